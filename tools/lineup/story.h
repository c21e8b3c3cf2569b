#ifndef ISNAD_LINEUP_STORY_H
#define ISNAD_LINEUP_STORY_H

/* The articles of one story, lined up: groups of figures, of claims, and disputes. */

#include "common/record.h"
#include "tools/lineup/pairs.h"

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

/* The articles must outlive what is made of them, which lies in the arena. */
Lineup story_line_up(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena);

/* The word of a verdict. */
const char *verdict_word(Verdict verdict);

/* Appends the G records; `id` goes before the number in each group's id. */
void lineup_write(Buffer *out, const Lineup *lineup, Slice id);

/* Appends the articles as members of the story. */
void story_write(Buffer *out, Article *const *articles, size_t count, Slice id);

#endif
