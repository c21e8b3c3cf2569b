#ifndef ISNAD_NUMEXTRACT_MOMENTS_H
#define ISNAD_NUMEXTRACT_MOMENTS_H

/* A point or stretch of calendar time, put together from the parts that stand side by side:
   الساعة 12,00 | يوم | 10 تشرين الأول/أكتوبر | 2020. */

#include "tools/numextract/lexemes.h"

enum { UNKNOWN = -1 };

typedef struct {
    int year, month, day;         /* UNKNOWN where not said */
    int last_year, last_month, last_day; /* the end of an interval */
    int weekday;                  /* 1 Monday to 7 Sunday */
    int hour, minute;
    bool hijri;
    Slice relative;               /* P0D, -P1W, PAST_REF ...; empty where there is none */
    Slice fixed;                  /* a whole value: 199X, 19XX */
    Slice part;                   /* MO AF EV NI, or a clock value T12:00 */
    Slice season;                 /* SP SU FA WI */
    Slice zone;
    Slice mod;
    bool weak;                    /* nothing but a word that often means something else: needs a look at its context */
    size_t from, to;              /* lexemes */
} Moment;

/* Reads one part at lexeme i into a moment that has room for it. Returns the lexeme behind it, i where none is read. */
size_t moment_part_read(const Lexemes *lexemes, size_t i, Moment *moment);

/* Reads the longest moment that begins at lexeme i. */
bool moment_read(const Lexemes *lexemes, size_t i, Moment *moment);

/* Its label (date or time) and value. */
Slice moment_label(const Moment *moment);
Slice moment_value(Arena *arena, const Moment *moment);

/* A number that can be a year, standing in digits without separators. */
bool lexeme_is_year(const Lexeme *lexeme);

#endif
