/* Finding and repairing mangled runs. A reading is what the run may have been: its characters' bytes read as UTF-8 (and
   what comes out again, up to three times), and each of these as windows-1256. The likeliest reading counts. */

#include "tools/normalize/mojibake.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/normalize/arabic_words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

enum { LAYERS = 3, READINGS = 2 * (LAYERS + 1) }; /* reading 2n: UTF-8 n times; 2n + 1: the same, then windows-1256 */

/* Bits: see mojibake.h. */
enum { NOT_ARABIC = 10, LETTER_OF_UTF8 = 4, CERTAIN = 12, CONFIDENT = 20, CERTAIN_WHEN_CONFIDENT = 3 };

typedef struct {
    uint32_t characters[MOJIBAKE_RUN_MAX];
    uint16_t from[MOJIBAKE_RUN_MAX + 1]; /* the first of the run's characters that each stands for; at last, the end */
    size_t count;
} Reading;

struct Mojibake {
    LetterPairs pairs;
    uint32_t arabic[0x100];     /* what windows-1256 has for a byte */
    uint32_t latin[0x20];       /* what windows-1252 has for the bytes 80 to 9F */
    MojibakeCharacter run[MOJIBAKE_RUN_MAX];
    size_t count;
    size_t mangled_count, latin_count; /* characters over 7F, and ASCII letters, in the run */
    bool shown_as_arabic;       /* the run's bytes were read as windows-1256, not as Latin-1 or windows-1252 */
    size_t wanted;              /* then: how many continuation bytes must follow */
    bool adjoined;              /* a letter stands directly before the run */
    int evidence;               /* bits of the paragraph so far */
    int evidence_reading;       /* and the reading that gave them */
    Reading layers[2], image;
    MojibakeCharacter decided[MOJIBAKE_RUN_MAX + 1];
};

/* ---- charsets ---- */

static void read_charset(const char *name, uint32_t *characters, size_t count)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    for (size_t i = 0; i < count; i++) {
        char byte = (char)(0x80 + i);
        UChar unit[2] = {0};
        ucnv_toUChars(converter, unit, 2, &byte, 1, &error);
        characters[i] = unit[0];
    }
    if (U_FAILURE(error)) die_at(NULL, 0, "ICU has no %s: %s", name, u_errorName(error));
    ucnv_close(converter);
}

/* The byte that the charset which the run was read in shows as the character; 0 where none over 7F does. */
static unsigned byte_of(const Mojibake *mojibake, uint32_t character)
{
    if (character < 0x80) return 0;
    if (mojibake->shown_as_arabic) {
        for (unsigned i = 0x80; i < 0x100; i++)
            if (mojibake->arabic[i] == character) return i;
        return 0;
    }
    if (character <= 0xFF) return character;
    if (character < 0x0152 || character > 0x2122) return 0;
    for (unsigned i = 0; i < 0x20; i++)
        if (mojibake->latin[i] == character) return 0x80 + i;
    return 0;
}

Mojibake *mojibake_open(void)
{
    Mojibake *mojibake = calloc(1, sizeof *mojibake);
    if (mojibake == NULL) die_at(NULL, 0, "out of memory");
    letter_pairs_load(&mojibake->pairs);
    read_charset("windows-1256", mojibake->arabic + 0x80, 0x80);
    read_charset("windows-1252", mojibake->latin, 0x20);
    return mojibake;
}

void mojibake_close(Mojibake *mojibake) { free(mojibake); }

/* ---- readings ---- */

static void read_as_it_is(Mojibake *mojibake, Reading *reading)
{
    for (size_t i = 0; i < mojibake->count; i++) {
        reading->characters[i] = mojibake->run[i].character;
        reading->from[i] = (uint16_t)i;
    }
    reading->count = mojibake->count;
    reading->from[reading->count] = (uint16_t)mojibake->count;
}

