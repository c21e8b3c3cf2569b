#include "tools/sentsplit/stops.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/sentsplit/marks.h"
#include "tools/sentsplit/words.h"

enum {
    BEGINNING_MAX = 64,     /* bytes of a sentence's beginning that are looked at */
    HEADING_MAX = 180,      /* bytes of a heading: about a hundred letters */
    ABBREVIATION_MAX = 12   /* bytes of the longest abbreviation without stops inside */
};

static bool is_digit(uint32_t c) { return arabic_digit(c) >= 0; }

static bool glued(const Stop *stop) { return stop->next == stop->to; }

/* ---- the beginning of the sentence ---- */

/* Whether the sentence has more than marks before the stop. */
static bool has_content(const Stop *stop)
{
    size_t length;
    for (size_t at = stop->sentence; at < stop->from; at += length) {
        uint32_t c = utf8_decode(stop->text, at, &length);
        if (is_letter(c) || is_digit(c) || at - stop->sentence >= BEGINNING_MAX) return true;
        if (c >= 0x80 && mark_kind(c) == MARK_NONE && !is_space(c)) return true; /* a letter of another script */
    }
    return false;
}

/* Nothing but the number before the stop, in brackets or behind a bullet perhaps: an item of a list (1. ... - 2.3. ...). */
static bool is_list_number(const Stop *stop)
{
    size_t length, digits = 0;
    if (stop->from - stop->sentence >= BEGINNING_MAX) return false;
    for (size_t at = stop->sentence; at < stop->from; at += length) {
        uint32_t c = utf8_decode(stop->text, at, &length);
        if (is_letter(c)) return false;
        digits += is_digit(c);
    }
    return digits > 0 && digits <= 3;
}

/* ---- the full stop ---- */

/* A number and a space before the word: an era or a unit (1442 هـ.), which may end a sentence, not an initial. */
static bool follows_number(const Stop *stop, Slice word)
{
    size_t at = (size_t)(word.ptr - stop->text.ptr);
    size_t below = at > BEGINNING_MAX ? at - BEGINNING_MAX : 0;
    while (at > below && stop->text.ptr[at - 1] == ' ') at--;
    return is_digit(character_before(stop->text, at));
}

/* The next word has the conjunction و: as good a sign of a new sentence as Arabic gives. */
static bool next_begins_with_and(const Stop *stop)
{
    Slice word = word_after(stop->text, stop->next);
    return slice_starts(word, SLICE("و")) && letters_in(word) >= 3;
}

/* The same where a letter follows at once: two sentences run together (انتهى.وقال), unless either word is one of an
   address or an abbreviation. */
static bool glued_letter_ends(const Stop *stop)
{
    Slice last = word_before(stop->text, stop->from);
    if (last.len == 0) return true;
    if (letters_in(last) < 2 || slice_is(abbreviation_class(last), "letter")) return false;
    Slice next = word_after(stop->text, stop->next);
    if (letters_in(next) == 1 && character_at(stop->text, stop->next + next.len) == '.') return false;
    return !slice_is(abbreviation_class(next), "domain");
}

/* No space behind the stop: an address, a number, an abbreviation in one piece; else a space that was forgotten. */
static bool glued_stop_ends(const Stop *stop, Slice word)
{
    uint32_t before = character_before(stop->text, stop->from), after = character_at(stop->text, stop->next);
    if (is_digit(after)) return arabic_is_letter(before) && letters_in(word) > 1;
    if (is_ascii_word(after) || after == '/' || after == '_' || after == '@') return false;
    if (!is_letter(after) || is_space(before) || is_digit(before)) return true;
    return glued_letter_ends(stop);
}

/* Behind the name of a letter: a stop behind the next name makes both an abbreviation (جيه. كيه. رولينغ). */
static bool letter_name_ends(const Stop *stop, Slice word)
{
    Slice next = word_after(stop->text, stop->next);
    size_t behind = stop->next + next.len, before = (size_t)(word.ptr - stop->text.ptr);
    if (slice_is(abbreviation_class(next), "letter") && character_at(stop->text, behind) == '.') return false;
    before = trim_spaces(stop->text, before > BEGINNING_MAX ? before - BEGINNING_MAX : 0, before);
    bool initials = character_before(stop->text, before) == '.' &&
                    slice_is(abbreviation_class(word_before(stop->text, before - 1)), "letter");
    return !initials || next_begins_with_and(stop);
}

static bool abbreviation_ends(const Stop *stop, Slice word)
{
    Slice class = abbreviation_class(word);
    bool single = letters_in(word) == 1, unit = slice_is(class, "unit");
    if ((single || unit) && follows_number(stop, word)) return true;
    if (slice_is(class, "title")) return false;
    if (slice_is(class, "number") && is_digit(character_at(stop->text, stop->next))) return false;
    if (single) return slice_is(abbreviation_class(previous_word(stop->text, (size_t)(word.ptr - stop->text.ptr))), "label");
    if (unit) return next_begins_with_and(stop);
    if (slice_is(class, "name") || is_dotted_letters(word)) return next_begins_with_and(stop);
    bool dotted = memchr(word.ptr, '.', word.len) != NULL;
    Slice last = dotted ? abbreviation_class(word_before(stop->text, stop->from)) : class;
    return !slice_is(last, "letter") || letter_name_ends(stop, word);
}

