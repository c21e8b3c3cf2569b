#include "tools/normalize/mapped_text.h"
#include "common/utf8.h"

enum { KEPT_MEMORY = 256 * 1024 };

void mapped_begin(MappedText *mapped)
{
    buffer_reset(&mapped->text, KEPT_MEMORY);
    buffer_reset(&mapped->map, KEPT_MEMORY);
    buffer_reserve(&mapped->map, MAPPED_ROOM);
    mapped->map.len = MAPPED_ROOM;
    mapped->count = 0;
    mapped->shift = 0;
    mapped->kept_text = 0;
    mapped->kept_map = MAPPED_ROOM;
    mapped->escapes = false;
}

static void put_shift(MappedText *mapped, uint64_t original)
{
    mapped->shift = (int64_t)(original - mapped->begin) - (int64_t)mapped->count;
    char *begin = buffer_reserve(&mapped->map, 2 * NUMBER_MAX + 3), *at = begin;
    int64_t shift = mapped->shift;
    if (mapped->map.len > MAPPED_ROOM) *at++ = ',';
    at += number_write(at, mapped->count);
    *at++ = ':';
    if (shift < 0) *at++ = '-';
    at += number_write(at, shift < 0 ? (uint64_t)0 - (uint64_t)shift : (uint64_t)shift);
    mapped->map.len += (size_t)(at - begin);
}

/* The next character of the text begins at an original offset. Behind something deleted, two entries: where the
   character before ends, where this one begins. */
static void put_begin(MappedText *mapped, uint64_t original)
{
    if (mapped->count == 0) {
        mapped->begin = original;
        return;
    }
    bool deleted_before = original > mapped->previous_end;
    if (deleted_before) put_shift(mapped, mapped->previous_end);
    if (deleted_before || (int64_t)(original - mapped->begin) - (int64_t)mapped->count != mapped->shift)
        put_shift(mapped, original);
}

static void keep_to_here(MappedText *mapped, size_t trailing_spaces)
{
    mapped->kept_text = mapped->text.len - trailing_spaces;
    mapped->kept_map = mapped->map.len;
    mapped->kept_end = mapped->previous_end - trailing_spaces;
}

void mapped_put(MappedText *mapped, uint32_t character, uint64_t begin, uint64_t end)
{
    if (character == ' ' && mapped->count == 0) return;
    mapped->escapes |= character == '\\' || character == '\t' || character == '\n' || character == '\r';
    put_begin(mapped, begin);
    mapped->text.len += utf8_encode(character, buffer_reserve(&mapped->text, 4));
    mapped->count++;
    mapped->previous_end = end;
    if (character != ' ') keep_to_here(mapped, 0);
}

void mapped_put_run(MappedText *mapped, Slice run, size_t count, uint64_t begin)
{
    size_t leading = 0, trailing = 0;
    if (mapped->count == 0)
        while (leading < run.len && run.ptr[leading] == ' ') leading++;
    run = slice_part(run, leading, run.len);
    count -= leading;
    if (count == 0) return;
    put_begin(mapped, begin + leading);
    buffer_put(&mapped->text, run);
    mapped->count += count;
    mapped->previous_end = begin + leading + count;
    while (trailing < run.len && run.ptr[run.len - 1 - trailing] == ' ') trailing++;
    if (trailing < run.len) keep_to_here(mapped, trailing);
}

Slice mapped_attrs(MappedText *mapped, Slice front, Slice key)
{
    if (mapped->kept_map == MAPPED_ROOM) key.len = 0;
    char *begin = mapped->map.ptr + MAPPED_ROOM - front.len - key.len;
    memcpy(begin, front.ptr, front.len);
    memcpy(begin + front.len, key.ptr, key.len);
    return (Slice){begin, front.len + key.len + mapped->kept_map - MAPPED_ROOM};
}

void mapped_free(MappedText *mapped)
{
    buffer_free(&mapped->text);
    buffer_free(&mapped->map);
}
