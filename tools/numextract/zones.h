#ifndef ISNAD_NUMEXTRACT_ZONES_H
#define ISNAD_NUMEXTRACT_ZONES_H

/* Time zones, by ICU. */

#include "common/arena.h"
#include "tools/numextract/calendar.h"

/* The distance from UTC, +03:00, that clocks in a zone of the IANA's show on a day; `text` ends in their time,
   THH:MM. Empty where the zone is none or is not known to ICU. */
Slice zone_offset(Arena *arena, Slice zone, Date date, Slice text);

#endif
