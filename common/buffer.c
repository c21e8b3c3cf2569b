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
    static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546"
                                "4748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293"
                                "949596979899";
    char digits[2 * NUMBER_MAX]; /* the second half is only there to be copied */
    size_t at = NUMBER_MAX;
    for (; number >= 10; number /= 100) memcpy(digits + (at -= 2), pairs + number % 100 * 2, 2);
    if (number > 0 || at == NUMBER_MAX) digits[--at] = (char)('0' + number);
    memcpy(out, digits + at, NUMBER_MAX);
    return NUMBER_MAX - at;
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
