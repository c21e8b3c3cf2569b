#ifndef ISNAD_LINEUP_STEMS_H
#define ISNAD_LINEUP_STEMS_H

/* What a text is about, as a bag of stems: each word without clitics and inflection (tokenize's cuts), its weak letters
   left out, so that انتهاك and تنتهك are one; weighted by how rare it is in the news. */

#include "common/arena.h"
#include "tools/tokenize/clitics.h"
#include <stdint.h>

/* Weights are in sixteenths of a bit: -16 log2 of the share of paragraphs of news that have the stem. */
enum { STEM_WEIGHT_UNIT = 16, STEM_WEIGHT_MAX = 14 * STEM_WEIGHT_UNIT };

typedef struct {
    uint32_t key;
    uint32_t weight;
} Stem;

/* Ascending by key, each key once. */
typedef struct {
    const Stem *stems;
    uint32_t count;
    uint32_t weight;         /* the sum */
} Bag;

typedef struct Stemmer Stemmer;

Stemmer *stemmer_new(void);
void stemmer_free(Stemmer *stemmer);

/* The spelling of a word's stem, folded; empty for what is no word of letters or digits. Lives until the next call. */
Slice stem_of(Stemmer *stemmer, Slice word);

/* Takes the next run of letters and digits off the front of `text`; false where there is none. */
bool word_next(Slice *text, Slice *word);

uint32_t stem_key(Slice stem);
uint32_t stem_weight(Slice stem);

enum { BAG_MAX = 4096 };

/* Of the stems that weigh anything, at most the first BAG_MAX. In the arena. */
Bag bag_of(Stemmer *stemmer, Arena *arena, Slice text);

/* Sorts stems and leaves each key once. */
Bag bag_made(Stem *stems, size_t count);

/* What two bags share. */
typedef struct {
    uint32_t weight, count;
} Shared;

Shared bag_shared(const Bag *a, const Bag *b);

#endif
