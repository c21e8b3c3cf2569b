#ifndef ISNAD_NUMEXTRACT_SINGLE_MOMENTS_H
#define ISNAD_NUMEXTRACT_SINGLE_MOMENTS_H

/* A moment put together from its parts, with its modifier, but no interval. */

#include "tools/numextract/moment.h"

/* Returns the lexeme behind it, i where none begins there. */
size_t read_moment(const Lexemes *lexemes, size_t i, Moment *moment);

#endif
