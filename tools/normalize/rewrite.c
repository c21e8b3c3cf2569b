/* Normalising one paragraph.

   Most of Arabic text is characters that are copied as they are; runs of them go through whole. Every other character
   goes through a cluster: it is decomposed, its rule is applied, and when the next base comes the cluster is composed
   again. The last character of a run opens a cluster, as a mark may follow.

   A character of the text stands for those of the original that became it; where canonical ordering mixed them, for
   as many, in their order. Deleted characters belong to none. */

#include "tools/normalize/rewrite.h"
#include "common/utf8.h"

#include <utf8proc.h>

enum { DECOMPOSED_MAX = 32 };

/* ---- clusters ---- */

static void finish_cluster(Rewriter *rewriter)
{
    Cluster *cluster = &rewriter->cluster;
    if (cluster->count == 0) return;
    Form form = rewriter->profile->set.form;
    if (form & FORM_COMPOSED || form == FORM_NONE) cluster_compose(cluster);
    else cluster_sort(cluster);
    if (form != FORM_NONE && !cluster->counted && !cluster_is_as_given(cluster)) rewriter->counts[CHANGE_FORM]++;
    cluster_order_places(cluster);
    for (size_t i = 0; i < cluster->count; i++) {
        const ClusterPart *part = &cluster->parts[i];
        mapped_put(&rewriter->mapped, part->character, rewriter->start + part->begin, rewriter->start + part->end);
    }
    cluster_clear(cluster);
}

/* A character that no rule touches any more. */
static void add_to_cluster(Rewriter *rewriter, uint32_t character, uint32_t begin, uint32_t end)
{
    rewriter->last = character;
    if (!character_continues(character)) {
        finish_cluster(rewriter);
        rewriter->base = character;
    }
    cluster_add(&rewriter->cluster, character, begin, end);
}

/* A character that does not decompose any further. */
static void add_decomposed(Rewriter *rewriter, uint32_t character, uint32_t begin, uint32_t end)
{
    unsigned changes = rewriter->profile->set.changes;
    CharacterRule rule = character_rule(character, changes);
    bool dropped = false;
    switch (rule.action) {
    case CHARACTER_DELETE: dropped = true; break;
    case CHARACTER_JOINER: dropped = !character_takes_joiner(rewriter->last); break;
    case CHARACTER_HAMZA: dropped = hamza_is_dropped(rewriter->base, character, changes, &rule.change); break;
    case CHARACTER_REPLACE:
    case CHARACTER_SPELL:
    case CHARACTER_KEEP: break;
    }
    if (dropped || rule.action == CHARACTER_REPLACE) {
        rewriter->counts[rule.change]++;
        rewriter->changed = true;
    }
    if (!dropped) add_to_cluster(rewriter, rule.action == CHARACTER_REPLACE ? rule.to : character, begin, end);
}

/* Without a form, a character that no rule changes stays composed or decomposed as it is; each is its own cluster. */
static void leave_as_it_is(Rewriter *rewriter, uint32_t character, uint32_t begin, uint32_t end)
{
    if (rewriter->changed) return;
    cluster_clear(&rewriter->cluster);
    cluster_add(&rewriter->cluster, character, begin, end);
}

static void note_given(Cluster *cluster, uint32_t character, bool as_parts)
{
    if (!as_parts) cluster_add_given(cluster, character);
    else
        for (size_t i = cluster->given_count; i < cluster->count; i++)
            cluster_add_given(cluster, cluster->parts[i].character);
}

/* What the form, or the rule for presentation forms, takes a character apart to. Returns how many. */
static size_t decompose(uint32_t character, bool compatible, uint32_t parts[DECOMPOSED_MAX])
{
    int boundary = 0;
    utf8proc_option_t option = compatible ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE;
    utf8proc_int32_t signed_parts[DECOMPOSED_MAX];
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)character, signed_parts, DECOMPOSED_MAX, option, &boundary);
    if (count < 1 || count > DECOMPOSED_MAX) {
        parts[0] = character;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++) parts[i] = (uint32_t)signed_parts[i];
    return (size_t)count;
}

