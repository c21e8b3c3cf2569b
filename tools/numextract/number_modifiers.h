#ifndef ISNAD_NUMEXTRACT_NUMBER_MODIFIERS_H
#define ISNAD_NUMEXTRACT_NUMBER_MODIFIERS_H

/* What stands around a number and says how exact it is: أكثر من, نحو, على الأقل. */

#include "tools/numextract/lexemes.h"

/* The modifier that ends before lexeme i and begins at `first` or later: the lexeme where it begins, i where there is
   none. `mod` is set where there is one. */
size_t modifier_before(const Lexemes *lexemes, size_t i, size_t first, Slice *mod);

/* The modifier that begins at lexeme i: the lexeme behind it. */
size_t modifier_after(const Lexemes *lexemes, size_t i, Slice *mod);

/* Sets `mod` by على الأقل and the like that stand a few words further on, apart from what they modify (13 بلدية في لبنان على
   الأقل): they stay outside the span. */
void modifier_apart(const Lexemes *lexemes, size_t i, Slice *mod);

#endif
