/* What ner-tag's model knows of words and features, and the network's sums beside plain ones. */

#include "tests/unit/unit.h"
#include "common/vector_sums.h"
#include "tools/ner-tag/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static Model *model_of(const char *rows)
{
    char path[] = "/tmp/isnad-model-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    fprintf(file, "labels\tO B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC\n%s", rows);
    fclose(file);
    Model *model = model_load(path);
    unlink(path);
    assert_non_null(model);
    return model;
}

static uint32_t hash_of(const char *word) { return model_hash(slice_of(word)); }

/* WIDTH numbers of `digits` hexadecimal digits, all 0 but the first. */
static const char *numbers(const char *first, int digits)
{
    static char text[4 * WIDTH + 1];
    snprintf(text, sizeof text, "%s%0*d", first, (int)(WIDTH - 1) * digits, 0);
    return text;
}

static void words_have_counts_and_vectors(void **state)
{
    (void)state;
    char rows[1024];
    snprintf(rows, sizeof rows, "word\tمريم\t7\t-\nword\tنهر\t9\t%s\n", numbers("ff", 2));
    Model *model = model_of(rows);
    const ModelWord *name = model_word(model, hash_of("مريم")), *noun = model_word(model, hash_of("نهر"));
    assert_int_equal(model_count(name), 7);
    assert_int_equal(name->vector, 0);
    assert_int_equal(noun->vector, 1);
    assert_int_equal(model->vectors[0], -1);
    assert_int_equal(model_word(model, hash_of("بحر"))->vector, 0);
    model_free(model);
}

static void features_have_rows(void **state)
{
    (void)state;
    char rows[1024];
    snprintf(rows, sizeof rows, "feature\t0000002a\t%s\n", numbers("80", 2));
    Model *model = model_of(rows);
    assert_non_null(model_row(model, 42));
    assert_int_equal(model_row(model, 42)[0], -128);
    assert_null(model_row(model, 43));
    model_free(model);
}

/* A feature of 1 goes through a window that doubles it at the middle, and comes out as a label's score. */
static void a_feature_becomes_a_score(void **state)
{
    (void)state;
    char rows[4096];
    size_t length = 0;
    length += (size_t)snprintf(rows, sizeof rows, "feature\t0000002a\t%s\n", numbers("40", 2));      /* 1/4 */
    length += (size_t)snprintf(rows + length, sizeof rows - length, "layer\t%d\t%s\n", LAYER_WINDOW + REACH * WIDTH,
                               numbers("1000", 4));                                                 /* 2 */
    snprintf(rows + length, sizeof rows - length, "layer\t%d\t%s\n", LAYER_SCORES + LABEL_B_LOC, numbers("0c00", 4)); /* 3/2 */
    Model *model = model_of(rows);
    Network *network = network_new(model);
    Projection projection;
    uint32_t feature = 42;
    TokenRows found;
    network_find(network, &feature, 1, 0, &found);
    Projection *projections[] = {&projection};
    network_project(network, &found, 1, true, projections);
    assert_int_equal(projection.sums[REACH][0], 16);                   /* 1/2, in 32nds */
    assert_int_equal(projection.sums[0][0], 0);
    int16_t first[1][WIDTH];
    for (size_t i = 0; i < WIDTH; i++) first[0][i] = projection.sums[REACH][i];
    network_close_first(network, first, 1);
    int32_t scores[1][SCORES];
    const uint32_t places[] = {0};
    network_scores(network, (const int16_t (*)[WIDTH])first, 1, places, 1, scores);
    assert_int_equal(scores[0][lane_of_label(LABEL_B_LOC)], SCORE_ONE * 3 / 4);
    assert_int_equal(scores[0][lane_of_label(LABEL_O)], 0);
    network_free(network);
    model_free(model);
}

static void rows_that_are_wrong_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "feature\t0000002a\tff\n", "word\tنهر\t-1\t-\n", "layer\t9999\t-\n", "transition\t0\t9\t1\n", "pair\ta\tb\t1\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char path[] = "/tmp/isnad-model-XXXXXX";
        FILE *file = fdopen(mkstemp(path), "w");
        fprintf(file, "labels\tO B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC\n%s", wrong[i]);
        fclose(file);
        assert_null(model_load(path));
        unlink(path);
    }
}

static uint32_t next(uint32_t *state) { return *state = *state * 1664525u + 1013904223u; }

/* The whole range of numbers, sums that run over among them. */
static void sums_are_the_plain_ones(void **state)
{
    (void)state;
    enum { ROWS = 6, COLUMNS = 64, BYTES_ROWS = 5, INPUTS = 3, STRIDE = ROWS + 2 };
    static int16_t matrix[ROWS * COLUMNS], values[INPUTS * STRIDE], added[COLUMNS], to[COLUMNS], expected_to[COLUMNS], rounded[COLUMNS];
    static int8_t bytes[BYTES_ROWS][COLUMNS];
    static int32_t sums[INPUTS * COLUMNS];
    uint32_t seed = 5;
    for (int round = 0; round < 50; round++) {
        for (size_t i = 0; i < ROWS * COLUMNS; i++) matrix[i] = (int16_t)(next(&seed) >> 16);
        for (size_t i = 0; i < INPUTS * STRIDE; i++) values[i] = (int16_t)(next(&seed) >> 16);
        uint32_t expected[INPUTS * COLUMNS];
        for (size_t i = 0; i < INPUTS * COLUMNS; i++) {
            size_t column = i % COLUMNS;
            const int16_t *input = values + i / COLUMNS * STRIDE;
            sums[i] = (int32_t)next(&seed);
            expected[i] = (uint32_t)sums[i];
            for (size_t row = 0; row < ROWS; row++)
                expected[i] += (uint32_t)(input[row] * matrix[(row / 2 * COLUMNS + column) * 2 + row % 2]);
        }
        vectors_products(values, STRIDE, INPUTS, ROWS / 2, matrix, COLUMNS, sums);
        for (size_t i = 0; i < INPUTS * COLUMNS; i++) assert_int_equal((uint32_t)sums[i], expected[i]);
        vectors_round(sums, COLUMNS, 11, rounded);
        for (size_t column = 0; column < COLUMNS; column++) {
            int32_t value = (int32_t)(expected[column] + 1024) >> 11;
            assert_int_equal(rounded[column], value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
        }
        const int8_t *rows[BYTES_ROWS];
        for (size_t column = 0; column < COLUMNS; column++) {
            added[column] = (int16_t)(next(&seed) >> 16);
            to[column] = (int16_t)(next(&seed) >> 16);
            int sum = to[column] + added[column];
            for (size_t row = 0; row < BYTES_ROWS; row++) {
                rows[row] = bytes[row];
                bytes[row][column] = (int8_t)(next(&seed) >> 24);
                sum += bytes[row][column];
            }
            expected_to[column] = (int16_t)(uint16_t)sum;
        }
        vectors_add(added, COLUMNS, to);
        vectors_add_rows(rows, BYTES_ROWS, COLUMNS, to);
        assert_memory_equal(to, expected_to, sizeof to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_counts_and_vectors),
        cmocka_unit_test(features_have_rows),
        cmocka_unit_test(a_feature_becomes_a_score),
        cmocka_unit_test(rows_that_are_wrong_are_refused),
        cmocka_unit_test(sums_are_the_plain_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
