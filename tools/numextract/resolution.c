#include "tools/numextract/resolution.h"
#include "tools/numextract/zones.h"
#include <stdlib.h>

/* A stretch of whole days with the name that it has in ISO 8601 or TIMEX3. */
typedef struct {
    bool known;
    int32_t first, last;
    Slice text;
} Period;

static const Period unknown = {.known = false, .text = {"", 0}};

/* ---- periods ---- */

static Slice day_text(Arena *arena, int32_t day)
{
    Date date = date_of_day(day);
    return date_text(arena, date.year, date.month, date.day);
}

static Period day_period(Arena *arena, int32_t day) { return (Period){true, day, day, day_text(arena, day)}; }

static Period month_period(Arena *arena, int year, int month)
{
    int32_t first = day_of_date((Date){year, month, 1});
    return (Period){true, first, first + days_in_month(year, month) - 1, date_text(arena, year, month, UNKNOWN)};
}

static Period year_period(Arena *arena, int year)
{
    return (Period){true, day_of_date((Date){year, 1, 1}), day_of_date((Date){year, 12, 31}),
                    date_text(arena, year, UNKNOWN, UNKNOWN)};
}

static Period week_period(Arena *arena, int32_t day)
{
    Week week = week_of_day(day);
    int32_t first = first_day_of_week(week);
    return (Period){true, first, first + 6, arena_format(arena, "%04d-W%02d", week.year, week.week)};
}

/* A part of a year that TIMEX3 has a word for (SU, Q1, H2); its days are not ISO's, so only its text counts. */
static Period season_period(Arena *arena, int year, Slice season)
{
    Slice text = arena_format(arena, "%04d-%.*s", year, (int)season.len, season.ptr);
    return (Period){true, 0, 0, text};
}

/* A Hijri month or year has no name in ISO 8601: its first and last day. */
static Period hijri_period(Arena *arena, int year, int month)
{
    Date first = {year, month == UNKNOWN ? 1 : month, 1}, last = {year, month == UNKNOWN ? 12 : month, 1};
    if (!hijri_exists(first)) return unknown;
    last.day = hijri_days_in_month(year, last.month);
    Period period = {true, day_of_hijri(first), day_of_hijri(last), {"", 0}};
    Slice begin = arena_join(arena, day_text(arena, period.first), SLICE("/"));
    period.text = arena_join(arena, begin, day_text(arena, period.last));
    return period;
}

/* ---- choosing among years, months, days ---- */

/* What a search looks for, and the day that it looks from. */
typedef struct {
    Arena *arena;
    const Moment *moment;
    Direction direction;       /* NONE: the last one up to the day */
    bool future;               /* NONE: the next one from the day on */
    Date today;
    int32_t day;
} Search;

/* Whether a period lies where the direction wants it. */
static bool fits(const Search *search, const Period *period)
{
    switch (search->direction) {
    case DIRECTION_PAST: return period->last < search->day;
    case DIRECTION_NEXT: return period->first > search->day;
    case DIRECTION_THIS: return true;
    default: return search->future ? period->last >= search->day : period->first <= search->day;
    }
}

static bool looks_ahead(const Search *search)
{
    return search->direction == DIRECTION_NEXT || (search->direction == DIRECTION_NONE && search->future);
}

/* The day, month or year of a point with this year put in. */
static Period in_year(const Search *search, const Point *point, int year)
{
    const Moment *moment = search->moment;
    Arena *arena = search->arena;
    int32_t day;
    if (point->day == UNKNOWN && moment->hijri) return hijri_period(arena, year, point->month);
    if (point->day == UNKNOWN)
        return point->month == UNKNOWN ? year_period(arena, year) : month_period(arena, year, point->month);
    Point dated = *point;
    dated.year = year;
    return full_day(moment, &dated, &day) ? day_period(arena, day) : unknown;
}

/* A weekday beside a day and month settles the year: the nearest in which they meet. */
static bool weekday_agrees(const Point *point, const Period *period)
{
    return point->weekday == UNKNOWN || point->day == UNKNOWN || weekday_of_day(period->first) == point->weekday;
}