/* The character whose bytes in UTF-8 begin at characters[at]; `*used` gets how many they are, 0 where there is none. */
static uint32_t decode_bytes(const Mojibake *mojibake, const Reading *reading, size_t at, size_t *used)
{
    char bytes[4];
    size_t length = 0, skip, decoded;
    *used = 0;
    unsigned first = byte_of(mojibake, reading->characters[at]);
    if (first < 0xC2 || first > 0xF4) return 0;
    size_t wanted = utf8_length((unsigned char)first);
    for (; length < wanted && at + length < reading->count; length++) {
        unsigned byte = byte_of(mojibake, reading->characters[at + length]);
        if (byte == 0) return 0;
        bytes[length] = (char)(unsigned char)byte;
    }
    Slice text = {bytes, length};
    if (length < wanted || utf8_valid_prefix(text, &skip) < length) return 0;
    *used = wanted;
    return utf8_decode(text, 0, &decoded);
}

/* One more time read as UTF-8. False where nothing in it is. */
static bool read_as_utf8(const Mojibake *mojibake, const Reading *reading, Reading *out)
{
    bool any = false;
    out->count = 0;
    for (size_t i = 0; i < reading->count;) {
        size_t used;
        uint32_t character = decode_bytes(mojibake, reading, i, &used);
        any |= used > 0;
        out->characters[out->count] = used > 0 ? character : reading->characters[i];
        out->from[out->count++] = reading->from[i];
        i += used > 0 ? used : 1;
    }
    out->from[out->count] = reading->from[reading->count];
    return any;
}

static void read_as_arabic(const Mojibake *mojibake, const Reading *reading, Reading *out)
{
    for (size_t i = 0; i < reading->count; i++) {
        unsigned byte = byte_of(mojibake, reading->characters[i]);
        out->characters[i] = byte != 0 ? mojibake->arabic[byte] : reading->characters[i];
        out->from[i] = reading->from[i];
    }
    out->from[reading->count] = reading->from[reading->count];
    out->count = reading->count;
}

/* ---- judging ---- */

static int bits_of(const Mojibake *mojibake, const Reading *reading, int letter_bits, bool adjoined_after)
{
    int bits = 0;
    ArabicWord word = {0};
    while (arabic_word_next(&mojibake->pairs, reading->characters, reading->count, word.to, &word)) {
        bool before = word.from > 0 ? is_ascii_letter(reading->characters[word.from - 1]) : mojibake->adjoined;
        bool after = word.to < reading->count ? is_ascii_letter(reading->characters[word.to]) : adjoined_after;
        bool counts = word.letters > 1 && !before && !after;
        if (counts) word.bits += letter_bits * (int)word.letters;
        if (!word.arabic) bits -= NOT_ARABIC;
        else if (counts || word.bits < 0) bits += word.bits;
    }
    return bits;
}

/* The likeliest reading, or -1; `*best_bits` gets its bits. */
static int find_reading(Mojibake *mojibake, bool adjoined_after, int *best_bits)
{
    int best = -1;
    *best_bits = 0;
    read_as_it_is(mojibake, &mojibake->layers[0]);
    for (int layer = 0; layer <= LAYERS; layer++) {
        Reading *reading = &mojibake->layers[layer & 1];
        if (layer > 0 && !read_as_utf8(mojibake, &mojibake->layers[(layer - 1) & 1], reading)) break;
        if (!mojibake->shown_as_arabic) read_as_arabic(mojibake, reading, &mojibake->image);
        /* Two letters of windows-1256 may be a character of UTF-8 by accident (ف، is), with bits of its own. */
        int handicap = *best_bits > 0 ? *best_bits / 4 + CERTAIN : 0;
        for (int image = 0; image < 2; image++) {
            if (mojibake->shown_as_arabic && (image || layer == 0)) continue; /* that is how it came */
            int letter_bits = image ? 0 : LETTER_OF_UTF8;
            int bits = bits_of(mojibake, image ? &mojibake->image : reading, letter_bits, adjoined_after);
            if (bits <= *best_bits + handicap) continue;
            *best_bits = bits;
            best = 2 * layer + image;
            handicap = 0;
        }
    }
    return best;
}

