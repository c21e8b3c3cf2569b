#include "tools/normalize/reading.h"

#include <stdarg.h>
#include <stdio.h>

uint64_t reading_line_ends(Slice bytes)
{
    uint64_t count = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        bool before_lf = i + 1 < bytes.len && bytes.ptr[i + 1] == '\n';
        count += bytes.ptr[i] == '\n' || (bytes.ptr[i] == '\r' && !before_lf);
    }
    return count;
}

static void say(const Reading *reading, const char *format, va_list arguments)
{
    char message[512];
    vsnprintf(message, sizeof message, format, arguments);
    error_at(reading->file, reading->line, "%s", message);
}

void reading_reject(Reading *reading, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(reading, format, arguments);
    va_end(arguments);
    if (reading->status == STATUS_DONE) reading->status = STATUS_REJECTED;
}

void reading_reject_like(Reading *reading, unsigned like, const char *format, ...)
{
    va_list arguments;
    if (reading->alike[like]++ > 0) return;
    va_start(arguments, format);
    say(reading, format, arguments);
    va_end(arguments);
    if (reading->status == STATUS_DONE) reading->status = STATUS_REJECTED;
}

void reading_tell_alike(const Reading *reading)
{
    static const char *const problems[LIKES] = {
        [LIKE_FEW_COLUMNS] = "too few columns", [LIKE_MANY_COLUMNS] = "too many columns",
        [LIKE_NO_TEXT] = "no field for the text", [LIKE_NO_ID] = "an empty document id", [LIKE_NO_JSON] = "no JSON object", [LIKE_TWIN] = "an id that came before",
    };
    for (size_t i = 0; i < LIKES; i++)
        if (reading->alike[i] > 1)
            error_at(reading->file, 0, "%llu more with %s%s", (unsigned long long)reading->alike[i] - 1, problems[i],
                     i == LIKE_TWIN ? "" : " were passed over");
}

void reading_fail(Reading *reading, const char *format, ...)
{
    va_list arguments;
    if (reading->status == STATUS_ERROR) return;
    va_start(arguments, format);
    say(reading, format, arguments);
    va_end(arguments);
    reading->status = STATUS_ERROR;
}
