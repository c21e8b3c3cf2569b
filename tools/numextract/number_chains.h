#ifndef ISNAD_NUMEXTRACT_NUMBER_CHAINS_H
#define ISNAD_NUMEXTRACT_NUMBER_CHAINS_H

/* Number words and digits that make one number together: ثلاثة ملايين وخمسمئة ألف, مئة وخمسة وعشرون, مليون و300 ألف. */

#include "tools/numextract/lexemes.h"
#include <stdlib.h>

/* Where a chain of number words stands. `order` is the lowest power of ten that the open group has (3 where it is
   empty): what is joined to it by و must be lower, but for the tens behind their units (خمسة وعشرون). */
typedef struct {
    Decimal total, group;
    int order;
    int unit;           /* the unit just read, 0 where the last word was none */
    int limit;          /* the last scale's power; the next one must be lower */
    bool any, just_scaled, group_open;
} Chain;

/* Reads the chain at lexeme i; returns the lexeme behind it, i where there is none. */
size_t read_chain(const Lexemes *lexemes, size_t i, Chain *chain);

/* Of a scale, a power of ten. */
static inline int number_word_value(const Lexeme *lexeme) { return atoi(number_value(lexeme).ptr); }

static inline bool is_scale(const Lexeme *lexeme)
{
    return lexeme_number_in(lexeme, BIT(NUMBER_SCALE) | BIT(NUMBER_SCALES));
}

#endif
