/* Calendar arithmetic against ICU's calendars, and against the tables of first days of Hijri months where they are. */

#include "tests/unit/unit.h"
#include "tools/numextract/calendar.h"
#include "tools/numextract/resolution.h"
#include "tools/numextract/zones.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucal.h>

enum { DAY_MILLIS = 86400000, FIRST_DAY = -800000, LAST_DAY = 800000 };   /* the years -221 to 4160 */

static UCalendar *open_calendar(const char *locale)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(utc, -1, locale, UCAL_TRADITIONAL, &error);
    assert_true(U_SUCCESS(error));
    ucal_setAttribute(calendar, UCAL_FIRST_DAY_OF_WEEK, UCAL_MONDAY);
    ucal_setAttribute(calendar, UCAL_MINIMAL_DAYS_IN_FIRST_WEEK, 4);
    return calendar;
}

static int field(UCalendar *calendar, UCalendarDateFields name)
{
    UErrorCode error = U_ZERO_ERROR;
    int value = ucal_get(calendar, name, &error);
    assert_true(U_SUCCESS(error));
    return value;
}

static void go_to_day(UCalendar *calendar, int32_t day)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_setMillis(calendar, (double)day * DAY_MILLIS, &error);
    assert_true(U_SUCCESS(error));
}

/* Gregorian from the beginning of time, as ISO 8601 has it. */
static UCalendar *open_gregorian(void)
{
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *calendar = open_calendar("en@calendar=gregorian");
    ucal_setGregorianChange(calendar, -1e15, &error);
    assert_true(U_SUCCESS(error));
    return calendar;
}

static void gregorian_days_are_icu_s(void **state)
{
    (void)state;
    UCalendar *calendar = open_gregorian();
    for (int32_t day = FIRST_DAY; day <= LAST_DAY; day += 3) {
        go_to_day(calendar, day);
        Date date = date_of_day(day);
        assert_int_equal(date.year, field(calendar, UCAL_EXTENDED_YEAR));
        assert_int_equal(date.month, field(calendar, UCAL_MONTH) + 1);
        assert_int_equal(date.day, field(calendar, UCAL_DATE));
        assert_int_equal(weekday_of_day(day), (field(calendar, UCAL_DAY_OF_WEEK) + 5) % 7 + 1);
        assert_int_equal(day_of_date(date), day);
        assert_true(date_exists(date));
    }
    ucal_close(calendar);
}

static void weeks_are_icu_s(void **state)
{
    (void)state;
    UCalendar *calendar = open_gregorian();
    for (int32_t day = 0; day < 200 * 366; day++) {
        go_to_day(calendar, day);
        Week week = week_of_day(day);
        assert_int_equal(week.year, field(calendar, UCAL_YEAR_WOY));
        assert_int_equal(week.week, field(calendar, UCAL_WEEK_OF_YEAR));
        int32_t monday = first_day_of_week(week);
        assert_true(monday <= day && day < monday + 7);
        assert_int_equal(weekday_of_day(monday), MONDAY);
    }
    ucal_close(calendar);
}

static void months_are_added_as_icu_adds_them(void **state)
{
    (void)state;
    UCalendar *calendar = open_gregorian();
    UErrorCode error = U_ZERO_ERROR;
    for (int32_t day = 0; day < 40 * 366; day += 5)
        for (int count = -30; count <= 30; count += 7) {
            go_to_day(calendar, day);
            ucal_add(calendar, UCAL_MONTH, count, &error);
            Date date = date_add_months(date_of_day(day), count);
            assert_int_equal(day_of_date(date), (int32_t)(ucal_getMillis(calendar, &error) / DAY_MILLIS));
            assert_int_equal(date.month, field(calendar, UCAL_MONTH) + 1);
        }
    ucal_close(calendar);
}

static void hijri_days_are_icu_s(void **state)
{
    (void)state;
    UCalendar *calendar = open_calendar("ar@calendar=islamic-umalqura");
    int32_t last = day_of_hijri((Date){HIJRI_LAST, 12, 29});
    for (int32_t day = day_of_hijri((Date){HIJRI_FIRST, 1, 1}); day <= last; day++) {
        go_to_day(calendar, day);
        Date date = hijri_of_day(day);
        assert_int_equal(date.year, field(calendar, UCAL_EXTENDED_YEAR));
        assert_int_equal(date.month, field(calendar, UCAL_MONTH) + 1);
        assert_int_equal(date.day, field(calendar, UCAL_DATE));
        assert_int_equal(day_of_hijri(date), day);
    }
    assert_int_equal(hijri_of_day(last + 1000).year, 0);
    assert_int_equal(hijri_of_day(day_of_date((Date){600, 1, 1})).year, 0);
    ucal_close(calendar);
}

static void months_begin_as_the_tables_say(void **state)
{
    (void)state;
    const char *shared = getenv("SHARED");
    char path[1024], line[256];
    snprintf(path, sizeof path, "%s/data/num/hijri.tsv", shared != NULL ? shared : "../shared");
    FILE *file = fopen(path, "r");
    if (file == NULL) skip();
    int rows = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        int year, month, days;
        Date first;
        if (sscanf(line, "islamic-umalqura\t%d\t%d\t%d-%d-%d\t%d", &year, &month, &first.year, &first.month, &first.day,
                   &days) != 6)
            continue;
        assert_int_equal(day_of_hijri((Date){year, month, 1}), day_of_date(first));
        assert_int_equal(hijri_days_in_month(year, month), days);
        rows++;
    }
    fclose(file);
    assert_true(rows > 1000);
}

static void days_that_are_none(void **state)
{
    (void)state;
    assert_false(date_exists((Date){2021, 2, 29}));
    assert_false(date_exists((Date){1900, 2, 29}));
    assert_true(date_exists((Date){2000, 2, 29}));
    assert_false(date_exists((Date){2020, 13, 1}));
    assert_false(date_exists((Date){2020, 4, 31}));
    assert_false(hijri_exists((Date){1445, 13, 1}));
    assert_false(hijri_exists((Date){HIJRI_LAST + 1, 1, 1}));
}

static void only_a_date_is_a_reference(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "2020", "2020-10", "2020-1-1", "2020-02-30", "2020-10-10T", "last",
                                        "0x20-1-11"};
    Reference reference;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(reference_read(wrong[i], &reference));
    assert_true(reference_read("2020-02-29", &reference) && reference.known && !reference.first);
    assert_true(reference_read("first", &reference) && !reference.known && reference.first);
    assert_true(reference_read(NULL, &reference) && !reference.wanted);
}

static void clocks_keep_summer_time(void **state)
{
    Slice noon = SLICE("2020-10-10T12:00");
    assert_slice(zone_offset(*state, SLICE("Europe/Paris"), (Date){2020, 10, 10}, noon), "+02:00");
    assert_slice(zone_offset(*state, SLICE("Europe/Paris"), (Date){2020, 12, 10}, noon), "+01:00");
    assert_slice(zone_offset(*state, SLICE("America/New_York"), (Date){2020, 12, 10}, noon), "-05:00");
    assert_slice(zone_offset(*state, SLICE("Asia/Kolkata"), (Date){2020, 12, 10}, noon), "+05:30");
    assert_slice(zone_offset(*state, SLICE("Z"), (Date){2020, 12, 10}, noon), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(gregorian_days_are_icu_s), test_case(weeks_are_icu_s), test_case(months_are_added_as_icu_adds_them),
        test_case(hijri_days_are_icu_s), test_case(months_begin_as_the_tables_say), test_case(days_that_are_none),
        test_case(only_a_date_is_a_reference), test_case(clocks_keep_summer_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
