/* Sums of products: portable and by vectors give the same numbers, which are those of the definition. */

#include "common/products.h"
#include "common/vector_sums.h"
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

static void check_sums(bool extreme)
{
    const Products layer = {ROWS, TAPS, INPUTS, weights, bias};
    int32_t here[PLACES_MAX * ROWS], portable[PLACES_MAX * ROWS], older[PLACES_MAX * ROWS];
    fill(extreme);
    for (size_t places = 1; places <= PLACES_MAX; places++) {
        products_sum(&layer, inputs, INPUTS, INPUTS, places, here);
        products_sum_portable(&layer, inputs, INPUTS, INPUTS, places, portable);
        if (!vectors_products_sum(&layer, inputs, INPUTS, INPUTS, places, false, older)) memcpy(older, here, sizeof older);
        for (size_t i = 0; i < places * ROWS; i++) {
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

static void test_activations(void **unused)
{
    (void)unused;
    int32_t sums[ROWS], by[ROWS];
    uint8_t here[ROWS], portable[ROWS];
    for (unsigned shift = 1; shift <= 40; shift++) {
        for (unsigned i = 0; i < ROWS; i++) {
            sums[i] = (int32_t)draw(1u << 23) - (1 << 22);
            by[i] = (int32_t)draw(1u << 20) + 1;
        }
        sums[0] = INT32_MAX, sums[1] = INT32_MIN, sums[2] = 0;
        by[0] = INT32_MAX;
        products_activate(sums, by, shift, ROWS, 1, inputs, here);
        products_activate_portable(sums, by, shift, ROWS, 1, inputs, portable);
        assert_memory_equal(here, portable, ROWS);
        products_activate(sums, by, shift, ROWS / 3, 3, NULL, here);
        products_activate_portable(sums, by, shift, ROWS / 3, 3, NULL, portable);
        assert_memory_equal(here, portable, ROWS);
        assert_int_equal(here[1], 0);
        assert_int_equal(here[2], 0);
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
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sums), cmocka_unit_test(test_activations),
                                       cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
