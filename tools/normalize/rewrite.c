/* Normalising one paragraph.

   Most of Arabic text is characters that are copied as they are; runs of them, found by scan.c, go through whole. What
   becomes something else wherever it stands is put as the profile says. Every other character goes through a cluster:
   it is decomposed, its rule is applied, and when the next base comes the cluster is composed again. The last character
   of the run before it opens the cluster.

   A character of the text stands for those of the original that became it; where canonical ordering mixed them, for
   as many, in their order. Deleted characters belong to none. */

#include "tools/normalize/rewrite.h"
#include "common/utf8.h"

#include <utf8proc.h>

enum { DECOMPOSED_MAX = 32 };

static void count_changes(Rewriter *rewriter, unsigned changes)
{
    for (unsigned change = 0; changes >> change != 0; change++) rewriter->counts[change] += changes >> change & 1;
}

/* ---- clusters ---- */

static void finish_cluster(Rewriter *rewriter)
{
    Cluster *cluster = &rewriter->cluster;
    if (cluster->count == 0) return;
    Form form = rewriter->profile->set.form;
    if (form & FORM_COMPOSED || form == FORM_NONE) cluster_compose(cluster);
    else cluster_sort(cluster);
    /* Where nothing was given, these are the first parts of a character whose last ones are still to come. */
    bool counts = form != FORM_NONE && !cluster->counted && cluster->given_count > 0;
    if (counts && !cluster_is_as_given(cluster)) rewriter->counts[CHANGE_FORM]++;
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
    if (dropped || rule.action == CHARACTER_REPLACE) rewriter->made |= 1u << rule.change;
    if (!dropped) add_to_cluster(rewriter, rule.action == CHARACTER_REPLACE ? rule.to : character, begin, end);
}

