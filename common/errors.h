#ifndef ISNAD_ERRORS_H
#define ISNAD_ERRORS_H

/* Exit status and the one form of messages: `tool: file:line: what is wrong: what was expected`. */

#include <stdint.h>

enum {
    STATUS_DONE = 0,
    STATUS_REJECTED = 1, /* bad input was passed over and named on stderr */
    STATUS_ERROR = 2     /* usage or system error */
};

/* The name that messages begin with. Set once, by options_read, before anything can go wrong. */
void errors_name_tool(const char *tool);

/* Writes `tool: file:line: message`; line 0 leaves the line off, a NULL file leaves both off. */
void error_at(const char *file, uint64_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What die_at does first: the driver writes out what came before the error. NULL: nothing. */
void errors_before_death(void (*act)(void *context), void *context);

/* The same as error_at, then exit with STATUS_ERROR. */
_Noreturn void die_at(const char *file, uint64_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
