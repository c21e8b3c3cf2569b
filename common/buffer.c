#include "common/buffer.h"
#include "common/errors.h"

#include <stdlib.h>

char *buffer_reserve(Buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->len < more) {
        size_t wanted = buffer->len + more;
        if (wanted < more) die_at(NULL, 0, "out of memory");
        /* By half again, not by two: long paragraphs are what counts against the memory bound. */
        size_t capacity = buffer->capacity + buffer->capacity / 2;
        if (capacity < wanted) capacity = wanted;
        if (capacity < 256) capacity = 256;
        char *grown = realloc(buffer->ptr, capacity);
        if (grown == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", capacity);
        buffer->ptr = grown;
        buffer->capacity = capacity;
    }
    return buffer->ptr + buffer->len;
}

void buffer_put(Buffer *buffer, Slice text)
{
    if (text.len == 0) return;
    memcpy(buffer_reserve(buffer, text.len), text.ptr, text.len);
    buffer->len += text.len;
}

void buffer_put_char(Buffer *buffer, char byte)
{
    *buffer_reserve(buffer, 1) = byte;
    buffer->len++;
}

size_t number_write(char *out, uint64_t number)
{
    size_t length = 1;
    for (uint64_t power = 10; number >= power && length < NUMBER_MAX; length++) {
        if (power > UINT64_MAX / 10) {
            length++;
            break;
        }
        power *= 10;
    }
    size_t at = length;
    do out[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return length;
}

void buffer_put_number(Buffer *buffer, uint64_t number)
{
    buffer->len += number_write(buffer_reserve(buffer, NUMBER_MAX), number);
}

void buffer_put_signed(Buffer *buffer, int64_t number)
{
    if (number < 0) buffer_put_char(buffer, '-');
    buffer_put_number(buffer, number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number);
}

void buffer_reset(Buffer *buffer, size_t keep)
{
    buffer->len = 0;
    if (buffer->capacity <= keep) return;
    buffer_free(buffer);
}

void buffer_free(Buffer *buffer)
{
    free(buffer->ptr);
    *buffer = (Buffer){0};
}