/* Without a form, a character that no rule changes stays composed or decomposed as it is; each is its own cluster. */
static void leave_as_it_is(Rewriter *rewriter, uint32_t character, uint32_t begin, uint32_t end)
{
    if (rewriter->made != 0) return;
    cluster_clear(&rewriter->cluster);
    cluster_add(&rewriter->cluster, character, begin, end);
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

/* A character that is taken apart, or has a rule. */
static void add_changing(Rewriter *rewriter, uint32_t character, uint32_t begin, uint32_t end)
{
    Form form = rewriter->profile->set.form;
    Cluster *cluster = &rewriter->cluster;
    uint32_t parts[DECOMPOSED_MAX];
    bool spelled = character_rule(character, rewriter->profile->set.changes).action == CHARACTER_SPELL;
    size_t count = decompose(character, spelled || (form & FORM_COMPATIBLE), parts);
    /* A vowel sign's isolated form decomposes to a space and the sign; the sign belongs to the letter before it. */
    bool carried = spelled && count > 1 && parts[0] == ' ';
    rewriter->made = spelled && (count > 1 || parts[0] != character) ? 1u << CHANGE_PRESENTATION : 0;
    for (size_t i = carried; i < count; i++) add_decomposed(rewriter, parts[i], begin, end);
    cluster->counted |= spelled && cluster->count > cluster->noted;
    if (form == FORM_NONE) leave_as_it_is(rewriter, character, begin, end);
    else if (rewriter->made == 0) cluster_note_given(cluster, character);
    else cluster_note_parts(cluster);
    count_changes(rewriter, rewriter->made);
}

void rewrite_add_character(Rewriter *rewriter, uint32_t character, uint32_t original_length)
{
    const Profile *profile = rewriter->profile;
    uint32_t begin = (uint32_t)(rewriter->offset - rewriter->start), end = begin + original_length;
    rewriter->offset += original_length;
    Form form = profile->set.form;
    if (form == FORM_NONE) finish_cluster(rewriter);
    if (action_of(profile, character) > ACTION_MARK || character_decomposes(character, form | FORM_NFD)) {
        add_changing(rewriter, character, begin, end);
    } else {
        add_to_cluster(rewriter, character, begin, end);
        cluster_note_given(&rewriter->cluster, character);
    }
}

/* ---- runs ---- */

typedef struct {
    uint32_t character;
    uint32_t length;    /* in bytes */
    bool replaced;      /* by U+FFFD */
} Decoded;

static bool continues_byte(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* A character of four bytes; or what is none. */
static Decoded decode_rare(const unsigned char *byte, size_t left)
{
    size_t skip;
    bool whole = (byte[0] & 0xF8) == 0xF0 && left > 3 && continues_byte(byte[1]) && continues_byte(byte[2]) &&
                 continues_byte(byte[3]);
    if (whole) {
        uint32_t last = (byte[2] & 0x3Fu) << 6 | (byte[3] & 0x3Fu);
        uint32_t character = (byte[0] & 0x07u) << 18 | (byte[1] & 0x3Fu) << 12 | last;
        if (character >= 0x10000 && character <= 0x10FFFF) return (Decoded){character, 4, false};
    }
    utf8_valid_prefix((Slice){(const char *)byte, left < 4 ? left : 4}, &skip);
    return (Decoded){0xFFFD, (uint32_t)skip, true};
}

/* The character at `at`, which may be the start of something that is none. */
static inline Decoded decode(Slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + at;
    size_t left = text.len - at;
    if (byte[0] < 0x80) return byte[0] != 0 ? (Decoded){byte[0], 1, false} : (Decoded){0xFFFD, 1, true};
    if (byte[0] >= 0xC2 && byte[0] < 0xE0 && left > 1 && continues_byte(byte[1]))
        return (Decoded){(byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu), 2, false};
    if ((byte[0] & 0xF0) == 0xE0 && left > 2 && continues_byte(byte[1]) && continues_byte(byte[2])) {
        uint32_t character = (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
        if (character >= 0x800 && (character < 0xD800 || character > 0xDFFF)) return (Decoded){character, 3, false};
    }
    return decode_rare(byte, left);
}

static void put_run(Rewriter *rewriter, const Scan *scan, size_t from, size_t to)
{
    if (from == to) return;
    size_t count = scan_before(scan, to) - scan_before(scan, from);
    mapped_put_run(&rewriter->mapped, slice_part(scan->text, from, to), count, rewriter->offset);
    rewriter->offset += count;
}

/* Puts a run, but for its last character and the marks on it: they open a cluster. */
static void put_run_and_open(Rewriter *rewriter, const Scan *scan, size_t from, size_t to)
{
    size_t base = to, length;
    uint32_t character = 0x0300;
    for (; base > from && character_continues(character); base -= length)
        character = utf8_decode_before(scan->text, base, &length);
    put_run(rewriter, scan, from, base);
    for (; base < to; base += length) {
        character = utf8_decode(scan->text, base, &length);
        rewrite_add_character(rewriter, character, 1);
    }
}

/* Adds characters one by one up to one that continues nothing and stays as it is, and closes the cluster there. At the
   text's end it stays open, for what follows. */
static size_t look(Rewriter *rewriter, const Scan *scan, size_t at, bool lines)
{
    while (at < scan->text.len) {
        Decoded decoded = decode(scan->text, at);
        unsigned action = action_of(rewriter->profile, decoded.character);
        bool kept = action == ACTION_KEEP && !decoded.replaced;
        if (kept || (action == ACTION_LINE_END && lines)) {
            finish_cluster(rewriter);
            break;
        }
        rewriter->replaced += decoded.replaced;
        rewrite_add_character(rewriter, decoded.character, 1);
        at += decoded.length;
    }
    return at;
}

/* Whether what stands from `at` on, behind any characters that go away, leaves a base before it as it is. */
static bool base_is_safe(const Profile *profile, Slice text, size_t at)
{
    while (at < text.len) {
        Decoded decoded = decode(text, at);
        unsigned action = action_of(profile, decoded.character);
        if (action < ACTION_RESULTS) return action == ACTION_KEEP || action == ACTION_LINE_END;
        if (action_result(profile, action)->count > 0) return true;
        at += decoded.length;
    }
    return false; /* what follows is not known yet */
}

static void put_result(Rewriter *rewriter, const Result *result)
{
    for (uint32_t i = 0; i < result->count; i++)
        mapped_put(&rewriter->mapped, result->characters[i], rewriter->offset, rewriter->offset + 1);
    count_changes(rewriter, result->changes);
    rewriter->offset++;
}

/* Puts what characters from `at` on become. The first has a result, and what stands behind it is safe. */
static size_t put_results(Rewriter *rewriter, Slice text, size_t at)
{
    const Profile *profile = rewriter->profile;
    size_t first = at;
    while (at < text.len) {
        Decoded decoded = decode(text, at);
        unsigned action = action_of(profile, decoded.character);
        if (action < ACTION_RESULTS) break;
        const Result *result = action_result(profile, action);
        /* For those that go away it was asked at the character before them. */
        if (at > first && result->count > 0 && !base_is_safe(profile, text, at + decoded.length)) break;
        put_result(rewriter, result);
        at += decoded.length;
    }
    return at;
}

/* With `lines`, up to a line end; else to the end. */
static size_t add_scanned(Rewriter *rewriter, size_t at, bool lines)
{
    const Scan *scan = &rewriter->scan;
    if (rewriter->cluster.count > 0) at = look(rewriter, scan, at, lines);
    for (size_t run = at;;) {
        at = scan_special(scan, at);
        if (at == scan->text.len) {
            put_run_and_open(rewriter, scan, run, at);
            return at;
        }
        Decoded decoded = decode(scan->text, at);
        unsigned action = action_of(rewriter->profile, decoded.character);
        if ((action == ACTION_KEEP && !decoded.replaced) || (action == ACTION_LINE_END && !lines)) {
            rewriter->mapped.escapes |= decoded.length == 1;
            at += decoded.length;
            continue;
        }
        if (action == ACTION_LINE_END) {
            put_run(rewriter, scan, run, at);
            return at;
        }
        if (action >= ACTION_RESULTS && base_is_safe(rewriter->profile, scan->text, at + decoded.length)) {
            put_run(rewriter, scan, run, at);
            at = put_results(rewriter, scan->text, at);
        } else {
            put_run_and_open(rewriter, scan, run, at);
            at = look(rewriter, scan, at, lines);
        }
        run = at;
    }
}

void rewrite_begin(Rewriter *rewriter)
{
    mapped_begin(&rewriter->mapped);
    cluster_clear(&rewriter->cluster);
    rewriter->start = rewriter->offset;
    rewriter->base = rewriter->last = 0;
}

void rewrite_scan(Rewriter *rewriter, Slice text) { scan_text(&rewriter->scan, rewriter->profile->classes, text); }

size_t rewrite_add_line(Rewriter *rewriter, size_t at) { return add_scanned(rewriter, at, true); }

void rewrite_add(Rewriter *rewriter, Slice text)
{
    while (text.len > 0) {
        size_t step = text.len < SCAN_MAX ? text.len : SCAN_MAX;
        while (step > 1 && step < text.len && ((unsigned char)text.ptr[step] & 0xC0) == 0x80) step--;
        rewrite_scan(rewriter, slice_part(text, 0, step));
        add_scanned(rewriter, 0, false);
        text = slice_part(text, step, text.len);
    }
}

bool rewrite_end(Rewriter *rewriter, Rewritten *rewritten)
{
    finish_cluster(rewriter);
    const MappedText *mapped = &rewriter->mapped;
    if (mapped->kept_text == 0) return false;
    Slice map = {mapped->map.ptr + MAPPED_ROOM, mapped->kept_map - MAPPED_ROOM};
    *rewritten = (Rewritten){{mapped->text.ptr, mapped->kept_text}, map,
                             mapped->begin, mapped->kept_end, !mapped->escapes};
    return true;
}

void rewrite_free(Rewriter *rewriter)
{
    mapped_free(&rewriter->mapped);
    cluster_free(&rewriter->cluster);
}

