/* From features to contexts and cues. */

#include "tools/claimfind/network.h"

#include "common/errors.h"

#include <stdlib.h>

enum { EVEN = 4 /* places that are summed in the time of one */ };

static void *take(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory) die_at(NULL, 0, "out of memory: %zu bytes wanted", size);
    return memory;
}

Network *network_open(const ClaimWeights *weights)
{
    Network *network = take(sizeof *network);
    size_t rows = UNITS_MAX + 2 * REACH_MAX;
    network->weights = weights;
    network->words = word_sums_open(weights);
    network->units = take(rows * weights->width);
    for (unsigned i = 0; i < 2; i++) {
        network->contexts[i] = take(rows * weights->channels);
        network->roles_of[i] = take((WINDOW + 2 * REACH_MAX) * (size_t)weights->roles);
    }
    network->role_sums = take(UNITS_MAX * (size_t)weights->roles * sizeof *network->role_sums);
    return network;
}

void network_close(Network *network)
{
    if (!network) return;
    word_sums_close(network->words);
    free(network->units);
    for (unsigned i = 0; i < 2; i++) free(network->contexts[i]), free(network->roles_of[i]);
    free(network->role_sums);
    free(network);
}

/* ---- layers ---- */

void network_layer(Network *network, const Layer *layer, const uint8_t *in, size_t count, bool residual, uint8_t *out)
{
    size_t stride = layer->products.inputs, rows = layer->products.rows, reach = layer->dilation;
    for (size_t from = 0; from < count; from += BLOCK) {
        size_t here = count - from < BLOCK ? count - from : BLOCK;
        const uint8_t *first = in + (REACH_MAX + from) * stride;
        size_t even = (here + EVEN - 1) / EVEN * EVEN; /* rows of zeros are behind the last, so some more may be summed */
        products_sum(&layer->products, first - reach * stride, stride, reach * stride, even, network->sums);
        products_activate(network->sums, layer->scale.multipliers, layer->scale.shift, rows, here, residual ? first : NULL,
                          out + (REACH_MAX + from) * rows);
    }
    memset(out + (REACH_MAX + count) * rows, 0, REACH_MAX * rows);
}

static void read_units(Network *network)
{
    size_t width = network->weights->width, count = network->reading->count;
    uint8_t *first = network->units + REACH_MAX * width;
    for (size_t at = 0; at < count; at++) word_sums_activate(network->words, network->reading, at, first + at * width);
    memset(first + count * width, 0, REACH_MAX * width);
}

void network_read(Network *network, const Reading *reading, const SourceMemory *memory)
{
    const ClaimWeights *weights = network->weights;
    network->reading = reading;
    network->memory = memory;
    read_units(network);
    const uint8_t *in = network->units;
    for (unsigned i = 0; i < weights->layer_count; i++) {
        uint8_t *out = network->contexts[(weights->layer_count - 1 - i) % 2];
        network_layer(network, &weights->layers[i], in, reading->count, i > 0, out);
        in = out;
    }
    network->summed = false;
}

/* ---- cues ---- */

static unsigned score_of(const ClaimWeights *weights, int32_t margin)
{
    unsigned steps = 0;
    while (steps < SCORE_STEPS && margin >= weights->score_steps[steps]) steps++;
    return steps;
}

bool network_cue(Network *network, size_t at, uint8_t *act, unsigned *score)
{
    const ClaimWeights *weights = network->weights;
    const Cue *cue = &network->reading->units[at].cue;
    const int32_t *lexicon = weights->cue_lexicon + (cue->part == CUE_NONE ? 0 : cue->act) * ACTS;
    int32_t sums[PRODUCTS_ROWS];
    products_sum(&weights->cue, network->contexts[0] + (REACH_MAX + at) * weights->channels, 0, 0, 1, sums);
    *act = 1;
    for (uint8_t i = 0; i < ACTS; i++) {
        sums[i] += lexicon[i];
        if (i > 0 && sums[i] > sums[*act]) *act = i;
    }
    int32_t margin = sums[*act] - sums[0];
    *score = score_of(weights, margin);
    return margin > weights->cue_threshold;
}
