#ifndef ISNAD_NUMEXTRACT_DECIMAL_H
#define ISNAD_NUMEXTRACT_DECIMAL_H

/* Exact decimal numbers: no binary fractions between a text's 12.1 and the value column. */

#include "common/arena.h"
#include "common/slice.h"
#include <stdint.h>

/* mantissa / 10^decimals; not valid where it outgrew 64 bits, and whatever is computed from such a number. */
typedef struct {
    int64_t mantissa;
    int decimals;
    bool valid;
} Decimal;

Decimal decimal_of(int64_t whole);

/* Times a power of ten. */
Decimal decimal_scale(Decimal number, int power);
Decimal decimal_add(Decimal a, Decimal b);
int decimal_compare(Decimal a, Decimal b);

/* The number where it is whole and fits, else -1. */
int64_t decimal_whole(Decimal number);

Decimal decimal_negative(Decimal number);

/* Without needless zeros: 12.5, 1000. */
Slice decimal_text(Arena *arena, Decimal number);

#endif
