#include "common/products.h"

#include "common/vector_sums.h"

#include <string.h>

/* Sixteen rows of one tap. The loop over rows is one that compilers make vectors of. */
static void add_tap(const int8_t *weights, const uint8_t *inputs, unsigned count, int32_t *restrict sums)
{
    for (unsigned i = 0; i < count; i += PRODUCTS_INPUTS, weights += PRODUCTS_ROWS * PRODUCTS_INPUTS)
        for (unsigned row = 0; row < PRODUCTS_ROWS; row++) {
            const int8_t *four = weights + row * PRODUCTS_INPUTS;
            sums[row] += inputs[i] * four[0] + inputs[i + 1] * four[1] + inputs[i + 2] * four[2] + inputs[i + 3] * four[3];
        }
}

void products_sum_portable(const Products *layer, const uint8_t *inputs, size_t stride, size_t tap_stride,
                           size_t positions, int32_t *sums)
{
    for (size_t p = 0; p < positions; p++, inputs += stride) {
        const int8_t *weights = layer->weights;
        for (unsigned block = 0; block < layer->rows; block += PRODUCTS_ROWS, sums += PRODUCTS_ROWS) {
            memcpy(sums, layer->bias + block, PRODUCTS_ROWS * sizeof *sums);
            for (unsigned tap = 0; tap < layer->taps; tap++, weights += layer->inputs * PRODUCTS_ROWS)
                add_tap(weights, inputs + tap * tap_stride, layer->inputs, sums);
        }
    }
}

void products_sum(const Products *layer, const uint8_t *inputs, size_t stride, size_t tap_stride, size_t positions,
                  int32_t *sums)
{
    if (!vectors_products_sum(layer, inputs, stride, tap_stride, positions, true, sums))
        products_sum_portable(layer, inputs, stride, tap_stride, positions, sums);
}

void products_add_rows_portable(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums)
{
    memmove(sums, first, width * sizeof *sums);
    for (size_t row = 0; row < count; row++)
        for (size_t i = 0; i < width; i++) sums[i] = (int16_t)(sums[i] + rows[row][i]);
}

void products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums)
{
    if (!vectors_products_add_rows(first, rows, count, width, sums))
        products_add_rows_portable(first, rows, count, width, sums);
}

void products_activate_portable(const int32_t *sums, const int32_t *multipliers, unsigned shift, size_t count,
                                size_t places, const uint8_t *more, uint8_t *out)
{
    for (size_t i = 0; i < count * places; i++) {
        uint64_t product = sums[i] > 0 ? (uint64_t)sums[i] * (uint64_t)multipliers[i % count] : 0;
        uint64_t scaled = (product + ((uint64_t)1 << (shift - 1))) >> shift;
        if (scaled > ACTIVATION_MAX) scaled = ACTIVATION_MAX;
        if (more) scaled += more[i];
        out[i] = (uint8_t)(scaled < ACTIVATION_MAX ? scaled : ACTIVATION_MAX);
    }
}

void products_activate(const int32_t *sums, const int32_t *multipliers, unsigned shift, size_t count, size_t places,
                       const uint8_t *more, uint8_t *out)
{
    if (!vectors_products_activate(sums, multipliers, shift, count, places, more, out))
        products_activate_portable(sums, multipliers, shift, count, places, more, out);
}
