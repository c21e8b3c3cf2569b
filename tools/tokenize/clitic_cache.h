#ifndef ISNAD_CLITIC_CACHE_H
#define ISNAD_CLITIC_CACHE_H

/* The cuts of the words that came last: eight bytes a word, a megabyte in all. */

#include "common/slice.h"
#include <stdint.h>

typedef struct WordCache WordCache;

/* Never NULL: a system without memory ends the program. */
WordCache *word_cache_new(void);
void word_cache_free(WordCache *cache);

/* A number that no other word has, for a word of at most WORD_KEY_CHARACTERS from U+0620 to U+065F, which more than
   nine in ten are; 0 for all others, which are not kept. */
uint64_t word_key(Slice word);

enum { WORD_KEY_CHARACTERS = 10 };

/* False where the word is not there. Cuts are bits 1 to WORD_KEY_CHARACTERS - 1, one a character. */
bool word_cache_find(WordCache *cache, uint64_t key, uint64_t *cuts);

/* Keeps a word that is not there, in place of one that came less often. */
void word_cache_keep(WordCache *cache, uint64_t key, uint64_t cuts);

#endif
