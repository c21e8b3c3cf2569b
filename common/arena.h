#ifndef ISNAD_ARENA_H
#define ISNAD_ARENA_H

/* Memory that lives as long as one sentence: taken piece by piece, given back all at once. */

#include "common/slice.h"

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

/* Everything taken since the last reset is given back; what one ordinary sentence needs is kept for the next. */
void arena_reset(Arena *arena);

/* Aligned for any type, not zeroed. Never NULL: a system without memory ends the program with status 2. */
void *arena_take(Arena *arena, size_t size);

/* Grows an array that arena_take gave: when `count` has reached `*capacity`, doubles it. Returns the array. */
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size);

Slice arena_copy(Arena *arena, Slice text);
Slice arena_join(Arena *arena, Slice first, Slice second);
Slice arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
