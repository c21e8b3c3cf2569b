#include "tools/normalize/timestamp.h"
#include "tools/numextract/calendar.h"

/* The `count` digits at text[at]; -1 where they are not all digits. */
static int digits(Slice text, size_t at, size_t count)
{
    int number = 0;
    if (at + count > text.len) return -1;
    for (size_t i = at; i < at + count; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
        number = number * 10 + (text.ptr[i] - '0');
    }
    return number;
}

/* Bytes of the date at the text's beginning; 0 where there is none. */
static size_t date_length(Slice text, Date *date)
{
    bool parted = text.len > 4 && (text.ptr[4] == '-' || text.ptr[4] == '/');
    size_t month = parted ? 5 : 4, day = parted ? 8 : 6;
    if (parted && (text.len <= 7 || text.ptr[7] != text.ptr[4])) return 0;
    *date = (Date){digits(text, 0, 4), digits(text, month, 2), digits(text, day, 2)};
    return date->year >= 0 && date_exists(*date) ? day + 2 : 0;
}

/* Digits first, with the marks of a clock and a zone. */
static bool is_time(Slice text)
{
    if (digits(text, 0, 2) < 0 || digits(text, 0, 2) > 24) return false;
    Slice zone = slice_part(text, text.len - (text.len > 3 ? 3 : 0), text.len);
    if (slice_is(zone, "UTC") || slice_is(zone, "GMT")) text.len -= 3;
    for (size_t i = 0; i < text.len; i++)
        if (strchr("0123456789:.,+- Z", text.ptr[i]) == NULL || text.ptr[i] == '\0') return false;
    return true;
}

static Slice trim(Slice text)
{
    while (text.len > 0 && text.ptr[text.len - 1] == ' ') text.len--;
    while (text.len > 0 && text.ptr[0] == ' ') text = slice_part(text, 1, text.len);
    return text;
}

static void put_digits(char *out, int number, int count)
{
    for (; count > 0; number /= 10) out[--count] = (char)('0' + number % 10);
}

bool timestamp_read(Slice text, char day[DAY_LENGTH], Slice *time)
{
    Date date;
    text = trim(text);
    size_t length = date_length(text, &date);
    if (length == 0) return false;
    *time = slice_part(text, length < text.len ? length + 1 : length, text.len);
    bool parted = length == text.len || text.ptr[length] == 'T' || text.ptr[length] == 't' || text.ptr[length] == ' ';
    if (!parted || (length < text.len && !is_time(*time))) return false;
    memset(day, '-', DAY_LENGTH);
    put_digits(day, date.year, 4);
    put_digits(day + 5, date.month, 2);
    put_digits(day + 8, date.day, 2);
    return true;
}
