/* Normalising one paragraph.

   Most of Arabic text is characters that are copied as they are; runs of them go through whole. Every other character
   goes through a cluster: its rule is applied, it is decomposed, and when the next base comes the cluster is composed
   again. The last character of a run opens a cluster, as a mark may follow.

   A character of the text stands for one or more of the original, in order: the n characters that a cluster became
   stand for its k originals one by one, the last one for all that are left; where n is over k, the last original has
   several. Deleted characters belong to none. */

#include "tools/normalize/rewrite.h"
#include "common/utf8.h"
#include "tools/normalize/characters.h"
#include "tools/normalize/cluster.h"

#include <utf8proc.h>

enum { KEPT_MEMORY = 256 * 1024, DECOMPOSED_MAX = 32 };

/* ---- writing, with the map ---- */

static void put_shift(Rewriter *rewriter, uint64_t original)
{
    rewriter->shift = (int64_t)(original - rewriter->begin) - (int64_t)rewriter->count;
    if (rewriter->map.len > 0) buffer_put_char(&rewriter->map, ',');
    buffer_put_number(&rewriter->map, rewriter->count);
    buffer_put_char(&rewriter->map, ':');
    buffer_put_signed(&rewriter->map, rewriter->shift);
}

/* The next character of the text begins at an original offset. Behind something deleted, two entries: where the
   character before ends, where this one begins. */
static void put_begin(Rewriter *rewriter, uint64_t original)
{
    if (rewriter->count == 0) {
        rewriter->begin = original;
        return;
    }
    bool deleted_before = original > rewriter->previous_end;
    if (deleted_before) put_shift(rewriter, rewriter->previous_end);
    if (deleted_before || (int64_t)(original - rewriter->begin) - (int64_t)rewriter->count != rewriter->shift)
        put_shift(rewriter, original);
}

static void keep_to_here(Rewriter *rewriter, size_t trailing_spaces)
{
    rewriter->kept = (RewriteKept){rewriter->text.len - trailing_spaces, rewriter->map.len,
                                   rewriter->previous_end - trailing_spaces};
}

static void put_character(Rewriter *rewriter, uint32_t character, uint64_t begin, uint64_t end)
{
    if (character == ' ' && rewriter->count == 0) return;
    put_begin(rewriter, begin);
    rewriter->text.len += utf8_encode(character, buffer_reserve(&rewriter->text, 4));
    rewriter->count++;
    rewriter->previous_end = end;
    if (character != ' ') keep_to_here(rewriter, 0);
}

/* A run of plain characters that began at an original offset. */
static void put_run(Rewriter *rewriter, Slice run, size_t count, uint64_t begin)
{
    size_t leading = 0, trailing = 0;
    if (rewriter->count == 0)
        while (leading < run.len && run.ptr[leading] == ' ') leading++;
    run = slice_part(run, leading, run.len);
    count -= leading;
    if (count == 0) return;
    put_begin(rewriter, begin + leading);
    buffer_put(&rewriter->text, run);
    rewriter->count += count;
    rewriter->previous_end = begin + leading + count;
    while (trailing < run.len && run.ptr[run.len - 1 - trailing] == ' ') trailing++;
    if (trailing < run.len) keep_to_here(rewriter, trailing);
}

/* ---- clusters ---- */

static void finish_cluster(Rewriter *rewriter)
{
    Cluster *cluster = &rewriter->cluster;
    if (cluster->count == 0) return;
    cluster_compose(cluster);
    size_t last_place = cluster->place_count - 1;
    for (size_t i = 0; i < cluster->count; i++) {
        size_t place = i < last_place ? i : last_place;
        size_t end = i + 1 == cluster->count ? last_place : place;
        put_character(rewriter, cluster->characters[i], rewriter->start + cluster->places[place],
                      rewriter->start + cluster->places[end] + 1);
    }
    cluster_clear(cluster);
}

