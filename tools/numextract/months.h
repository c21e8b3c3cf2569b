#ifndef ISNAD_NUMEXTRACT_MONTHS_H
#define ISNAD_NUMEXTRACT_MONTHS_H

/* The month of a date. Each reads at lexeme i into a free slot of the moment and returns the lexeme behind, i where it reads
   nothing. */

#include "tools/numextract/moment.h"

enum { MONTH_MAX = 12 };

size_t read_month(const Lexemes *lexemes, size_t i, Moment *moment);         /* أيلول/سبتمبر; شهر مارس */

/* The unit month qualified: (15 من) الشهر الجاري, هذا الشهر; also the adjective alone: في 25 الجاري. */
size_t read_this_month(const Lexemes *lexemes, size_t i, Moment *moment);

/* The month that a day stands in, over من, في or ب. */
size_t read_month_of_day(const Lexemes *lexemes, size_t i, Moment *moment);

/* One or the other. */
size_t read_month_or_this(const Lexemes *lexemes, size_t i, Moment *moment);

#endif
