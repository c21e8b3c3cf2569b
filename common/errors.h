#ifndef ISNAD_ERRORS_H
#define ISNAD_ERRORS_H

/* Exit status and the one form of messages: `tool: file:line: what is wrong: what was expected`. */

#include "common/slice.h"
#include <stdint.h>

enum {
    STATUS_DONE = 0,
    STATUS_REJECTED = 1, /* bad input was passed over and named on stderr */
    STATUS_ERROR = 2     /* usage or system error */
};

/* All that is set here holds for the thread that sets it. */

/* The name that messages begin with. Set once, by options_read, before anything can go wrong. */
void errors_name_tool(const char *tool);

/* Where messages go, each with its LF. `say` NULL: to standard error. */
typedef struct {
    void (*say)(void *context, Slice message);
    void *context;
} ErrorSink;

/* Sends messages to `sink` from now on; returns the sink before. Under a sink die_at still
   writes on standard error, and ends in abort. */
ErrorSink errors_redirect(ErrorSink sink);

/* Writes `tool: file:line: message`; line 0 leaves the line off, a NULL file leaves both off. */
void error_at(const char *file, uint64_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What is done before a message is written on standard error; NULL: nothing. */
void errors_before_message(void (*act)(void *context), void *context);

/* What die_at does first: the driver writes out what came before the error. NULL: nothing. */
void errors_before_death(void (*act)(void *context), void *context);

/* The same as error_at, then exit with STATUS_ERROR: where there is no memory, standard output fails, or the program is at
   fault itself. What a user can do wrong with the stages of the pipe is told by error_at and returned: libisnad ends no
   program. */
_Noreturn void die_at(const char *file, uint64_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
