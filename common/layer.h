#ifndef ISNAD_LAYER_H
#define ISNAD_LAYER_H

/* A layer of learnt weights as common/products.h and common/vector_layers.h read it. */

#include <stddef.h>
#include <stdint.h>

enum { PRODUCTS_ROWS = 16, PRODUCTS_INPUTS = 4, ACTIVATION_MAX = 127 };

/* Weights of a layer that looks at `taps` places for each of its results. */
typedef struct {
    unsigned rows;          /* results; a multiple of PRODUCTS_ROWS */
    unsigned taps;
    unsigned inputs;        /* of one tap; a multiple of PRODUCTS_INPUTS */
    const int8_t *weights;  /* [rows / 16][taps][inputs / 4][16][4], each -127 to 127 */
    const int32_t *bias;    /* [rows] */
} Products;

/* Where a layer is computed: its first tap reads at `first`, the next taps `tap_stride` bytes behind each other, and all of
   them `stride` bytes farther for each of `count` places. Inputs are 0 to ACTIVATION_MAX, so that a sum of two products fits 16
   bits. */
typedef struct {
    const uint8_t *first;
    size_t stride, tap_stride, count;
} Places;

/* Sums become activations: max(sum, 0) * multiplier / 2^shift, rounded, at most ACTIVATION_MAX. */
typedef struct {
    const int32_t *multipliers; /* 1 to 2^shift */
    const int32_t *most;        /* scale_most of each: a sum above is no more than that, so that products fit 32 bits */
    unsigned shift;             /* 1 to SCALE_SHIFT_MAX */
} Scale;

enum { SCALE_SHIFT_MAX = 24 };

/* The least sum that becomes ACTIVATION_MAX. */
static inline int32_t scale_most(int32_t multiplier, unsigned shift)
{
    uint32_t half = (uint32_t)1 << (shift - 1), wanted = ((uint32_t)ACTIVATION_MAX << shift) - half;
    uint32_t most = (wanted + (uint32_t)multiplier - 1) / (uint32_t)multiplier;
    return most < INT32_MAX ? (int32_t)most : INT32_MAX;
}

#endif
