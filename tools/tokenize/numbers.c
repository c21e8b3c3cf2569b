#include "tools/tokenize/numbers.h"
#include "common/utf8.h"
#include "tools/tokenize/kinds.h"

/* A date has 18 bytes in two-byte digits, a telephone number up to 15 digits. */
enum { GROUPS_MAX = 24 };

static bool parts_digits(uint32_t c)
{
    return c == '.' || c == ',' || c == ':' || c == '/' || c == 0x066B || c == 0x066C || c == 0x060C;
}

static bool is_digit_at(Slice text, size_t at)
{
    size_t length;
    return kind_at(text, at, &length) == KIND_DIGIT;
}

static size_t decimal_end(Slice text, size_t at)
{
    size_t end = kind_run(text, at, KIND_DIGIT), length;
    while (end < text.len) {
        uint32_t c = utf8_decode(text, end, &length);
        if (!parts_digits(c) || !is_digit_at(text, end + length)) break;
        end = kind_run(text, end + length, KIND_DIGIT);
    }
    return end;
}

/* Three groups of digits or more with hyphens between them are a date or a telephone number, two are a range. */
static size_t groups_end(Slice text, size_t at, size_t end)
{
    size_t part = end, hyphens = 0;
    while (part < text.len && part - at <= GROUPS_MAX && text.ptr[part] == '-' && is_digit_at(text, part + 1)) {
        part = kind_run(text, part + 1, KIND_DIGIT);
        hyphens++;
    }
    return hyphens > 1 && part - at <= GROUPS_MAX ? part : end;
}

size_t number_end(Slice text, size_t at) { return groups_end(text, at, decimal_end(text, at)); }
