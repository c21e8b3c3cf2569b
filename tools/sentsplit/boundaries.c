#include "tools/sentsplit/boundaries.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/sentsplit/stops.h"
#include "tools/sentsplit/words.h"

enum {
    MASKS = 2,                /* words a block: character starts, marks */
    KEPT_MEMORY = 256 * 1024
};

Boundaries boundaries_make(BoundaryOptions options)
{
    return (Boundaries){.options = options, .marks = mark_class(options.colons || options.commas)};
}

void boundaries_free(Boundaries *boundaries)
{
    buffer_free(&boundaries->masks);
    buffer_free(&boundaries->ends);
}

/* ---- the masks ---- */

static const uint64_t *mask_words(const Boundaries *boundaries)
{
    return (const uint64_t *)(const void *)boundaries->masks.ptr;
}

static void make_masks(Boundaries *boundaries, Slice text)
{
    size_t size = class_masks_size(text.len, MASKS - 1) * sizeof(uint64_t);
    buffer_reset(&boundaries->masks, KEPT_MEMORY);
    class_masks(&boundaries->marks, MASKS - 1, text, (uint64_t *)(void *)buffer_reserve(&boundaries->masks, size));
    boundaries->masks.len = size;
}

/* The first mark at `at` or behind it; the text's length where there is none. */
static size_t next_mark(const Boundaries *boundaries, size_t at)
{
    size_t blocks = boundaries->masks.len / sizeof(uint64_t) / MASKS, block = at / CLASS_BLOCK;
    const uint64_t *words = mask_words(boundaries);
    if (block >= blocks) return boundaries->text.len;
    uint64_t word = words[block * MASKS + 1] & ~mask_below(at % CLASS_BLOCK);
    while (word == 0) {
        if (++block == blocks) return boundaries->text.len;
        word = words[block * MASKS + 1];
    }
    return block * CLASS_BLOCK + mask_first(word);
}

size_t boundaries_characters(const Boundaries *boundaries, size_t from, size_t to)
{
    const uint64_t *words = mask_words(boundaries);
    size_t block = from / CLASS_BLOCK, last = to / CLASS_BLOCK, count = 0;
    uint64_t above = ~mask_below(from % CLASS_BLOCK);
    for (; block < last; block++, above = ~(uint64_t)0) count += mask_count(words[block * MASKS] & above);
    if (to % CLASS_BLOCK > 0) count += mask_count(words[block * MASKS] & above & mask_below(to % CLASS_BLOCK));
    return count;
}

/* ---- the ends ---- */

static void begin_sentence(Boundaries *boundaries)
{
    size_t count = boundaries_count(boundaries);
    boundaries->sentence = skip_spaces(boundaries->text, count > 0 ? boundaries_end(boundaries, count - 1) : 0);
}

static void put_end(Boundaries *boundaries, size_t end)
{
    uint32_t place = (uint32_t)end;
    buffer_put(&boundaries->ends, (Slice){(const char *)&place, sizeof place});
    begin_sentence(boundaries);
}

/* A quotation or bracket closes: what was taken for an end within it is none. */
static void close_mark(Boundaries *boundaries, MarkKind kind)
{
    size_t ends = quotations_close(&boundaries->quotations, kind);
    if (ends >= boundaries_count(boundaries)) return;
    boundaries->ends.len = ends * sizeof(uint32_t);
    begin_sentence(boundaries);
}

static void see_paired(Boundaries *boundaries, size_t at, MarkKind kind)
{
    if (quotations_closes(&boundaries->quotations, boundaries->text, at, kind)) close_mark(boundaries, kind);
    else quotations_push(&boundaries->quotations, kind, boundaries_count(boundaries));
}

/* ---- what closes after a stop ---- */

/* Behind the mark at `at`, where it closes after a stop; `at` where it does not. */
static size_t take_one(Boundaries *boundaries, size_t at)
{
    Slice text = boundaries->text;
    size_t length;
    uint32_t c = utf8_decode(text, at, &length);
    MarkKind kind = mark_kind(c);
    if (mark_is_paired(kind)) {
        if (!quotations_closes(&boundaries->quotations, text, at, kind)) return at;
        close_mark(boundaries, kind);
        return at + length;
    }
    uint32_t after = character_at(text, at + length);
    bool closes = mark_is_apostrophe(c) && (is_space(after) || mark_is_paired(mark_kind(after)) || mark_kind(after) == MARK_STOP);
    return closes ? at + length : at;
}

