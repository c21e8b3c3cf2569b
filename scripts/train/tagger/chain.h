#ifndef ISNAD_TRAIN_CHAIN_H
#define ISNAD_TRAIN_CHAIN_H

/* The loss of a sentence's labels under a linear-chain CRF that begins and ends in O. */

#include "scripts/train/tagger/layers.h"

/* exp of the transitions; 0 of forbidden ones. */
typedef struct {
    float factors[LABELS][LABELS];
} Chain;

void chain_make(const Shared *transitions, Chain *chain);

/* How probable each label is of each token of a sentence whose outputs are there. */
void chain_marginals(const Chain *chain, const Pass *pass, size_t count, float (*marginals)[LABELS]);

/* Fills pass->errors with the loss's derivative by outputs, and adds that by transitions; both times the sentence's weight.
   Taught sentences teach
   labels alone, no transitions. Returns the loss. */
double chain_errors(const Chain *chain, const Examples *examples, ExampleSentence sentence, Pass *pass,
                    Shared *transitions);

#endif
