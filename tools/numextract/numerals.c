#include "tools/numextract/numerals.h"
#include "common/arabic.h"
#include "common/utf8.h"

#include <string.h>

enum { RUNS_MAX = 7, DIGITS_MAX = 15 };

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

/* Between the groups of 1 245 000: a plain space, a no-break or a thin one. */
static bool is_space(uint32_t character)
{
    return character == ' ' || character == 0x00A0 || character == 0x2009 || character == 0x202F;
}

static bool groups_thousands(uint32_t separator)
{
    return separator == ',' || separator == 0x060C || separator == 0x066C || is_space(separator);
}

/* Marks and controls of text direction, which an editor may have left between digits. */
static bool is_bidi_control(uint32_t character)
{
    return character == 0x200E || character == 0x200F || character == 0x061C ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

static size_t skip_bidi(Slice text, size_t at)
{
    while (at < text.len && (unsigned char)text.ptr[at] >= 0xD8) {
        size_t length;
        if (!is_bidi_control(utf8_decode(text, at, &length))) break;
        at += length;
    }
    return at;
}

static bool digit_at(Slice text, size_t at)
{
    size_t length;
    return at < text.len && arabic_digit(utf8_decode(text, at, &length)) >= 0;
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

/* What stands for a slash that has a space beside it; no text has it as a separator. */
enum { SPACED_SLASH = 0x2215 };

/* Behind the slash of 12 / 5 / 2020, which begins at text[at], where digits follow it, else `at`. */
static size_t read_spaced_slash(Slice text, size_t at)
{
    size_t slash = at + (text.ptr[at] == ' ');
    if (slash >= text.len || text.ptr[slash] != '/') return at;
    size_t behind = slash + 1;
    if (behind < text.len && text.ptr[behind] == ' ') behind++;
    return digit_at(text, behind) && behind - at > 1 ? behind : at;
}

/* Behind the separator at text[at] where digits follow it, else `at`. */
static size_t read_separator(Slice text, size_t at, uint32_t *separator)
{
    size_t start = skip_bidi(text, at), length;
    if (start >= text.len) return at;
    size_t slash = read_spaced_slash(text, start);
    if (slash != start) {
        *separator = SPACED_SLASH;
        return slash;
    }
    *separator = utf8_decode(text, start, &length);
    if (!is_separator(*separator) && !is_space(*separator)) return at;
    size_t behind = skip_bidi(text, start + length);
    return digit_at(text, behind) ? behind : at;
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
        if (runs->count == RUNS_MAX) return;
        size_t behind = read_separator(text, at, &separator);
        if (behind == at) return;
        at = behind;
    }
}

/* How many runs from the first on are 1 to 3 digits and groups of three with this separator; 1 where the first run
   opens no group or where a further run with the same separator does not fit (3.14.159, a telephone number). */
static int count_groups(const Runs *runs, uint32_t separator)
{
    int used = 1;
    if (runs->digits[0] > 3 || runs->value[0] == 0) return 1;
    while (used < runs->count && runs->separator[used] == separator && runs->digits[used] == 3) used++;
    bool more = used < runs->count && runs->separator[used] == separator;
    return more ? 1 : used;
}

/* Spaces part numbers that have nothing to do with each other: what stands behind one counts only as a group. */
static void drop_spaced(Runs *runs)
{
    int groups = runs->count > 1 && is_space(runs->separator[1]) ? count_groups(runs, runs->separator[1]) : 1;
    bool decimals = groups > 1 && groups < runs->count && !is_space(runs->separator[groups]);
    int keep = groups + decimals;
    for (int i = 1; i < runs->count; i++) {
        if (!is_space(runs->separator[i]) || i < keep) continue;
        runs->count = i;
        return;
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

/* 12/5/20: of a year of two digits the century is guessed. */
static bool has_short_runs(const Runs *runs)
{
    return runs->count == 3 && runs->digits[0] <= 2 && runs->digits[1] <= 2 && runs->digits[2] == 2;
}

static bool read_short_date(const Runs *runs, Numeral *numeral)
{
    enum { LAST_OF_OURS = 40 };
    if (!has_short_runs(runs) || runs->separator[1] != runs->separator[2]) return false;
    if (runs->separator[1] != '/' && runs->separator[1] != '-') return false;
    int64_t year = runs->value[2] + (runs->value[2] <= LAST_OF_OURS ? 2000 : 1900);
    if (runs->value[1] > 12 || !set_date(numeral, year, runs->value[1], runs->value[0])) return false;
    numeral->kind = NUMERAL_SHORT_DATE;
    return true;
}

/* Slashes with spaces part a date's numbers and nothing else: 12 / 5 / 2020. */
static void settle_spaced(Runs *runs)
{
    bool date = runs->count == 3 && runs->digits[2] == 4 && runs->digits[0] <= 2 && runs->digits[1] <= 2;
    for (int i = 1; i < runs->count; i++) {
        if (runs->separator[i] != SPACED_SLASH) continue;
        if (date) runs->separator[i] = '/';
        else runs->count = i;
    }
}

static bool is_clock(int64_t hour, int64_t minute, int minute_digits)
{
    return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && minute_digits == 2;
}

/* The mark that parts the groups of thousands, 0 where there are none. Of full stops two are needed: 1.245 alone may as
   well be a decimal. */
static uint32_t group_separator(const Runs *runs)
{
    if (runs->count < 2) return 0;
    uint32_t mark = runs->separator[1];
    int groups = count_groups(runs, mark);
    bool grouped = groups_thousands(mark) ? groups > 1 : mark == '.' && groups > 2;
    return grouped ? mark : 0;
}

/* 12.5 ٣٫٥ 12,05 1.245.300,50: whether run i is the decimals of what comes before it. */
/* 12,5 and 0,125: digits behind a comma that separates no thousands. */
static bool is_no_group(const Runs *runs, int i)
{
    return runs->digits[i] != 3 || runs->digits[0] > 3 || runs->value[0] == 0;
}

static bool is_decimal(const Runs *runs, int i, uint32_t groups)
{
    uint32_t mark = runs->separator[i];
    bool list = i + 1 < runs->count && runs->separator[i + 1] == mark;   /* 3,4,5 */
    if (runs->digits[i] > 6 || mark == groups || list) return false;
    if (mark == '.' || mark == 0x066B) return true;
    return (mark == ',' || mark == 0x060C) && (groups != 0 || is_no_group(runs, i));
}

/* 1,245,000.5: the number of runs that belong to it; 1 where no separator belongs. */
static int read_decimal(const Runs *runs, Decimal *value)
{
    uint32_t groups = group_separator(runs);
    int used = groups ? count_groups(runs, groups) : 1;
    *value = (Decimal){runs->value[0], 0, runs->value[0] >= 0};
    for (int i = 1; i < used; i++) *value = decimal_add(decimal_scale(*value, 3), decimal_of(runs->value[i]));
    if (used == runs->count || !is_decimal(runs, used, groups)) return used;
    *value = decimal_add(*value, (Decimal){runs->value[used], runs->digits[used], true});
    return used + 1;
}

static void read_clock(const Runs *runs, Numeral *numeral)
{
    int64_t hour = runs->value[0], minute = runs->value[1];
    numeral->kind = is_clock(hour, minute, runs->digits[1]) ? NUMERAL_CLOCK : NUMERAL_NONE;
    numeral->hour = (int)hour;
    numeral->minute = (int)minute;
}

static void read_slash(int64_t first, int64_t second, Numeral *numeral)
{
    bool small = first > 0 && second > 0 && first < 10000 && second < 10000;
    numeral->kind = small ? NUMERAL_SLASH : NUMERAL_NONE;
    numeral->day = (int)first;
    numeral->month = (int)second;
}

static void read_dashed(const Runs *runs, Numeral *numeral)
{
    int64_t first = runs->value[0], second = runs->value[1];
    numeral->kind = first >= 0 && second > first && runs->digits[0] <= 6 ? NUMERAL_RANGE : NUMERAL_NONE;
    numeral->value = decimal_of(first);
    numeral->high = decimal_of(second);
}

static size_t read_two(const Runs *runs, Numeral *numeral)
{
    uint32_t mark = runs->separator[1];
    numeral->bare = false;
    if (mark == ':') read_clock(runs, numeral);
    else if (mark == '/') read_slash(runs->value[0], runs->value[1], numeral);
    else read_dashed(runs, numeral);
    return runs->ends[1];
}

/* 12ر48 is 48.12: agencies of the Maghreb and the Gulf write the decimal mark as the letter ر, the decimals first, also with
   a space behind it. Returns the byte behind, `at` where this stands not there. */
static size_t read_letter_decimal(Slice text, size_t at, Numeral *numeral)
{
    static const char letter[] = "ر";
    int64_t decimals, whole;
    int decimal_digits, whole_digits;
    size_t mark = read_run(text, at, &decimals, &decimal_digits), behind = mark + sizeof letter - 1;
    if (behind > text.len || memcmp(text.ptr + mark, letter, sizeof letter - 1) != 0) return at;
    if (behind < text.len && text.ptr[behind] == ' ') behind++;
    if (!digit_at(text, behind)) return at;
    size_t end = read_run(text, behind, &whole, &whole_digits);
    if (decimals < 0 || whole < 0 || decimal_digits > 6) return at;
    *numeral = (Numeral){.kind = NUMERAL_PLAIN, .hour = -1, .minute = -1, .second = -1, .digits = whole_digits};
    numeral->value = decimal_add(decimal_of(whole), (Decimal){decimals, decimal_digits, true});
    return numeral->value.valid ? end : at;
}

/* 3.14.2, 192.168.1.1. */
static bool is_dotted_code(const Runs *runs, int used)
{
    return used == 1 && runs->count > 2 && runs->separator[1] == '.' && runs->separator[2] == '.';
}

/* Whether the digits end where the decimal ends, and no colon, slash or dash goes on with them. */
static bool ends_as_decimal(const Runs *runs, int used)
{
    if (used > 1 || runs->count == 1) return true;
    uint32_t mark = runs->separator[1];
    return groups_thousands(mark) || mark == '.' || mark == 0x066B;
}

/* 13:43, 13:43:20, 3/4, 3-5; more runs than that are a code. Returns the byte behind. */
static size_t read_joined(const Runs *runs, Numeral *numeral)
{
    size_t end = read_two(runs, numeral);
    if (runs->count == 2) return end;
    if (numeral->kind != NUMERAL_CLOCK) numeral->kind = NUMERAL_NONE;
    else if (runs->separator[2] == ':' && runs->digits[2] == 2 && runs->value[2] < 60)
        numeral->second = (int)runs->value[2];
    return runs->ends[runs->count - 1];
}

/* What 12,05 and 1.245 may be besides decimals. */
static void note_other_readings(const Runs *runs, int used, Numeral *numeral)
{
    if (used != 2) return;
    numeral->may_group = runs->separator[1] == '.' && runs->digits[1] == 3 && count_groups(runs, '.') == 2;
    if (!is_clock(runs->value[0], runs->value[1], runs->digits[1])) return;
    numeral->hour = (int)runs->value[0];
    numeral->minute = (int)runs->value[1];
}

size_t numeral_read(Slice text, size_t at, Numeral *numeral)
{
    Runs runs;
    size_t letter = read_letter_decimal(text, at, numeral);
    if (letter != at) return letter;
    read_runs(text, at, &runs);
    settle_spaced(&runs);
    drop_spaced(&runs);
    *numeral = (Numeral){.kind = NUMERAL_PLAIN, .hour = -1, .minute = -1, .second = -1, .digits = runs.digits[0]};
    if (read_date(&runs, numeral) || read_short_date(&runs, numeral)) {
        numeral->bare = true;
        return runs.ends[2];
    }
    int used = read_decimal(&runs, &numeral->value);
    numeral->bare = used == 1;
    note_other_readings(&runs, used, numeral);
    bool code = is_dotted_code(&runs, used);
    if (!numeral->value.valid || code) numeral->kind = NUMERAL_NONE;
    if (code) return runs.ends[runs.count - 1];
    return ends_as_decimal(&runs, used) ? runs.ends[used - 1] : read_joined(&runs, numeral);
}
