#ifndef ISNAD_INPUT_H
#define ISNAD_INPUT_H

/* Block input: bytes, or lines of any length up to a limit, with the file's name and the line's number for errors. */

#include "common/slice.h"
#include <stdint.h>
#include <sys/types.h>

typedef struct Input Input;

/* A line or paragraph longer than this ends the program with an error that names file and line. */
#define INPUT_LINE_MAX ((size_t)64 << 20)

/* "-" is standard input. NULL after naming the file and the system's reason on stderr. */
Input *input_open(const char *path);
void input_close(Input *input);

/* The name for messages: the path, or "stdin". */
const char *input_name(const Input *input);

/* The next line without its LF (a CR before it is the caller's); false at the end of the input. The slice lives until
   the next call. `*number` counts from 1. A last line without LF counts. A read error ends the program, status 2. */
bool input_line(Input *input, Slice *line, uint64_t *number);

/* Up to `size` bytes as they come; 0 at the end. A read error ends the program, status 2. Not to be mixed with lines. */
size_t input_read(Input *input, char *out, size_t size);

#endif
