#include "common/products.h"

#include "common/vector_layers.h"

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

/* Of one place. */
static void sum_place(const Products *layer, const uint8_t *inputs, size_t tap_stride, int32_t *sums)
{
    const int8_t *weights = layer->weights;
    for (unsigned block = 0; block < layer->rows; block += PRODUCTS_ROWS, sums += PRODUCTS_ROWS) {
        memcpy(sums, layer->bias + block, PRODUCTS_ROWS * sizeof *sums);
        for (unsigned tap = 0; tap < layer->taps; tap++, weights += layer->inputs * PRODUCTS_ROWS)
            add_tap(weights, inputs + tap * tap_stride, layer->inputs, sums);
    }
}

void products_sum_portable(const Products *layer, const Places *places, int32_t *sums)
{
    for (size_t p = 0; p < places->count; p++)
        sum_place(layer, places->first + p * places->stride, places->tap_stride, sums + p * layer->rows);
}

void products_sum(const Products *layer, const Places *places, int32_t *sums)
{
    if (!vectors_products_sum(layer, places, true, sums)) products_sum_portable(layer, places, sums);
}

static uint8_t activation(int32_t sum, const Scale *scale, size_t row)
{
    if (sum <= 0) return 0;
    uint32_t product = (uint32_t)(sum < scale->most[row] ? sum : scale->most[row]) * (uint32_t)scale->multipliers[row];
    uint32_t scaled = (product + ((uint32_t)1 << (scale->shift - 1))) >> scale->shift;
    return (uint8_t)(scaled < ACTIVATION_MAX ? scaled : ACTIVATION_MAX);
}

void products_layer_portable(const Products *layer, const Scale *scale, const Places *places, bool residual, uint8_t *out)
{
    int32_t sums[PRODUCTS_ROWS];
    size_t block_bytes = (size_t)layer->taps * layer->inputs * PRODUCTS_ROWS;
    for (size_t p = 0; p < places->count; p++) {
        const uint8_t *inputs = places->first + p * places->stride, *more = inputs + layer->taps / 2 * places->tap_stride;
        for (unsigned row = 0; row < layer->rows; row++, out++) {
            unsigned block = row / PRODUCTS_ROWS, in_block = row % PRODUCTS_ROWS;
            const Products part = {PRODUCTS_ROWS, layer->taps, layer->inputs, layer->weights + block * block_bytes,
                                   layer->bias + block * PRODUCTS_ROWS};
            if (in_block == 0) sum_place(&part, inputs, places->tap_stride, sums);
            unsigned sum = activation(sums[in_block], scale, row) + (residual ? more[row] : 0u);
            *out = (uint8_t)(sum < ACTIVATION_MAX ? sum : ACTIVATION_MAX);
        }
    }
}

void products_layer(const Products *layer, const Scale *scale, const Places *places, bool residual, uint8_t *out)
{
    if (!vectors_products_layer(layer, scale, places, residual, true, out))
        products_layer_portable(layer, scale, places, residual, out);
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

void products_activate_rows_portable(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale,
                                     size_t width, uint8_t *out)
{
    for (size_t i = 0; i < width; i++) {
        int32_t sum = first[i];
        for (size_t row = 0; row < count; row++) sum += rows[row][i];
        out[i] = activation(sum, scale, i);
    }
}

void products_activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale, size_t width,
                            uint8_t *out)
{
    if (!vectors_products_activate_rows(first, rows, count, scale, width, out))
        products_activate_rows_portable(first, rows, count, scale, width, out);
}

void products_activate_portable(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out)
{
    for (size_t i = 0; i < width; i++) {
        int32_t sum = 0;
        for (size_t row = 0; row < count; row++) sum += rows[row][i];
        out[i] = activation(sum, scale, i);
    }
}

void products_activate(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out)
{
    if (!vectors_products_activate(rows, count, scale, width, out))
        products_activate_portable(rows, count, scale, width, out);
}
