#ifndef ISNAD_DECODE_H
#define ISNAD_DECODE_H

/* From the bytes of a file in any charset to valid UTF-8 without a byte order mark and without NUL. */

#include "common/buffer.h"
#include "common/input.h"
#include "common/slice.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct Decoder Decoder;

/* Whether `encoding` is "auto" or a charset's name that ICU knows. */
bool decoder_knows(const char *encoding);

/* `encoding` NULL: UTF-8. The input stays the caller's. */
Decoder *decoder_open(Input *input, const char *encoding);
void decoder_close(Decoder *decoder);

/* The next piece, whole characters, alive until the next call; false at the end. A replacement is a piece of its own,
   so that the caller knows the line of each. */
bool decoder_next(Decoder *decoder, Slice *text);

/* How many sequences (and NULs) were replaced by U+FFFD so far. */
uint64_t decoder_replaced(const Decoder *decoder);

/* The charset's name, for messages. */
const char *decoder_charset(const Decoder *decoder);

/* Appends bytes of unknown origin (a file's name) as valid UTF-8. */
void decode_name(Buffer *out, Slice bytes);

#endif
