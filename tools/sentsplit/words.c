#include "tools/sentsplit/words.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "lexicons.h"
#include "tools/sentsplit/marks.h"

static bool is_latin(uint32_t c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static bool is_silent(uint32_t c) { return arabic_is_diacritic(c) || c == 0x0640; }

static bool is_common_letter(uint32_t c) { return c >= 0x0620 && c <= 0x064A; }

bool is_letter(uint32_t c) { return is_common_letter(c) || arabic_is_letter(c) || is_silent(c) || is_latin(c); }

bool is_ascii_word(uint32_t c) { return c < 0x80 && (is_latin(c) || arabic_digit(c) >= 0); }

/* Scripts part words: the title in "وDr." is Dr. */
static bool is_same_script(uint32_t c, bool latin) { return is_letter(c) && is_latin(c) == latin; }

Slice word_before(Slice text, size_t at)
{
    size_t from = at, length;
    bool latin = is_latin(character_before(text, at));
    while (from > 0 && at - from < WORD_MAX) {
        bool ascii = (unsigned char)text.ptr[from - 1] < 0x80;
        if (ascii && !latin) break; /* the space before the word, as a rule */
        if (!is_same_script(utf8_decode_before(text, from, &length), latin)) break;
        from -= length;
    }
    return slice_part(text, from, at);
}

Slice dotted_word_before(Slice text, size_t at)
{
    Slice word = word_before(text, at);
    size_t from = at - word.len;
    while (word.len > 0 && from > 0 && text.ptr[from - 1] == '.' && at - from < WORD_MAX) {
        word = word_before(text, from - 1);
        if (word.len > 0) from -= word.len + 1;
    }
    return slice_part(text, from, at);
}

Slice word_after(Slice text, size_t at)
{
    size_t to = at, length;
    bool latin = is_latin(character_at(text, at));
    while (to < text.len && to - at < WORD_MAX && is_same_script(utf8_decode(text, to, &length), latin)) to += length;
    return slice_part(text, at, to);
}

Slice previous_word(Slice text, size_t at)
{
    size_t below = at > WORD_MAX ? at - WORD_MAX : 0; /* more white space than that is not looked behind */
    size_t to = at;
    while (to > below && text.ptr[to - 1] == ' ') to--;
    return to < at ? word_before(text, to) : slice_part(text, at, at);
}

size_t letters_in(Slice word)
{
    size_t count = 0, length;
    for (size_t at = 0; at < word.len; at += length) {
        uint32_t c = utf8_decode(word, at, &length);
        count += c != '.' && !is_silent(c);
    }
    return count;
}

static bool is_proclitic(uint32_t c)
{
    return c == 0x0648 || c == 0x0641 || c == 0x0628 || c == 0x0644 || c == 0x0643; /* و ف ب ل ك */
}

/* A word with stops inside but for the clitic before its first letter: وأ.ف.ب to أ.ف.ب. Others as they are. */
static Slice without_proclitic(Slice word)
{
    const char *stop = word.len > 0 ? memchr(word.ptr, '.', word.len) : NULL;
    if (stop == NULL || !is_proclitic(character_at(word, 0))) return word;
    Slice first = slice_part(word, 0, (size_t)(stop - word.ptr));
    return letters_in(first) == 2 ? slice_part(word, 2, word.len) : word; /* each of those letters is two bytes */
}

bool is_dotted_letters(Slice word)
{
    size_t letters = 0, length;
    bool dotted = false;
    word = without_proclitic(word);
    for (size_t at = 0; at < word.len; at += length) {
        uint32_t c = utf8_decode(word, at, &length);
        if (c == '.') {
            dotted = true;
            letters = 0;
        } else if (!is_silent(c) && ++letters > 1) {
            return false;
        }
    }
    return dotted;
}

enum { KEY_MAX = 24 }; /* bytes: no key is longer */

static Slice second_column(const Lexicon *lexicon, Slice word)
{
    char folded[KEY_MAX];
    if (word.len == 0 || word.len > KEY_MAX) return (Slice){"", 0};
    uint32_t row = lexicon_find(lexicon, (Slice){folded, arabic_fold_into(word, folded)});
    return row == LEXICON_NONE ? (Slice){"", 0} : lexicon_cell(lexicon, row, 1);
}

Slice abbreviation_class(Slice word) { return second_column(&lexicon_abbreviations, without_proclitic(word)); }

Slice continuation_class(Slice word) { return second_column(&lexicon_continuations, word); }
