#include "common/arabic.h"
#include "common/utf8.h"
#include "common/vectors.h"

#include <utf8proc.h>

/* Both ends belong to it. */
typedef struct {
    uint32_t first, last;
} Range;

/* The ranges rise. */
static bool in_ranges(uint32_t c, const Range *ranges, size_t count)
{
    for (size_t i = 0; i < count && c >= ranges[i].first; i++)
        if (c <= ranges[i].last) return true;
    return false;
}

bool arabic_is_diacritic(uint32_t c)
{
    static const Range ranges[] = {
        {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
        {0x06EA, 0x06ED}, {0x08D3, 0x08E1}, {0x08E3, 0x08FF},
    };
    return in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

bool arabic_is_letter(uint32_t c)
{
    static const Range ranges[] = {
        {0x0620, 0x063F}, {0x0641, 0x064A}, {0x066E, 0x066F}, {0x0671, 0x06D3}, {0x06D5, 0x06D5}, {0x06EE, 0x06EF},
        {0x06FA, 0x06FC}, {0x06FF, 0x06FF}, {0x0750, 0x077F}, {0x08A0, 0x08C7},
    };
    return in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

int arabic_digit(uint32_t c)
{
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0x0660 && c <= 0x0669) return (int)(c - 0x0660);
    if (c >= 0x06F0 && c <= 0x06F9) return (int)(c - 0x06F0);
    return -1;
}

/* ---- folding ---- */

/* What a character of the Arabic block becomes in a matching key; 0 where it goes away. */
static uint32_t fold_arabic(uint32_t c)
{
    switch (c) {
    case 0x0622: case 0x0623: case 0x0625: case 0x0671: return 0x0627; /* آ أ إ ٱ */
    case 0x0624: return 0x0648;                                        /* ؤ */
    case 0x0626: case 0x0649: case 0x06CC: return 0x064A;              /* ئ ى ی */
    case 0x0629: return 0x0647;                                        /* ة */
    case 0x06A9: return 0x0643;                                        /* ک */
    case 0x0640: case 0x061C: return 0;                                /* tatweel, Arabic letter mark */
    default:
        if (arabic_is_diacritic(c)) return 0;
        return arabic_digit(c) >= 0 ? (uint32_t)('0' + arabic_digit(c)) : c;
    }
}

static uint32_t fold_other(uint32_t c, size_t length)
{
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF)
        return 0; /* zero-width and bidi controls */
    uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    char bytes[4];
    return utf8_encode(lower, bytes) <= length ? lower : c;
}

size_t arabic_fold_into(Slice text, char *out)
{
    size_t written = 0, at = 0;
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80) {
            out[written++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            at++;
            continue;
        }
        size_t length;
        uint32_t c = utf8_decode(text, at, &length);
        uint32_t folded = c >= 0x0600 && c <= 0x08FF ? fold_arabic(c) : fold_other(c, length);
        if (folded != 0) written += utf8_encode(folded, out + written);
        at += length;
    }
    return written;
}

Slice arabic_fold(Arena *arena, Slice text)
{
    char *out = arena_take(arena, text.len);
    return (Slice){out, arabic_fold_into(text, out)};
}

/* The second byte behind a D8. */
static unsigned char fold_behind_d8(unsigned char byte)
{
    switch (byte) {
    case 0xA2: case 0xA3: case 0xA5: return 0xA7; /* آ أ إ */
    case 0xA4: return 0x88;                       /* ؤ */
    case 0xA6: return 0x8A;                       /* ئ */
    case 0xA9: return 0x87;                       /* ة */
    default: return byte;
    }
}

/* A byte of a letter by its neighbours. The first byte of ؤ ئ ة is D8, that of what they become D9; ٱ goes the other
   way. */
