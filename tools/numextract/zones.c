#include "tools/numextract/zones.h"
#include <stdlib.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

enum { MINUTE = 60 * 1000, ZONE_MAX = 64 };

/* The offset in minutes; false where ICU does not know the zone. */
static bool offset_minutes(Slice zone, Date date, int hour, int minute, int *minutes)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar name[ZONE_MAX];
    int32_t length;
    if (zone.len >= ZONE_MAX) return false;
    u_strFromUTF8(name, ZONE_MAX, &length, zone.ptr, (int32_t)zone.len, &error);
    UCalendar *calendar = ucal_open(name, length, "en", UCAL_GREGORIAN, &error);
    if (U_FAILURE(error)) return false;
    ucal_setDateTime(calendar, date.year, date.month - 1, date.day, hour, minute, 0, &error);
    *minutes = (ucal_get(calendar, UCAL_ZONE_OFFSET, &error) + ucal_get(calendar, UCAL_DST_OFFSET, &error)) / MINUTE;
    ucal_close(calendar);
    return U_SUCCESS(error);
}

Slice zone_offset(Arena *arena, Slice zone, Date date, Slice text)
{
    int minutes;
    if (memchr(zone.ptr, '/', zone.len) == NULL || date.year < 1 || text.len < 16) return SLICE("");
    const char *clock = text.ptr + 11;   /* behind YYYY-MM-DDT */
    if (!offset_minutes(zone, date, atoi(clock), atoi(clock + 3), &minutes)) return SLICE("");
    return arena_format(arena, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
}
