#ifndef ISNAD_NUMEXTRACT_ZONES_H
#define ISNAD_NUMEXTRACT_ZONES_H

/* Time zones, from tables that scripts/build/generate-calendars makes of ICU's. */

#include "common/arena.h"
#include "tools/numextract/calendar.h"

/* What clocks in a zone of the IANA's show beyond UTC, in minutes, at a time that they show; false where there is no such
   zone. Of a time that they show twice it is the later one; one that they pass over is counted with the new offset. From
   ZONES_LAST on each year is taken for a like one before it. */
bool zone_minutes(Slice zone, Date date, int hour, int minute, int *minutes);

/* The same as +03:00, where `text` ends in the time, THH:MM. Empty where the zone is none or is not known. */
Slice zone_offset(Arena *arena, Slice zone, Date date, Slice text);

/* Zones by name; the changes of each, the first of them at INT32_MIN, are some of all. */
enum { ZONES_LAST = 2066 };
typedef struct {
    const char *name;
    uint16_t first, count;
} TimeZone;
extern const TimeZone time_zones[];
extern const unsigned time_zone_count;
extern const int32_t zone_changes[];   /* from which minute on, by the zone's own clocks, from 1970-01-01 00:00 */
extern const int16_t zone_offsets[];   /* ... so many minutes beyond UTC */

#endif
