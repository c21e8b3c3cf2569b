#ifndef ISNAD_PACKED_LAYOUTS_H
#define ISNAD_PACKED_LAYOUTS_H

/* The order in which a table's bytes are packed: records' fields apart, each the difference to what is expected there. All of
   it can be undone to the same bytes. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LAYOUTS = 11 };

/* Where bytes of one kind end: those of one digit of one field stand together. */
enum { PIECES_MAX = 16 };
typedef struct {
    size_t ends[PIECES_MAX];
    unsigned count;
} Pieces;

/* Gives `laid` a table's bytes, at most layout_most(size); how many they are is where the last piece ends. False where the
   table's numbers are of another kind than the layout's; even where it is true they may be, and layout_undo gives others.
   Layout 0 is a copy. */
bool layout_apply(unsigned layout, const unsigned char *table, size_t size, unsigned char *laid, Pieces *pieces);
static inline size_t layout_most(size_t size) { return size + size / 8 + 1; }

/* Gives `table`, which is all zeros, its `size` bytes again. `scratch`: layout_scratch(size) numbers. */
void layout_undo(unsigned layout, const unsigned char *laid, size_t size, uint32_t *scratch, unsigned char *table);
static inline size_t layout_scratch(size_t size) { return 2 * (size + 1); }

#endif
