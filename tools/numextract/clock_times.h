#ifndef ISNAD_NUMEXTRACT_CLOCK_TIMES_H
#define ISNAD_NUMEXTRACT_CLOCK_TIMES_H

/* Times of the clock and their zones. */

#include "tools/numextract/moment.h"

/* Each reads at lexeme i into a free slot of the moment and returns the lexeme behind, i where it reads nothing. */
size_t read_clock(const Lexemes *lexemes, size_t i, Moment *moment);         /* الساعة 12,05; 13:43; الثامنة مساء */
size_t read_zone(const Lexemes *lexemes, size_t i, Moment *moment);          /* ت غ, بتوقيت باريس */

#endif
