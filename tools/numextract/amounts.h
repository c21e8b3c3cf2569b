#ifndef ISNAD_NUMEXTRACT_AMOUNTS_H
#define ISNAD_NUMEXTRACT_AMOUNTS_H

/* An amount: digits, number words, or both, with nothing counted yet: 3 ملايين و500 ألف, خمسة وعشرون, عشرات الآلاف. */

#include "tools/numextract/lexemes.h"

typedef struct {
    size_t from, to;        /* lexemes */
    Decimal low, high;
    bool range;             /* low..high */
    bool dashed;            /* ... with a dash between, so perhaps a score */
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

/* Where the second half of a range begins that the amount opens: إلى | 5 behind من 3; 0 where nothing joins one. */
size_t amount_joint(const Lexemes *lexemes, const Amount *amount);

/* A fraction that a decimal can hold: نصف, ربع, ثلاثة أرباع. Not valid of any other lexeme. */
Decimal amount_fraction(const Lexeme *lexeme);

#endif
