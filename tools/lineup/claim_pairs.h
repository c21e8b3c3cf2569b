#ifndef ISNAD_LINEUP_CLAIM_PAIRS_H
#define ISNAD_LINEUP_CLAIM_PAIRS_H

/* What comparing two claims for agreement and for dispute has in common. All evidence is 0 to EVIDENCE_FULL. */

#include "tools/lineup/pairs.h"

/* How much of two bags is the same, by weight; how much of the smaller is in the other; how much that is rare they share. */
typedef struct {
    int8_t dice, contained, rare;
} Likeness;

Likeness likeness_of(const Bag *a, const Bag *b);

/* The part of an actor's code before the slash. */
Slice actor_country(Slice code);

/* How two codes stand to each other: `part`: one of several actors is the same; `state`: two bodies of one state. */
typedef enum { CODES_UNKNOWN, CODES_ONE_KNOWN, CODES_SAME, CODES_PART, CODES_STATE, CODES_COUNTRY, CODES_APART } Codes;
Codes codes_compared(Slice a, Slice b);

/* What the claim does is deny: by its act, or by what it says first. */
bool stands_against(const Claim *claim);

/* How much of the first bag is in the second, of EVIDENCE_FULL. */
int8_t share_within(const Bag *part, const Bag *whole);

/* How many claims the two articles make, on a scale of doubling: of many pairs few belong together. */
int8_t crowd_of(const Claim *a, const Claim *b);

/* How many numbers two contents share, at most 2. */
uint32_t numbers_shared(const Claim *a, const Claim *b);

#endif
