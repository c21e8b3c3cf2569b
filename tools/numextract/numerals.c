#include "tools/numextract/numerals.h"
#include "common/arabic.h"
#include "common/utf8.h"

enum { RUNS_MAX = 6, DIGITS_MAX = 15 };

/* Runs of digits with one separator before each but the first; ends[i] is the byte behind run i. */
typedef struct {
    int64_t value[RUNS_MAX];
    int digits[RUNS_MAX];
    uint32_t separator[RUNS_MAX];
    size_t ends[RUNS_MAX];
    int count;
} Runs;

static bool is_separator(uint32_t character)
{
    return character == '.' || character == ',' || character == ':' || character == '/' || character == '-' ||
           character == 0x060C || character == 0x066B || character == 0x066C || character == 0x2013;
}

static bool groups_thousands(uint32_t separator)
{
    return separator == ',' || separator == 0x060C || separator == 0x066C;
}

/* One run; a run of more digits than fit leaves value -1. Returns the byte behind it. */
static size_t read_run(Slice text, size_t at, int64_t *value, int *digits)
{
    *value = 0;
    *digits = 0;
    while (at < text.len) {
        size_t length;
        int digit = arabic_digit(utf8_decode(text, at, &length));
        if (digit < 0) break;
        if (*digits < DIGITS_MAX) *value = *value * 10 + digit;
        if (*digits < 1000) (*digits)++;
        at += length;
    }
    if (*digits > DIGITS_MAX) *value = -1;
    return at;
}

static void read_runs(Slice text, size_t at, Runs *runs)
{
    runs->count = 0;
    uint32_t separator = 0;
    for (;;) {
        int i = runs->count;
        runs->separator[i] = separator;
        at = runs->ends[i] = read_run(text, at, &runs->value[i], &runs->digits[i]);
        runs->count++;
        if (runs->count == RUNS_MAX || at >= text.len) return;
        size_t length, after;
        separator = utf8_decode(text, at, &length);
        if (!is_separator(separator) || at + length >= text.len) return;
        if (arabic_digit(utf8_decode(text, at + length, &after)) < 0) return;
        at += length;
    }
}

static bool set_date(Numeral *numeral, int64_t year, int64_t month, int64_t day)
{
    if (year < 1000 || year > 2999) return false;
    if (month > 12 && day <= 12) { int64_t swap = month; month = day; day = swap; }
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    numeral->kind = NUMERAL_DATE;
    numeral->year = (int)year;
    numeral->month = (int)month;
    numeral->day = (int)day;
    return true;
}

static bool read_date(const Runs *runs, Numeral *numeral)
{
    if (runs->count < 3 || runs->separator[1] != runs->separator[2]) return false;
    if (runs->separator[1] != '/' && runs->separator[1] != '-' && runs->separator[1] != '.') return false;
    if (runs->digits[2] == 4) return set_date(numeral, runs->value[2], runs->value[1], runs->value[0]);
    return runs->digits[0] == 4 && set_date(numeral, runs->value[0], runs->value[1], runs->value[2]);
}

static bool is_clock(int64_t hour, int64_t minute, int minute_digits)
{
    return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && minute_digits == 2;
}

/* 1,245,000.5: the number of runs that belong to it; 1 where no separator belongs. */
static int read_decimal(const Runs *runs, Decimal *value)
{
    int used = 1;
    *value = (Decimal){runs->value[0], 0, runs->value[0] >= 0};
    while (used < runs->count && groups_thousands(runs->separator[used]) && runs->digits[used] == 3 &&
            runs->digits[0] <= 3 &&
           runs->digits[0] > 0 && runs->value[0] != 0) {
        *value = decimal_add(decimal_scale(*value, 3), decimal_of(runs->value[used]));
        used++;
    }
    if (used == runs->count) return used;
    uint32_t mark = runs->separator[used];
    bool comma = groups_thousands(mark) && used == 1 && mark != 0x066C && runs->digits[used] <= 2;
    if ((mark != '.' && mark != 0x066B && !comma) || runs->digits[used] > 6) return used;
    Decimal fraction = {runs->value[used], runs->digits[used], true};
    *value = decimal_add(*value, fraction);
    return used + 1;
}

static size_t read_two(const Runs *runs, Numeral *numeral)
{
    int64_t first = runs->value[0], second = runs->value[1];
    uint32_t mark = runs->separator[1];
    numeral->bare = false;
    if (mark == ':') {
        numeral->kind = is_clock(first, second, runs->digits[1]) ? NUMERAL_CLOCK : NUMERAL_NONE;
        numeral->hour = (int)first;
        numeral->minute = (int)second;
    } else if (mark == '/') {
        bool small = first > 0 && second > 0 && first < 10000 && second < 10000;
        numeral->kind = small ? NUMERAL_SLASH : NUMERAL_NONE;
        numeral->day = (int)first;
        numeral->month = (int)second;
    } else {
        numeral->kind = first >= 0 && second > first && runs->digits[0] <= 6 ? NUMERAL_RANGE : NUMERAL_NONE;
        numeral->value = decimal_of(first);
        numeral->high = decimal_of(second);
    }
    return runs->ends[1];
}

size_t numeral_read(Slice text, size_t at, Numeral *numeral)
{
    Runs runs;
    read_runs(text, at, &runs);
    *numeral = (Numeral){.kind = NUMERAL_PLAIN, .hour = -1, .minute = -1, .second = -1, .bare = true, .digits = runs.digits[0]};
    if (read_date(&runs, numeral)) return runs.ends[2];
    int used = read_decimal(&runs, &numeral->value);
    numeral->bare = used == 1;
    if (used == 2 && is_clock(runs.value[0], runs.value[1], runs.digits[1])) {
        numeral->hour = (int)runs.value[0];
        numeral->minute = (int)runs.value[1];
    }
    if (!numeral->value.valid) numeral->kind = NUMERAL_NONE;
    if (used > 1 || runs.count == 1 || groups_thousands(runs.separator[1]) || runs.separator[1] == '.' ||
        runs.separator[1] == 0x066B)
        return runs.ends[used - 1];
    size_t end = read_two(&runs, numeral);
    if (runs.count == 2) return end;
    if (numeral->kind != NUMERAL_CLOCK) numeral->kind = NUMERAL_NONE;
    else if (runs.separator[2] == ':' && runs.digits[2] == 2 && runs.value[2] < 60) numeral->second = (int)runs.value[2];
    return runs.ends[runs.count - 1];
}
