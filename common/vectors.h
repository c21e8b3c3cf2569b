#ifndef ISNAD_VECTORS_H
#define ISNAD_VECTORS_H

/* The one place where the processor's vectors are used. */

#include "common/layer.h"
#include "common/masks.h"
#include <stdint.h>
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

/* ---- sums of whole numbers, by columns of which there are a multiple of 16; what runs over loses its highest bits. The
   same on any processor. ---- */

/* Adds to `sums` what a matrix makes of a row of numbers: sums[column] += the sum over its rows of number * matrix. Rows
   stand in pairs: matrix[(pair * columns + column) * 2 + which of the two]. */
void vectors_products(const int16_t *numbers, size_t pairs, const int16_t *matrix, size_t columns, int32_t *sums);

void vectors_add(const int16_t *from, size_t count, int16_t *to);

/* Adds `count` rows of `columns` bytes each. */
void vectors_add_rows(const int8_t *const *rows, size_t count, size_t columns, int16_t *sums);

/* The sums rounded to `digits` binary digits fewer, as near as 16 bits hold them. */
void vectors_round(const int32_t *sums, size_t count, int digits, int16_t *rounded);

#endif
