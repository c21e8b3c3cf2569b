#ifndef ISNAD_VECTOR_LAYERS_H
#define ISNAD_VECTOR_LAYERS_H

/* Vectors for layers of bytes: what products.c computes by them. */

#include "common/layer.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* products_sum and its like. False, with nothing done, on a processor without AVX2. `newest`: with an instruction
   that newer ones have for just that, if this one has it; the sums are the same. */
bool vectors_products_sum(const Products *layer, const Places *places, bool newest, int32_t *sums);
bool vectors_products_layer(const Products *layer, const Scale *scale, const Places *places, bool residual, bool newest,
                            uint8_t *out);
bool vectors_products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums);
bool vectors_products_activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale,
                                    size_t width, uint8_t *out);
bool vectors_products_activate(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out);

#endif
