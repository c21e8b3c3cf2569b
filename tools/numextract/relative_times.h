#ifndef ISNAD_NUMEXTRACT_RELATIVE_TIMES_H
#define ISNAD_NUMEXTRACT_RELATIVE_TIMES_H

/* Times that are counted from another, weekdays, seasons, parts of the day. */

#include "tools/numextract/moment.h"

/* Each reads at lexeme i into a free slot of the moment and returns the lexeme behind, i where it reads nothing. */
size_t read_relative_unit(const Lexemes *lexemes, size_t i, Moment *moment); /* الأسبوع الماضي; هذا الشهر */
size_t read_by_class(const Lexemes *lexemes, size_t i, Moment *moment);      /* أمس, صباح, السبت, صيف */

#endif
