#ifndef ISNAD_PRODUCTS_H
#define ISNAD_PRODUCTS_H

/* Sums of products of small integers, which is what a layer of learnt weights computes: the same numbers on every
   processor, fast where it has vectors. Each has a portable form, for those without and for tests. Widths are multiples of
   PRODUCTS_ROWS. */

#include "common/layer.h"
#include <stdbool.h>

/* sums[place][row] = bias[row] + the sum over taps and inputs of what the tap reads there * weight[row][tap][input]. */
void products_sum(const Products *layer, const Places *places, int32_t *sums);
void products_sum_portable(const Products *layer, const Places *places, int32_t *sums);

/* The same as activations. `residual`: what the middle tap reads is added to each, up to ACTIVATION_MAX; a layer that does so
   has as many rows as inputs. */
void products_layer(const Products *layer, const Scale *scale, const Places *places, bool residual, uint8_t *out);
void products_layer_portable(const Products *layer, const Scale *scale, const Places *places, bool residual, uint8_t *out);

/* sums = first + rows of weights, in 16 bits, which must not overflow; `first` may be `sums`. */
void products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);
void products_add_rows_portable(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);

/* The same as activations. */
void products_activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale, size_t width,
                            uint8_t *out);
void products_activate_rows_portable(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale,
                                     size_t width, uint8_t *out);

/* The sum of `count` rows of sums as activations. */
void products_activate(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out);
void products_activate_portable(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out);

#endif
