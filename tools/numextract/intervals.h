#ifndef ISNAD_NUMEXTRACT_INTERVALS_H
#define ISNAD_NUMEXTRACT_INTERVALS_H

/* Intervals of two moments. */

#include "tools/numextract/moment.h"

/* Makes the moment an interval where its other end follows. */
void read_last(const Lexemes *lexemes, Moment *first);

#endif