/* Reads the run in the given way; NULL where a layer finds no UTF-8 in it. */
static const Reading *read_run(Mojibake *mojibake, int number)
{
    read_as_it_is(mojibake, &mojibake->layers[0]);
    for (int layer = 1; layer <= number / 2; layer++)
        if (!read_as_utf8(mojibake, &mojibake->layers[(layer - 1) & 1], &mojibake->layers[layer & 1])) return NULL;
    const Reading *reading = &mojibake->layers[number / 2 & 1];
    if (number % 2 == 0) return reading;
    read_as_arabic(mojibake, reading, &mojibake->image);
    return &mojibake->image;
}

/* What the run is read as for certain; NULL: as nothing else. */
static const Reading *certain_reading(Mojibake *mojibake, bool adjoined_after)
{
    if (mojibake->evidence >= CONFIDENT) {
        bool utf8 = mojibake->evidence_reading % 2 == 0;
        int wanted = utf8 ? 0 : CERTAIN_WHEN_CONFIDENT, letter_bits = utf8 ? LETTER_OF_UTF8 : 0;
        const Reading *reading = read_run(mojibake, mojibake->evidence_reading);
        if (reading != NULL && bits_of(mojibake, reading, letter_bits, adjoined_after) >= wanted) return reading;
    }
    int bits, number = find_reading(mojibake, adjoined_after, &bits);
    if (number < 0 || bits < CERTAIN) return NULL;
    if (mojibake->evidence_reading != number) mojibake->evidence = 0;
    mojibake->evidence_reading = number;
    if (mojibake->evidence < CONFIDENT) mojibake->evidence += bits;
    return read_run(mojibake, number);
}

/* ---- runs ---- */

static size_t put_as_it_came(Mojibake *mojibake, size_t from, size_t to, size_t put)
{
    memcpy(mojibake->decided + put, mojibake->run + from, (to - from) * sizeof *mojibake->run);
    return put + to - from;
}

static size_t put_repaired(Mojibake *mojibake, const Reading *reading, size_t at, size_t put)
{
    MojibakeCharacter *character = &mojibake->decided[put];
    *character = (MojibakeCharacter){.character = reading->characters[at]};
    for (size_t i = reading->from[at]; i < reading->from[at + 1]; i++) character->length += mojibake->run[i].length;
    character->repaired = character->character != mojibake->run[reading->from[at]].character;
    return put + 1;
}

/* The reading, but foreign words as they came. */
static size_t put_reading(Mojibake *mojibake, const Reading *reading)
{
    size_t at = 0, put = 0;
    ArabicWord word;
    while (arabic_word_next(&mojibake->pairs, reading->characters, reading->count, at, &word)) {
        for (; at < word.from; at++) put = put_repaired(mojibake, reading, at, put);
        if (word.foreign) put = put_as_it_came(mojibake, reading->from[word.from], reading->from[word.to], put);
        else
            for (; at < word.to; at++) put = put_repaired(mojibake, reading, at, put);
        at = word.to;
    }
    for (; at < reading->count; at++) put = put_repaired(mojibake, reading, at, put);
    return put;
}

/* Decides on the whole run. Returns how many characters that makes. */
static size_t decide(Mojibake *mojibake, bool adjoined_after)
{
    const Reading *reading = certain_reading(mojibake, adjoined_after);
    size_t put = reading != NULL ? put_reading(mojibake, reading) : put_as_it_came(mojibake, 0, mojibake->count, 0);
    mojibake->count = 0;
    return put;
}

static void add_to_run(Mojibake *mojibake, MojibakeCharacter character)
{
    if (mojibake->wanted > 0) mojibake->wanted--;
    else if (mojibake->shown_as_arabic && character.character >= 0x80)
        mojibake->wanted = utf8_length((unsigned char)byte_of(mojibake, character.character)) - 1;
    mojibake->run[mojibake->count++] = character;
    mojibake->mangled_count += character.character >= 0x80;
    mojibake->latin_count += is_ascii_letter(character.character);
}

