#ifndef ISNAD_NUMEXTRACT_RESOLUTION_H
#define ISNAD_NUMEXTRACT_RESOLUTION_H

/* What a relative or partial moment means on the calendar, given the document's date (--date). News tells of what
   happened: a weekday, a day and month, a month, a season without more is the last one up to the document's day, that
   day included; beside المقبل the next one after it, beside الماضي the last one before it, behind a verb in the future
   the next from that day on. Weeks are ISO's, from Monday. */

#include "tools/numextract/reference.h"
/* The absolute date in ISO 8601; empty where it is not known, not wanted, or `value` already says it. `future`: a
   verb in the future governs the moment. */
Slice moment_resolved(Arena *arena, const Moment *moment, Slice value, const Reference *reference, bool future);

/* The day, month or year that a length of time (P2W) before the document's date leads to. Empty as above. */
Slice length_before_resolved(Arena *arena, Slice length, const Reference *reference);

#endif
