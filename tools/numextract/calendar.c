#include "tools/numextract/calendar.h"

enum { DAYS_IN_ERA = 146097, YEARS_IN_ERA = 400, EPOCH_OFFSET = 719468 };

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month)
{
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool date_exists(Date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

/* Eras of 400 years, all of one length; years begin in March, so that the leap day is the last of its year. */
int32_t day_of_date(Date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - (YEARS_IN_ERA - 1)) / YEARS_IN_ERA;
    int year_of_era = year - era * YEARS_IN_ERA;
    int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH_OFFSET;
}

Date date_of_day(int32_t day)
{
    day += EPOCH_OFFSET;
    int era = (day >= 0 ? day : day - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
    int day_of_era = day - era * DAYS_IN_ERA;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    Date date = {.year = year_of_era + era * YEARS_IN_ERA, .month = month < 10 ? month + 3 : month - 9,
                 .day = day_of_year - (153 * month + 2) / 5 + 1};
    if (date.month <= 2) date.year++;
    return date;
}

/* Day 0 is a Thursday. */
int weekday_of_day(int32_t day) { return ((day + 3) % 7 + 7) % 7 + 1; }

static int32_t monday_of(int32_t day) { return day - weekday_of_day(day) + 1; }

/* The week belongs to the year of its Thursday. */
Week week_of_day(int32_t day)
{
    int32_t thursday = monday_of(day) + 3;
    int year = date_of_day(thursday).year;
    return (Week){year, (thursday - day_of_date((Date){year, 1, 1})) / 7 + 1};
}

int32_t first_day_of_week(Week week)
{
    return monday_of(day_of_date((Date){week.year, 1, 4})) + 7 * (week.week - 1);
}

Date date_add_months(Date date, int count)
{
    int months = date.year * 12 + date.month - 1 + count;
    int year = (months >= 0 ? months : months - 11) / 12;
    Date moved = {year, months - year * 12 + 1, date.day};
    int last = days_in_month(moved.year, moved.month);
    if (moved.day > last) moved.day = last;
    return moved;
}

static const HijriYear *hijri_year(int year) { return &hijri_years[year - HIJRI_FIRST]; }

int hijri_days_in_month(int year, int month) { return 29 + (hijri_year(year)->long_months >> (month - 1) & 1); }

bool hijri_exists(Date date)
{
    return date.year >= HIJRI_FIRST && date.year <= HIJRI_LAST && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= hijri_days_in_month(date.year, date.month);
}

int32_t day_of_hijri(Date date)
{
    int32_t day = hijri_year(date.year)->first_day + date.day - 1;
    for (int month = 1; month < date.month; month++) day += hijri_days_in_month(date.year, month);
    return day;
}

Date hijri_of_day(int32_t day)
{
    int low = HIJRI_FIRST, high = HIJRI_LAST;
    if (day < hijri_year(low)->first_day) return (Date){0, 1, 1};
    while (low < high) {      /* the last year that begins on or before the day */
        int middle = (low + high + 1) / 2;
        if (hijri_year(middle)->first_day <= day) low = middle;
        else high = middle - 1;
    }
    Date date = {low, 1, day - hijri_year(low)->first_day + 1};
    while (date.month <= 12 && date.day > hijri_days_in_month(low, date.month))
        date.day -= hijri_days_in_month(low, date.month++);
    return date.month > 12 ? (Date){0, 1, 1} : date;
}
