#include "tools/normalize/reading.h"

#include <stdarg.h>
#include <stdio.h>

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

void reading_fail(Reading *reading, const char *format, ...)
{
    va_list arguments;
    if (reading->status == STATUS_ERROR) return;
    va_start(arguments, format);
    say(reading, format, arguments);
    va_end(arguments);
    reading->status = STATUS_ERROR;
}
