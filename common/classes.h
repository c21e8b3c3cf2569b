#ifndef ISNAD_CLASSES_H
#define ISNAD_CLASSES_H

/* Which characters of a text belong to which classes, as bit masks: 64 bytes of text make one bit each of a word. What
   looks for something in a text (a stop, a space, a character to rewrite) looks at these masks and skips the rest. */

#include "common/masks.h"
#include "common/slice.h"

enum { CLASSES_MAX = 8 };

/* The class of the characters that `contains` is true for; it is asked for ASCII and U+0600-067F only. */
CharacterClass class_make(bool (*contains)(const void *context, uint32_t character), const void *context, bool others);

/* Words that class_masks needs for a text. */
static inline size_t class_masks_size(size_t length, size_t classes)
{
    return (length + CLASS_BLOCK - 1) / CLASS_BLOCK * (classes + 1);
}

/* For each block of the text `count` + 1 words: the bytes where a character starts (all but 80-BF), then for each class
   the first bytes of its members; the lowest bit is the block's first byte, bits behind the text are 0. `count` is at
   most CLASSES_MAX. The text may be ill-formed: D8 and D9 without a byte 80-BF behind them are `others`, and so is any
   byte from C0 on. Fast where the processor has AVX2. */
void class_masks(const CharacterClass *classes, size_t count, Slice text, uint64_t *masks);

/* The same, byte by byte, on any processor. */
void class_masks_portable(const CharacterClass *classes, size_t count, Slice text, uint64_t *masks);

#endif
