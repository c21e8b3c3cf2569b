#ifndef ISNAD_TRAIN_CHAIN_H
#define ISNAD_TRAIN_CHAIN_H

/* The loss of a sentence's labels under a linear-chain CRF that begins and ends in O. */

#include "scripts/train/tagger/layers.h"

/* exp of the transitions; 0 of forbidden ones. */
typedef struct {
    float factors[LABELS][LABELS];
} Chain;

void chain_make(const Shared *transitions, Chain *chain);

/* Fills pass->errors with the loss's derivative by outputs, and adds that by transitions; both times the sentence's weight.
   Returns the loss. */
double chain_errors(const Chain *chain, const Examples *examples, ExampleSentence sentence, Pass *pass,
                    Shared *transitions);

#endif
