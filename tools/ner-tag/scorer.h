#ifndef ISNAD_NER_SCORER_H
#define ISNAD_NER_SCORER_H

/* The model's scores for the labels of each token. What one word says is summed once and kept in a table of fixed size;
   a word that falls on another's slot takes its place. */

#include "tools/ner-tag/features.h"
#include "tools/ner-tag/sequence.h"

typedef struct Scorer Scorer;

/* The model stays the caller's and must outlive the scorer. */
Scorer *scorer_new(const Model *model);
void scorer_free(Scorer *scorer);

/* Writes the forms of a sentence's words, and the sums of what single words say, into arrays of words->count items. */
void scorer_see_words(Scorer *scorer, const Words *words, Form *forms, float (*scores)[SCORES]);

/* Adds what depends on more than one word. */
void scorer_see_evidence(Scorer *scorer, const Form *forms, const Evidence *evidence, size_t count,
                         float (*scores)[SCORES]);

#endif
