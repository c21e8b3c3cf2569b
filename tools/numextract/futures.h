#ifndef ISNAD_NUMEXTRACT_FUTURES_H
#define ISNAD_NUMEXTRACT_FUTURES_H

/* Whether what a moment dates is still to come: a verb in the future or من المقرر and the like (future-words.tsv)
   stands before it in its clause, or right behind it. */

#include "tools/numextract/lexemes.h"

bool future_governs(const Lexemes *lexemes, size_t from, size_t to);

#endif
