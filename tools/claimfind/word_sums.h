#ifndef ISNAD_CLAIM_WORD_SUMS_H
#define ISNAD_CLAIM_WORD_SUMS_H

/* The activations of units: the rows of weights for all their features, added. What a word's letters alone tell is kept for
   the words that came last, which is most of them. */

#include "tools/claimfind/weights.h"

typedef struct WordSums WordSums;

/* Never NULL: a system without memory ends the program. */
WordSums *word_sums_open(const ClaimWeights *weights);
void word_sums_close(WordSums *sums);

/* Writes the unit's activations. */
void word_sums_activate(WordSums *sums, const Reading *reading, size_t at, uint8_t *out);

/* The activations of features that were read before. */
void features_activate(const ClaimWeights *weights, const Features *features, uint8_t *out);

#endif
