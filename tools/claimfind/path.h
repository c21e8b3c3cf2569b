#ifndef ISNAD_CLAIM_PATH_H
#define ISNAD_CLAIM_PATH_H

/* The best sequence of roles: at most one source, in the sentence or remembered. */

#include "tools/claimfind/weights.h"

enum { PATH_MAX_UNITS = 256 };

/* `sums` has PRODUCTS_ROWS numbers a unit, of which those up to ENDS_CONTENT count. Unit `cue` has no role. `carried` is what it is
   worth that a remembered source speaks; INT32_MIN where there is none. `always`: it does,
   where there is one. Sets the roles; returns whether it is carried. */
bool path_find(const ClaimWeights *weights, const int32_t *sums, size_t count, size_t cue, int32_t carried, bool always,
               uint8_t *roles);

#endif
