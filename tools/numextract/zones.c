#include "tools/numextract/zones.h"

#include <stdlib.h>

enum { HOUR = 60, DAY = 24 * HOUR, LIKE_YEARS = 28 };

static const TimeZone *find_zone(Slice name)
{
    unsigned from = 0, to = time_zone_count;
    while (from < to) {
        unsigned middle = (from + to) / 2;
        Slice other = slice_of(time_zones[middle].name);
        int order = memcmp(name.ptr, other.ptr, name.len < other.len ? name.len : other.len);
        if (order == 0 && name.len == other.len) return &time_zones[middle];
        if (order < 0 || (order == 0 && name.len < other.len)) to = middle;
        else from = middle + 1;
    }
    return NULL;
}

static bool is_leap(int year) { return days_in_month(year, 2) == 29; }

static int new_year(int year) { return weekday_of_day(day_of_date((Date){year, 1, 1})); }

/* The year itself, or one whose days fall on the same weekdays: clocks are changed by rules such as the last Sunday. */
static int like_year(int year)
{
    int like = year < ZONES_LAST ? year : ZONES_LAST - LIKE_YEARS;
    while (year >= ZONES_LAST && (is_leap(like) != is_leap(year) || new_year(like) != new_year(year))) like++;
    return like;
}

bool zone_minutes(Slice name, Date date, int hour, int minute, int *minutes)
{
    const TimeZone *zone = find_zone(name);
    if (zone == NULL) return false;
    int32_t day = day_of_date((Date){like_year(date.year), date.month, date.day}), clock = day * DAY + hour * HOUR + minute;
    unsigned from = 0, to = zone->count; /* of its changes the last that is not later is in [from, to) */
    while (to - from > 1) {
        unsigned middle = (from + to) / 2;
        if (zone_changes[zone->first + middle] <= clock) from = middle;
        else to = middle;
    }
    *minutes = zone_offsets[zone->first + from];
    return true;
}

/* The text goes on behind them, or ends there without a zero byte. */
static int two_digits(const char *text) { return (text[0] - '0') * 10 + text[1] - '0'; }

Slice zone_offset(Arena *arena, Slice zone, Date date, Slice text)
{
    int minutes;
    if (memchr(zone.ptr, '/', zone.len) == NULL || date.year < 1 || text.len < 16) return SLICE("");
    const char *clock = text.ptr + 11;   /* behind YYYY-MM-DDT */
    if (!zone_minutes(zone, date, two_digits(clock), two_digits(clock + 3), &minutes)) return SLICE("");
    return arena_format(arena, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
}
