#ifndef ISNAD_VECTORS_H
#define ISNAD_VECTORS_H

/* The one place where the processor's vectors are used. */

#include "common/layer.h"
#include "common/masks.h"
#include <stddef.h>

/* class_masks for whole blocks; one byte behind the last must be readable. False, with nothing done, on a processor
   without AVX2. */
bool vectors_class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks, uint64_t *masks);

/* line_words for whole blocks. False, with nothing done, on a processor without AVX2. */
bool vectors_line_words(const char *text, size_t blocks, LineWords *words);

/* arabic_fold_letters for pieces of VECTORS_FOLD bytes; the bytes before and behind must be readable. False, with nothing
   done, on a processor without AVX2. */
enum { VECTORS_FOLD = 32 };
bool vectors_fold_letters(const char *text, size_t pieces, char *out);

/* products_sum and its like. False, with nothing done, on a processor without AVX2. `newest`: with an instruction
   that newer ones have for just that, if this one has it; the sums are the same. */
bool vectors_products_sum(const Products *layer, const uint8_t *inputs, size_t stride, size_t tap_stride,
                          size_t positions, bool newest, int32_t *sums);
bool vectors_products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);
bool vectors_products_activate(const int32_t *sums, const int32_t *multipliers, unsigned shift, size_t count, size_t places,
                               const uint8_t *more, uint8_t *out);

#endif
