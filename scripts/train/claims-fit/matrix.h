#ifndef ISNAD_FIT_MATRIX_H
#define ISNAD_FIT_MATRIX_H

/* Products of small matrices of floats, all widths multiples of 16. For training only: sums in one fixed order, but another
   order on a processor with other vectors. */

#include <stddef.h>
#include <string.h>

typedef float Lanes __attribute__((vector_size(64), aligned(4), may_alias));
enum { LANES = 16, BLOCK_ROWS = 6 };

/* out[i][j] += SUM over k of left(i, k) * right[k][j], for `rows` i and `blocks` times 16 j. left(i, k) is
   left[i * row + k * step]. */
static inline __attribute__((always_inline)) void product_block(size_t rows, size_t blocks, size_t inner, const float *left, size_t row,
                                                                size_t step, const float *right, size_t right_row, float *out,
                                                                size_t out_row)
{
    Lanes sums[BLOCK_ROWS][4];
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < blocks; j++) sums[i][j] = *(const Lanes *)(out + i * out_row + j * LANES);
    for (size_t k = 0; k < inner; k++) {
        Lanes values[4];
        for (size_t j = 0; j < blocks; j++) values[j] = *(const Lanes *)(right + k * right_row + j * LANES);
        for (size_t i = 0; i < rows; i++) {
            float factor = left[i * row + k * step];
            for (size_t j = 0; j < blocks; j++) sums[i][j] += values[j] * factor;
        }
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < blocks; j++) *(Lanes *)(out + i * out_row + j * LANES) = sums[i][j];
}

static inline __attribute__((always_inline)) void product_columns(size_t rows, size_t blocks, size_t inner, const float *left, size_t row,
                                                                  size_t step, const float *right, size_t right_row, float *out,
                                                                  size_t out_row)
{
    size_t i = 0;
    for (; i + BLOCK_ROWS <= rows; i += BLOCK_ROWS)
        product_block(BLOCK_ROWS, blocks, inner, left + i * row, row, step, right, right_row, out + i * out_row, out_row);
    for (; i < rows; i++) product_block(1, blocks, inner, left + i * row, row, step, right, right_row, out + i * out_row, out_row);
}

static inline void product_add(size_t rows, size_t columns, size_t inner, const float *left, size_t row, size_t step,
                               const float *right, size_t right_row, float *out, size_t out_row)
{
    size_t j = 0;
    for (; j + 64 <= columns; j += 64) product_columns(rows, 4, inner, left, row, step, right + j, right_row, out + j, out_row);
    for (; j + 32 <= columns; j += 32) product_columns(rows, 2, inner, left, row, step, right + j, right_row, out + j, out_row);
    for (; j < columns; j += LANES) product_columns(rows, 1, inner, left, row, step, right + j, right_row, out + j, out_row);
}

#endif
