#ifndef ISNAD_NER_SEQUENCE_H
#define ISNAD_NER_SEQUENCE_H

/* The most probable labels of some tokens that stand between tokens of no name, and how probable a name among them is:
   Viterbi in whole numbers, and forward and backward sums (Lafferty, McCallum and Pereira, "Conditional Random Fields",
   ICML 2001). Scores stand by lane, see network.h. */

#include "common/arena.h"
#include "tools/ner-tag/network.h"

/* The lanes of O and of what begins a name are the first half, behind them are those of continuations. Here the LABELS
   that are used stand side by side: O, beginnings by type, continuations by type. */
enum { HALF = SCORES / 2, TYPES = (LABELS - 1) / 2, BEGINNINGS = TYPES + 1 };

/* Scores are surer than they are right: probabilities are those of scores times this (Guo and others, "On calibration of
   modern neural networks", ICML 2017). By a fifth of the training articles, held out. */
#define SEQUENCE_TRUST 0.7

/* Steps from one label to the next, made once a model. A continuation stands behind its own type alone. */
typedef struct {
    int32_t begin[BEGINNINGS][LABELS]; /* [to][from] */
    int32_t inside[2][TYPES];          /* from B- and from I- of a type to its I-, by type */
    float begin_factors[BEGINNINGS][LABELS], inside_factors[2][TYPES]; /* exp of them, times SEQUENCE_TRUST */
    float exponents[SCORE_ONE], wholes[32];                          /* exp of -SEQUENCE_TRUST * i / SCORE_ONE; of -SEQUENCE_TRUST * i */
} Transitions;

typedef struct {
    const int32_t (*scores)[SCORES];   /* by token; of forbidden labels SCORE_NEVER */
    size_t count;
    const Transitions *transitions;
} Sequence;

void sequence_transitions(const Model *model, Transitions *transitions);

/* Writes the best label of each token. */
void sequence_decode(const Sequence *sequence, Arena *arena, uint8_t *labels);

/* Forward and backward sums. */
typedef struct {
    const Sequence *sequence;
    float (*emissions)[LABELS], (*forward)[LABELS], (*backward)[LABELS];
    float *totals;                     /* of each forward vector before it was normalised */
} Marginals;

Marginals sequence_marginals(const Sequence *sequence, Arena *arena);

/* The probability that exactly the tokens [from, to) are a name that begins with `label`. */
float marginals_of_name(const Marginals *marginals, size_t from, size_t to, int label);

#endif
