#ifndef ISNAD_NORMALIZE_READING_H
#define ISNAD_NORMALIZE_READING_H

/* How the reading of one file goes: where it stands and what went wrong so far. */

#include "common/errors.h"

typedef struct {
    const char *file;
    uint64_t line;          /* that is being read, from 1 */
    uint64_t replaced_line; /* where the first sequence was replaced by U+FFFD; 0: none was */
    int status;             /* STATUS_REJECTED where something was passed over, STATUS_ERROR where reading ends */
} Reading;

/* Names something that is passed over, in the line that is being read. */
void reading_reject(Reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Names what ends the reading; only the first counts. */
void reading_fail(Reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
