#ifndef ISNAD_MASKS_H
#define ISNAD_MASKS_H

/* Bit masks over blocks of text: 64 bytes make one bit each of a word, the lowest bit the first byte. What is asked of a
   block, for classes.h, line_marks.h and the processor's vectors, which answer both. */

#include <stdbool.h>
#include <stdint.h>

enum { CLASS_BLOCK = 64 };

/* A set of characters: exact over ASCII and the first two rows of Arabic, U+0600-067F, which are 99.9 % of news. Of all
   others it says one thing, so whoever needs to know more looks at the character itself. */
typedef struct {
    unsigned char ascii[16];  /* by the low half of the byte, a bit for each high half */
    unsigned char arabic[16]; /* by the low half of the second byte: bits 0-3 after D8, 4-7 after D9, by bits 4-5 */
    bool others;
} CharacterClass;

/* What line_marks.h makes its marks of. */
typedef struct {
    uint64_t starts, ascii;  /* all bytes but 80-BF; all below 80 */
    uint64_t leads;          /* C2-DF */
    uint64_t tabs, newlines, escapes, digits;
} LineWords;

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
