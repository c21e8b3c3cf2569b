#ifndef ISNAD_NUMEXTRACT_UNITS_H
#define ISNAD_NUMEXTRACT_UNITS_H

/* Units of measure, currencies and per cent: a user's own first, then those of unit-words. */

#include "tools/numextract/lexemes.h"

typedef struct {
    Slice label;     /* measure, money, percent; part: of a currency, `count` of them make one */
    Slice code;      /* UCUM or ISO 4217; may be empty */
    int64_t count;   /* 2 of a dual (لترين), else 1 but for parts */
    size_t used;     /* lexemes */
} Unit;

/* The longest unit that begins at lexeme i. */
bool unit_find(const Lexemes *lexemes, size_t i, Unit *unit);

#endif
