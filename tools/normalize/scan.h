#ifndef ISNAD_SCAN_H
#define ISNAD_SCAN_H

/* Looks through a piece of text for what cannot be copied as it is. One look, for all that normalize wants to know:
   whether it is UTF-8, where lines end, where a character changes, and how many characters there are. */

#include "common/classes.h"

/* The classes that the scan is made with. */
enum {
    SCAN_PLAIN,     /* characters below U+0080 and U+0600-067F that stay as they are, wherever they stand, or are ... */
    SCAN_MARKS,     /* ... marks that stay as they are behind a character that is no mark */
    SCAN_LONG,      /* every character of more than one byte */
    SCAN_CLASSES
};

enum { SCAN_MAX = 64 * 1024, SCAN_BLOCKS = SCAN_MAX / CLASS_BLOCK };

typedef struct {
    Slice text;
    uint64_t starts[SCAN_BLOCKS + 1];   /* bytes where a character starts */
    uint64_t special[SCAN_BLOCKS + 1];  /* bytes that begin, or may belong to, what must be looked at */
    uint32_t before[SCAN_BLOCKS + 1];   /* characters before each block */
} Scan;

/* `text` has at most SCAN_MAX bytes, which need not be UTF-8, and begins with no continuation byte unless it is a stray
   one. It must outlive the scan. */
void scan_text(Scan *scan, const CharacterClass classes[SCAN_CLASSES], Slice text);

/* The first special byte from `at` on, or the text's length. */
static inline size_t scan_special(const Scan *scan, size_t at)
{
    size_t block = at / CLASS_BLOCK, blocks = (scan->text.len + CLASS_BLOCK - 1) / CLASS_BLOCK;
    if (block >= blocks) return scan->text.len;
    uint64_t found = scan->special[block] & ~mask_below(at % CLASS_BLOCK);
    while (found == 0) {
        if (++block == blocks) return scan->text.len;
        found = scan->special[block];
    }
    return block * CLASS_BLOCK + mask_first(found);
}

/* Characters that start before byte `at`. */
static inline size_t scan_before(const Scan *scan, size_t at)
{
    size_t block = at / CLASS_BLOCK;
    return scan->before[block] + mask_count(scan->starts[block] & mask_below(at % CLASS_BLOCK));
}

#endif
