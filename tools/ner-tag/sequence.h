#ifndef ISNAD_NER_SEQUENCE_H
#define ISNAD_NER_SEQUENCE_H

/* The most probable labels of a sentence, and how probable a name among them is: Viterbi, and forward and backward sums
   (Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001). */

#include "common/arena.h"
#include "tools/ner-tag/model.h"

/* Scores of one token, padded for vectors. */
enum { SCORES = 12 };

/* Steps from one label to the next, made once a model. */
typedef struct {
    float scores[LABELS][SCORES];      /* [from][to]; of forbidden ones SCORE_NEVER */
    float factors[LABELS][SCORES];     /* exp of them */
    float factors_to[LABELS][SCORES];  /* the same, [to][from] */
} Transitions;

typedef struct {
    const float (*scores)[SCORES];     /* by token; of forbidden labels SCORE_NEVER */
    size_t count;
    const Transitions *transitions;
} Sequence;

#define SCORE_NEVER (-10000.0f)

/* A model's transitions; a name's continuation stands behind its own type alone. */
Transitions sequence_transitions(const Model *model);

/* Writes the best label of each token. I-X stands behind B-X or I-X only. */
void sequence_decode(const Sequence *sequence, Arena *arena, uint8_t *labels);

/* Forward and backward sums of a sentence. */
typedef struct {
    const Sequence *sequence;
    float (*emissions)[SCORES], (*forward)[SCORES], (*backward)[SCORES];
    float *totals;                     /* of each forward vector before it was normalised */
} Marginals;

Marginals sequence_marginals(const Sequence *sequence, Arena *arena);

/* The probability that exactly the tokens [from, to) are a name that begins with `label`. */
float marginals_of_name(const Marginals *marginals, size_t from, size_t to, int label);

#endif
