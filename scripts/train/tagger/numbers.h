#ifndef ISNAD_TRAIN_NUMBERS_H
#define ISNAD_TRAIN_NUMBERS_H

/* Rows of WIDTH numbers, eight at once, and chance. */

#include "tools/ner-tag/model.h"

enum { LANES = 8, ROW_VECTORS = WIDTH / LANES };

typedef float Lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

static inline const Lanes *lanes_of(const float *row) { return (const Lanes *)(const void *)row; }

static inline Lanes all_lanes(float number)
{
    return (Lanes){number, number, number, number, number, number, number, number};
}

/* sum += row */
static inline void add_row(const float *row, float *sum)
{
    for (int i = 0; i < WIDTH; i++) sum[i] += row[i];
}

/* sum += scale * row */
static inline void add_scaled(const float *row, float scale, float *sum)
{
    for (int i = 0; i < WIDTH; i++) sum[i] += scale * row[i];
}

static inline float product_of_rows(const float *a, const float *b)
{
    float sum = 0;
    for (int i = 0; i < WIDTH; i++) sum += a[i] * b[i];
    return sum;
}

/* sum += row times a matrix of `rows` rows */
static inline void add_product(size_t rows, const float *row, const float *matrix, float *sum)
{
    Lanes sums[ROW_VECTORS];
    for (int k = 0; k < ROW_VECTORS; k++) sums[k] = lanes_of(sum)[k];
    for (size_t i = 0; i < rows; i++)
        for (int k = 0; k < ROW_VECTORS; k++) sums[k] += all_lanes(row[i]) * lanes_of(matrix + i * WIDTH)[k];
    for (int k = 0; k < ROW_VECTORS; k++) ((Lanes *)(void *)sum)[k] = sums[k];
}

/* matrix += the products of each of the `rows` numbers of `a` with each of `b` */
static inline void add_outer(size_t rows, const float *a, const float *b, float *matrix)
{
    for (size_t i = 0; i < rows; i++)
        if (a[i] != 0) add_scaled(b, a[i], matrix + i * WIDTH);
}

/* A step of AdaGrad (Duchi, Hazan and Singer, JMLR 2011). */
static inline void adagrad(const float *gradients, float rate, float *row, float *squares)
{
    for (int i = 0; i < WIDTH; i++) {
        squares[i] += gradients[i] * gradients[i];
        row[i] -= rate * gradients[i] / (__builtin_sqrtf(squares[i]) + 1e-6f);
    }
}

/* Blocks of WIDTH rows, each with rows and columns changed. */
static inline void turn_blocks(const float *blocks, size_t count, float *turned)
{
    for (size_t block = 0; block < count; block++, blocks += WIDTH * WIDTH, turned += WIDTH * WIDTH)
        for (size_t i = 0; i < WIDTH; i++)
            for (size_t k = 0; k < WIDTH; k++) turned[k * WIDTH + i] = blocks[i * WIDTH + k];
}

/* ---- chance: Marsaglia's xorshift ---- */

static inline uint32_t random_bits(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

/* From 0 to below 1. */
static inline float random_part(uint64_t *state) { return (float)(random_bits(state) >> 8) / (1 << 24); }

/* Nearly normal, with variance 1. */
static inline float random_normal(uint64_t *state)
{
    float sum = -6;
    for (int i = 0; i < 12; i++) sum += random_part(state);
    return sum;
}

#endif
