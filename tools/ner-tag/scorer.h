#ifndef ISNAD_NER_SCORER_H
#define ISNAD_NER_SCORER_H

/* The network's first layer over a sentence. What a word adds to it is made once and kept in a table of fixed size; a
   word that falls on another's slot takes its place. */

#include "tools/ner-tag/features.h"
#include "tools/ner-tag/network.h"

typedef struct Scorer Scorer;

/* The model stays the caller's and must outlive the scorer. */
Scorer *scorer_new(const Model *model);
void scorer_free(Scorer *scorer);

const Network *scorer_network(const Scorer *scorer);

/* Fills the forms of a sentence's words, and begins the first layer with what the words
   add to it. `first` has a row a word, and REACH rows more before them and behind. */
void scorer_see_words(Scorer *scorer, const Words *words, int16_t (*first)[WIDTH]);

/* Adds what the evidence of `count` tokens says, and ends the first layer. */
void scorer_see_evidence(const Scorer *scorer, const Evidence *evidence, size_t count, int16_t (*first)[WIDTH]);

#endif
