#ifndef ISNAD_FIT_CRF_H
#define ISNAD_FIT_CRF_H

/* The chain of roles: O S T C, with at most one source, which may be a remembered one. */

#include <stddef.h>
#include <stdint.h>

enum { TAGS = 4, TAG_SCORES = 8, STATES = 7, SLOTS = 3 }; /* scores of a unit: O S T C, begins S, ends S, begins C, ends C */

typedef struct {
    float steps[TAGS][TAGS], start[TAGS], end[TAGS];
} Chain;

/* -log p(tags, slot) of `count` units; adds its gradient. `scores` and `score_gradient` are rows of `row` floats; `slot` -1:
   no remembered source. */
double chain_loss(const Chain *chain, const float *scores, size_t row, size_t count, const float *slots, size_t slot_count,
                  const uint8_t *tags, int slot, float *score_gradient, float *slot_gradient, Chain *gradient);

/* The best tags and the slot they take, -1 for none. */
int chain_best(const Chain *chain, const float *scores, size_t row, size_t count, const float *slots, size_t slot_count,
               uint8_t *tags);

#endif
