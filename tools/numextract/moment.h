#ifndef ISNAD_NUMEXTRACT_MOMENT_H
#define ISNAD_NUMEXTRACT_MOMENT_H

/* A point or stretch of calendar time, put together from the parts that stand side by side:
   الساعة 12,00 | يوم | 10 تشرين الأول/أكتوبر | 2020. */

#include "tools/numextract/lexemes.h"

enum { UNKNOWN = -100000 };   /* no year, no month ... is said */

/* A point on a calendar and a clock, as far as it is said; of a year before the era 0 is 1 BC. */
typedef struct {
    int year, month, day;
    int weekday;                  /* 1 Monday to 7 Sunday */
    int hour, minute, second;
} Point;

/* الماضي, الجاري, المقبل beside what they date. */
typedef enum { DIRECTION_NONE, DIRECTION_PAST, DIRECTION_THIS, DIRECTION_NEXT } Direction;

enum { NTH_LAST = -1 };

typedef struct {
    Point at;
    Point last;                   /* the end of an interval, all UNKNOWN where it is none */
    bool hijri;                   /* year, month and day are of the Umm al-Qura calendar */
    Direction direction;
    int nth;                      /* the nth `weekday` of the month or NTH_LAST; UNKNOWN where not said */
    bool last_day;                /* the last day of the month */
    bool last_today;              /* the interval ends today (اليوم وأمس السبت) */
    bool both;                    /* `at` and `last` are two single days (10 و15 مايو), not what lies between */
    bool numeric;                 /* day and month from digits alone (9/10/2020): their order is a convention */
    char same;                    /* 'M', 'Y': the month or year spoken of last (الشهر نفسه); 0: none */
    Slice relative;               /* P0D, -P1W, PAST_REF ...; empty where there is none */
    Slice fixed;                  /* a whole value: 199X, 19XX */
    Slice part;                   /* MO AF EV NI, or a clock value T12:00 */
    Slice season;                 /* SP SU FA WI, Q1 to Q4, H1 H2: a part of the year */
    Slice zone;                   /* Z, local, or a zone of the IANA's: Asia/Riyadh */
    Slice mod;
    bool is_name;                 /* part of an event's or a law's name: nothing by itself */
    bool weak;                    /* nothing but a word that often means something else: needs a look at its context */
    size_t from, to;              /* lexemes */
} Moment;

/* With nothing said. */
extern const Moment moment_nothing;

/* Whether it says a date: more than a clock time or a part of the day. */
bool moment_is_dated(const Moment *moment);
bool moment_is_interval(const Moment *moment);

/* Its label (date or time) and value. */
Slice moment_label(const Moment *moment);
Slice moment_value(Arena *arena, const Moment *moment);

/* The parts that moment_value is made of: 2020-10-XX and the like, and T12:05 with its zone or TMO. */
Slice date_text(Arena *arena, int year, int month, int day);
/* The hour on the 24-hour clock: 8 of EV is 20, 12 of MO 0. */
int hour_of_part(Slice part, int hour);

Slice moment_clock(Arena *arena, const Moment *moment, const Point *point);

#endif
