#ifndef ISNAD_NUMEXTRACT_ENDINGS_H
#define ISNAD_NUMEXTRACT_ENDINGS_H

/* A filter for the words of a lexicon behind any proclitics and ال, which change a word's last letters only where it is
   short: by its last four letters it is told of most words, in a few steps, that they are none. */

#include "common/word_key.h"

enum { ENDINGS_BITS = 16, ENDING_BYTES = 8 };

typedef struct {
    uint64_t bits[(1 << ENDINGS_BITS) / 64];   /* one by the hash of the last four letters */
} Endings;

/* A word without ال, in two parts of which the second may be empty; with all that may stand before it. */
void endings_add(Endings *endings, Slice word, Slice behind);

/* All words that end so, in Arabic letters. */
void endings_add_all(Endings *endings, Slice ending);

/* A place in `bits`, of a word that is not empty and padded as tokens' folded forms are. */
static inline size_t endings_place(Slice padded)
{
    size_t missing = padded.len < ENDING_BYTES ? ENDING_BYTES - padded.len : 0;
    uint64_t letters = word_key_load(padded.ptr + padded.len + missing - ENDING_BYTES) << 8 * missing;
    return letters * 0x9E3779B97F4A7C15u >> (64 - ENDINGS_BITS);
}

/* Whether the word may be one of them; likewise. */
static inline bool endings_may_have(const Endings *endings, Slice padded)
{
    size_t place = endings_place(padded);
    return endings->bits[place / 64] >> place % 64 & 1;
}

/* The same of any word. */
static inline bool endings_may_have_unpadded(const Endings *endings, Slice word)
{
    char padded[ENDING_BYTES] = {0};
    if (word.len >= ENDING_BYTES) return endings_may_have(endings, word);
    memcpy(padded, word.ptr, word.len);
    return endings_may_have(endings, (Slice){padded, word.len});
}

#endif
