#include "tools/numextract/reference.h"

static bool read_digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool date_read(Slice text, Date *date)
{
    Date read;
    if (text.len < 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return false;
    bool digits = read_digits(text.ptr, 4, &read.year) && read_digits(text.ptr + 5, 2, &read.month) &&
                  read_digits(text.ptr + 8, 2, &read.day);
    if (!digits || !date_exists(read)) return false;
    *date = read;
    return true;
}

bool reference_read(const char *value, Reference *reference)
{
    *reference = (Reference){.own = value == NULL || strcmp(value, "doc") == 0};
    if (reference->own || strcmp(value, "none") == 0) return true;
    reference->wanted = true;
    reference->first = strcmp(value, "first") == 0;
    if (reference->first) return true;
    Slice text = slice_of(value);
    reference->known = text.len == 10 && date_read(text, &reference->date);
    return reference->known;
}

void reference_begin_document(Reference *reference, const Record *about)
{
    if (reference->first) reference->known = false;
    if (!reference->own) return;
    reference->known = about != NULL && about->value.len == 10 && date_read(about->value, &reference->date);
    reference->wanted = reference->known;
}

bool full_day(const Moment *moment, const Point *point, int32_t *day)
{
    Date date = {point->year, point->month, point->day};
    if (date.year == UNKNOWN || date.month == UNKNOWN || date.day == UNKNOWN) return false;
    if (moment->hijri ? !hijri_exists(date) : !date_exists(date)) return false;
    *day = moment->hijri ? day_of_hijri(date) : day_of_date(date);
    return true;
}

void reference_see(Reference *reference, const Moment *moment)
{
    int32_t day;
    if (!reference->first || reference->known || moment_is_interval(moment)) return;
    if (!full_day(moment, &moment->at, &day)) return;
    reference->date = date_of_day(day);
    reference->known = true;
}
