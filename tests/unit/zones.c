/* Time zones against ICU's own, of which their tables are made. */

#include "tests/unit/unit.h"
#include "tools/numextract/zones.h"

#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* As ICU has it: of a time by the clock, the sum of its two offsets. */
static int icu_minutes(UCalendar *calendar, Date date, int hour, int minute)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_setDateTime(calendar, date.year, date.month - 1, date.day, hour, minute, 0, &error);
    int offset = ucal_get(calendar, UCAL_ZONE_OFFSET, &error) + ucal_get(calendar, UCAL_DST_OFFSET, &error);
    assert_true(U_SUCCESS(error));
    return offset / (60 * 1000);
}

static UCalendar *open_zone(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar units[64];
    UCalendar *calendar = ucal_open(u_uastrcpy(units, name), -1, "en", UCAL_GREGORIAN, &error);
    assert_true(U_SUCCESS(error));
    return calendar;
}

static void assert_like_icu(const TimeZone *zone, UCalendar *calendar, Date date, int hour, int minute)
{
    int minutes, wanted = icu_minutes(calendar, date, hour, minute);
    assert_true(zone_minutes(slice_of(zone->name), date, hour, minute, &minutes));
    if (minutes != wanted)
        print_error("%s %d-%d-%d %d:%d: %d, not %d\n", zone->name, date.year, date.month, date.day, hour, minute, minutes, wanted);
    assert_int_equal(minutes, wanted);
}

/* Around each change, where one minute decides, and anywhere. */
static void test_like_icu(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (unsigned i = 0; i < time_zone_count; i++) {
        const TimeZone *zone = &time_zones[i];
        UCalendar *calendar = open_zone(zone->name);
        for (int k = 0; k < 4 * zone->count; k++) {
            int32_t clock = zone_changes[zone->first + k / 4], minute = (k % 4 - 2) * 30 + (k % 4 >= 2) * 30 - (k % 2);
            if (clock == INT32_MIN) continue;
            clock += minute;
            int32_t day = clock / 1440 - (clock % 1440 < 0);
            assert_like_icu(zone, calendar, date_of_day(day), (clock - day * 1440) / 60, (clock - day * 1440) % 60);
        }
        for (int k = 0; k < 100; k++) {
            random = random * 1664525u + 1013904223u;
            Date date = {1850 + (int)(random >> 8) % (ZONES_LAST - 1850), 1 + (int)(random >> 20) % 12, 1 + (int)(random >> 24) % 28};
            assert_like_icu(zone, calendar, date, (int)(random >> 16) % 24, (int)(random >> 10) % 60);
        }
        ucal_close(calendar);
    }
}

static void test_far_years(void **state)
{
    (void)state;
    UCalendar *calendar = open_zone("Europe/Paris");
    const TimeZone paris = {.name = "Europe/Paris"};
    for (int year = ZONES_LAST; year < 2500; year += 7)
        for (int month = 1; month <= 12; month++) assert_like_icu(&paris, calendar, (Date){year, month, 27}, 12, 0);
    ucal_close(calendar);
}

static void test_unknown(void **state)
{
    (void)state;
    int minutes;
    assert_false(zone_minutes(SLICE("Asia/Atlantis"), (Date){2020, 1, 1}, 0, 0, &minutes));
    assert_false(zone_minutes(SLICE("Asia/Beiru"), (Date){2020, 1, 1}, 0, 0, &minutes));
    assert_false(zone_minutes(SLICE(""), (Date){2020, 1, 1}, 0, 0, &minutes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_like_icu),
        cmocka_unit_test(test_far_years),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
