/* From features to contexts and cues. */

#include "tools/claimfind/network.h"

#include "common/errors.h"

#include <stdlib.h>

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
        network->looks[i] = take(weights->channels << weights->layer_count);
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
    for (unsigned i = 0; i < 2; i++) free(network->contexts[i]), free(network->looks[i]), free(network->roles_of[i]);
    free(network->role_sums);
    free(network);
}

/* ---- layers ---- */

void network_layer(const Layer *layer, const uint8_t *in, size_t count, bool residual, uint8_t *out)
{
    size_t stride = layer->products.inputs, rows = layer->products.rows, reach = layer->dilation;
    const Places places = {in + (REACH_MAX - reach) * stride, stride, reach * stride, count};
    products_layer(&layer->products, &layer->scale, &places, residual, out + REACH_MAX * rows);
    memset(out + (REACH_MAX + count) * rows, 0, REACH_MAX * rows);
}

void network_read(Network *network, const Reading *reading, const SourceMemory *memory)
{
    size_t width = network->weights->width;
    network->reading = reading;
    network->memory = memory;
    memset(network->unit_read, 0, reading->count);
    memset(network->units + (REACH_MAX + reading->count) * width, 0, REACH_MAX * width);
    network->has_contexts = network->summed = false;
}

/* Units [from, to), as far as there are such. */
static void read_units(Network *network, size_t from, size_t to)
{
    for (size_t at = from; at < to && at < network->reading->count; at++) {
        if (network->unit_read[at]) continue;
        network->unit_read[at] = true;
        word_sums_activate(network->words, network->reading, at, network->units + (REACH_MAX + at) * network->weights->width);
    }
}

const uint8_t *network_contexts(Network *network)
{
    const ClaimWeights *weights = network->weights;
    const uint8_t *in = network->units;
    if (!network->has_contexts) read_units(network, 0, network->reading->count);
    for (unsigned i = 0; i < weights->layer_count && !network->has_contexts; i++) {
        uint8_t *out = network->contexts[(weights->layer_count - 1 - i) % 2];
        network_layer(&weights->layers[i], in, network->reading->count, i > 0, out);
        in = out;
    }
    network->has_contexts = true;
    return network->contexts[0] + REACH_MAX * weights->channels;
}

/* A layer looks twice as far as the one before it, so of that every
   second unit, counted by how far it looks itself, is enough: of three layers 7, 3 and 1, and 15 units in a row. */
const uint8_t *network_context(Network *network, size_t at)
{
    const ClaimWeights *weights = network->weights;
    if (network->has_contexts) return network_contexts(network) + at * weights->channels;
    size_t side = (((size_t)1 << weights->layer_count) - 1) * weights->layers[0].dilation, step = weights->layers[0].dilation;
    read_units(network, at > side ? at - side : 0, at + side + 1);
    Places places = {network->units + (REACH_MAX + at - side) * weights->width, 2 * step * weights->width,
                     step * weights->width, ((size_t)1 << weights->layer_count) - 1};
    uint8_t *out = network->looks[0];
    for (unsigned i = 0; i < weights->layer_count; i++) {
        const Layer *layer = &weights->layers[i];
        out = network->looks[i % 2];
        products_layer(&layer->products, &layer->scale, &places, i > 0, out);
        for (size_t k = 0; k < places.count; k++) {
            size_t ahead = (2 * k + 1) * layer->dilation, back = places.count * layer->dilation;
            bool outside = at + ahead < back || at + ahead - back >= network->reading->count;
            if (outside) memset(out + k * weights->channels, 0, weights->channels);
        }
        places = (Places){out, 2 * (size_t)weights->channels, weights->channels, places.count / 2};
    }
    return out;
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
    const Places place = {network_context(network, at), 0, 0, 1};
    products_sum(&weights->cue, &place, sums);
    *act = 1;
    for (uint8_t i = 0; i < ACTS; i++) {
        sums[i] += lexicon[i];
        if (i > 0 && sums[i] > sums[*act]) *act = i;
    }
    int32_t margin = sums[*act] - sums[0];
    *score = score_of(weights, margin);
    return margin > weights->cue_threshold;
}
