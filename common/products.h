#ifndef ISNAD_PRODUCTS_H
#define ISNAD_PRODUCTS_H

/* Sums of products of small integers, which is what a layer of learnt weights computes: the same numbers on every
   processor, fast where it has vectors. */

#include "common/layer.h"
#include <stddef.h>

/* sums[p][r] = bias[r] + the sum over taps t and inputs i of inputs[p * stride + t * tap_stride + i] * weight[r][t][i].
   Inputs are 0 to ACTIVATION_MAX, so that a sum of two products fits 16 bits. */
void products_sum(const Products *layer, const uint8_t *inputs, size_t stride, size_t tap_stride, size_t positions,
                  int32_t *sums);

/* The same on any processor. */
void products_sum_portable(const Products *layer, const uint8_t *inputs, size_t stride, size_t tap_stride,
                           size_t positions, int32_t *sums);

/* sums = first + rows of weights, in 16 bits, which must not overflow. `width` is a multiple of PRODUCTS_ROWS; `first` may be
   `sums`. */
void products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);
void products_add_rows_portable(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);

/* Sums of `places` places, `count` a place, as activations again: max(sum, 0) * multiplier / 2^shift, rounded, plus what
   `more` has (NULL: nothing; it may not be `out`), at most ACTIVATION_MAX. `count` is a multiple of PRODUCTS_ROWS, multipliers are
   positive, shift is 1 to 40. */
void products_activate(const int32_t *sums, const int32_t *multipliers, unsigned shift, size_t count, size_t places,
                       const uint8_t *more, uint8_t *out);
void products_activate_portable(const int32_t *sums, const int32_t *multipliers, unsigned shift, size_t count,
                                size_t places, const uint8_t *more, uint8_t *out);

#endif
