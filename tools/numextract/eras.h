#ifndef ISNAD_NUMEXTRACT_ERAS_H
#define ISNAD_NUMEXTRACT_ERAS_H

/* Eras behind a year: هـ, م, قبل الميلاد. */

#include "tools/numextract/moment.h"

/* ق.م and the like: the year counts back from the era. */
bool is_before_era(const Lexeme *lexeme);

/* Gives the year of a moment its era. Returns the lexeme behind it, i where there is none or no year. */
size_t read_era(const Lexemes *lexemes, size_t i, Moment *moment);

#endif
