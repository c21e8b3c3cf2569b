/* The model's arrays: made, rounded, written. */

#include "model.h"

#include "common/errors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *name; size_t rows; } field_tables[FIELD_TABLES] = {
    {"kind", 24}, {"spelling", 32}, {"name", 9}, {"shape", 64}, {"part", 8}, {"act", 13}, {"agreement", 48}, {"wants", 25},
    {"enclosed", 16}, {"observed", 24}, {"context", 32}, {"place", 32}, {"uttered", 32},
};

static float normal(Model *model)
{
    float sum = -6;
    for (int i = 0; i < 12; i++) sum += model_random(model);
    return sum;
}

static Array *array_make(Model *model, const char *name, size_t rows, size_t columns, double spread, bool decays)
{
    Array *array = &model->arrays[model->array_count++];
    size_t all = rows * columns;
    *array = (Array){.name = name, .rows = rows, .columns = columns, .decays = decays};
    float **parts[] = {&array->values, &array->gradient, &array->first, &array->second, &array->mean, &array->rounded, &array->turned};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!(*parts[i] = calloc(all + 64, sizeof(float)))) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < all && spread > 0; i++) array->values[i] = normal(model) * (float)spread;
    return array;
}

static Array *sparse_make(Model *model, const char *name, size_t rows, size_t columns, double spread)
{
    Array *array = array_make(model, name, rows, columns, spread, false);
    array->sparse = true;
    array->touched = calloc(rows, 1);
    return array;
}

static Array *convolution_make(Model *model, const char *name, size_t in, size_t out)
{
    return array_make(model, name, 3 * in, out, sqrt(1.4 / (3 * (double)in)), true);
}

void model_make(Model *model, const Shape *shape, const float *vectors, size_t words, size_t vector_width, uint64_t seed)
{
    *model = (Model){.shape = *shape, .random = seed * 1000003};
    size_t D = shape->units, C = shape->encoded, R = shape->roles;
    model->word = sparse_make(model, "word", words + 1, D, 0);
    for (size_t w = 0; w < words; w++)
        for (size_t i = 0; i < D && i < vector_width; i++) model->word->values[(w + 1) * D + i] = vectors[w * vector_width + i];
    model->affix = sparse_make(model, "affix", AFFIXES * BUCKETS, D, 0.03);
    for (unsigned i = 0; i < FIELD_TABLES; i++)
        model->field[i] = array_make(model, field_tables[i].name, field_tables[i].rows, D, 0.07, true);
    model->unit_bias = array_make(model, "unit_bias", 1, D, 0, false);
    for (size_t i = 0; i < D; i++) model->unit_bias->values[i] = 0.1f;
    for (size_t i = 0; i < shape->convolutions; i++) {
        model->convolution[i] = convolution_make(model, "conv", i ? C : D, C);
        model->bias[i] = array_make(model, "conv_bias", 1, C, 0, false);
    }
    model->cue = array_make(model, "cue", C, ACT_COLUMNS, 1 / sqrt((double)C), true);
    model->cue_bias = array_make(model, "cue_bias", 1, ACT_COLUMNS, 0, false);
    model->cue_lexicon = array_make(model, "cue_lexicon", ACTS, ACT_COLUMNS, 0, true);
    for (unsigned act = 1; act < ACTS; act++) model->cue_lexicon->values[act * ACT_COLUMNS + act] = 2;
    model->role_unit = array_make(model, "role_a", C, R, 1 / sqrt((double)C), true);
    model->role_cue = array_make(model, "role_b", C, R, 1 / sqrt((double)C), true);
    model->role_bias = array_make(model, "role_bias", 1, R, 0, false);
    model->role_act = array_make(model, "role_act", ACTS, R, 0.1, true);
    model->role_distance = array_make(model, "role_distance", DISTANCES, R, 0.1, true);
    model->role_pair = array_make(model, "role_pair", PAIRS, R, 0.05, true);
    for (size_t i = 0; i < shape->role_convolutions; i++) {
        model->role_convolution[i] = convolution_make(model, "roleconv", R, R);
        model->role_convolution_bias[i] = array_make(model, "roleconv_bias", 1, R, 0, false);
    }
    model->tag = array_make(model, "tag", R, TAG_COLUMNS, 0.6 / sqrt((double)R), true);
    model->tag_bias = array_make(model, "tag_bias", 1, TAG_COLUMNS, 0, false);
    model->memory = array_make(model, "memory", D, R, 1 / sqrt((double)D), true);
    model->memory_slot = array_make(model, "memory_slot", SLOTS, R, 0.1, true);
    model->memory_pair = array_make(model, "memory_pair", SOURCE_PAIRS, R, 0.1, true);
    model->memory_tag = array_make(model, "memory_tag", 1, R, 1 / sqrt((double)R), true);
    model->memory_bias = array_make(model, "memory_tag_bias", 1, 1, 0, false);
    model->chain = array_make(model, "chain", 1, sizeof(Chain) / sizeof(float), 0, false);
}

