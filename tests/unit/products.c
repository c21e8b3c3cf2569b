/* Sums of products: portable and by vectors give the same numbers, which are those of the definition. */

#include "common/products.h"
#include "common/vector_layers.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 48, TAPS = 3, INPUTS = 64, PLACES_MAX = 9 };

static uint32_t state = 1;

static uint32_t draw(uint32_t below) { return (state = state * 1664525u + 1013904223u) / 256 % below; }

static int8_t weights[ROWS * TAPS * INPUTS];
static int32_t bias[ROWS];
static uint8_t inputs[(PLACES_MAX + TAPS) * INPUTS];

static void fill(bool extreme)
{
    for (size_t i = 0; i < sizeof weights; i++) weights[i] = (int8_t)(extreme ? (i / 7 % 2 ? 127 : -127) : (int)draw(255) - 127);
    for (size_t i = 0; i < sizeof inputs; i++) inputs[i] = (uint8_t)(extreme ? 127 : draw(128));
    for (size_t i = 0; i < ROWS; i++) bias[i] = (int32_t)draw(20001) - 10000;
}

static int32_t defined(unsigned row, size_t place)
{
    int32_t sum = bias[row];
    for (unsigned t = 0; t < TAPS; t++)
        for (unsigned i = 0; i < INPUTS; i++)
            sum += inputs[(place + t) * INPUTS + i] *
                   weights[(((row / 16 * TAPS + t) * (INPUTS / 4) + i / 4) * 16 + row % 16) * 4 + i % 4];
    return sum;
}

static int32_t multipliers[ROWS], most[ROWS];

static Scale draw_scale(unsigned shift)
{
    for (unsigned i = 0; i < ROWS; i++) {
        multipliers[i] = i == 0 ? 1 << shift : i == 1 ? 1 : (int32_t)draw(1u << shift) + 1;
        most[i] = scale_most(multipliers[i], shift);
    }
    return (Scale){multipliers, most, shift};
}

/* Without any limit of its own. */
static uint8_t activation_defined(int32_t sum, const Scale *scale, unsigned row)
{
    uint64_t product = sum > 0 ? (uint64_t)sum * (uint64_t)scale->multipliers[row] : 0;
    uint64_t scaled = (product + ((uint64_t)1 << (scale->shift - 1))) >> scale->shift;
    return (uint8_t)(scaled < ACTIVATION_MAX ? scaled : ACTIVATION_MAX);
}

static void check_sums(bool extreme)
{
    const Products layer = {ROWS, TAPS, INPUTS, weights, bias};
    int32_t here[PLACES_MAX * ROWS], portable[PLACES_MAX * ROWS], older[PLACES_MAX * ROWS];
    fill(extreme);
    for (size_t count = 1; count <= PLACES_MAX; count++) {
        const Places places = {inputs, INPUTS, INPUTS, count};
        products_sum(&layer, &places, here);
        products_sum_portable(&layer, &places, portable);
        if (!vectors_products_sum(&layer, &places, false, older)) memcpy(older, here, sizeof older);
        for (size_t i = 0; i < count * ROWS; i++) {
            assert_int_equal(here[i], portable[i]);
            assert_int_equal(here[i], older[i]);
            assert_int_equal(here[i], defined((unsigned)(i % ROWS), i / ROWS));
        }
    }
}

static void test_sums(void **unused)
{
    (void)unused;
    check_sums(false);
    check_sums(true);
}

static void check_layer(size_t count, bool residual, unsigned shift)
{
    const Products layer = {ROWS, TAPS, INPUTS, weights, bias};
    const Scale scale = draw_scale(shift);
    const Places places = {inputs, INPUTS, INPUTS, count};
    uint8_t here[PLACES_MAX * ROWS], portable[PLACES_MAX * ROWS], older[PLACES_MAX * ROWS];
    products_layer(&layer, &scale, &places, residual, here);
    products_layer_portable(&layer, &scale, &places, residual, portable);
    if (!vectors_products_layer(&layer, &scale, &places, residual, false, older)) memcpy(older, here, sizeof older);
    for (size_t i = 0; i < count * ROWS; i++) {
        unsigned row = (unsigned)(i % ROWS), more = residual ? inputs[(i / ROWS + 1) * INPUTS + row] : 0;
        unsigned sum = activation_defined(defined(row, i / ROWS), &scale, row) + more;
        assert_int_equal(here[i], sum < ACTIVATION_MAX ? sum : ACTIVATION_MAX);
        assert_int_equal(here[i], portable[i]);
        assert_int_equal(here[i], older[i]);
    }
}

static void test_layers(void **unused)
{
    (void)unused;
    for (unsigned extreme = 0; extreme < 2; extreme++) {
        fill(extreme);
        for (size_t count = 1; count <= PLACES_MAX; count++)
            for (unsigned shift = 1; shift <= SCALE_SHIFT_MAX; shift++) check_layer(count, count % 2, shift);
    }
}

static void test_activations(void **unused)
{
    (void)unused;
    int32_t sums[2][ROWS];
    uint8_t here[ROWS], portable[ROWS];
    for (unsigned shift = 1; shift <= SCALE_SHIFT_MAX; shift++) {
        const Scale scale = draw_scale(shift);
        for (unsigned i = 0; i < ROWS; i++) {
            sums[0][i] = (int32_t)draw(1u << 23) - (1 << 22);
            sums[1][i] = (int32_t)draw(1u << 23) - (1 << 22);
        }
        sums[0][0] = INT32_MAX, sums[0][1] = INT32_MAX, sums[0][2] = INT32_MIN;
        sums[1][0] = sums[1][1] = sums[1][2] = 0;
        const int32_t *const rows[] = {sums[0], sums[1]};
        products_activate(rows, 2, &scale, ROWS, here);
        products_activate_portable(rows, 2, &scale, ROWS, portable);
        assert_memory_equal(here, portable, ROWS);
        for (unsigned i = 0; i < ROWS; i++)
            assert_int_equal(here[i], activation_defined(sums[0][i] + sums[1][i], &scale, i));
    }
}

static void test_rows(void **unused)
{
    (void)unused;
    const int8_t *rows[PLACES_MAX];
    int16_t here[ROWS] = {5, -7}, portable[ROWS] = {5, -7};
    fill(false);
    for (size_t i = 0; i < PLACES_MAX; i++) rows[i] = weights + draw(sizeof weights - ROWS);
    products_add_rows(here, rows, PLACES_MAX, ROWS, here);
    products_add_rows_portable(portable, rows, PLACES_MAX, ROWS, portable);
    assert_memory_equal(here, portable, sizeof here);
    assert_int_not_equal(here[0], 5);
    const Scale scale = draw_scale(12);
    uint8_t activations[ROWS], expected[ROWS];
    products_activate_rows(here, rows, PLACES_MAX, &scale, ROWS, activations);
    products_activate_rows_portable(here, rows, PLACES_MAX, &scale, ROWS, expected);
    assert_memory_equal(activations, expected, ROWS);
    products_add_rows(here, rows, PLACES_MAX, ROWS, here);
    for (unsigned i = 0; i < ROWS; i++) assert_int_equal(activations[i], activation_defined(here[i], &scale, i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sums), cmocka_unit_test(test_layers),
                                       cmocka_unit_test(test_activations), cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
