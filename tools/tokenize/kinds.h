#ifndef ISNAD_TOKENIZE_KINDS_H
#define ISNAD_TOKENIZE_KINDS_H

/* What the token rules know of a character. */

#include "common/slice.h"
#include <stdint.h>

typedef enum {
    KIND_SPACE,   /* white space, controls, and the zero-width space, which parts words as well */
    KIND_ARABIC,  /* letters of the Arabic script, tatweel */
    KIND_LATIN,   /* letters of every other script */
    KIND_DIGIT,
    KIND_EXTEND,  /* marks, joiners and direction controls: with the character before them, else with the next */
    KIND_PUNCT,
    KIND_SYMBOL,
    KIND_PICTURE  /* drawn as an emoji by itself */
} Kind;

Kind kind_of(uint32_t character);

/* The kind of the character at text[at]; KIND_SPACE at the end. `*length` gets its bytes, 0 at the end. */
Kind kind_at(Slice text, size_t at, size_t *length);

/* Behind the run of characters of `kind` and of KIND_EXTEND. */
size_t kind_run(Slice text, size_t at, Kind kind);

#endif
