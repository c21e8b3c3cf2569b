#ifndef ISNAD_CLAIM_FEATURES_H
#define ISNAD_CLAIM_FEATURES_H

/* Units as the numbers that the weights are for. scripts/train/dump-claims.c writes the same numbers, so that what is
   learnt and what is run see the same. */

#include "tools/claimfind/observers.h"

/* The fields of a unit, each with its own table of weights. */
enum {
    FIELD_WORD,                  /* hash of the folded unit, 32 bits */
    FIELD_PREFIX2, FIELD_PREFIX3, FIELD_SUFFIX2, FIELD_SUFFIX3, /* hashes of letters behind the article, 32 bits; 0: too short */
    FIELD_KIND,                  /* WordKind */
    FIELD_SPELLING,              /* 0-31: what folding hides of the first and the last letter */
    FIELD_NAME,                  /* 0-8: outside names, then PER LOC ORG MISC, each beginning and inside */
    FIELD_SHAPE,                 /* 0-63: clitic or class of token, article, pronoun, begins its token */
    FIELD_PART,                  /* CuePart */
    FIELD_ACT,                   /* 0-12, as act_name has them */
    FIELD_AGREEMENT,             /* 0-47: gender, number, past, object of the cue */
    FIELD_WANTS,                 /* bits WANTS_... */
    FIELD_ENCLOSED,              /* 0-15: quotation marks, brackets */
    FIELD_OBSERVED,              /* bits OBSERVED_... */
    FIELD_CONTEXT,               /* WordContext */
    FIELD_PLACE,                 /* 0-31: first units of the sentence; of a paragraph; of the document */
    FIELD_UTTERED,               /* 0-31: of a verb, what the noun behind it says; 0, for nothing, has no weights */
    FIELDS
};

typedef struct {
    uint32_t fields[FIELDS];
} Features;

/* The fields that the unit's own letters tell, the same wherever it stands in or out of names, and the others. Each sets its own bits
   of FIELD_OBSERVED. */
void features_of_letters(const Reading *reading, size_t at, Features *features);
void features_in_place(const Reading *reading, size_t at, Features *features);

static inline bool field_is_of_place(unsigned field)
{
    return field == FIELD_NAME || field == FIELD_ENCLOSED || field == FIELD_PLACE || field == FIELD_UTTERED;
}

/* All of them. */
void features_read(const Reading *reading, size_t at, Features *features);

/* All fields of the word that the letters in their writing do not tell: equal for equal words in equal writing. */
uint32_t features_shape(const Unit *unit);

/* How a unit stands to a cue: gender, marker, quotation, what is between. */
enum { PAIRS = 216 };
unsigned pair_read(const Reading *reading, size_t cue, size_t at);

#endif
