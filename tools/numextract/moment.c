/* What a moment says, in ISO 8601 and EDTF, with TIMEX3's words where these have none. */

#include "tools/numextract/moment.h"
#include "tools/numextract/calendar.h"
#include "common/buffer.h"
#include <stdlib.h>

#define POINT_NOTHING {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN}

const Moment moment_nothing = {
    .at = POINT_NOTHING, .last = POINT_NOTHING, .nth = UNKNOWN,
    .relative = {"", 0}, .fixed = {"", 0}, .part = {"", 0}, .season = {"", 0}, .zone = {"", 0}, .mod = {"", 0},
};

bool moment_is_dated(const Moment *moment)
{
    const Point *at = &moment->at;
    return at->year != UNKNOWN || at->month != UNKNOWN || at->day != UNKNOWN || at->weekday != UNKNOWN ||
           moment->relative.len || moment->fixed.len || moment->season.len;
}

bool moment_is_interval(const Moment *moment)
{
    const Point *last = &moment->last;
    return last->year != UNKNOWN || last->month != UNKNOWN || last->day != UNKNOWN || last->weekday != UNKNOWN ||
           last->hour != UNKNOWN || moment->last_today;
}

Slice moment_label(const Moment *moment)
{
    return moment->at.hour != UNKNOWN || moment->part.len ? SLICE("time") : SLICE("date");
}

/* The hour on the 24-hour clock: 8 مساء is 20, 12 صباحا 0. */
int hour_of_part(Slice part, int hour)
{
    /* Of each part of the day the hours from, up to which 12 are added, and what 12 itself is. */
    static const struct {
        const char *part;
        int from, to, twelve;
    } parts[] = {{"MO", 12, 12, 0},    {"EV", 0, 12, 12},    {"AF", 0, 12, 12},
                 {"T12:00", 0, 6, 12}, {"T24:00", 12, 12, 0}, {"NI", 6, 12, 0}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!slice_is(part, parts[i].part)) continue;
        if (hour == 12) return parts[i].twelve;
        return hour >= parts[i].from && hour < parts[i].to ? hour + 12 : hour;
    }
    return hour;
}

/* At least so many digits, or that many X for what is unknown. Returns where the next may go. */
static char *put_digits(char *out, int number, size_t width)
{
    char digits[NUMBER_MAX];
    size_t count = number == UNKNOWN ? 0 : number_write(digits, (uint64_t)number), missing = count < width ? width - count : 0;
    memset(out, number == UNKNOWN ? 'X' : '0', missing);
    memcpy(out + missing, digits, count);
    return out + missing + count;
}

/* ISO 8601 writes a year before 1 with a sign: -0043 is 44 BC. */
Slice date_text(Arena *arena, int year, int month, int day)
{
    char text[3 * NUMBER_MAX], *end = text;
    if (year < 0 && year != UNKNOWN) *end++ = '-';
    end = put_digits(end, year == UNKNOWN ? year : abs(year), 4);
    bool whole = month == UNKNOWN && day == UNKNOWN;
    if (!whole) *end++ = '-', end = put_digits(end, month, 2);
    if (day != UNKNOWN) *end++ = '-', end = put_digits(end, day, 2);
    return arena_copy(arena, (Slice){text, (size_t)(end - text)});
}

/* The nth weekday of a month of a year: the day of the month, UNKNOWN where the month has no such day. */
static int nth_weekday(const Moment *moment)
{
    const Point *at = &moment->at;
    if (at->year == UNKNOWN || at->month == UNKNOWN || moment->hijri) return UNKNOWN;
    int days = days_in_month(at->year, at->month);
    if (moment->last_day) return days;
    int first = weekday_of_day(day_of_date((Date){at->year, at->month, 1}));
    int day = 1 + (at->weekday - first + 7) % 7;
    if (moment->nth != NTH_LAST) day += 7 * (moment->nth - 1);
    else while (day + 7 <= days) day += 7;
    return day <= days ? day : UNKNOWN;
}

static Slice nth_value(Arena *arena, const Moment *moment)
{
    int day = nth_weekday(moment);
    if (day != UNKNOWN) return date_text(arena, moment->at.year, moment->at.month, day);
    return arena_join(arena, date_text(arena, moment->at.year, moment->at.month, UNKNOWN), SLICE("-XX"));
}

static Slice season_value(Arena *arena, const Moment *moment, const Point *point)
{
    Slice year = date_text(arena, point->year, UNKNOWN, UNKNOWN);
    return arena_join(arena, arena_join(arena, year, SLICE("-")), moment->season);
}

static Slice point_text(Arena *arena, const Moment *moment, const Point *point)
{
    if (moment->season.len) return season_value(arena, moment, point);
    if (moment->nth != UNKNOWN || moment->last_day) return nth_value(arena, moment);
    if (point->weekday != UNKNOWN && point->day == UNKNOWN) return arena_format(arena, "XXXX-WXX-%d", point->weekday);
    if (moment->fixed.len) return moment->fixed;
    bool calendar = point->year != UNKNOWN || point->month != UNKNOWN || point->day != UNKNOWN;
    return calendar ? date_text(arena, point->year, point->month, point->day) : moment->relative;
}

Slice moment_clock(Arena *arena, const Moment *moment, const Point *point)
{
    if (point->hour == UNKNOWN) {
        if (!moment->part.len || moment->part.ptr[0] == 'T') return moment->part;
        return arena_join(arena, SLICE("T"), moment->part);
    }
    int hour = hour_of_part(moment->part, point->hour);
    Slice clock = arena_format(arena, "T%02d:%02d", hour, point->minute);
    if (point->second != UNKNOWN) clock = arena_join(arena, clock, arena_format(arena, ":%02d", point->second));
    return slice_is(moment->zone, "Z") ? arena_join(arena, clock, moment->zone) : clock;
}

static Slice point_value(Arena *arena, const Moment *moment, const Point *point)
{
    Slice day = moment_is_dated(moment) ? point_text(arena, moment, point) : SLICE("");
    return arena_join(arena, day, moment_clock(arena, moment, point));
}

Slice moment_value(Arena *arena, const Moment *moment)
{
    Slice first = point_value(arena, moment, &moment->at);
    if (!moment_is_interval(moment)) return first;
    Slice last = moment->last_today ? SLICE("P0D") : point_value(arena, moment, &moment->last);
    if (moment->both)   /* EDTF's set: all of these */
        return arena_format(arena, "{%.*s,%.*s}", (int)first.len, first.ptr, (int)last.len, last.ptr);
    return arena_join(arena, arena_join(arena, first, SLICE("/")), last);
}