void rewrite_add_character(Rewriter *rewriter, uint32_t character, uint32_t original_length)
{
    Form form = rewriter->profile->set.form;
    Cluster *cluster = &rewriter->cluster;
    uint32_t begin = (uint32_t)(rewriter->offset - rewriter->start), end = begin + original_length;
    uint32_t parts[DECOMPOSED_MAX];
    bool spelled = character_rule(character, rewriter->profile->set.changes).action == CHARACTER_SPELL;
    size_t count = decompose(character, spelled || (form & FORM_COMPATIBLE), parts);
    /* A vowel sign's isolated form decomposes to a space and the sign; the sign belongs to the letter before it. */
    bool carried = spelled && count > 1 && parts[0] == ' ';
    rewriter->offset += original_length;
    rewriter->changed = spelled && (count > 1 || parts[0] != character);
    if (rewriter->changed) rewriter->counts[CHANGE_PRESENTATION]++;
    if (form == FORM_NONE) finish_cluster(rewriter);
    for (size_t i = carried; i < count; i++) add_decomposed(rewriter, parts[i], begin, end);
    if (form == FORM_NONE) leave_as_it_is(rewriter, character, begin, end);
    else note_given(cluster, character, rewriter->changed);
    cluster->counted |= spelled;
}

/* ---- runs ---- */

typedef struct {
    size_t length, count; /* bytes and characters */
    size_t last;          /* byte where the last character begins */
} Run;

/* The plain characters at the front of a text. */
static Run plain_run(const Profile *profile, Slice text)
{
    Run run = {0};
    while (run.length < text.len) {
        unsigned char first = (unsigned char)text.ptr[run.length];
        if (first >= 0xE0) break;
        size_t length = first < 0x80 ? 1 : 2;
        unsigned character = first;
        if (length == 2) character = (first & 0x1Fu) << 6 | ((unsigned char)text.ptr[run.length + 1] & 0x3Fu);
        if (!profile->plain[character]) break;
        run.last = run.length;
        run.length += length;
        run.count++;
    }
    return run;
}

void rewrite_begin(Rewriter *rewriter)
{
    mapped_begin(&rewriter->mapped);
    cluster_clear(&rewriter->cluster);
    rewriter->start = rewriter->offset;
    rewriter->base = rewriter->last = 0;
}

void rewrite_add(Rewriter *rewriter, Slice text)
{
    size_t at = 0, length;
    while (at < text.len) {
        Slice rest = slice_part(text, at, text.len);
        Run run = plain_run(rewriter->profile, rest);
        if (run.count > 1) {
            finish_cluster(rewriter);
            mapped_put_run(&rewriter->mapped, slice_part(rest, 0, run.last), run.count - 1, rewriter->offset);
            rewriter->offset += run.count - 1;
        }
        rewrite_add_character(rewriter, utf8_decode(rest, run.count > 0 ? run.last : 0, &length), 1);
        at += run.count > 0 ? run.length : length;
    }
}

bool rewrite_end(Rewriter *rewriter, Rewritten *rewritten)
{
    finish_cluster(rewriter);
    const MappedText *mapped = &rewriter->mapped;
    if (mapped->kept_text == 0) return false;
    *rewritten = (Rewritten){{mapped->text.ptr, mapped->kept_text}, {mapped->map.ptr, mapped->kept_map},
                             mapped->begin, mapped->kept_end};
    return true;
}

void rewrite_free(Rewriter *rewriter)
{
    mapped_free(&rewriter->mapped);
    cluster_free(&rewriter->cluster);
}

/* ---- which characters are plain ---- */

void profile_make(Profile *profile, ChangeSet set)
{
    unsigned char plain[0x800] = {0};
    *profile = (Profile){.set = set};
    Rewriter rewriter = {.profile = profile};
    for (uint32_t character = 1; character < 0x800; character++) {
        char bytes[4];
        Slice alone = {bytes, utf8_encode(character, bytes)};
        Rewritten rewritten;
        rewrite_begin(&rewriter);
        rewrite_add(&rewriter, alone);
        bool same = rewrite_end(&rewriter, &rewritten) && slice_equal(rewritten.text, alone);
        plain[character] = character == ' ' || (same && !character_continues(character));
    }
    rewrite_free(&rewriter);
    memcpy(profile->plain, plain, sizeof plain);
}
