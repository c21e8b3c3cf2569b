#ifndef ISNAD_NUMEXTRACT_MOMENTS_H
#define ISNAD_NUMEXTRACT_MOMENTS_H

/* Moments with all they have: parts, modifier, the other end of an interval. */

#include "tools/numextract/moment.h"

/* Reads the longest moment that begins at lexeme i. */
bool moment_read(const Lexemes *lexemes, size_t i, Moment *moment);

#endif