/* ---- rounding ---- */

static float most_of(const Array *array, size_t column)
{
    float most = 1e-8f;
    for (size_t row = 0; row < array->rows; row++) most = fmaxf(most, fabsf(array->values[row * array->columns + column]));
    return most;
}

static float most_of_all(const Array *array)
{
    float most = 0;
    for (size_t column = 0; column < array->columns; column++) most = fmaxf(most, most_of(array, column));
    return most;
}

static float to_step(float value, float step)
{
    float units = rintf(value / step);
    return step * fminf(127, fmaxf(-127, units));
}

static void round_column(const Model *model, Array *array, size_t column, float step)
{
    for (size_t row = 0; row < array->rows; row++) {
        size_t at = row * array->columns + column;
        array->rounded[at] = model->rounding ? to_step(array->values[at], step) : array->values[at];
    }
}

static float role_step(const Model *model, size_t column)
{
    float context = fmaxf(most_of(model->role_unit, column), most_of(model->role_cue, column));
    return fmaxf(context, most_of(model->memory, column) * (UNIT_MOST / ENCODED_MOST)) / 127;
}

static float tag_step(const Model *model) { return fmaxf(most_of_all(model->tag), most_of_all(model->memory_tag)) / 127; }

static void turn(Array *array)
{
    for (size_t row = 0; row < array->rows; row++)
        for (size_t column = 0; column < array->columns; column++)
            array->turned[column * array->rows + row] = array->rounded[row * array->columns + column];
}

static void round_and_turn(const Model *model, Array *array, float one_step)
{
    for (size_t column = 0; column < array->columns; column++)
        round_column(model, array, column, one_step > 0 ? one_step : most_of(array, column) / 127);
    turn(array);
}

void model_prepare(Model *model)
{
    const Shape *shape = &model->shape;
    for (unsigned i = 0; i < FIELD_TABLES; i++) round_and_turn(model, model->field[i], UNIT_MOST / 254);
    for (size_t i = 0; i < shape->convolutions; i++) round_and_turn(model, model->convolution[i], 0);
    for (size_t i = 0; i < shape->role_convolutions; i++) round_and_turn(model, model->role_convolution[i], 0);
    round_and_turn(model, model->cue, most_of_all(model->cue) / 127);
    round_and_turn(model, model->tag, tag_step(model));
    round_and_turn(model, model->memory_tag, tag_step(model));
    for (size_t column = 0; column < shape->roles; column++) {
        float step = role_step(model, column);
        round_column(model, model->role_unit, column, step);
        round_column(model, model->role_cue, column, step);
        round_column(model, model->memory, column, step * (ENCODED_MOST / UNIT_MOST));
    }
    turn(model->role_unit);
    turn(model->role_cue);
    turn(model->memory);
}

/* ---- the file ---- */

static void put_base64(FILE *file, const uint8_t *bytes, size_t count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < count; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16 | (i + 1 < count ? (uint32_t)bytes[i + 1] << 8 : 0) | (i + 2 < count ? bytes[i + 2] : 0);
        putc(digits[three >> 18], file);
        putc(digits[three >> 12 & 63], file);
        putc(i + 1 < count ? digits[three >> 6 & 63] : '=', file);
        putc(i + 2 < count ? digits[three & 63] : '=', file);
    }
    putc('\n', file);
}

static int32_t whole(double value) { return (int32_t)lrint(fmin(2e9, fmax(-2e9, value))); }

static int8_t small(double value) { return (int8_t)lrint(fmin(127, fmax(-127, value))); }

