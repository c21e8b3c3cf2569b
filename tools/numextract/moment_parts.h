#ifndef ISNAD_NUMEXTRACT_MOMENT_PARTS_H
#define ISNAD_NUMEXTRACT_MOMENT_PARTS_H

/* The parts of a moment that have a grammar of their own; each reads at lexeme i into a free slot of the moment and
   returns the lexeme behind, i where it reads nothing. */

#include "tools/numextract/moments.h"

extern const Moment moment_nothing;

/* clock_times.c */
size_t read_clock(const Lexemes *lexemes, size_t i, Moment *moment);         /* الساعة 12,05; 13:43; الثامنة مساء */
size_t read_zone(const Lexemes *lexemes, size_t i, Moment *moment);          /* ت غ, بتوقيت باريس */

/* calendar_dates.c */
size_t read_calendar(const Lexemes *lexemes, size_t i, Moment *moment);      /* 15 آذار/مارس 2018; 10/10/2020 */
size_t read_month(const Lexemes *lexemes, size_t i, Moment *moment);         /* أيلول/سبتمبر; شهر مارس */
size_t read_nth_day(const Lexemes *lexemes, size_t i, Moment *moment);       /* ثالث ثلاثاء من نوفمبر */

/* years.c */
size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment);          /* عام 2013; عامي 1988 و1994 */
size_t read_year_part(const Lexemes *lexemes, size_t i, Moment *moment);     /* الربع الأول من 2020 */
size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment);       /* القرن التاسع عشر; الستينيات */
size_t read_era(const Lexemes *lexemes, size_t i, Moment *moment);           /* هـ, قبل الميلاد */

/* relative_times.c */
size_t read_relative_unit(const Lexemes *lexemes, size_t i, Moment *moment); /* الأسبوع الماضي; هذا الشهر */
size_t read_by_class(const Lexemes *lexemes, size_t i, Moment *moment);      /* أمس, صباح, السبت, صيف */

/* moments.c: a moment with its modifier, but no interval. */
size_t read_moment(const Lexemes *lexemes, size_t i, Moment *moment);

/* intervals.c: makes the moment an interval where its other end follows. */
void read_last(const Lexemes *lexemes, Moment *first);

/* moment_guards.c: whether a moment that was read is one, by what stands around it. */
bool moment_stands(const Lexemes *lexemes, Moment *moment);

/* An ordinal with ال, compound ones too: الأول, الحادية عشرة, الثاني والعشرين. The lexeme behind it, i where none. */
size_t read_ordinal(const Lexemes *lexemes, size_t i, int *value);

/* A number of at most two digits, not over the limit; UNKNOWN where it is none. */
int small_number(const Lexeme *lexeme, int limit);

/* The same in digits or as a cardinal word: 3, ثلاثة, خمسة عشر. The lexeme behind it, i where there is none. */
size_t read_small(const Lexemes *lexemes, size_t i, int limit, int *value);

/* A weekday, with or without its ال (ثلاثاء); UNKNOWN where it is none. */
int lexeme_weekday(const Lexemes *lexemes, const Lexeme *lexeme);

/* The direction that الماضي and the like give to what stands before them; DIRECTION_NONE for any other word. */
Direction lexeme_direction(const Lexeme *lexeme);

static inline bool has_proclitic(const Lexeme *lexeme) { return lexeme->conjunction || lexeme->preposition; }
static inline bool is_dash(const Lexeme *lexeme) { return lexeme_is(lexeme, "-") || lexeme_is(lexeme, "–"); }
static inline bool is_unit(const Lexeme *lexeme, const char *unit)
{
    return (lexeme->time == TIME_UNIT || lexeme->time == TIME_UNITS2OF) && slice_is(time_value(lexeme), unit);
}

#endif
