#ifndef ISNAD_SLICE_H
#define ISNAD_SLICE_H

/* A string is a pointer and a length: never NUL-terminated, never owned by the slice. */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
    const char *ptr;
    size_t len;
} Slice;

#define SLICE(literal) ((Slice){"" literal, sizeof(literal) - 1})

static inline Slice slice_of(const char *string) { return (Slice){string, strlen(string)}; }

static inline bool slice_equal(Slice a, Slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool slice_is(Slice a, const char *string) { return slice_equal(a, slice_of(string)); }

/* Bytes [from, to) of a slice. An empty slice may have no pointer, and C adds nothing to that, not even 0. */
static inline Slice slice_part(Slice a, size_t from, size_t to)
{
    return (Slice){from > 0 ? a.ptr + from : a.ptr, to - from};
}

static inline bool slice_starts(Slice a, Slice prefix)
{
    return a.len >= prefix.len && slice_equal(slice_part(a, 0, prefix.len), prefix);
}

static inline bool slice_ends(Slice a, Slice suffix)
{
    return a.len >= suffix.len && slice_equal(slice_part(a, a.len - suffix.len, a.len), suffix);
}

#endif