static unsigned char fold_byte(unsigned char before, unsigned char byte, unsigned char after)
{
    if (byte == 0xD8) return after == 0xA4 || after == 0xA6 || after == 0xA9 ? 0xD9 : byte;
    if (byte == 0xD9) return after == 0xB1 ? 0xD8 : byte;
    if (before == 0xD8) return fold_behind_d8(byte);
    if (before == 0xD9) return byte == 0x89 ? 0x8A : byte == 0xB1 ? 0xA7 : byte;
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

static void fold_bytes(Slice text, size_t from, size_t to, char *out)
{
    const unsigned char *in = (const unsigned char *)text.ptr;
    for (size_t at = from; at < to; at++)
        out[at] = (char)fold_byte(at > 0 ? in[at - 1] : 0, in[at], at + 1 < text.len ? in[at + 1] : 0);
}

void arabic_fold_letters_portable(Slice text, char *out) { fold_bytes(text, 0, text.len, out); }

void arabic_fold_letters(Slice text, char *out)
{
    size_t pieces = text.len > VECTORS_FOLD + 1 ? (text.len - 2) / VECTORS_FOLD : 0, last = text.len - 1 - VECTORS_FOLD;
    if (pieces == 0 || !vectors_fold_letters(text.ptr + 1, pieces, out + 1)) {
        arabic_fold_letters_portable(text, out);
        return;
    }
    vectors_fold_letters(text.ptr + last, 1, out + last); /* some of it again */
    fold_bytes(text, 0, 1, out);
    fold_bytes(text, text.len - 1, text.len, out);
}

/* ---- clitics ---- */

enum { LETTER = 2 }; /* bytes of an Arabic letter */

static bool begins_with(Slice word, const char *letter) { return slice_starts(word, (Slice){letter, LETTER}); }

static Slice behind(Slice word) { return slice_part(word, LETTER, word.len); }

/* Adds the readings of `word` (already past a conjunction, or the whole) that cut a preposition or the future س. */
static size_t cut_preposition(Arena *arena, Slice word, CliticReading base, CliticReading *out)
{
    if (word.len < 3 * LETTER) return 0;
    Slice rest = behind(word);
    CliticReading reading = base;
    reading.letters++;
    reading.key = rest;
    if (begins_with(word, "ل")) {
        reading.preposition = 'l';
        if (begins_with(rest, "ل")) reading.key = arena_join(arena, SLICE("ال"), behind(rest));
    } else if (begins_with(word, "ب")) {
        reading.preposition = 'b';
    } else if (begins_with(word, "ك")) {
        reading.preposition = 'k';
    } else if (begins_with(word, "س") && (begins_with(rest, "ي") || begins_with(rest, "ت") || begins_with(rest, "ن") ||
                                          begins_with(rest, "ا"))) {
        reading.preposition = 's';
    } else {
        return 0;
    }
    *out = reading;
    bool own_lam = begins_with(word, "ل") && slice_starts(rest, SLICE("لا")); /* للافروف: ل and لافروف, or ل and الافروف */
    if (!own_lam) return 1;
    reading.key = rest;
    out[1] = reading;
    return 2;
}

size_t arabic_clitic_readings(Arena *arena, Slice folded, CliticReading readings[CLITIC_READINGS_MAX])
{
    size_t count = 0;
    CliticReading whole = {folded, 0, 0, 0};
    readings[count++] = whole;
    count += cut_preposition(arena, folded, whole, &readings[count]);
    if (folded.len >= 3 * LETTER && (begins_with(folded, "و") || begins_with(folded, "ف"))) {
        CliticReading cut = {behind(folded), 1, begins_with(folded, "و") ? 'w' : 'f', 0};
        readings[count++] = cut;
        count += cut_preposition(arena, cut.key, cut, &readings[count]);
    }
    return count;
}

/* ---- stems ---- */

enum { STEM_LETTERS = 3 };

/* Cuts an ending where so many letters stay. */
static bool cut_ending(Slice *word, Slice ending, size_t letters)
{
    if (word->len < ending.len + letters * LETTER || !slice_ends(*word, ending)) return false;
    word->len -= ending.len;
    return true;
}

Slice arabic_stem(Slice word)
{
    static const Slice endings[] = {{"تان", 6}, {"تين", 6}, {"ون", 4}, {"ين", 4}, {"ان", 4}, {"ات", 4}, {"تا", 4},
                                    {"تي", 4},  {"ه", 2}};
    if (slice_starts(word, SLICE("ال")) && word.len > 2 * LETTER + LETTER) word = slice_part(word, 2 * LETTER, word.len);
    bool cut = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !cut; i++)
        cut = cut_ending(&word, endings[i], STEM_LETTERS);
    if (!cut && !cut_ending(&word, SLICE("و"), STEM_LETTERS + 1)) cut_ending(&word, SLICE("ا"), STEM_LETTERS + 1);
    cut_ending(&word, SLICE("ي"), STEM_LETTERS);
    return word;
}

static bool is_ascii_word(uint32_t c)
{
    uint32_t lower = c | 0x20;
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
}

static bool between(uint32_t c, uint32_t first, uint32_t last) { return c >= first && c <= last; }

/* Letters, digits and what is written over them; not punctuation, symbols and spaces. */
static bool in_word(uint32_t c)
{
    enum { MULTIPLICATION = 0xD7, DIVISION = 0xF7, TATWEEL = 0x0640 };
    if (c < 0x80) return is_ascii_word(c);
    if (between(c, 0x0600, 0x08FF))
        return arabic_is_letter(c) || arabic_is_diacritic(c) || arabic_digit(c) >= 0 || c == TATWEEL;
    bool mark = between(c, 0x2000, 0x303F) || between(c, 0xFD3E, 0xFD3F) || c == MULTIPLICATION || c == DIVISION;
    return c >= 0xC0 && !mark;
}

bool arabic_next_word(Slice text, size_t *at, size_t *from)
{
    size_t length;
    while (*at < text.len && !in_word(utf8_decode(text, *at, &length))) *at += length;
    *from = *at;
    while (*at < text.len && in_word(utf8_decode(text, *at, &length))) *at += length;
    return *at > *from;
}

Slice arabic_stem_phrase(Arena *arena, Slice text)
{
    char *out = arena_take(arena, text.len + 1);
    size_t length = 0;
    for (size_t at = 0, from; arabic_next_word(text, &at, &from);) {
        Slice stem = arabic_stem(arabic_fold(arena, slice_part(text, from, at)));
        if (length > 0 && stem.len > 0) out[length++] = ' ';
        memcpy(out + length, stem.ptr, stem.len);
        length += stem.len;
    }
    return (Slice){out, length};
}

/* ---- places ---- */

size_t arabic_skip_letters(Slice surface, size_t letters)
{
    size_t at = 0, length;
    while (at < surface.len) {
        uint32_t c = utf8_decode(surface, at, &length);
        bool mark = arabic_is_diacritic(c) || c == 0x0640;
        if (!mark && letters-- == 0) break;
        at += length;
    }
    return at;
}
