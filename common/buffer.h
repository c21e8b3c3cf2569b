#ifndef ISNAD_BUFFER_H
#define ISNAD_BUFFER_H

/* Bytes that grow at the end. Zero-initialise; owns its memory; buffer_free gives it back. */

#include "common/slice.h"
#include <stdint.h>

typedef struct {
    char *ptr;
    size_t len, capacity;
} Buffer;

/* Makes room for `more` bytes behind the end and returns where they go. */
char *buffer_reserve(Buffer *buffer, size_t more);

void buffer_put(Buffer *buffer, Slice text);
void buffer_put_char(Buffer *buffer, char byte);
void buffer_put_number(Buffer *buffer, uint64_t number);

/* Writes a number in decimal and returns its length, at most NUMBER_MAX; `out` must have room for NUMBER_MAX bytes. */
enum { NUMBER_MAX = 20 };
size_t number_write(char *out, uint64_t number);

void buffer_put_signed(Buffer *buffer, int64_t number);

/* Empties it. Memory beyond `keep` bytes goes back to the system, so one long paragraph is not paid for ever. */
void buffer_reset(Buffer *buffer, size_t keep);
void buffer_free(Buffer *buffer);

static inline Slice buffer_slice(const Buffer *buffer) { return (Slice){buffer->ptr, buffer->len}; }

#endif
