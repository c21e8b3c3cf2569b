#include "tools/ner-tag/network.h"
#include "common/errors.h"
#include "common/vector_sums.h"

#include <stdlib.h>

enum { VECTOR_DIGITS = 6, LAYER_DIGITS = 11, SUM_DIGITS = 8, PROJECTION_DIGITS = 5, SCORE_DIGITS = 10, HIGHEST = 8191 };

/* `columns` numbers of each of some rows, for vectors_products: number `column` of `row` stands in the layers at
   from + row * row_step + column * column_step. */
static void arrange(const int16_t *from, size_t rows, size_t row_step, size_t column_step, size_t used, size_t columns, int16_t *to)
{
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < used; column++)
            to[(row / 2 * columns + column) * 2 + row % 2] = from[row * row_step + column * column_step];
}

/* Rows by label become columns by lane. */
static void arrange_scores(const int16_t *rows, int16_t *to)
{
    for (int label = 0; label < LABELS; label++)
        arrange(rows + label * WIDTH, WIDTH, 1, 0, 1, SCORES, to + 2 * lane_of_label(label));
    arrange(rows + LABELS * WIDTH, WIDTH, 1, 0, 1, SCORES, to + 2 * LANE_PROCLITICS);
}

/* Rounded to `digits` fewer. The shift of a negative number is that of its bits on every compiler that we know. */
static int32_t rounded(int32_t value, int digits) { return (int32_t)((uint32_t)value + (1u << (digits - 1))) >> digits; }

static int8_t as_byte(int16_t value)
{
    return (int8_t)(value > INT8_MAX ? INT8_MAX : value < -INT8_MAX ? -INT8_MAX : value);
}

/* A token stands first in the window of the token REACH behind it, and so on. */
static void project(const Network *network, const int16_t (*tokens)[WIDTH], size_t count, Projection *const *projections)
{
    for (size_t place = 0; place < PLACES; place++) {
        int32_t sums[NETWORK_AT_ONCE][WIDTH];
        memset(sums, 0, count * sizeof *sums);
        vectors_products(tokens[0], WIDTH, count, WIDTH / 2, network->window[PLACES - 1 - place], WIDTH, sums[0]);
        for (size_t token = 0; token < count; token++) {
            int16_t shorts[WIDTH];
            vectors_round(sums[token], WIDTH, LAYER_DIGITS + SUM_DIGITS - PROJECTION_DIGITS, shorts);
            for (size_t i = 0; i < WIDTH; i++) projections[token]->sums[place][i] = as_byte(shorts[i]);
        }
    }
}

/* A row of the layers, with the digits of a token. */
static void read_token(const Model *model, int row, int16_t *token)
{
    for (size_t i = 0; i < WIDTH; i++)
        token[i] = (int16_t)rounded(model_layer(model, row)[i], LAYER_DIGITS - SUM_DIGITS);
}

/* What stands outside of the sentence. */
static void project_layer(const Network *network, int row, Projection *projection)
{
    int16_t token[1][WIDTH];
    read_token(network->model, row, token[0]);
    project(network, (const int16_t (*)[WIDTH])token, 1, &projection);
}

Network *network_new(const Model *model)
{
    Network *network = aligned_alloc(CACHE_LINE, (sizeof *network + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE);
    if (network == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *network);
    memset(network, 0, sizeof *network);
    network->model = model;
    arrange(model_layer(model, LAYER_VECTOR), VECTOR_WIDTH, WIDTH, 1, WIDTH, WIDTH, network->vector);
    for (int place = 0; place < PLACES; place++)
        arrange(model_layer(model, LAYER_WINDOW + place * WIDTH), WIDTH, WIDTH, 1, WIDTH, WIDTH, network->window[place]);
    for (int tap = 0; tap < TAPS; tap++)
        arrange(model_layer(model, LAYER_TAPS + tap * WIDTH), WIDTH, WIDTH, 1, WIDTH, WIDTH, network->taps + tap * WIDTH * WIDTH);
    arrange_scores(model_layer(model, LAYER_SCORES), network->scores);
    arrange_scores(model_layer(model, LAYER_TAP_SCORES), network->scores + WIDTH * SCORES);
    project_layer(network, LAYER_BEFORE, &network->before);
    project_layer(network, LAYER_BEHIND, &network->behind);
    return network;
}

void network_free(Network *network) { free(network); }

static void expect_row(const int8_t *row, size_t width)
{
    __builtin_prefetch(row);
    __builtin_prefetch(row + width - 1);
}

void network_expect(const Network *network, const uint32_t *features, size_t count)
{
    const Model *model = network->model;
    for (size_t i = 0; i < count; i++) __builtin_prefetch(&model->features[model_slot(features[i], model->feature_slots)]);
}

void network_find(const Network *network, const uint32_t *features, size_t count, uint32_t vector, TokenRows *rows)
{
    rows->count = 0;
    rows->vector = vector != 0 ? network->model->vectors + (size_t)(vector - 1) * VECTOR_WIDTH : NULL;
    if (vector != 0) expect_row(rows->vector, VECTOR_WIDTH);
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = model_row(network->model, features[i]);
        if (row == NULL) continue;
        expect_row(row, WIDTH);
        rows->items[rows->count++] = row;
    }
}

