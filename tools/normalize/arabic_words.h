#ifndef ISNAD_ARABIC_WORDS_H
#define ISNAD_ARABIC_WORDS_H

/* How much a string of characters reads like Arabic words. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PAIR_LETTERS = 36 };

/* letter-pairs.tsv: by how much likelier Arabic makes a letter (column) behind another (row), in bits. Letters are 1 to
   PAIR_LETTERS in the order of their code points; row 0 is a word's beginning, column 0 its end. */
typedef struct {
    signed char bits[PAIR_LETTERS + 1][PAIR_LETTERS + 1];
} LetterPairs;

void letter_pairs_load(LetterPairs *pairs);

typedef enum {
    WORDS_BETWEEN,  /* words end here: no letter, or one of ASCII */
    WORDS_LETTER,   /* of Arabic or a language that uses its script */
    WORDS_MARK,     /* on such a letter */
    WORDS_FOREIGN   /* a letter of another script */
} WordsClass;

WordsClass words_class(uint32_t character);

static inline bool is_ascii_letter(uint32_t character)
{
    return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
}

typedef struct {
    size_t from, to;   /* the word's characters */
    size_t letters;
    int bits;          /* how much likelier Arabic makes its letters than chance, log2 */
    bool foreign;      /* a letter of another script or a symbol is in it */
    bool arabic;       /* false: foreign, or marks where Arabic has none */
} ArabicWord;

/* The next word at or behind characters[from]; false where there is none. */
bool arabic_word_next(const LetterPairs *pairs, const uint32_t *characters, size_t count, size_t from,
                      ArabicWord *word);

#endif
