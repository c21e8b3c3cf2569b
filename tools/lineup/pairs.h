#ifndef ISNAD_LINEUP_PAIRS_H
#define ISNAD_LINEUP_PAIRS_H

/* Whether two figures, or two claims, belong together, and whether a claim stands against another: evidence in small
   whole numbers, weighed by what scripts/train/train-lineup learnt from stories that were lined up by hand. */

#include "tools/lineup/article.h"

typedef enum { PAIR_FIGURES, PAIR_CLAIMS, PAIR_DISPUTES, PAIR_KINDS } PairKind;

enum { EVIDENCE_MAX = 64, EVIDENCE_FULL = 16 };

typedef struct {
    int8_t values[EVIDENCE_MAX]; /* 0 to EVIDENCE_FULL, each */
} Evidence;

/* The names of a kind's evidence, in order; ended by NULL. */
const char *const *evidence_names(PairKind kind);

/* Both members are Figures, or Claims; of a dispute the first asserts and the second denies. */
void evidence_of_figures(const Figure *a, const Figure *b, Evidence *evidence);
void evidence_of_claims(const Claim *a, const Claim *b, Evidence *evidence);
/* Whether a claim is looked at as a denial, and as what is denied. */
bool may_deny(const Claim *claim);
bool may_be_denied(const Claim *claim);
void evidence_of_dispute(const Claim *asserts, const Claim *denies, Evidence *evidence);

typedef struct {
    int32_t weights[PAIR_KINDS][EVIDENCE_MAX];
} PairWeights;

/* Reads the compiled pair-weights.tsv. */
void pair_weights_read(PairWeights *weights);

/* Over 0: they do. The unit is PAIR_UNIT to the natural logarithm's e. */
enum { PAIR_UNIT = 1024, PAIR_SCORE_MAX = 64 * PAIR_UNIT };
int32_t pair_score(const PairWeights *weights, PairKind kind, const Evidence *evidence);

#endif
