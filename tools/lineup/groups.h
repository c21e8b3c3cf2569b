#ifndef ISNAD_LINEUP_GROUPS_H
#define ISNAD_LINEUP_GROUPS_H

/* What belongs together in a story. */

#include "tools/lineup/article.h"

typedef enum { VERDICT_AGREE, VERDICT_DIFFER, VERDICT_CONFLICT } Verdict;

typedef struct {
    const Figure **figures;
    size_t count;
    double low, high;        /* of the numbers as they are written */
    Verdict verdict;
} FigureGroup;

typedef struct {
    const Claim **claims;
    size_t count;
} ClaimGroup;

typedef struct {
    const Claim **claims;
    bool *against;
    size_t count;
} Dispute;

/* Groups stand in the order of their first members, members in the order of the documents. */
typedef struct {
    FigureGroup *figures;
    ClaimGroup *claims;
    Dispute *disputes;
    size_t figure_count, claim_count, dispute_count;
} Lineup;

/* The word of a verdict. */
const char *verdict_word(Verdict verdict);

#endif