/* Values over their step, `columns` of them, as 8 bits; a row of the file for each row of the array. */
static void put_rows(FILE *file, const char *name, const Array *array, size_t from, size_t rows, double step)
{
    int8_t *out = malloc(rows * array->columns);
    for (size_t i = 0; i < rows * array->columns; i++) out[i] = small(array->values[from * array->columns + i] / step);
    fprintf(file, "%s\ti8\t%zux%zu\t", name, rows, array->columns);
    put_base64(file, (uint8_t *)out, rows * array->columns);
    free(out);
}

/* The transpose, over a step a column: what C sums a row of. `taps` of them in a row. */
static void put_turned(FILE *file, const char *name, const Array *array, size_t columns, size_t taps, const float *steps)
{
    int8_t *out = malloc(array->rows * columns);
    for (size_t column = 0; column < columns; column++)
        for (size_t row = 0; row < array->rows; row++)
            out[column * array->rows + row] = small(array->values[row * array->columns + column] / steps[column]);
    if (taps > 1) fprintf(file, "%s\ti8\t%zux%zux%zu\t", name, columns, taps, array->rows / taps);
    else fprintf(file, "%s\ti8\t%zux%zu\t", name, columns, array->rows);
    put_base64(file, (uint8_t *)out, array->rows * columns);
    free(out);
}

/* Sums: values over a step a column. */
static void put_sums(FILE *file, const char *name, const float *values, size_t rows, size_t row, size_t columns, const float *steps)
{
    int32_t *out = calloc(rows * columns, sizeof *out);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++) out[i * columns + k] = whole(values[i * row + k] / (double)steps[k]);
    if (rows > 1) fprintf(file, "%s\ti32\t%zux%zu\t", name, rows, columns);
    else fprintf(file, "%s\ti32\t%zu\t", name, columns);
    put_base64(file, (uint8_t *)out, rows * columns * sizeof *out);
    free(out);
}

static void put_number(FILE *file, const char *name, const char *rest, int32_t value)
{
    fprintf(file, "%s%s\ti32\t1\t", name, rest);
    put_base64(file, (uint8_t *)&value, sizeof value);
}

enum { SHIFT = 24 };

/* What makes activations of sums: steps are of a sum, one a column. */
static void put_scale(FILE *file, const char *name, const float *steps, size_t columns, float most)
{
    int32_t *out = malloc(columns * sizeof *out);
    for (size_t k = 0; k < columns; k++) {
        out[k] = whole(ldexp((double)steps[k] * 127 / most, SHIFT));
        if (out[k] < 1) out[k] = 1;
    }
    fprintf(file, "%s_mult\ti32\t%zu\t", name, columns);
    put_base64(file, (uint8_t *)out, columns * sizeof *out);
    put_number(file, name, "_shift", SHIFT);
    free(out);
}

static void put_convolution(FILE *file, const char *stem, size_t number, const Array *weights, const Array *bias, size_t dilation,
                            float in_most, float out_most)
{
    char name[32], part[64];
    float steps[1024], sums[1024];
    snprintf(name, sizeof name, "%s%zu", stem, number);
    for (size_t k = 0; k < weights->columns; k++) {
        steps[k] = most_of(weights, k) / 127;
        sums[k] = steps[k] * in_most / 127;
    }
    put_turned(file, name, weights, weights->columns, 3, steps);
    snprintf(part, sizeof part, "%s_bias", name);
    put_sums(file, part, bias->values, 1, 0, weights->columns, sums);
    put_scale(file, name, sums, weights->columns, out_most);
    put_number(file, name, "_dilation", (int32_t)dilation);
}

static void put_units(FILE *file, const Model *model, const uint32_t *hashes)
{
    static const char *const affixes[AFFIXES] = {"p2", "p3", "s2", "s3"};
    const double step = UNIT_MOST / 254;
    float steps[1024];
    fprintf(file, "word_hashes\tu32\t%zu\t", model->word->rows - 1);
    put_base64(file, (const uint8_t *)hashes, (model->word->rows - 1) * sizeof *hashes);
    put_rows(file, "word", model->word, 0, model->word->rows, step);
    for (size_t i = 0; i < AFFIXES; i++) put_rows(file, affixes[i], model->affix, i * BUCKETS, BUCKETS, step);
    for (unsigned i = 0; i < FIELD_TABLES; i++) put_rows(file, field_tables[i].name, model->field[i], 0, model->field[i]->rows, step);
    for (size_t k = 0; k < model->shape.units; k++) steps[k] = (float)step;
    put_sums(file, "embed_bias", model->unit_bias->values, 1, 0, model->shape.units, steps);
    put_scale(file, "embed", steps, model->shape.units, UNIT_MOST);
}

