#ifndef ISNAD_NUMEXTRACT_CALENDAR_DATES_H
#define ISNAD_NUMEXTRACT_CALENDAR_DATES_H

/* Dates by day, month and year; the nth weekday of a month. */

#include "tools/numextract/months.h"

/* Each reads at lexeme i into a free slot of the moment and returns the lexeme behind, i where it reads nothing. */
size_t read_calendar(const Lexemes *lexemes, size_t i, Moment *moment);      /* 15 آذار/مارس 2018; 10/10/2020 */
size_t read_nth_day(const Lexemes *lexemes, size_t i, Moment *moment);       /* ثالث ثلاثاء من نوفمبر */

#endif
