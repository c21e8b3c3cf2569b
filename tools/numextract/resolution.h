#ifndef ISNAD_NUMEXTRACT_RESOLUTION_H
#define ISNAD_NUMEXTRACT_RESOLUTION_H

/* What a relative or partial moment means on the calendar, given the document's date (--date). News tells of what
   happened: a weekday, a day and month, a month, a season without more is the last one up to the document's day, that
   day included; beside المقبل the next one after it, beside الماضي the last one before it, behind a verb in the future
   the next from that day on. Weeks are ISO's, from Monday. */

#include "tools/numextract/calendar.h"
#include "tools/numextract/moment.h"

/* Where a document's date comes from, and the date while it is known. */
typedef struct {
    bool wanted;            /* without a date, given or to be found, nothing is resolved */
    bool own;               /* each document's D record has its date */
    bool first;             /* the first full date of each document is its date */
    bool known;
    Date date;
} Reference;

/* A day at the beginning of a text: YYYY-MM-DD. */
bool date_read(Slice text, Date *date);

/* Reads --date: YYYY-MM-DD, first, doc or none. NULL, not given, is doc. False where it is none of these. */
bool reference_read(const char *value, Reference *reference);

/* Forgets the date that the document before gave; `about` is the D record of the next, NULL where it has none. */
void reference_begin_document(Reference *reference, const Record *about);

/* Takes the moment for the document's date where that is still to be found and the moment is a full date. */
void reference_see(Reference *reference, const Moment *moment);

/* The absolute date in ISO 8601; empty where it is not known, not wanted, or `value` already says it. `future`: a
   verb in the future governs the moment. */
Slice moment_resolved(Arena *arena, const Moment *moment, Slice value, const Reference *reference, bool future);

/* The day, month or year that a length of time (P2W) before the document's date leads to. Empty as above. */
Slice length_before_resolved(Arena *arena, Slice length, const Reference *reference);

#endif