enum { YEARS_LOOKED_AT = 12 };   /* 29 February comes every 4 or 8 years; a weekday returns to a date within 11 */

static Period first_fitting(const Search *search, const Point *point, int year, int step)
{
    for (int k = -1; k <= YEARS_LOOKED_AT; k++) {
        Period period = in_year(search, point, year + k * step);
        if (period.known && fits(search, &period)) return period;
    }
    return unknown;
}

static Period search_year(const Search *search, const Point *point)
{
    int year = search->moment->hijri ? hijri_of_day(search->day).year : search->today.year;
    int step = looks_ahead(search) ? 1 : -1;
    bool weekday = point->weekday != UNKNOWN && point->day != UNKNOWN;
    if (search->direction == DIRECTION_THIS) return in_year(search, point, year);
    for (int k = -1; weekday && k <= YEARS_LOOKED_AT; k++) {
        Period period = in_year(search, point, year + k * step);
        bool near = search->direction == DIRECTION_NONE && k <= 0;
        if (period.known && (near || fits(search, &period)) && weekday_agrees(point, &period)) return period;
    }
    return first_fitting(search, point, year, step);
}

/* السبت السادس عشر: the nearest month, back before ahead, in which they meet. */
static Period search_weekday_month(const Search *search, const Point *point)
{
    Date first = {search->today.year, search->today.month, 1};
    for (int k = 0; k <= 2 * YEARS_LOOKED_AT; k++) {
        Date month = date_add_months(first, k % 2 ? -(k + 1) / 2 : k / 2);
        Date date = {month.year, month.month, point->day};
        if (!date_exists(date) || weekday_of_day(day_of_date(date)) != point->weekday) continue;
        return day_period(search->arena, day_of_date(date));
    }
    return unknown;
}

/* The 15th of this, the last or the next month. */
static Period search_month(const Search *search, const Point *point)
{
    if (point->weekday != UNKNOWN && !search->direction) return search_weekday_month(search, point);
    int count = search->direction == DIRECTION_PAST ? -1 : search->direction == DIRECTION_NEXT ? 1 : 0;
    Date month = date_add_months((Date){search->today.year, search->today.month, 1}, count);
    if (point->day > days_in_month(month.year, month.month)) return unknown;
    return day_period(search->arena, day_of_date((Date){month.year, month.month, point->day}));
}

static Period search_weekday(const Search *search, int weekday)
{
    int back = (weekday_of_day(search->day) - weekday + 7) % 7, ahead = (7 - back) % 7;
    int32_t day = search->day;
    if (search->direction == DIRECTION_THIS) day = week_period(search->arena, day).first + weekday - 1;
    else if (search->direction == DIRECTION_NEXT) day += ahead > 0 ? ahead : 7;
    else if (search->direction == DIRECTION_PAST) day -= back > 0 ? back : 7;
    else day += search->future ? ahead : -back;
    return day_period(search->arena, day);
}

/* ---- relative times ---- */

typedef struct {
    int count;
    char unit;              /* D W M Y, E a decade, C a century; 0: it names no day */
} Shift;

/* -P1W, P0D, P1DE; units of the clock shift no date. */
static int read_count(Slice value, size_t *at)
{
    int count = 0;
    for (; *at < value.len && value.ptr[*at] >= '0' && value.ptr[*at] <= '9' && count < 100000; (*at)++)
        count = count * 10 + (value.ptr[*at] - '0');
    return count;
}

static Shift read_shift(Slice value)
{
    Shift shift = {1, 0};
    size_t at = slice_starts(value, SLICE("-"));
    if (at + 2 >= value.len || value.ptr[at] != 'P' || value.ptr[at + 1] == 'T') return shift;
    at++;
    int count = read_count(value, &at);
    Slice unit = slice_part(value, at, value.len);
    shift.count = value.ptr[0] == '-' ? -count : count;
    if (unit.len == 1) shift.unit = unit.ptr[0];
    else if (slice_is(unit, "DE")) shift.unit = 'E';
    else if (slice_is(unit, "CE")) shift.unit = 'C';
    return shift;
}

static Period long_period(Arena *arena, int year, const char *format, int length)
{
    return (Period){true, 0, 0, arena_format(arena, format, year / length)};
}

