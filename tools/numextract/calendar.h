#ifndef ISNAD_NUMEXTRACT_CALENDAR_H
#define ISNAD_NUMEXTRACT_CALENDAR_H

/* Calendar arithmetic: the proleptic Gregorian calendar of ISO 8601 and the Umm al-Qura calendar (CLDR's
   islamic-umalqura, from a table that ICU gives at build time; before 1300 and after 1600 AH ICU counts by the civil
   calendar there). Days are numbered from 1970-01-01, which is day 0. */

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int year, month, day;      /* month 1-12, day 1-31; year 0 is 1 BC */
} Date;

typedef struct {
    int year, week;            /* the ISO year, which may differ from the date's, and its week 1-53 */
} Week;

enum { MONDAY = 1, SUNDAY = 7 };

bool date_exists(Date date);
int days_in_month(int year, int month);

int32_t day_of_date(Date date);
Date date_of_day(int32_t day);
int weekday_of_day(int32_t day);              /* 1 Monday to 7 Sunday */

Week week_of_day(int32_t day);
int32_t first_day_of_week(Week week);         /* its Monday */

/* The month `count` months after (before) this one; the day stays, and is brought down to the month's last. */
Date date_add_months(Date date, int count);

/* Hijri years 1 to 1600. */
enum { HIJRI_FIRST = 1, HIJRI_LAST = 1600 };
typedef struct {
    int32_t first_day;         /* of Muharram */
    uint16_t long_months;      /* bit m - 1: month m has 30 days, else 29 */
} HijriYear;
extern const HijriYear hijri_years[HIJRI_LAST - HIJRI_FIRST + 1];

bool hijri_exists(Date date);
int hijri_days_in_month(int year, int month);
int32_t day_of_hijri(Date date);              /* date must exist */
Date hijri_of_day(int32_t day);               /* year 0 where the day is outside the table */

#endif
