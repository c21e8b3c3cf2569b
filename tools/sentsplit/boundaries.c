#include "tools/sentsplit/boundaries.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "lexicons.h"

/* ---- characters ---- */

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x2026 || c == 0x06D4 || c == 0x203C || c == 0x2048;
}

static bool is_opening_quote(uint32_t c) { return c == 0x00AB || c == 0x201C || c == 0x2039; }
static bool is_closing_quote(uint32_t c) { return c == 0x00BB || c == 0x201D || c == 0x203A; }

/* What may stand between the stop and the end of its sentence. */
static bool closes(uint32_t c)
{
    return is_closing_quote(c) || c == '"' || c == '\'' || c == 0x2019 || c == ')' || c == ']' || c == '}';
}

static bool is_latin(uint32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static bool is_letter(uint32_t c) { return arabic_is_letter(c) || arabic_is_diacritic(c) || c == 0x0640 || is_latin(c); }

static uint32_t character(Slice text, size_t at)
{
    size_t length;
    return at < text.len ? utf8_decode(text, at, &length) : ' ';
}

/* ---- does this full stop end a sentence? ---- */

/* The letters right before `at`, as a word; digits and marks end it. */
static Slice word_before(Slice text, size_t at)
{
    size_t from = at, length;
    while (from > 0 && at - from < 64) { /* no abbreviation is longer */
        uint32_t c = utf8_decode_before(text, from, &length);
        if (!is_letter(c)) break;
        from -= length;
    }
    return slice_part(text, from, at);
}

static size_t letters_in(Slice word)
{
    size_t count = 0, length;
    for (size_t at = 0; at < word.len; at += length) {
        uint32_t c = utf8_decode(word, at, &length);
        count += !arabic_is_diacritic(c) && c != 0x0640;
    }
    return count;
}

static bool is_abbreviation(Slice word)
{
    char folded[64];
    if (word.len == 0 || word.len > sizeof folded) return false;
    return lexicon_find(&lexicon_abbreviations, (Slice){folded, arabic_fold_into(word, folded)}) != LEXICON_NONE;
}

/* A number and a space before the letter: an era or a unit (1442 هـ.), which may end a sentence, not an initial. */
static bool follows_number(Slice text, Slice word)
{
    size_t at = (size_t)(word.ptr - text.ptr), length;
    while (at > 0 && text.ptr[at - 1] == ' ') at--;
    return at > 0 && arabic_digit(utf8_decode_before(text, at, &length)) >= 0;
}

/* Nothing but the number before the stop: an item of a list (1. ...). */
static bool is_list_number(Slice text, size_t sentence, size_t stop)
{
    size_t length, digits = 0;
    for (size_t at = sentence; at < stop; at += length, digits++)
        if (arabic_digit(utf8_decode(text, at, &length)) < 0) return false;
    return digits > 0 && digits <= 3;
}

/* `stop` is the place of one single full stop, `next` the place behind it. */
static bool full_stop_ends(Slice text, size_t sentence, size_t stop, size_t next)
{
    uint32_t after = character(text, next);
    size_t length;
    uint32_t before = stop > sentence ? utf8_decode_before(text, stop, &length) : ' ';
    if (arabic_digit(after) >= 0 && (arabic_digit(before) >= 0 || before == ' ')) return false;
    Slice word = word_before(text, stop);
    bool glued = next < text.len && is_letter(after);
    if (glued && letters_in(word) < 2) return false;
    if (is_list_number(text, sentence, stop)) return false;
    if (is_abbreviation(word)) return false;
    return letters_in(word) != 1 || follows_number(text, word);
}

/* ---- quotations ---- */

Boundaries boundaries_begin(Slice paragraph)
{
    Boundaries boundaries = {.text = paragraph};
    size_t length;
    for (size_t at = 0; at < paragraph.len; at += length) {
        uint32_t c = utf8_decode(paragraph, at, &length);
        boundaries.straight_left += c == '"';
        boundaries.closing_left += is_closing_quote(c);
    }
    return boundaries;
}

/* A mark that is never closed opens nothing: it must not swallow the rest of the paragraph. */
static void see_quote(Boundaries *boundaries, uint32_t c)
{
    if (c == '"') {
        boundaries->straight_left--;
        boundaries->quoted = !boundaries->quoted && boundaries->straight_left > 0;
    } else if (is_opening_quote(c)) {
        if (boundaries->depth < boundaries->closing_left) boundaries->depth++;
    } else if (is_closing_quote(c)) {
        boundaries->closing_left--;
        if (boundaries->depth > 0) boundaries->depth--;
    }
}

/* ---- the sentences ---- */

/* Behind the stop's repetitions and the quotes and brackets that close after it. */
static size_t take_closing(Boundaries *boundaries, size_t at)
{
    size_t length;
    while (at < boundaries->text.len) {
        uint32_t c = utf8_decode(boundaries->text, at, &length);
        if (!closes(c) || (c == '"' && !boundaries->quoted)) break;
        see_quote(boundaries, c);
        at += length;
    }
    return at;
}

static size_t skip_stops(Slice text, size_t at)
{
    size_t length;
    while (at < text.len && is_stop(utf8_decode(text, at, &length))) at += length;
    return at;
}

/* Whether a sentence that began at `sentence` ends with the stop at `stop`; `*end` is behind it. */
static bool ends_here(Boundaries *boundaries, size_t sentence, size_t stop, size_t *end)
{
    Slice text = boundaries->text;
    size_t behind = skip_stops(text, stop);
    bool single = behind == stop + 1 && text.ptr[stop] == '.';
    *end = behind;
    /* Two dots are a pause in Arabic headlines, not an ellipsis. */
    bool pause = behind == stop + 2 && slice_equal(slice_part(text, stop, behind), SLICE(".."));
    if (pause && behind < text.len) return false;
    bool in_address = behind < text.len && behind == stop + 1 &&
                      (is_latin(character(text, behind)) || text.ptr[behind] == '/');
    if (in_address) return false;
    if (single && behind < text.len && !full_stop_ends(text, sentence, stop, behind)) return false;
    size_t closed = take_closing(boundaries, behind);
    *end = closed;
    return !boundaries->quoted && boundaries->depth == 0;
}

static size_t skip_spaces(Slice text, size_t at)
{
    while (at < text.len && text.ptr[at] == ' ') at++;
    return at;
}

bool boundaries_next(Boundaries *boundaries, size_t *from, size_t *to)
{
    Slice text = boundaries->text;
    size_t sentence = skip_spaces(text, boundaries->at), at = sentence, length;
    if (sentence >= text.len) return false;
    while (at < text.len) {
        uint32_t c = utf8_decode(text, at, &length);
        size_t end;
        if (is_stop(c)) {
            if (ends_here(boundaries, sentence, at, &end)) {
                at = end;
                break;
            }
            at = end;
            continue;
        }
        see_quote(boundaries, c);
        at += length;
    }
    boundaries->at = at;
    while (at > sentence && text.ptr[at - 1] == ' ') at--;
    *from = sentence;
    *to = at;
    return true;
}