static Period shifted(const Search *search, Shift shift)
{
    Arena *arena = search->arena;
    Date today = search->today;
    Date month = date_add_months((Date){today.year, today.month, 1}, shift.unit == 'M' ? shift.count : 0);
    switch (shift.unit) {
    case 'D': return day_period(arena, search->day + shift.count);
    case 'W': return week_period(arena, search->day + 7 * shift.count);
    case 'M': return month_period(arena, month.year, month.month);
    case 'Y': return year_period(arena, today.year + shift.count);
    case 'E': return long_period(arena, today.year + 10 * shift.count, "%03dX", 10);
    case 'C': return long_period(arena, today.year + 100 * shift.count, "%02dXX", 100);
    default: return unknown;
    }
}

/* ---- a moment ---- */

/* A season lies in the year of its months; winter in the year that it begins in. */
static int first_month_of(Slice season)
{
    static const struct {
        const char *season;
        int month;
    } seasons[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
    for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
        if (slice_is(season, seasons[i].season)) return seasons[i].month;
    return UNKNOWN;   /* a quarter or a half */
}

static Period resolve_season(const Search *search, const Point *point, Shift shift)
{
    Slice season = search->moment->season;
    int year = point->year;
    if (year == UNKNOWN && shift.unit == 'Y') year = search->today.year + shift.count;
    if (year != UNKNOWN) return season_period(search->arena, year, season);
    char kind = season.ptr[0];
    int month = first_month_of(season);
    if (month == UNKNOWN) return unknown;
    Moment begin = *search->moment;
    begin.hijri = false;
    begin.at = (Point){UNKNOWN, month, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
    Search months = *search;
    months.moment = &begin;
    Period found = search_year(&months, &begin.at);
    if (!found.known) return unknown;
    /* The one that still lasts is not the last one; that of January and February began the year before. */
    Date first = date_of_day(found.first);
    bool lasts = search->direction == DIRECTION_PAST && day_of_date(date_add_months(first, 3)) > search->day;
    bool began = search->direction == DIRECTION_THIS && kind == 'W' && search->today.month < 3;
    return season_period(search->arena, first.year - (lasts || began), season);
}

/* The second Tuesday of a month, the last day of a month: moment_value knows them once the year is. */
static Period resolve_nth(const Search *search, const Point *point, Shift shift)
{
    Moment dated = *search->moment;
    Period month = unknown;
    if (point->month == UNKNOWN) {
        int count = search->direction == DIRECTION_PAST ? -1 : search->direction == DIRECTION_NEXT;
        month = shifted(search, (Shift){count, 'M'});
    } else if (point->year != UNKNOWN || shift.unit == 'Y') {
        month = in_year(search, &dated.at, point->year != UNKNOWN ? point->year : search->today.year + shift.count);
    } else {
        Point whole = {UNKNOWN, point->month, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
        month = search_year(search, &whole);
    }
    if (!month.known || dated.hijri) return unknown;
    Date first = date_of_day(month.first);
    dated.at.year = first.year;
    dated.at.month = first.month;
    dated.at.hour = UNKNOWN;
    dated.part = SLICE("");
    Slice text = moment_value(search->arena, &dated);
    return memchr(text.ptr, 'X', text.len) == NULL ? (Period){true, month.first, month.last, text} : unknown;
}

/* A point whose year is said, or that of a month by العام الماضي. */
static Period resolve_in_year(const Search *search, const Point *point, Shift shift)
{
    if (point->year == UNKNOWN) return in_year(search, point, search->today.year + shift.count);
    bool some_weekday = point->weekday != UNKNOWN && point->month == UNKNOWN;   /* of a year: which is not said */
    return some_weekday ? unknown : in_year(search, point, point->year);
}

/* A point of which neither year, month nor day is said. */
static Period resolve_relative(const Search *search, const Point *point, Shift shift)
{
    const Moment *moment = search->moment;
    if (shift.unit == 'W' && point->weekday != UNKNOWN)
        return day_period(search->arena, shifted(search, shift).first + point->weekday - 1);
    if (shift.unit) return shifted(search, shift);
    if (point->weekday != UNKNOWN) return search_weekday(search, point->weekday);
    bool clock = !moment->relative.len && !moment->fixed.len && point->hour != UNKNOWN;
    return clock ? day_period(search->arena, search->day) : unknown;
}

static Period resolve_date(const Search *search, const Point *point, Shift shift)
{
    bool month_of_year = shift.unit == 'Y' && point->month != UNKNOWN && !search->moment->hijri;
    if (point->year != UNKNOWN || month_of_year) return resolve_in_year(search, point, shift);
    if (point->month != UNKNOWN) return search_year(search, point);
    return point->day != UNKNOWN ? search_month(search, point) : resolve_relative(search, point, shift);
}

static Period resolve_point(const Search *search, const Point *point)
{
    const Moment *moment = search->moment;
    Shift shift = read_shift(moment->relative);
    if (moment->fixed.len) return unknown;
    if (moment->season.len) return resolve_season(search, point, shift);
    if (moment->nth != UNKNOWN || moment->last_day) return resolve_nth(search, point, shift);
    return resolve_date(search, point, shift);
}

/* Whether it needs no document's date: a full date, a year, a month of a year, in either calendar. */
static bool is_absolute(const Moment *moment, const Point *point)
{
    return point->year != UNKNOWN && moment->nth == UNKNOWN && !moment->last_day && !moment->season.len;
}

static Slice with_clock(const Search *search, const Period *period, const Point *point)
{
    Slice clock = moment_clock(search->arena, search->moment, point), text = period->text;
    if (!clock.len) return text;
    text = arena_join(search->arena, text, clock);
    if (point->hour == UNKNOWN || period->first != period->last) return text;
    Date date = date_of_day(period->first);
    return arena_join(search->arena, text, zone_offset(search->arena, search->moment->zone, date, text));
}

/* From a period that was found to the end of the moment, which is the first such time from there on. */
static Slice interval_resolved(Search *search, const Period *first)
{
    const Moment *moment = search->moment;
    Arena *arena = search->arena;
    Slice text = with_clock(search, first, &moment->at);
    search->direction = DIRECTION_NONE;
    search->future = true;
    search->day = first->first;
    search->today = date_of_day(first->first);
    Period last = resolve_point(search, &moment->last);
    if (!last.known) return SLICE("");
    Slice end = with_clock(search, &last, &moment->last);
    bool months = moment->hijri && first->first != first->last;   /* each is an interval of days itself */
    if (months) text = day_text(arena, first->first), end = day_text(arena, last.last);
    else if (moment->both) return arena_format(arena, "{%.*s,%.*s}", (int)text.len, text.ptr, (int)end.len, end.ptr);
    return arena_join(arena, arena_join(arena, text, SLICE("/")), end);
}

Slice moment_resolved(Arena *arena, const Moment *moment, Slice value, const Reference *reference, bool future)
{
    if (!reference->wanted) return SLICE("");
    if (!reference->known && !is_absolute(moment, &moment->at)) return SLICE("");
    Search search = {.arena = arena, .moment = moment, .direction = moment->direction, .future = future,
                     .today = reference->date, .day = reference->known ? day_of_date(reference->date) : 0};
    Period first = resolve_point(&search, &moment->at);
    if (!first.known) return SLICE("");
    Slice text = moment_is_interval(moment) ? interval_resolved(&search, &first) : with_clock(&search, &first, &moment->at);
    return slice_equal(text, value) ? SLICE("") : text;
}

Slice length_before_resolved(Arena *arena, Slice length, const Reference *reference)
{
    if (!reference->wanted || !reference->known) return SLICE("");
    Shift shift = read_shift(length);
    int32_t day = day_of_date(reference->date);
    Search search = {.arena = arena, .today = reference->date, .day = day};
    if (shift.count == 0 || shift.count > 10000) return SLICE("");
    if (shift.unit == 'W') shift = (Shift){7 * shift.count, 'D'};
    if (shift.unit != 'D' && shift.unit != 'M' && shift.unit != 'Y') return SLICE("");
    shift.count = -shift.count;
    return shifted(&search, shift).text;
}
