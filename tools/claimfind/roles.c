/* From contexts to the roles of one claim. */

#include "tools/claimfind/network.h"
#include "tools/claimfind/path.h"
#include "tools/claimfind/writer.h"

enum { CONTENT_STEP = 500, CONTENT_STEPS = 12 }; /* in the unit of the sums of tags */

/* The units around a cue that its roles are looked for in. */
typedef struct {
    size_t cue, from, to;
    uint8_t act;
    int32_t sums[WIDTH_MAX];   /* what the cue adds to the sums of every role */
} View;

/* Distances behind the cue are 0 to 15, before it 16 to 30. */
static unsigned distance_of(size_t cue, size_t at)
{
    static const uint8_t least[] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64};
    size_t distance = at < cue ? cue - at : at - cue;
    unsigned step = sizeof least - 1;
    while (least[step] > distance) step--;
    return at < cue ? step + sizeof least - 1 : step;
}

/* What no cue changes, once for all of a reading. */
static void sum_units(Network *network)
{
    const ClaimWeights *weights = network->weights;
    const Places places = {network_contexts(network), weights->channels, 0, network->reading->count};
    products_sum(&weights->role_unit, &places, network->role_sums);
    for (size_t i = 0; i < network->memory->count; i++)
        features_activate(weights, &network->memory->kept[i].head, network->sources[i]);
    network->summed = true;
}

static View view_of(Network *network, size_t cue, uint8_t act)
{
    const ClaimWeights *weights = network->weights;
    size_t count = network->reading->count;
    View view = {.cue = cue, .act = act, .from = cue > BEFORE_CUE ? cue - BEFORE_CUE : 0,
                 .to = count - cue > BEHIND_CUE ? cue + BEHIND_CUE : count};
    const Places place = {network_contexts(network) + cue * weights->channels, 0, 0, 1};
    products_sum(&weights->role_cue, &place, view.sums);
    for (unsigned i = 0; i < weights->roles; i++) view.sums[i] += weights->role_act[act * weights->roles + i];
    return view;
}

static void role_of_unit(const Network *network, const View *view, size_t at, uint8_t *out)
{
    const ClaimWeights *weights = network->weights;
    unsigned width = weights->roles;
    const int32_t *const sums[] = {
        view->sums, network->role_sums + at * width, weights->role_distance + distance_of(view->cue, at) * width,
        weights->role_pair + pair_read(network->reading, view->cue, at) * width,
    };
    products_activate(sums, sizeof sums / sizeof *sums, &weights->role_scale, width, out);
}

/* What it is worth that a remembered source speaks. */
static int32_t source_sum(const Network *network, const View *view, size_t slot)
{
    const ClaimWeights *weights = network->weights;
    unsigned width = weights->roles;
    unsigned pair = source_pair(network->memory, &network->memory->kept[slot], &network->reading->units[view->cue].cue);
    int32_t source[WIDTH_MAX], result[PRODUCTS_ROWS];
    uint8_t role[WIDTH_MAX];
    const Places head = {network->sources[slot], 0, 0, 1}, whole = {role, 0, 0, 1};
    products_sum(&weights->memory, &head, source);
    const int32_t *const sums[] = {source, view->sums, weights->memory_slot + slot * width, weights->memory_pair + pair * width};
    products_activate(sums, sizeof sums / sizeof *sums, &weights->memory_scale, width, role);
    products_sum(&weights->memory_tag, &whole, result);
    return result[0];
}

static int32_t best_source(const Network *network, const View *view, const Source **source)
{
    int32_t best = INT32_MIN;
    *source = NULL;
    for (size_t slot = 0; slot < network->memory->count; slot++) {
        int32_t sum = source_sum(network, view, slot);
        if (sum <= best) continue;
        best = sum;
        *source = &network->memory->kept[slot];
    }
    return best;
}

static bool has_object(const uint8_t *roles, size_t count)
{
    return memchr(roles, ROLE_CONTENT, count) != NULL || memchr(roles, ROLE_TARGET, count) != NULL;
}

/* The best roles of the view's units; whether a remembered source speaks. What a verb states it states of something (of
   9 447 annotated ones 48 do not), so where the best path has nothing, content is made worth more, step by step, until one has. */
static bool find_path(Network *network, const View *view, int32_t worth, bool always)
{
    size_t count = view->to - view->from, cue = view->cue - view->from;
    uint8_t *roles = network->tags + view->from;
    bool carried = path_find(network->weights, network->tag_sums, count, cue, worth, always, roles);
    if (network->reading->units[view->cue].cue.part == CUE_NOUN) return carried;
    for (unsigned i = 0; i < CONTENT_STEPS && !has_object(roles, count); i++) {
        for (size_t at = 0; at < count; at++) network->tag_sums[at * PRODUCTS_ROWS + ROLE_CONTENT] += CONTENT_STEP;
        carried = path_find(network->weights, network->tag_sums, count, cue, worth, always, roles);
    }
    return carried;
}

const uint8_t *network_roles(Network *network, size_t cue, uint8_t act, bool remembered, const Source **carried)
{
    const ClaimWeights *weights = network->weights;
    if (!network->summed) sum_units(network);
    View view = view_of(network, cue, act);
    size_t count = view.to - view.from, frame = REACH_MAX * (size_t)weights->roles;
    uint8_t *in = network->roles_of[0], *out = network->roles_of[1];
    for (size_t i = 0; i < count; i++) role_of_unit(network, &view, view.from + i, in + frame + i * weights->roles);
    memset(in + frame + count * weights->roles, 0, frame);
    for (unsigned i = 0; i < weights->role_layer_count; i++) {
        network_layer(&weights->role_layers[i], in, count, true, out);
        uint8_t *last = in;
        in = out;
        out = last;
    }
    const Places places = {in + frame, weights->roles, 0, count};
    products_sum(&weights->tag, &places, network->tag_sums);
    int32_t worth = best_source(network, &view, carried);
    memset(network->tags, ROLE_NONE, network->reading->count);
    if (!find_path(network, &view, worth, remembered)) *carried = NULL;
    return network->tags;
}
