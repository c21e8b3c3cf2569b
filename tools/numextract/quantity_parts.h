#ifndef ISNAD_NUMEXTRACT_QUANTITY_PARTS_H
#define ISNAD_NUMEXTRACT_QUANTITY_PARTS_H

/* The parts of read_quantity that have a file of their own; each fills the expression of an amount that was read, or
   returns false. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/moment_words.h"

/* counted_lengths.c: a unit of time behind the amount, or a definite one before it. */
bool read_duration(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression);

/* counted_nouns.c: what the amount counts; the noun before واحد, without which that is no number. */
bool read_counted(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression);
bool read_single(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression);

/* What the noun behind the number says of its digits: 1.245 شخصا are 1245, and - before 5 قتلى is a dash. */
void fit_to_noun(const Lexemes *lexemes, Amount *amount);

/* Four digits without separators of our time: 1900 to 2035. */
static inline bool is_our_year(const Lexeme *lexeme)
{
    return lexeme_is_year(lexeme) && lexeme->numeral->value.mantissa >= 1900 && lexeme->numeral->value.mantissa <= 2035;
}

#endif
