#ifndef ISNAD_NUMEXTRACT_YEARS_H
#define ISNAD_NUMEXTRACT_YEARS_H

/* Years, their quarters and halves, decades, centuries. */

#include "tools/numextract/moment.h"

/* Each reads at lexeme i into a free slot of the moment and returns the lexeme behind, i where it reads nothing. */
size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment);          /* عام 2013; عامي 1988 و1994 */
size_t read_year_part(const Lexemes *lexemes, size_t i, Moment *moment);     /* الربع الأول من 2020 */
size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment);       /* القرن التاسع عشر; الستينيات */

#endif
