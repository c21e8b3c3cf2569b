#include "tools/numextract/moments.h"
#include "tools/numextract/calendar.h"
#include "tools/numextract/intervals.h"
#include "tools/numextract/moment_guards.h"
#include "tools/numextract/single_moments.h"

/* رمضان 2019: the Hijri year whose month, or day, falls into the Gregorian one. */
static void set_hijri_year(const Moment *moment, Point *point)
{
    if (!moment->hijri || point->month == UNKNOWN || point->year <= HIJRI_LAST || point->year > 2150) return;
    int year = hijri_of_day(day_of_date((Date){point->year, 1, 1})).year;
    for (int k = 0; k < 3; k++) {
        Date date = {year + k, point->month, point->day == UNKNOWN ? 1 : point->day};
        if (!hijri_exists(date) || date_of_day(day_of_hijri(date)).year != point->year) continue;
        point->year = date.year;
        return;
    }
    point->year = UNKNOWN;
}

/* The order of a date's digits where its weekday settles it: السبت 10/9/2020. */
static bool may_be_swapped(const Moment *moment)
{
    const Point *at = &moment->at;
    bool whole = at->weekday != UNKNOWN && at->year != UNKNOWN && at->month != UNKNOWN;
    return whole && moment->numeric && !moment->hijri && at->day <= 12 && date_exists((Date){at->year, at->month, at->day});
}

static void settle_order(Moment *moment)
{
    Point *at = &moment->at;
    if (!may_be_swapped(moment)) return;
    int as_read = weekday_of_day(day_of_date((Date){at->year, at->month, at->day}));
    int swapped = weekday_of_day(day_of_date((Date){at->year, at->day, at->month}));
    if (as_read == at->weekday || swapped != at->weekday) return;
    int month = at->month;
    at->month = at->day;
    at->day = month;
}

/* What the end of a range of days leaves to its beginning to say. */
static void complete(Moment *moment)
{
    Point *at = &moment->at, *last = &moment->last;
    if (last->day != UNKNOWN && last->month == UNKNOWN) last->month = at->month;
    if (last->month != UNKNOWN && last->year == UNKNOWN) last->year = at->year;
    set_hijri_year(moment, at);
    Date first = {at->year, at->month, 1};
    if (moment->last_day && moment->hijri && hijri_exists(first)) {
        at->day = hijri_days_in_month(at->year, at->month);
        moment->last_day = false;
    }
    set_hijri_year(moment, last);
    settle_order(moment);
}

bool moment_read(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (read_moment(lexemes, i, moment) == i) return false;
    read_last(lexemes, moment);
    complete(moment);
    return moment_stands(lexemes, moment);
}
