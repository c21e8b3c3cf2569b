/* A network's numbers as a model's rows, in whole numbers with the digits that tools/ner-tag/network.h tells. */

#include "common/errors.h"
#include "scripts/train/tagger/layers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const float row_one = 256, layer_one = 2048;

static int whole(float number, float one, float most)
{
    float scaled = rintf(number * one);
    return (int)(scaled > most ? most : scaled < -most ? -most : scaled);
}

/* `count` numbers, and 0 up to a row's end. */
static void write_layer_row(FILE *out, int row, const float *numbers, size_t count)
{
    fprintf(out, "layer\t%d\t", row);
    for (size_t i = 0; i < WIDTH; i++)
        fprintf(out, "%04x", (unsigned)whole(i < count ? numbers[i] : 0, layer_one, INT16_MAX) & 0xFFFF);
    putc('\n', out);
}

static void write_layer_rows(FILE *out, int row, const Shared *shared)
{
    for (size_t i = 0; i < shared->count / WIDTH; i++) write_layer_row(out, row + (int)i, shared->numbers + i * WIDTH, WIDTH);
}

static void write_layers(FILE *out, const Layers *layers)
{
    write_layer_rows(out, LAYER_VECTOR, &layers->vector);
    write_layer_rows(out, LAYER_WINDOW, &layers->window);
    write_layer_rows(out, LAYER_TAPS, &layers->taps);
    write_layer_rows(out, LAYER_SCORES, &layers->heads[0].scores);
    write_layer_rows(out, LAYER_TAP_SCORES, &layers->heads[0].tap_scores);
    write_layer_rows(out, LAYER_GATE, &layers->gate);
    write_layer_rows(out, LAYER_WORD_BIAS, &layers->word_bias);
    write_layer_rows(out, LAYER_BEFORE, &layers->outside);
    write_layer_rows(out, LAYER_WINDOW_BIAS, &layers->window_bias);
    write_layer_rows(out, LAYER_TAPS_BIAS, &layers->taps_bias);
    write_layer_row(out, LAYER_GATE_BIAS, layers->gate.numbers + WIDTH, 1);
}

static void write_transitions(FILE *out, const Layers *layers)
{
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            if (!label_continues(to) || from == to || from == to - 1)
                fprintf(out, "transition\t%d\t%d\t%d\n", from, to,
                        whole(layers->heads[0].transitions.numbers[from * LABELS + to], SCORE_ONE, SCORE_HIGHEST));
}

typedef struct {
    uint32_t hash, number;
} Named;

static int by_hash(const void *a, const void *b)
{
    const Named *first = a, *second = b;
    if (first->hash != second->hash) return first->hash < second->hash ? -1 : 1;
    return first->number < second->number ? -1 : 1;
}

static void write_feature(FILE *out, Named feature, const float *numbers)
{
    fprintf(out, "feature\t%08x\t", feature.hash);
    for (size_t i = 0; i < WIDTH; i++) fprintf(out, "%02x", (unsigned)whole(numbers[i], row_one, INT8_MAX) & 0xFF);
    putc('\n', out);
}

static void write_features(FILE *out, const Layers *layers)
{
    const Vocabulary *vocabulary = layers->vocabulary;
    Named *features = malloc((vocabulary->count + 1) * sizeof *features);
    if (features == NULL) die_at(NULL, 0, "out of memory: expected room for the features");
    for (uint32_t i = 0; i < vocabulary->count; i++) features[i] = (Named){(uint32_t)vocabulary->names[i], i};
    qsort(features, vocabulary->count, sizeof *features, by_hash);
    for (uint32_t i = 0; i < vocabulary->count; i++)
        write_feature(out, features[i], layers->rows + (size_t)features[i].number * WIDTH);
    free(features);
}

void layers_write(const Layers *layers, const char *path)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) die_at(path, 0, "cannot be written: expected a file");
    write_transitions(out, layers);
    write_layers(out, layers);
    write_features(out, layers);
    if (fclose(out) != 0) die_at(path, 0, "cannot be written to its end");
}
