#ifndef ISNAD_NUMEXTRACT_COUNTING_WORDS_H
#define ISNAD_NUMEXTRACT_COUNTING_WORDS_H

/* Which words may begin a number or time expression. Of most words of a text it is told by their last letters, in a few
   steps, that none does: proclitics and ال do not change those. */

#include "common/word_key.h"

/* What a folded word, with its proclitics, may be. */
typedef enum {
    COUNTS_AS_NOTHING,
    COUNTS_AS_DUAL,     /* a dual noun at most */
    COUNTS_AS_WORD      /* a number or time word, a unit's dual, also a dual noun */
} MayCount;

enum { ENDINGS_BITS = 16 };

typedef struct {
    uint64_t endings[(1 << ENDINGS_BITS) / 64];   /* a bit by the hash of a word's last four letters */
    WordSets sets;
} CountingWords;

/* Of a zeroed struct. A key of one word, or of several. */
void counting_words_add_key(CountingWords *words, Slice key);

/* A noun whose dual may stand with no number. */
void counting_words_add_dual(CountingWords *words, Slice noun);

/* After the last key and noun: what needs no list. */
void counting_words_add_regular(CountingWords *words);

/* A place in `endings`. The word is not empty, and padded as tokens' folded forms are. */
static inline size_t counting_words_ending(Slice word)
{
    size_t missing = word.len < 8 ? 8 - word.len : 0;
    uint64_t letters = word_key_load(word.ptr + word.len + missing - 8) << 8 * missing;
    return letters * 0x9E3779B97F4A7C15u >> (64 - ENDINGS_BITS);
}

/* What is known of a word of the text, a token's folded form. */
typedef struct {
    MayCount kind;      /* now and then more is said than holds, never less */
    bool says_all;      /* it is جميع, perhaps behind a proclitic */
} CountingWord;

/* Of any word but an empty one; `next` is the word behind it. */
CountingWord counting_words_look(const CountingWords *words, Slice word, Slice next);

static inline CountingWord counting_word(const CountingWords *words, Slice word, Slice next)
{
    size_t place = word.len > 0 ? counting_words_ending(word) : 0;
    bool may = word.len > 0 && (words->endings[place / 64] >> place % 64 & 1);
    return may ? counting_words_look(words, word, next) : (CountingWord){COUNTS_AS_NOTHING, false};
}

#endif