/* The run is full: decides on what goes before its last space or the like, or on all of it where there is none. */
static size_t decide_on_part(Mojibake *mojibake)
{
    size_t whole = mojibake->count, part = whole;
    while (part > 0 && mojibake->run[part - 1].character >= 0x80) part--;
    bool within_word = part == 0;
    if (within_word) part = whole;
    mojibake->count = part;
    size_t put = decide(mojibake, within_word);
    mojibake->adjoined = within_word || is_ascii_letter(mojibake->run[part - 1].character);
    mojibake->count = mojibake->mangled_count = mojibake->latin_count = 0;
    if (!within_word) mojibake->wanted = 0;
    for (size_t i = part; i < whole; i++) add_to_run(mojibake, mojibake->run[i]);
    return put;
}

void mojibake_start_paragraph(Mojibake *mojibake)
{
    mojibake->count = 0;
    mojibake->evidence = 0;
}

static bool is_letter(uint32_t character)
{
    return is_ascii_letter(character) || words_class(character) != WORDS_BETWEEN;
}

/* The first byte of an Arabic letter in UTF-8, read as windows-1256. */
static bool is_tah_or_zah(uint32_t character) { return character == 0x0637 || character == 0x0638; }

/* What windows-1252 or Latin-1 has where windows-1256 has a letter or a mark: letters of Latin-1, and below C0 these. */
static bool is_mangled_latin(uint32_t character)
{
    static const uint16_t below[] = {0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x98, 0x9A, 0x9F, 0xA1, 0xAA, 0xBA, 0xBF,
                                     0x0160, 0x0161, 0x017D, 0x0178, 0x02DC};
    if (character >= 0xC0 && character <= 0xFF) return character != 0xD7 && character != 0xF7;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++)
        if (character == below[i]) return true;
    return false;
}

bool mojibake_begins(uint32_t character, uint32_t before)
{
    if (!is_tah_or_zah(character)) return is_mangled_latin(character);
    WordsClass class = words_class(before);
    return class != WORDS_LETTER && class != WORDS_MARK && !is_ascii_letter(before);
}

bool mojibake_in_run(const Mojibake *mojibake) { return mojibake->count > 0; }

static void start_run(Mojibake *mojibake, MojibakeCharacter character, uint32_t before)
{
    mojibake->adjoined = is_letter(before);
    mojibake->shown_as_arabic = is_tah_or_zah(character.character);
    mojibake->wanted = mojibake->mangled_count = mojibake->latin_count = 0;
    add_to_run(mojibake, character);
}

/* A run that was read as windows-1256 looks like the Arabic around it, so it goes on only as UTF-8 does. */
static bool goes_on(const Mojibake *mojibake, uint32_t character)
{
    if (character < 0x80 && mojibake->wanted > 0) return false;
    if (character < 0x80) return !is_ascii_letter(character) || 2 * (mojibake->latin_count + 1) <= mojibake->mangled_count;
    unsigned byte = byte_of(mojibake, character);
    if (!mojibake->shown_as_arabic) return byte != 0;
    return mojibake->wanted > 0 ? byte >= 0x80 && byte < 0xC0 : byte >= 0xC2 && byte < 0xF5;
}

size_t mojibake_add(Mojibake *mojibake, MojibakeCharacter character, uint32_t before,
                    const MojibakeCharacter **decided)
{
    size_t put = 0;
    *decided = mojibake->decided;
    if (mojibake->count > 0 && goes_on(mojibake, character.character)) {
        if (mojibake->count == MOJIBAKE_RUN_MAX) put = decide_on_part(mojibake);
        add_to_run(mojibake, character);
        return put;
    }
    if (mojibake->count > 0) put = decide(mojibake, is_letter(character.character));
    if (mojibake_begins(character.character, before)) start_run(mojibake, character, before);
    else mojibake->decided[put++] = character;
    return put;
}

size_t mojibake_finish(Mojibake *mojibake, const MojibakeCharacter **decided)
{
    *decided = mojibake->decided;
    return mojibake->count > 0 ? decide(mojibake, false) : 0;
}
