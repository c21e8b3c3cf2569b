#ifndef ISNAD_LAYER_H
#define ISNAD_LAYER_H

/* A layer of learnt weights as common/products.h and common/vectors.h read it. */

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

#endif
