#include "common/errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Set once, before any work, and read only on the way out: the one exception to "no mutable statics". */
static const char *tool_name = "isnad";
static void (*last_act)(void *);
static void *last_act_context;

void errors_name_tool(const char *tool) { tool_name = tool; }

void errors_before_death(void (*act)(void *context), void *context)
{
    last_act = act;
    last_act_context = context;
}

static void write_message(const char *file, uint64_t line, const char *format, va_list arguments)
{
    fprintf(stderr, "%s: ", tool_name);
    if (file != NULL && line > 0) fprintf(stderr, "%s:%llu: ", file, (unsigned long long)line);
    else if (file != NULL) fprintf(stderr, "%s: ", file);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

void error_at(const char *file, uint64_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_message(file, line, format, arguments);
    va_end(arguments);
}

void die_at(const char *file, uint64_t line, const char *format, ...)
{
    void (*act)(void *) = last_act;
    last_act = NULL; /* it may die itself */
    if (act != NULL) act(last_act_context);
    va_list arguments;
    va_start(arguments, format);
    write_message(file, line, format, arguments);
    va_end(arguments);
    exit(STATUS_ERROR);
}
