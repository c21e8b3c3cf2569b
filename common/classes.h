#ifndef ISNAD_CLASSES_H
#define ISNAD_CLASSES_H

/* Which characters of a text belong to which classes, as bit masks: 64 bytes of text make one bit each of a word. What
   looks for something in a text (a stop, a space, a character to rewrite) looks at these masks and skips the rest. */

#include "common/slice.h"
#include <stdint.h>

enum { CLASS_BLOCK = 64, CLASSES_MAX = 8 };

/* A set of characters: exact over ASCII and the first two rows of Arabic, U+0600-067F, which are 99.9 % of news. Of all
   others it says one thing, so whoever needs to know more looks at the character itself. */
typedef struct {
    unsigned char ascii[16];  /* by the low half of the byte, a bit for each high half */
    unsigned char arabic[16]; /* by the low half of the second byte: bits 0-3 after D8, 4-7 after D9, by bits 4-5 */
    bool others;
} CharacterClass;

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

/* Place of the lowest set bit; `mask` is not 0. */
static inline unsigned mask_first(uint64_t mask) { return (unsigned)__builtin_ctzll(mask); }

/* Set bits. By hand: a build for any x86-64 may not use its instruction for it. */
static inline unsigned mask_count(uint64_t mask)
{
    mask -= mask >> 1 & 0x5555555555555555u;
    mask = (mask & 0x3333333333333333u) + (mask >> 2 & 0x3333333333333333u);
    mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (unsigned)(mask * 0x0101010101010101u >> 56);
}

/* The bits below `place`, which is under 64. */
static inline uint64_t mask_below(unsigned place) { return ((uint64_t)1 << place) - 1; }

#endif