static void add_vector(const Network *network, const int8_t *vector, int16_t *token)
{
    int16_t numbers[VECTOR_WIDTH], added[WIDTH];
    int32_t sums[WIDTH] = {0};
    for (size_t i = 0; i < VECTOR_WIDTH; i++) numbers[i] = vector[i];
    vectors_products(numbers, VECTOR_WIDTH, 1, VECTOR_WIDTH / 2, network->vector, WIDTH, sums);
    vectors_round(sums, WIDTH, VECTOR_DIGITS + LAYER_DIGITS - SUM_DIGITS, added);
    vectors_add(added, WIDTH, token);
}

void network_project(const Network *network, const TokenRows *rows, size_t count, bool whole, Projection *const *projections)
{
    int16_t tokens[NETWORK_AT_ONCE][WIDTH], start[WIDTH] = {0};
    if (whole) read_token(network->model, LAYER_WORD_BIAS, start);
    for (size_t token = 0; token < count; token++) {
        memcpy(tokens[token], start, sizeof start);
        if (rows[token].vector != NULL) add_vector(network, rows[token].vector, tokens[token]);
        vectors_add_rows(rows[token].items, rows[token].count, WIDTH, tokens[token]);
    }
    project(network, (const int16_t (*)[WIDTH])tokens, count, projections);
}

void network_close_first(const Network *network, int16_t (*sums)[WIDTH], size_t count)
{
    enum { MOST = 2 * HIGHEST >> (SUM_DIGITS - PROJECTION_DIGITS) };      /* with the bias, 16 bits hold it */
    int16_t bias[WIDTH];
    read_token(network->model, LAYER_WINDOW_BIAS, bias);
    for (size_t at = 0; at < count; at++)
        for (size_t i = 0; i < WIDTH; i++) {
            int16_t sum = sums[at][i] > MOST ? MOST : sums[at][i] < -MOST ? -MOST : sums[at][i];
            sum = (int16_t)(sum * (1 << (SUM_DIGITS - PROJECTION_DIGITS)) + bias[i]);
            sum = sum < 0 ? 0 : sum;
            sums[at][i] = sum > HIGHEST ? HIGHEST : sum;
        }
}

int32_t network_gate(const Network *network, const int16_t first[WIDTH])
{
    const int16_t *gate = model_layer(network->model, LAYER_GATE);
    uint32_t sum = 0;                   /* without a sign, so that no model can make it run over */
    for (size_t i = 0; i < WIDTH; i++) sum += (uint32_t)(first[i] * gate[i]);
    int32_t bias = model_layer(network->model, LAYER_GATE_BIAS)[0];
    return rounded((int32_t)sum, LAYER_DIGITS + SUM_DIGITS - SCORE_DIGITS) + rounded(bias, LAYER_DIGITS - SCORE_DIGITS);
}

/* What the taps at a token see, side by side. */
static void see_taps(const int16_t (*first)[WIDTH], size_t count, size_t at, int16_t (*seen)[WIDTH])
{
    for (size_t tap = 0; tap < TAPS; tap++) {
        size_t place = at + tap * TAP_STEP - TAPS / 2 * TAP_STEP;      /* outside of the sentence it is no index */
        if (place < count) memcpy(seen[tap], first[place], sizeof *seen);
        else memset(seen[tap], 0, sizeof *seen);
    }
}

/* At most NETWORK_AT_ONCE. */
static void score_some(const Network *network, const int16_t (*first)[WIDTH], size_t tokens, const uint32_t *places,
                       size_t count, int32_t (*scores)[SCORES])
{
    const int16_t *bias = model_layer(network->model, LAYER_TAPS_BIAS);
    int16_t seen[NETWORK_AT_ONCE][TAPS][WIDTH], layers[NETWORK_AT_ONCE][2][WIDTH];
    int32_t sums[NETWORK_AT_ONCE][WIDTH];
    for (size_t token = 0; token < count; token++) {
        for (size_t i = 0; i < WIDTH; i++) sums[token][i] = bias[i] * (1 << SUM_DIGITS);
        see_taps(first, tokens, places[token], seen[token]);
    }
    vectors_products(seen[0][0], TAPS * WIDTH, count, TAPS * WIDTH / 2, network->taps, WIDTH, sums[0]);
    for (size_t token = 0; token < count; token++) {
        int16_t *second = layers[token][1];
        memcpy(layers[token][0], first[places[token]], sizeof *first);
        vectors_round(sums[token], WIDTH, LAYER_DIGITS, second);
        for (size_t i = 0; i < WIDTH; i++) {
            int16_t sum = second[i] < 0 ? 0 : second[i];
            second[i] = sum > HIGHEST ? HIGHEST : sum;
        }
    }
    memset(scores, 0, count * sizeof *scores);
    vectors_products(layers[0][0], 2 * WIDTH, count, WIDTH, network->scores, SCORES, scores[0]);
    for (size_t token = 0; token < count; token++)
        for (size_t lane = 0; lane < SCORES; lane++) {
            int32_t score = rounded(scores[token][lane], LAYER_DIGITS + SUM_DIGITS - SCORE_DIGITS);
            scores[token][lane] = score > SCORE_HIGHEST ? SCORE_HIGHEST : score < -SCORE_HIGHEST ? -SCORE_HIGHEST : score;
        }
}

void network_scores(const Network *network, const int16_t (*first)[WIDTH], size_t tokens, const uint32_t *places,
                    size_t count, int32_t (*scores)[SCORES])
{
    for (size_t at = 0; at < count; at += NETWORK_AT_ONCE) {
        size_t left = count - at;
        score_some(network, first, tokens, places + at, left < NETWORK_AT_ONCE ? left : NETWORK_AT_ONCE, scores + at);
    }
}
