#ifndef ISNAD_INPUT_H
#define ISNAD_INPUT_H

/* A file or standard input, read in blocks of bytes. Lines are made of them in lines.h. */

#include "common/progress.h"
#include "common/slice.h"
#include <stdint.h>
#include <sys/types.h>

typedef struct Input Input;

/* A line or paragraph longer than this is an error that names file and line and ends the input. */
#define INPUT_LINE_MAX ((size_t)64 << 20)

/* "-" is standard input. NULL after naming the file and the system's reason on stderr. */
Input *input_open(const char *path);

/* What is known of a document that is in memory, beside its text; NULL: nothing is said. */
typedef struct {
    const char *title, *date, *outlet;
} InputAbout;

/* An input that is in memory and stays the caller's, with `about` where that is not NULL; `id` is what messages and the stream call the document. */
Input *input_of_memory(const char *id, Slice bytes, const InputAbout *about);
void input_close(Input *input);

/* The name for messages: the path, or "stdin". */
const char *input_name(const Input *input);

/* The document's id, where the input came with one; else NULL. */
const char *input_document(const Input *input);

/* What is known of that document; NULL where the input did not come with it. */
const InputAbout *input_about(const Input *input);

/* Up to `size` bytes as they come; 0 at the end, and where reading fails, which is named and noted. */
size_t input_read(Input *input, char *out, size_t size);

/* Tells `progress` of what is read from now on; NULL: nobody. */
void input_show(Input *input, Headway *progress);

/* Ends the input: the caller has said what is wrong with it. */
void input_fail(Input *input);

/* Whether all that came to its end came to a good one. */
bool input_good(const Input *input);

#endif
