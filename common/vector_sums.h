#ifndef ISNAD_VECTOR_SUMS_H
#define ISNAD_VECTOR_SUMS_H

/* Vectors for sums of whole numbers of 16 bits, by columns of which there are a multiple of 16; what runs over loses its
   highest bits. The same on any processor. For layers of bytes: products.h; for text: vectors.h. */

#include <stddef.h>
#include <stdint.h>

/* Adds to `sums` what a matrix makes of each of `count` rows of numbers, `stride` apart: sums[row][column] += the sum over
   the matrix' rows of number * matrix. Those stand in pairs: matrix[(pair * columns + column) * 2 + which of the two]. */
void vectors_products(const int16_t *numbers, size_t stride, size_t count, size_t pairs, const int16_t *matrix,
                      size_t columns, int32_t *sums);

void vectors_add(const int16_t *from, size_t count, int16_t *to);

/* Adds `count` rows of `columns` bytes each. */
void vectors_add_rows(const int8_t *const *rows, size_t count, size_t columns, int16_t *sums);

/* The sums rounded to `digits` binary digits fewer, as near as 16 bits hold them. */
void vectors_round(const int32_t *sums, size_t count, int digits, int16_t *rounded);

#endif
