#ifndef ISNAD_NUMEXTRACT_AMOUNTS_H
#define ISNAD_NUMEXTRACT_AMOUNTS_H

/* An amount: digits, number words, or both, with nothing counted yet: 3 ملايين و500 ألف, خمسة وعشرون, عشرات الآلاف. */

#include "tools/numextract/lexemes.h"

typedef struct {
    size_t from, to;        /* lexemes */
    Decimal low, high;
    bool range;             /* low..high */
    bool vague;             /* an order of magnitude, or عدة */
    bool few;               /* عدة, بضع */
    bool definite;
    bool digits;            /* begins with digits */
    bool one;               /* the word واحد alone */
    bool scaled;            /* ends in ألف, مليون ... */
    bool bare;              /* nothing but a string of digits without separators */
} Amount;

/* Whether an amount begins at lexeme i. */
bool amount_read(const Lexemes *lexemes, size_t i, Amount *amount);

#endif
