/* Layers: their memory, activations, sums over neighbours. */

#include "pass.h"

#include <math.h>
#include <stdlib.h>

enum { ROOM = 1 << 25 };
static float *all_room;
static size_t room_taken;

float *room(size_t count)
{
    if (!all_room) all_room = malloc(ROOM * sizeof *all_room);
    if (!all_room || room_taken + count + LANES > ROOM) abort();
    float *taken = all_room + room_taken;
    room_taken += (count + LANES) / LANES * LANES;
    memset(taken, 0, count * sizeof *taken);
    return taken;
}

void leave_room(void) { room_taken = 0; }

Layer layer_of(size_t count, size_t columns)
{
    return (Layer){count, columns, room(count * columns), room(count * columns), room(count * columns), NULL};
}

float model_random(Model *model)
{
    uint64_t x = model->random += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return (float)((x ^ x >> 31) >> 40) / (float)(1 << 24);
}

/* ---- activations ---- */

/* The activation of a sum; `gate` 1 where a gradient passes. */
static inline float activate(const Model *model, float sum, float most, float *gate)
{
    *gate = sum > 0 && sum < most;
    if (sum <= 0) return 0;
    if (sum >= most) return most;
    return model->rounding ? rintf(sum * (127 / most)) * (most / 127) : sum;
}

void activate_all(Model *model, Layer *layer, float most, float drop)
{
    float kept = 1 / (1 - drop);
    for (size_t i = 0; i < layer->count * layer->columns; i++) {
        layer->values[i] = activate(model, layer->values[i], most, &layer->gate[i]);
        if (drop <= 0) continue;
        float factor = model_random(model) < drop ? 0 : kept;
        layer->values[i] *= factor;
        layer->gate[i] *= factor;
    }
}

void add_gradient(Array *array, size_t row, const float *gradient)
{
    float *out = array->gradient + row * array->columns;
    for (size_t i = 0; i < array->columns; i++) out[i] += gradient[i];
    if (array->touched) array->touched[row] = 1;
}

/* ---- layers over neighbours ---- */

/* Units [*from, *to) have a neighbour at `offset`. */
static void reach(long offset, size_t count, size_t *from, size_t *to)
{
    *from = offset < 0 ? (size_t)-offset : 0;
    *to = offset > 0 ? (count > (size_t)offset ? count - (size_t)offset : 0) : count;
    if (*from > *to) *from = *to;
}

static long tap_offset(unsigned tap, size_t dilation) { return ((long)tap - 1) * (long)dilation; }

void convolve(const Array *weights, const Array *bias, size_t dilation, const float *in, size_t in_columns, Layer *out)
{
    for (size_t t = 0; t < out->count; t++) memcpy(out->values + t * out->columns, bias->values, out->columns * sizeof(float));
    for (unsigned tap = 0; tap < 3; tap++) {
        size_t from, to;
        long offset = tap_offset(tap, dilation);
        reach(offset, out->count, &from, &to);
        product_add(to - from, out->columns, in_columns, in + (long)(from * in_columns) + offset * (long)in_columns, in_columns, 1,
                    weights->rounded + tap * in_columns * out->columns, out->columns, out->values + from * out->columns,
                    out->columns);
    }
}

void convolve_back(Array *weights, Array *bias, size_t dilation, const float *in, size_t in_columns, size_t count,
                          const float *gradient, size_t columns, float *in_gradient)
{
    for (size_t t = 0; t < count; t++) add_gradient(bias, 0, gradient + t * columns);
    for (unsigned tap = 0; tap < 3; tap++) {
        size_t from, to;
        long offset = tap_offset(tap, dilation);
        reach(offset, count, &from, &to);
        const float *neighbours = in + (long)(from * in_columns) + offset * (long)in_columns;
        product_add(in_columns, columns, to - from, neighbours, 1, in_columns, gradient + from * columns, columns,
                    weights->gradient + tap * in_columns * columns, columns);
        product_add(to - from, in_columns, columns, gradient + from * columns, columns, 1, weights->turned + tap * in_columns,
                    3 * in_columns, in_gradient + (long)(from * in_columns) + offset * (long)in_columns, in_columns);
    }
}
