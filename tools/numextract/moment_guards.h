#ifndef ISNAD_NUMEXTRACT_MOMENT_GUARDS_H
#define ISNAD_NUMEXTRACT_MOMENT_GUARDS_H

/* Whether a moment that was read is one, by what stands around it. */

#include "tools/numextract/moment.h"

bool moment_stands(const Lexemes *lexemes, Moment *moment);

#endif
