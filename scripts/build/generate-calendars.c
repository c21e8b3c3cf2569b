/* generate-calendars names|hijri|zones: what numextract knows of calendars and clocks from ICU. Part of the build.
   names: rows of time-words.tsv: the months and weekdays of every Arabic locale, in the Gregorian and the Islamic
   calendar, and the time zones by their cities and by the countries that have one zone only.
   hijri: the C source of hijri_years (tools/numextract/calendar.h).
   zones: the C source of the tables of time zones (tools/numextract/zones.h), for the names on standard input, which are
   sorted by their bytes. */

#include "common/errors.h"
#include "tools/numextract/calendar.h"
#include "tools/numextract/zones.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { NAME_MAX_UNITS = 256, NAME_MAX_BYTES = 3 * NAME_MAX_UNITS };

static void check(UErrorCode error, const char *what)
{
    if (U_FAILURE(error)) die_at(NULL, 0, "ICU: %s: %s", what, u_errorName(error));
}

static UDateFormat *format_of(const char *locale, const char *pattern)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar units[64];
    u_uastrcpy(units, pattern);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, NULL, 0, units, -1, &error);
    check(error, locale);
    return format;
}

/* A row; a key of one letter or none, or one that is not Arabic, names nothing in running text. */
static void print_row(const char *before, const UChar *name, const char *class, const char *value)
{
    UErrorCode error = U_ZERO_ERROR;
    char bytes[NAME_MAX_BYTES];
    u_strToUTF8(bytes, sizeof bytes, NULL, name, -1, &error);
    check(error, value);
    bool arabic = (unsigned char)bytes[0] >= 0xD8 && (unsigned char)bytes[0] <= 0xDB;
    if (arabic && strlen(bytes) > 2 && strpbrk(bytes, "\t\n") == NULL)
        printf("%s%s\t%s\t%s\n", before, bytes, class, value);
}

static void print_symbols(const UDateFormat *format, UDateFormatSymbolType type, const char *class)
{
    for (int32_t i = 0; i < udat_countSymbols(format, type); i++) {
        UErrorCode error = U_ZERO_ERROR;
        UChar name[NAME_MAX_UNITS];
        char value[16];
        udat_getSymbols(format, type, i, name, NAME_MAX_UNITS, &error);
        check(error, class);
        bool weekday = type == UDAT_WEEKDAYS;   /* from 1, Sunday; ours is 7 */
        snprintf(value, sizeof value, "%d", weekday ? (int)(i + 5) % 7 + 1 : (int)i + 1);
        print_row("", name, class, value);
    }
}

static void print_calendar(const char *language, const char *calendar, const char *class)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    snprintf(locale, sizeof locale, "%s@calendar=%s", language, calendar);
    UDateFormat *format = format_of(locale, "MMMM");
    print_symbols(format, UDAT_MONTHS, class);
    print_symbols(format, UDAT_STANDALONE_MONTHS, class);
    if (strcmp(class, "month") == 0) print_symbols(format, UDAT_WEEKDAYS, "weekday");
    udat_close(format);
}

static void print_calendars(void)
{
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        const char *locale = uloc_getAvailable(i);
        if (strcmp(locale, "ar") != 0 && strncmp(locale, "ar_", 3) != 0) continue;
        print_calendar(locale, "gregorian", "month");
        print_calendar(locale, "islamic", "hijri");
        print_calendar(locale, "islamic-umalqura", "hijri");
    }
}

/* A zone's name as its exemplar city; zones without one give GMT and the like, which are not Arabic letters. */
static void print_zone(const UChar *zone, const UChar *name)
{
    char value[NAME_MAX_BYTES];
    u_austrncpy(value, zone, sizeof value - 1);
    value[sizeof value - 1] = '\0';
    print_row("بتوقيت ", name, "zone", value);
    print_row("توقيت ", name, "zone", value);
}

static void print_cities(void)
{
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &error);
    check(error, "time zones");
    UDateFormat *format = format_of("ar", "VVV");
    for (const UChar *zone; (zone = uenum_unext(zones, NULL, &error)) != NULL;) {
        UCalendar *calendar = ucal_open(zone, -1, "ar", UCAL_GREGORIAN, &error);
        UChar city[NAME_MAX_UNITS];
        udat_setCalendar(format, calendar);
        udat_format(format, 0, city, NAME_MAX_UNITS, NULL, &error);
        check(error, "cities");
        ucal_close(calendar);
        print_zone(zone, city);
    }
    udat_close(format);
    uenum_close(zones);
}

static void print_countries(void)
{
    const char *const *country = uloc_getISOCountries();
    for (; *country != NULL; country++) {
        UErrorCode error = U_ZERO_ERROR;
        UEnumeration *zones =
            ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, *country, NULL, &error);
        check(error, *country);
        bool single = uenum_count(zones, &error) == 1;
        const UChar *zone = uenum_unext(zones, NULL, &error);
        char locale[16];
        UChar name[NAME_MAX_UNITS];
        snprintf(locale, sizeof locale, "ar_%s", *country);
        uloc_getDisplayCountry(locale, "ar", name, NAME_MAX_UNITS, &error);
        check(error, *country);
        if (single) print_zone(zone, name);
        uenum_close(zones);
    }
}

/* Days from 1970-01-01 to the first of a month. ICU cuts the Gregorian calendar nowhere here: days are days. */
static int32_t first_of_month(UCalendar *calendar, int year, int month)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_clear(calendar);
    ucal_setDateTime(calendar, year, month, 1, 0, 0, 0, &error);
    double day = ucal_getMillis(calendar, &error) / 86400000.0;
    check(error, "islamic-umalqura");
    return (int32_t)day;
}

