#ifndef ISNAD_NUMEXTRACT_MOMENT_PARTS_H
#define ISNAD_NUMEXTRACT_MOMENT_PARTS_H

/* The parts of a moment that have a grammar of their own; each reads at lexeme i into a free slot of the moment and
   returns the lexeme behind, i where it reads nothing. */

#include "tools/numextract/moments.h"

size_t read_clock(const Lexemes *lexemes, size_t i, Moment *moment);         /* الساعة 12,05; 13:43 */
size_t read_calendar(const Lexemes *lexemes, size_t i, Moment *moment);      /* 15 آذار/مارس 2018; 10/10/2020 */
size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment);          /* عام 2013; عامي 1988 و1994 */
size_t read_relative_unit(const Lexemes *lexemes, size_t i, Moment *moment); /* الأسبوع الماضي; هذا الشهر */
size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment);       /* القرن التاسع عشر; الستينيات */


/* An ordinal with ال, compound ones too: الأول, الحادية عشرة, الثاني والعشرين. The lexeme behind it, i where none. */
size_t read_ordinal(const Lexemes *lexemes, size_t i, int *value);

#endif