/* The common case: a word longer than any abbreviation, and a space. */
static bool ends_long_word(const Stop *stop)
{
    if (glued(stop) || stop->from - stop->sentence <= ABBREVIATION_MAX) return false;
    for (size_t at = stop->from - ABBREVIATION_MAX - 1; at < stop->from; at++)
        if ((unsigned char)stop->text.ptr[at] < 0x80) return false;
    return true;
}

static bool full_stop_ends(const Stop *stop)
{
    if (ends_long_word(stop)) return true;
    Slice word = dotted_word_before(stop->text, stop->from);
    if (is_list_number(stop)) return false;
    if (glued(stop)) return glued_stop_ends(stop, word);
    if (is_digit(character_at(stop->text, stop->to)) && is_space(character_before(stop->text, stop->from))) return false;
    return word.len == 0 || abbreviation_ends(stop, word);
}

/* ---- the other stops ---- */

bool stop_is_in_brackets(Slice text, size_t from, size_t to)
{
    uint32_t close = character_at(text, skip_spaces(text, to));
    if (close != ')' && close != ']' && close != '}') return false;
    size_t below = from > BEGINNING_MAX ? from - BEGINNING_MAX : 0;
    uint32_t open = character_before(text, trim_spaces(text, below, from));
    return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

/* The paragraph is a title or a subheading: short, and without a stop at its end. */
static bool is_heading(Slice text)
{
    if (text.len > HEADING_MAX) return false;
    size_t at = trim_spaces(text, 0, text.len), length;
    while (at > 0) {
        uint32_t c = utf8_decode_before(text, at, &length);
        MarkKind kind = mark_kind(c);
        if (kind == MARK_STOP || kind == MARK_CLAUSE) return false;
        if (!mark_is_paired(kind) && !mark_is_apostrophe(c) && !is_space(c)) return true;
        at -= length;
    }
    return true;
}

static bool continues(const Stop *stop, const char *class)
{
    return slice_is(continuation_class(word_after(stop->text, stop->next)), class);
}

static bool ellipsis_ends(const Stop *stop)
{
    if (is_heading(stop->text) || (glued(stop) && (is_letter(character_at(stop->text, stop->next)) ||
                                          is_digit(character_at(stop->text, stop->next)))))
        return false;
    if (stop->closed && character_before(stop->text, stop->end) == ')') return false; /* (الجيش والشرطة...) */
    if (continuation_class(word_after(stop->text, stop->next)).len > 0) return false;
    size_t before = trim_spaces(stop->text, stop->sentence, stop->from);
    return continuation_class(word_before(stop->text, before)).len == 0;
}

/* ؟ and ! */
static bool strong_stop_ends(const Stop *stop)
{
    if (is_heading(stop->text) || continues(stop, "question")) return false;
    if (stop->closed) return !continues(stop, "clause");
    bool ascii = stop->to == stop->from + 1;
    uint32_t before = character_before(stop->text, stop->from), after = character_at(stop->text, stop->to);
    if (!ascii || !glued(stop)) return true;
    if (is_ascii_word(after)) return is_digit(after) && !is_ascii_word(before) && before != '/';
    return after != '/' && after != '=' && after != '&' && after != '%';
}

/* ---- any stop ---- */

typedef enum { FULL_STOP, PAUSE, ELLIPSIS, STRONG } StopKind;

static StopKind stop_kind(const Stop *stop)
{
    size_t dots = 0, length;
    for (size_t at = stop->from; at < stop->to; at += length) {
        uint32_t c = utf8_decode(stop->text, at, &length);
        if (c != '.' && c != 0x2026) return STRONG;
        dots += c == '.' ? 1 : 3;
    }
    return dots == 1 ? FULL_STOP : dots == 2 ? PAUSE : ELLIPSIS;
}

/* What no sentence begins with: the stop belongs to the words before it, and the sentence goes on. */
static bool goes_on(uint32_t next)
{
    return next == ',' || next == 0x066A || next == '%' || mark_kind(next) == MARK_CLAUSE;
}

bool stop_ends(const Stop *stop)
{
    if (!has_content(stop) || goes_on(character_at(stop->text, stop->next))) return false;
    switch (stop_kind(stop)) {
    case FULL_STOP: return full_stop_ends(stop);
    case PAUSE: return false; /* two dots are a pause, above all in headings */
    case ELLIPSIS: return ellipsis_ends(stop);
    default: return strong_stop_ends(stop);
    }
}