static void print_hijri(void)
{
    UErrorCode error = U_ZERO_ERROR;
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UCalendar *calendar = ucal_open(utc, -1, "ar@calendar=islamic-umalqura", UCAL_TRADITIONAL, &error);
    check(error, "islamic-umalqura");
    printf("#include \"common/table.h\"\n#include \"tools/numextract/calendar.h\"\n\nconst TABLE HijriYear hijri_years[] = {\n");
    for (int year = HIJRI_FIRST; year <= HIJRI_LAST; year++) {
        int32_t first = first_of_month(calendar, year, 0), begin = first;
        unsigned long_months = 0;
        for (int month = 0; month < 12; month++) {
            int32_t next = first_of_month(calendar, month < 11 ? year : year + 1, (month + 1) % 12);
            int days = (int)(next - begin);
            if (days != 29 && days != 30)
                die_at(NULL, 0, "ICU: month %d of %d AH has %d days: expected 29 or 30", month + 1, year, days);
            long_months |= (unsigned)(days - 29) << month;
            begin = next;
        }
        printf("{%d, 0x%03X},\n", (int)first, long_months);
    }
    printf("};\n");
    ucal_close(calendar);
}

/* ---- zones ---- */

enum { CHANGES_MAX = UINT16_MAX, MINUTE = 60 * 1000 };

static int32_t changes[CHANGES_MAX];
static int16_t offsets[CHANGES_MAX];
static unsigned change_count;

/* In milliseconds, at a point of time. */
static double offset_at(UCalendar *calendar, double time)
{
    UErrorCode error = U_ZERO_ERROR;
    ucal_setMillis(calendar, time, &error);
    double offset = ucal_get(calendar, UCAL_ZONE_OFFSET, &error) + ucal_get(calendar, UCAL_DST_OFFSET, &error);
    check(error, "zone offset");
    return offset;
}

/* `clock`: from which millisecond on its clocks show the offset. */
static void put_change(double clock, double offset)
{
    double minute = ceil(clock / MINUTE);
    if (change_count == CHANGES_MAX) die_at(NULL, 0, "more than %d changes of clocks: expected fewer", CHANGES_MAX);
    changes[change_count] = minute < INT32_MIN ? INT32_MIN : (int32_t)minute;
    offsets[change_count++] = (int16_t)((int)offset / MINUTE);
}

/* Clocks that are put back show an hour twice, of which the second counts; those that are put forward pass over one. */
static void put_changes(UCalendar *calendar, double last)
{
    UErrorCode error = U_ZERO_ERROR;
    double time = -1e14;
    ucal_setMillis(calendar, time, &error);
    put_change((double)INT32_MIN * MINUTE, offset_at(calendar, time));
    while (ucal_getTimeZoneTransitionDate(calendar, UCAL_TZ_TRANSITION_NEXT, &time, &error) && time < last) {
        double before = offset_at(calendar, time - 1), after = offset_at(calendar, time);
        if (before != after) put_change(time + (before < after ? before : after), after);
    }
    check(error, "changes of clocks");
}

/* Where the changes from `first` on have stood before they go, and the place of those is told. */
static unsigned place_of(unsigned first)
{
    unsigned count = change_count - first;
    for (unsigned at = 0; at + count <= first; at++) {
        bool same = memcmp(changes + at, changes + first, count * sizeof *changes) == 0 &&
                    memcmp(offsets + at, offsets + first, count * sizeof *offsets) == 0;
        bool ends = at + count == first || changes[at + count] == INT32_MIN;
        if (!same || !ends) continue;
        change_count = first;
        return at;
    }
    return first;
}

static void print_zones(void)
{
    UErrorCode error = U_ZERO_ERROR;
    char name[NAME_MAX_BYTES];
    UCalendar *utc = ucal_open(u"UTC", -1, "en", UCAL_GREGORIAN, &error);
    double last = first_of_month(utc, ZONES_LAST, 0) * 86400000.0;
    ucal_close(utc);
    printf("#include \"common/table.h\"\n#include \"tools/numextract/zones.h\"\n\nconst TimeZone time_zones[] = {\n");
    unsigned zones = 0;
    for (; fgets(name, sizeof name, stdin) != NULL; zones++) {
        UChar units[NAME_MAX_UNITS];
        name[strcspn(name, "\n")] = '\0';
        u_uastrcpy(units, name);
        UCalendar *calendar = ucal_open(units, -1, "en", UCAL_GREGORIAN, &error);
        check(error, name);
        unsigned first = change_count;
        put_changes(calendar, last);
        unsigned count = change_count - first;
        printf("{\"%s\", %u, %u},\n", name, place_of(first), count);
        ucal_close(calendar);
    }
    printf("};\nconst unsigned time_zone_count = %u;\nconst TABLE int32_t zone_changes[] = {", zones);
    for (unsigned i = 0; i < change_count; i++)
        printf(changes[i] == INT32_MIN ? "\nINT32_MIN," : "%d,", (int)changes[i]);
    printf("};\nconst TABLE int16_t zone_offsets[] = {");
    for (unsigned i = 0; i < change_count; i++) printf("%s%d,", i % 16 == 0 ? "\n" : "", offsets[i]);
    printf("};\n");
}

int main(int argc, char **argv)
{
    errors_name_tool("generate-calendars");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected names, hijri or zones", argc - 1);
    if (strcmp(argv[1], "hijri") == 0) {
        print_hijri();
    } else if (strcmp(argv[1], "zones") == 0) {
        print_zones();
    } else {
        print_calendars();
        print_cities();
        print_countries();
    }
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