static void put_cues(FILE *file, const Model *model)
{
    float step = most_of_all(model->cue) / 127, steps[ACT_COLUMNS], sums[ACT_COLUMNS];
    for (unsigned k = 0; k < ACT_COLUMNS; k++) { steps[k] = step; sums[k] = step * ENCODED_MOST / 127; }
    put_turned(file, "cue", model->cue, ACTS, 1, steps);
    put_sums(file, "cue_bias", model->cue_bias->values, 1, 0, ACTS, sums);
    put_sums(file, "cue_lexicon", model->cue_lexicon->values, ACTS, ACT_COLUMNS, ACTS, sums);
    fprintf(file, "# a sum of cue is %.6g nats\n", sums[0]);
}

static void put_roles(FILE *file, const Model *model)
{
    size_t R = model->shape.roles;
    float steps[1024], sums[1024], memory_steps[1024], tag_steps[TAG_COLUMNS], tag_sums[TAG_COLUMNS];
    for (size_t k = 0; k < R; k++) {
        steps[k] = role_step(model, k);
        sums[k] = steps[k] * ENCODED_MOST / 127;
        memory_steps[k] = steps[k] * (ENCODED_MOST / UNIT_MOST);
    }
    for (unsigned k = 0; k < TAG_COLUMNS; k++) { tag_steps[k] = tag_step(model); tag_sums[k] = tag_steps[k] * ROLE_MOST / 127; }
    put_turned(file, "role_a", model->role_unit, R, 1, steps);
    put_turned(file, "role_b", model->role_cue, R, 1, steps);
    put_sums(file, "role_bias", model->role_bias->values, 1, 0, R, sums);
    put_sums(file, "role_act", model->role_act->values, ACTS, R, R, sums);
    put_sums(file, "role_distance", model->role_distance->values, DISTANCES, R, R, sums);
    put_sums(file, "role_pair", model->role_pair->values, PAIRS, R, R, sums);
    put_scale(file, "role", sums, R, ROLE_MOST);
    for (size_t i = 0; i < model->shape.role_convolutions; i++)
        put_convolution(file, "roleconv", i, model->role_convolution[i], model->role_convolution_bias[i], model->shape.role_dilation[i],
                        ROLE_MOST, ROLE_MOST);
    put_turned(file, "tag", model->tag, TAG_SCORES, 1, tag_steps);
    put_sums(file, "tag_bias", model->tag_bias->values, 1, 0, TAG_SCORES, tag_sums);
    const Chain *chain = (const Chain *)model->chain->values;
    put_sums(file, "transitions", chain->steps[0], TAGS, TAGS, TAGS, tag_sums);
    put_sums(file, "start", chain->start, 1, 0, TAGS, tag_sums);
    put_sums(file, "end", chain->end, 1, 0, TAGS, tag_sums);
    put_turned(file, "memory", model->memory, R, 1, memory_steps);
    put_sums(file, "memory_slot", model->memory_slot->values, SLOTS, R, R, sums);
    put_sums(file, "memory_pair", model->memory_pair->values, SOURCE_PAIRS, R, R, sums);
    put_scale(file, "memory", sums, R, ROLE_MOST);
    put_rows(file, "memory_tag", model->memory_tag, 0, 1, tag_steps[0]);
    put_sums(file, "memory_tag_bias", model->memory_bias->values, 1, 0, 1, tag_sums);
}

void model_write(const Model *model, const uint32_t *hashes, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) die_at(path, 0, "cannot be written: expected a file");
    put_units(file, model, hashes);
    for (size_t i = 0; i < model->shape.convolutions; i++)
        put_convolution(file, "conv", i, model->convolution[i], model->bias[i], model->shape.dilation[i], i ? ENCODED_MOST : UNIT_MOST,
                        ENCODED_MOST);
    put_cues(file, model);
    put_roles(file, model);
    if (fclose(file) != 0) die_at(path, 0, "cannot be written: expected space for it");
}
