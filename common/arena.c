#include "common/arena.h"
#include "common/errors.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>

/* Under AddressSanitizer nothing may be touched but what is taken: not what lies behind a piece, nor what a reset gave back. */
#ifdef __has_feature
#define HAS_FEATURE(feature) __has_feature(feature)
#else
#define HAS_FEATURE(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || HAS_FEATURE(address_sanitizer)
#include <sanitizer/asan_interface.h>
enum { GAP = 16 }; /* behind each piece */
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
#endif

/* Ordinary sentences fit the first block; a block made for a giant one goes back to the system at the reset. */
enum { FIRST_BLOCK = 64 * 1024, LATER_BLOCK = 512 * 1024 };

typedef struct Block Block;
struct Block {
    Block *next;
    size_t size;
    alignas(max_align_t) char bytes[];
};

struct Arena {
    Block *current; /* newest first; the last in the chain is the one that a reset keeps */
    size_t used;
};

static Block *new_block(size_t size, Block *next)
{
    Block *block = malloc(sizeof *block + size);
    if (block == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", size);
    block->next = next;
    block->size = size;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    return block;
}

Arena *arena_new(void)
{
    Arena *arena = malloc(sizeof *arena);
    if (arena == NULL) die_at(NULL, 0, "out of memory");
    *arena = (Arena){new_block(FIRST_BLOCK, NULL), 0};
    return arena;
}

void arena_reset(Arena *arena)
{
    if (arena->current->next != NULL) arena->used = FIRST_BLOCK;
    while (arena->current->next != NULL) {
        Block *older = arena->current->next;
        free(arena->current);
        arena->current = older;
    }
    ASAN_POISON_MEMORY_REGION(arena->current->bytes, arena->used);
    arena->used = 0;
}

void arena_free(Arena *arena)
{
    if (arena == NULL) return;
    arena_reset(arena);
    free(arena->current);
    free(arena);
}

void *arena_take(Arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2) die_at(NULL, 0, "out of memory: %zu bytes wanted", size);
    size_t room = (size + GAP + align - 1) / align * align;
    if (arena->current->size - arena->used < room) {
        arena->current = new_block(room > LATER_BLOCK ? room : LATER_BLOCK, arena->current);
        arena->used = 0;
    }
    void *memory = arena->current->bytes + arena->used;
    arena->used += room;
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    return memory;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) return items;
    size_t wanted = *capacity == 0 ? 16 : *capacity * 2;
    void *grown = arena_take(arena, wanted * item_size);
    if (count > 0) memcpy(grown, items, count * item_size);
    *capacity = wanted;
    return grown;
}

Slice arena_copy(Arena *arena, Slice text) { return arena_join(arena, text, (Slice){"", 0}); }

Slice arena_join(Arena *arena, Slice first, Slice second)
{
    char *copy = arena_take(arena, first.len + second.len);
    if (first.len > 0) memcpy(copy, first.ptr, first.len);
    if (second.len > 0) memcpy(copy + first.len, second.ptr, second.len);
    return (Slice){copy, first.len + second.len};
}

Slice arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) die_at(NULL, 0, "cannot format a value");
    char *text = arena_take(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return (Slice){text, (size_t)length};
}
