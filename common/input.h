#ifndef ISNAD_INPUT_H
#define ISNAD_INPUT_H

/* A file or standard input, read in blocks of bytes. Lines are made of them in lines.h. */

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

/* Up to `size` bytes as they come; 0 at the end. A read error ends the program, status 2. */
size_t input_read(Input *input, char *out, size_t size);

#endif