/* A character that no rule touches any more. */
static void add_to_cluster(Rewriter *rewriter, uint32_t character, uint64_t place)
{
    if (!character_continues(character)) finish_cluster(rewriter);
    cluster_add(&rewriter->cluster, character, (uint32_t)(place - rewriter->start));
}

static uint32_t last_character(const Rewriter *rewriter)
{
    const Cluster *cluster = &rewriter->cluster;
    return cluster->count > 0 ? cluster->characters[cluster->count - 1] : 0;
}

/* A character that does not decompose any further. */
static void add_decomposed(Rewriter *rewriter, uint32_t character, uint64_t place)
{
    unsigned options = rewriter->profile->options;
    const Cluster *cluster = &rewriter->cluster;
    CharacterRule rule = character_rule(character, options);
    switch (rule.action) {
    case CHARACTER_DELETE: return;
    case CHARACTER_REPLACE: character = rule.to; break;
    case CHARACTER_JOINER:
        if (!character_takes_joiner(last_character(rewriter))) return;
        break;
    case CHARACTER_HAMZA:
        if (hamza_is_dropped(cluster->count > 0 ? cluster->characters[0] : 0, character, options)) return;
        break;
    case CHARACTER_SPELL:
    case CHARACTER_KEEP: break;
    }
    add_to_cluster(rewriter, character, place);
}

static void add_character(Rewriter *rewriter, uint32_t character)
{
    uint64_t place = rewriter->offset++;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)character);
    if (property->decomp_seqindex == UINT16_MAX) {
        add_decomposed(rewriter, character, place);
        return;
    }
    CharacterAction action = character_rule(character, rewriter->profile->options).action;
    utf8proc_option_t form = action == CHARACTER_SPELL ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE;
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)character, parts, DECOMPOSED_MAX, form, &boundary);
    /* A vowel sign's isolated form decomposes to a space and the sign; the sign belongs to the letter before it. */
    bool carried = action == CHARACTER_SPELL && count > 1 && parts[0] == ' ';
    for (utf8proc_ssize_t i = carried; i < count && i < DECOMPOSED_MAX; i++)
        add_decomposed(rewriter, (uint32_t)parts[i], place);
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
    buffer_reset(&rewriter->text, KEPT_MEMORY);
    buffer_reset(&rewriter->map, KEPT_MEMORY);
    cluster_clear(&rewriter->cluster);
    rewriter->start = rewriter->offset;
    rewriter->count = 0;
    rewriter->shift = 0;
    rewriter->kept = (RewriteKept){0};
}

void rewrite_add(Rewriter *rewriter, Slice text)
{
    size_t at = 0, length;
    while (at < text.len) {
        Slice rest = slice_part(text, at, text.len);
        Run run = plain_run(rewriter->profile, rest);
        if (run.count > 1) {
            finish_cluster(rewriter);
            put_run(rewriter, slice_part(rest, 0, run.last), run.count - 1, rewriter->offset);
            rewriter->offset += run.count - 1;
        }
        add_character(rewriter, utf8_decode(rest, run.count > 0 ? run.last : 0, &length));
        at += run.count > 0 ? run.length : length;
    }
}

bool rewrite_end(Rewriter *rewriter, Rewritten *rewritten)
{
    finish_cluster(rewriter);
    const RewriteKept *kept = &rewriter->kept;
    if (kept->text_length == 0) return false;
    *rewritten = (Rewritten){{rewriter->text.ptr, kept->text_length}, {rewriter->map.ptr, kept->map_length},
                             rewriter->begin, kept->end};
    return true;
}

void rewrite_free(Rewriter *rewriter)
{
    buffer_free(&rewriter->text);
    buffer_free(&rewriter->map);
    cluster_free(&rewriter->cluster);
}

/* ---- which characters are plain ---- */

void profile_make(Profile *profile, unsigned options)
{
    unsigned char plain[0x800] = {0};
    *profile = (Profile){.options = options};
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
