#ifndef ISNAD_NUMEXTRACT_REFERENCE_H
#define ISNAD_NUMEXTRACT_REFERENCE_H

/* The day that a document was written, by which its relative times are resolved. */

#include "common/record.h"
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

/* The day of a full date in either calendar; false where it is none. */
bool full_day(const Moment *moment, const Point *point, int32_t *day);

/* Forgets the date that the document before gave; `about` is the D record of the next, NULL where it has none. */
void reference_begin_document(Reference *reference, const Record *about);

/* Takes the moment for the document's date where that is still to be found and the moment is a full date. */
void reference_see(Reference *reference, const Moment *moment);

#endif
