#ifndef ISNAD_BOUNDARIES_H
#define ISNAD_BOUNDARIES_H

/* Where the sentences of a paragraph end. */

#include "common/slice.h"

typedef struct {
    Slice text;           /* the paragraph */
    size_t at;            /* where the next sentence is looked for */
    bool quoted;          /* within "..." */
    size_t straight_left; /* straight quotation marks ahead */
    size_t closing_left;  /* closing « “ marks ahead */
    size_t depth;         /* open marks that have a closing partner of their own */
} Boundaries;

Boundaries boundaries_begin(Slice paragraph);

/* The next sentence as bytes [*from, *to) of the paragraph, without white space at its ends; false at the end. */
bool boundaries_next(Boundaries *boundaries, size_t *from, size_t *to);

#endif
