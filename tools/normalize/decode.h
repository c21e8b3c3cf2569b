#ifndef ISNAD_DECODE_H
#define ISNAD_DECODE_H

/* From the bytes of a file in any charset to UTF-8 without a byte order mark. */

#include "common/buffer.h"
#include "common/input.h"
#include "common/slice.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct Decoder Decoder;

/* Whether `encoding` is "auto" or a charset's name that ICU knows. */
bool decoder_knows(const char *encoding);

/* `encoding` NULL: UTF-8, or UTF-16 where its byte order mark stands first. The input stays the caller's. */
Decoder *decoder_open(Input *input, const char *encoding);

/* The first bytes of the input, before anything is decoded; of a file fewer than SIGNATURE_BYTES all. */
Slice decoder_beginning(const Decoder *decoder);
void decoder_close(Decoder *decoder);

/* The next piece, alive until the next call; false at the end. Not checked: what is no UTF-8 in the file is none in the
   piece; of another charset, a sequence that it does not have is one ill-formed byte. No piece ends within a character
   that is well-formed as a whole. */
bool decoder_next(Decoder *decoder, Slice *text);

/* The charset's name, for messages. */
const char *decoder_charset(const Decoder *decoder);

/* Appends bytes of unknown origin as valid UTF-8, with U+FFFD for each maximal subpart that is none and for NUL, and
   adds their number to `*replaced`. */
void decode_all(Buffer *out, Slice bytes, uint64_t *replaced);

#endif
