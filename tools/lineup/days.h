#ifndef ISNAD_LINEUP_DAYS_H
#define ISNAD_LINEUP_DAYS_H

#include "common/slice.h"
#include <stdint.h>

/* The days from 1970-01-01 to a date YYYY-MM-DD (what stands behind it is not looked at); DAY_UNKNOWN where it is none. */
int64_t day_read(Slice date);

#endif
