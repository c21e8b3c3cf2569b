#include "tools/lineup/days.h"
#include "tools/lineup/article.h"

static int digits(Slice text, size_t from, size_t to)
{
    int value = 0;
    for (size_t i = from; i < to; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

/* Howard Hinnant's days_from_civil: years begin in March, so that the leap day is their last. */
int64_t day_read(Slice date)
{
    if (date.len < 10 || date.ptr[4] != '-' || date.ptr[7] != '-') return DAY_UNKNOWN;
    int year = digits(date, 0, 4), month = digits(date, 5, 7), day = digits(date, 8, 10);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return DAY_UNKNOWN;
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (int64_t)era * 146097 + (of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}