/* The same behind white space: a stop by itself (؟ !), or a mark that closes what is open (. "). */
static size_t take_spaced(Boundaries *boundaries, size_t at)
{
    Slice text = boundaries->text;
    size_t next = skip_spaces(text, at), length;
    if (next == at || next >= text.len) return at;
    MarkKind kind = mark_kind(utf8_decode(text, next, &length));
    size_t behind = kind == MARK_STOP ? skip_stops(text, next) : next + length;
    uint32_t after = character_at(text, behind);
    if (!is_space(after) && mark_kind(after) == MARK_NONE) return at;
    if (kind == MARK_STOP) return behind;
    if (!mark_is_paired(kind) || !quotations_open(&boundaries->quotations, kind)) return at;
    size_t taken = take_one(boundaries, next);
    return taken > next ? taken : at;
}

/* Takes the marks that close after the stop, and stops after those (؟".). `*stopped`: there were such stops. */
static size_t take_closing(Boundaries *boundaries, size_t at, bool *stopped)
{
    Slice text = boundaries->text;
    for (;;) {
        size_t from = at;
        if (at < text.len) at = take_one(boundaries, at);
        if (at == from) at = take_spaced(boundaries, at);
        if (at == from) return at;
        size_t behind = skip_stops(text, at);
        *stopped |= behind > at;
        at = behind;
    }
}

/* ---- one mark after the other ---- */

/* Returns the place behind the stop and all that closes with it. */
static size_t see_stop(Boundaries *boundaries, size_t from)
{
    Slice text = boundaries->text;
    Stop stop = {.text = text, .from = from, .to = skip_stops(text, from)};
    if (stop.to == text.len || stop_is_in_brackets(text, from, stop.to)) return stop.to;
    bool stopped = false;
    stop.end = take_closing(boundaries, stop.to, &stopped);
    stop.next = skip_spaces(text, stop.end);
    if (stop.next == text.len) return stop.next;
    stop.sentence = boundaries->sentence;
    stop.closed = stop.end > stop.to;
    if (stopped || stop_ends(&stop)) put_end(boundaries, stop.end);
    return stop.end;
}

/* ، ؛ ; : with --split-comma and --split-colon. Not inside a number, a clock time or an address. */
static size_t see_clause_mark(Boundaries *boundaries, size_t at, size_t length)
{
    Slice text = boundaries->text;
    bool comma = character_at(text, at) == 0x060C;
    size_t end = at + length;
    if (!(comma ? boundaries->options.commas : boundaries->options.colons)) return end;
    uint32_t before = character_before(text, at), after = character_at(text, end);
    if (after == '/' || (is_ascii_word(before) && is_ascii_word(after))) return end;
    if (arabic_digit(before) >= 0 && arabic_digit(after) >= 0) return end;
    while (end < text.len) {
        size_t taken = take_one(boundaries, end);
        if (taken == end) break;
        end = taken;
    }
    if (boundaries->sentence < at && skip_spaces(text, end) < text.len) put_end(boundaries, end);
    return end;
}

void boundaries_find(Boundaries *boundaries, Slice paragraph)
{
    boundaries->text = paragraph;
    boundaries->quotations.depth = 0;
    buffer_reset(&boundaries->ends, KEPT_MEMORY);
    make_masks(boundaries, paragraph);
    begin_sentence(boundaries);
    size_t at = 0, length;
    while ((at = next_mark(boundaries, at)) < paragraph.len) {
        MarkKind kind = mark_kind(utf8_decode(paragraph, at, &length));
        if (kind == MARK_STOP) {
            at = see_stop(boundaries, at);
        } else if (kind == MARK_CLAUSE) {
            at = see_clause_mark(boundaries, at, length);
        } else {
            if (mark_is_paired(kind)) see_paired(boundaries, at, kind);
            at += length;
        }
    }
}
