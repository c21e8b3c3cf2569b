#ifndef ISNAD_FIT_DATA_H
#define ISNAD_FIT_DATA_H

/* What dump-claims wrote, in memory for good. */

#include "crf.h"
#include "tools/claimfind/sources.h"

#include <stdbool.h>

enum { ACTS = 13, WINDOW_BEFORE = 64, WINDOW_BEHIND = 64, UNITS_MOST = 1024 };

typedef struct {
    uint32_t fields[FIELDS];   /* as dumped; FIELD_WORD is the row of the word's vector, 0 where it has none */
} UnitRow;

typedef struct {
    uint32_t at, part, lexicon_act, act;  /* act 0: no claim */
    int claim;                            /* index in claims; -1 */
    bool is_soft;
    float soft[ACTS];                     /* what other models give each act, where it is */
} Candidate;

typedef struct {
    uint32_t at, act, from, to;           /* the window: units [from, to) */
    const uint16_t *pairs;                /* of each unit of the sentence */
    uint8_t *tags;                        /* of each unit of the sentence */
    uint8_t slot_pairs[SLOTS];
    float weight;                         /* 0: nothing is learnt from its roles */
    int slot;                             /* the remembered source that is its source; -1 */
} Claim;

typedef struct {
    const char *doc;
    UnitRow *units, remembered[SLOTS];
    uint16_t *lengths;                    /* letters of each unit */
    size_t count, remembered_count, candidate_count, claim_count, lost;
    Candidate *candidates;
    Claim *claims;
    bool held, silver;
} Sample;

typedef struct {
    Sample *items;
    size_t count;
} Samples;

/* Adds a dump's sentences; of documents whose hash is 0 modulo `parts` they are marked held. `hashes` are the words that have
   vectors, row 1 first. Ends the program on a fault. */
void samples_read(Samples *samples, const char *path, const uint32_t *hashes, size_t words, unsigned parts, bool silver);

#endif
