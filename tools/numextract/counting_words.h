#ifndef ISNAD_NUMEXTRACT_COUNTING_WORDS_H
#define ISNAD_NUMEXTRACT_COUNTING_WORDS_H

/* Which words may begin a number or time expression. */

#include "tools/numextract/endings.h"

/* What a folded word, with its proclitics, may be. */
typedef enum {
    COUNTS_AS_NOTHING,
    COUNTS_AS_DUAL,     /* a dual noun at most */
    COUNTS_AS_WORD      /* a number or time word, a unit's dual, also a dual noun */
} MayCount;

typedef struct {
    Endings endings;   /* asked first */
    WordSets sets;
} CountingWords;

/* Of a zeroed struct. A key of one word, or of several. */
void counting_words_add_key(CountingWords *words, Slice key);

/* A noun whose dual may stand with no number. */
void counting_words_add_dual(CountingWords *words, Slice noun);

/* After the last key and noun: what needs no list. */
void counting_words_add_regular(CountingWords *words);

/* What is known of a word of the text, a token's folded form. */
typedef struct {
    MayCount kind;      /* now and then more is said than holds, never less */
    bool says_all;      /* it is جميع, perhaps behind a proclitic */
} CountingWord;

/* Of any word but an empty one; `next` is the word behind it. */
CountingWord counting_words_look(const CountingWords *words, Slice word, Slice next);

static inline CountingWord counting_word(const CountingWords *words, Slice word, Slice next)
{
    return word.len > 0 && endings_may_have(&words->endings, word) ? counting_words_look(words, word, next)
                                                                  : (CountingWord){COUNTS_AS_NOTHING, false};
}

#endif
