#include "common/errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Set once, before any work, and read only where something goes wrong: the one exception to "no mutable statics". */
static _Thread_local const char *tool_name = "isnad";
static _Thread_local ErrorSink sink;
static _Thread_local void (*last_act)(void *);
static _Thread_local void *last_act_context;
static _Thread_local void (*first_act)(void *);
static _Thread_local void *first_act_context;

void errors_name_tool(const char *tool) { tool_name = tool; }

void errors_before_message(void (*act)(void *context), void *context)
{
    first_act = act;
    first_act_context = context;
}

void errors_before_death(void (*act)(void *context), void *context)
{
    last_act = act;
    last_act_context = context;
}

ErrorSink errors_redirect(ErrorSink wanted)
{
    ErrorSink before = sink;
    sink = wanted;
    return before;
}

static void write_message(FILE *to, const char *file, uint64_t line, const char *format, va_list arguments)
{
    if (to == stderr && first_act != NULL) first_act(first_act_context);
    fprintf(to, "%s: ", tool_name);
    if (file != NULL && line > 0) fprintf(to, "%s:%llu: ", file, (unsigned long long)line);
    else if (file != NULL) fprintf(to, "%s: ", file);
    vfprintf(to, format, arguments);
    fputc('\n', to);
}

/* Through memory: the sink gets a message at once. Without memory it goes to standard error, which needs none. */
static void say_message(const char *file, uint64_t line, const char *format, va_list arguments)
{
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    write_message(memory != NULL ? memory : stderr, file, line, format, arguments);
    if (memory == NULL) return;
    if (fclose(memory) == 0) sink.say(sink.context, (Slice){text, length});
    free(text);
}

void error_at(const char *file, uint64_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (sink.say != NULL) say_message(file, line, format, arguments);
    else write_message(stderr, file, line, format, arguments);
    va_end(arguments);
}

void die_at(const char *file, uint64_t line, const char *format, ...)
{
    void (*act)(void *) = last_act;
    last_act = NULL; /* it may die itself */
    if (act != NULL) act(last_act_context);
    va_list arguments;
    va_start(arguments, format);
    write_message(stderr, file, line, format, arguments);
    va_end(arguments);
    if (sink.say != NULL) abort();
    exit(STATUS_ERROR);
}
