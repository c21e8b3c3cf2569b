#ifndef ISNAD_NORMALIZE_READING_H
#define ISNAD_NORMALIZE_READING_H

/* How the reading of one file goes: where it stands and what went wrong so far. */

#include "tools/normalize/known_ids.h"
#include "common/errors.h"

/* What may be wrong with every row of a file: said of the first, counted of the others. */
enum { LIKE_FEW_COLUMNS, LIKE_MANY_COLUMNS, LIKE_NO_TEXT, LIKE_NO_ID, LIKE_NO_JSON, LIKE_TWIN, LIKES };

typedef struct {
    const char *file;
    uint64_t line;          /* that is being read, from 1 */
    uint64_t replaced_line; /* where the first sequence was replaced by U+FFFD; 0: none was */
    KnownIds *known;        /* documents of all files so far; NULL: that is not looked at */
    int status;             /* STATUS_REJECTED where something was passed over, STATUS_ERROR where reading ends */
    uint64_t alike[LIKES];
} Reading;

/* How many lines end in the bytes; a CR LF ends one. */
uint64_t reading_line_ends(Slice bytes);

/* Names something that is passed over, in the line that is being read. */
void reading_reject(Reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for something that is said once. */
void reading_reject_like(Reading *reading, unsigned like, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* At the end, tells how many more rows there were of what was said once. */
void reading_tell_alike(const Reading *reading);

/* Names what ends the reading; only the first counts. */
void reading_fail(Reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
