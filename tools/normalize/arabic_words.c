#include "tools/normalize/arabic_words.h"
#include "common/utf8.h"
#include "lexicons.h"

#include <stdlib.h>

enum { COLUMN_LETTER = 1, COLUMN_END = 2 };

/* ---- letter pairs ---- */

/* 1 to PAIR_LETTERS; 0 for a letter that the table does not have. */
static size_t letter_index(uint32_t letter)
{
    if (letter >= 0x0621 && letter <= 0x063A) return letter - 0x0620;
    if (letter >= 0x0641 && letter <= 0x064A) return letter - 0x0641 + 27;
    return 0;
}

void letter_pairs_load(LetterPairs *pairs)
{
    const Lexicon *lexicon = &lexicon_letter_pairs;
    *pairs = (LetterPairs){0};
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice letter = lexicon_cell(lexicon, row, COLUMN_LETTER);
        size_t length, index = letter.len > 0 ? letter_index(utf8_decode(letter, 0, &length)) : 0;
        for (uint32_t column = 0; column <= PAIR_LETTERS; column++) {
            Slice cell = lexicon_cell(lexicon, row, COLUMN_END + column);
            pairs->bits[index][column] = (signed char)(cell.len > 0 ? atoi(cell.ptr) : 0);
        }
    }
}

/* ---- words ---- */

/* From `first` up to the next row's. */
static const struct {
    uint32_t first;
    WordsClass class;
} classes[] = {
    {0x0000, WORDS_BETWEEN}, {0x00AA, WORDS_FOREIGN}, {0x00AB, WORDS_BETWEEN}, {0x00B5, WORDS_FOREIGN},
    {0x00B6, WORDS_BETWEEN}, {0x00BA, WORDS_FOREIGN}, {0x00BB, WORDS_BETWEEN}, {0x00C0, WORDS_FOREIGN},
    {0x00D7, WORDS_BETWEEN}, {0x00D8, WORDS_FOREIGN}, {0x00F7, WORDS_BETWEEN}, {0x00F8, WORDS_FOREIGN},
    {0x0600, WORDS_BETWEEN}, {0x0620, WORDS_LETTER},  {0x0640, WORDS_MARK},    {0x0641, WORDS_LETTER},
    {0x064B, WORDS_MARK},    {0x0656, WORDS_BETWEEN}, {0x066E, WORDS_LETTER},  {0x0670, WORDS_MARK},
    {0x0671, WORDS_LETTER},  {0x06D4, WORDS_BETWEEN}, {0x06D5, WORDS_LETTER},  {0x06D6, WORDS_BETWEEN},
    {0x0700, WORDS_FOREIGN}, {0x0750, WORDS_LETTER},  {0x0780, WORDS_FOREIGN}, {0x2000, WORDS_BETWEEN},
    {0x2C00, WORDS_FOREIGN}, {0x3000, WORDS_BETWEEN}, {0x3040, WORDS_FOREIGN}, {0xFB50, WORDS_LETTER},
    {0xFD3E, WORDS_BETWEEN}, {0xFD50, WORDS_LETTER},  {0xFDFC, WORDS_BETWEEN}, {0xFE70, WORDS_LETTER},
    {0xFEFD, WORDS_BETWEEN},
};

WordsClass words_class(uint32_t character)
{
    size_t low = 0, high = sizeof classes / sizeof *classes;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (character < classes[middle].first) high = middle;
        else low = middle;
    }
    return classes[low].class;
}

static bool is_latin_symbol(uint32_t c)
{
    if (c == 0xD7 || c == 0xF7) return true;
    return c > 0xA1 && c < 0xBF && c != 0xAB && c != 0xAD && c != 0xBB;
}

/* Whether a symbol goes on to letters without a space, as in no word of Arabic but in mojibake of other charsets. */
static bool is_symbol_within(const uint32_t *characters, size_t count, size_t at)
{
    if (at + 1 == count || !is_latin_symbol(characters[at])) return false;
    return is_latin_symbol(characters[at + 1]) || words_class(characters[at + 1]) != WORDS_BETWEEN;
}

/* Whether the mark may stand at characters[at] of the word [from, to): behind a letter, not twice; fathatan and its
   like at the word's end or before its last letter. Tatweel may stand anywhere. */
static bool mark_fits(const uint32_t *characters, size_t from, size_t at, size_t to)
{
    enum { TATWEEL = 0x0640, FATHATAN = 0x064B, KASRATAN = 0x064D };
    uint32_t mark = characters[at];
    if (mark == TATWEEL) return true;
    if (at == from || characters[at - 1] == mark) return false;
    return !(mark >= FATHATAN && mark <= KASRATAN) || at + 2 >= to;
}

static void judge(const LetterPairs *pairs, const uint32_t *characters, ArabicWord *word)
{
    size_t before = 0;
    bool known = true; /* what stands before is in the table */
    for (size_t i = word->from; i < word->to; i++) {
        WordsClass class = words_class(characters[i]);
        if (class == WORDS_FOREIGN || class == WORDS_BETWEEN) word->foreign = true;
        if (class == WORDS_MARK && !mark_fits(characters, word->from, i, word->to)) word->arabic = false;
        if (class != WORDS_LETTER) continue;
        size_t letter = letter_index(characters[i]);
        if (known && letter > 0) word->bits += pairs->bits[before][letter];
        known = letter > 0;
        before = letter;
        word->letters++;
    }
    if (known && word->letters > 0) word->bits += pairs->bits[before][0];
    if (word->letters == 0 || word->foreign) word->arabic = false;
}

bool arabic_word_next(const LetterPairs *pairs, const uint32_t *characters, size_t count, size_t from,
                      ArabicWord *word)
{
    while (from < count && words_class(characters[from]) == WORDS_BETWEEN) from++;
    if (from == count) return false;
    size_t to = from;
    while (to < count && (words_class(characters[to]) != WORDS_BETWEEN || is_symbol_within(characters, count, to)))
        to++;
    *word = (ArabicWord){.from = from, .to = to, .arabic = true};
    judge(pairs, characters, word);
    return true;
}
