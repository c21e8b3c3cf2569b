#ifndef ISNAD_NORMALIZE_TIMESTAMP_H
#define ISNAD_NORMALIZE_TIMESTAMP_H

/* The day of writing as tables and web pages have it: a date or timestamp of ISO 8601, or what databases write for one. */

#include "common/slice.h"
#include <stdbool.h>

enum { DAY_LENGTH = 10 };

/* Reads 2020-10-10, 2020/10/10 or 20201010, alone or with a time of day behind T or a space: 2020-10-10T12:05:00+03:00,
   2020-10-10 12:05:00 UTC. `day` gets YYYY-MM-DD, `time` what stands behind the T, or nothing. False where it is no
   such date, or no day of the calendar. */
bool timestamp_read(Slice text, char day[DAY_LENGTH], Slice *time);

#endif
