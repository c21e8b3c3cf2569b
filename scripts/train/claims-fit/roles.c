/* From contexts to the roles of one claim. */

#include "pass.h"

unsigned distance_bucket(long distance)
{
    static const unsigned edges[16] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64};
    unsigned long size = distance < 0 ? (unsigned long)-distance : (unsigned long)distance;
    unsigned bucket = 15;
    while (edges[bucket] > size) bucket--;
    return distance < 0 ? bucket + 15 : bucket;
}

static void add_plain(float *out, const Array *array, size_t row)
{
    const float *values = array->values + row * array->columns;
    for (size_t i = 0; i < array->columns; i++) out[i] += values[i];
}

static void drop_roles(Model *model, const Layer *layer, float drop, float **values, float **gate)
{
    size_t all = layer->count * layer->columns;
    *values = room(all);
    *gate = room(all);
    for (size_t k = 0; k < all; k++) {
        float factor = drop <= 0 ? 1 : model_random(model) < drop ? 0 : 1 / (1 - drop);
        (*gate)[k] = factor;
        (*values)[k] = layer->values[k] * factor;
    }
}

/* Now and then one is forgotten that is not the claim's, as claimfind misses some. */
static void choose_slots(Model *model, const Sample *sample, const Claim *claim, bool learning, Roles *roles)
{
    size_t forgotten = SLOTS;
    if (learning && sample->remembered_count > 1 && model_random(model) < model->shape.slot_drop)
        forgotten = (size_t)(model_random(model) * (float)sample->remembered_count);
    roles->slot_count = 0;
    for (size_t s = 0; s < sample->remembered_count; s++)
        if (s != forgotten || (int)s == claim->slot) roles->slot_of[roles->slot_count++] = s;
}

int slot_seen(const Roles *roles, int slot)
{
    for (size_t s = 0; s < roles->slot_count; s++) if ((int)roles->slot_of[s] == slot) return (int)s;
    return -1;
}

static void read_slots(Model *model, const Sample *sample, const Claim *claim, Roles *roles)
{
    const Shape *shape = &model->shape;
    size_t count = roles->slot_count;
    roles->slot_units = layer_of(count, shape->units);
    roles->slots = layer_of(count, shape->roles);
    for (size_t s = 0; s < count; s++) {
        sum_unit(model, &sample->remembered[roles->slot_of[s]], true, true, true, roles->slot_units.values + s * shape->units);
        float *sums = roles->slots.values + s * shape->roles;
        memcpy(sums, roles->base, shape->roles * sizeof *sums);
        add_plain(sums, model->memory_slot, s);
        add_plain(sums, model->memory_pair, claim->slot_pairs[roles->slot_of[s]]);
    }
    activate_all(model, &roles->slot_units, UNIT_MOST, 0);
    product_add(count, shape->roles, shape->units, roles->slot_units.values, shape->units, 1, model->memory->rounded, shape->roles,
                roles->slots.values, shape->roles);
    activate_all(model, &roles->slots, ROLE_MOST, 0);
    for (size_t s = 0; s < count; s++) {
        roles->slot_scores[s] = model->memory_bias->values[0];
        for (size_t i = 0; i < shape->roles; i++)
            roles->slot_scores[s] += roles->slots.values[s * shape->roles + i] * model->memory_tag->rounded[i];
    }
}

void read_roles(Model *model, const Sample *sample, const Claim *claim, const Pass *pass, bool learning, Roles *roles)
{
    const Shape *shape = &model->shape;
    size_t n = claim->to - claim->from, width = shape->roles;
    roles->base = room(width);
    memcpy(roles->base, model->role_bias->values, width * sizeof(float));
    add_plain(roles->base, model->role_act, claim->act);
    product_add(1, width, shape->encoded, pass->context.values + claim->at * shape->encoded, shape->encoded, 1, model->role_cue->rounded,
                width, roles->base, width);
    Layer *layer = &roles->layers[0];
    *layer = layer_of(n, width);
    for (size_t t = 0; t < n; t++) {
        float *sums = layer->values + t * width;
        const float *context = pass->role_context + (claim->from + t) * width;
        for (size_t i = 0; i < width; i++) sums[i] = context[i] + roles->base[i];
        add_plain(sums, model->role_distance, distance_bucket((long)(claim->from + t) - (long)claim->at));
        add_plain(sums, model->role_pair, claim->pairs[claim->from + t]);
    }
    activate_all(model, layer, ROLE_MOST, 0);
    for (size_t l = 0; l <= shape->role_convolutions; l++) {
        drop_roles(model, &roles->layers[l], learning ? shape->role_drop : 0, &roles->dropped[l], &roles->dropped_gate[l]);
        if (l == shape->role_convolutions) break;
        Layer *out = &roles->layers[l + 1];
        *out = layer_of(n, width);
        convolve(model->role_convolution[l], model->role_convolution_bias[l], shape->role_dilation[l], roles->dropped[l], width, out);
        activate_all(model, out, ROLE_MOST, 0);
        out->inner = out->gate;
        out->gate = room(n * width);
        for (size_t k = 0; k < n * width; k++) {
            float sum = out->values[k] + roles->dropped[l][k];
            out->gate[k] = sum < ROLE_MOST;
            out->values[k] = sum < ROLE_MOST ? sum : ROLE_MOST;
        }
    }
    roles->scores = room(n * TAG_COLUMNS);
    roles->score_gradient = room(n * TAG_COLUMNS);
    for (size_t t = 0; t < n; t++) memcpy(roles->scores + t * TAG_COLUMNS, model->tag_bias->values, TAG_COLUMNS * sizeof(float));
    product_add(n, TAG_COLUMNS, width, roles->dropped[shape->role_convolutions], width, 1, model->tag->rounded, TAG_COLUMNS,
                roles->scores, TAG_COLUMNS);
    choose_slots(model, sample, claim, learning, roles);
    read_slots(model, sample, claim, roles);
}

static void slots_back(Model *model, const Sample *sample, const Claim *claim, Roles *roles)
{
    const Shape *shape = &model->shape;
    size_t count = roles->slot_count, width = shape->roles;
    for (size_t s = 0; s < count; s++) {
        float *gradient = roles->slots.gradient + s * width;
        model->memory_bias->gradient[0] += roles->slot_gradient[s];
        for (size_t i = 0; i < width; i++) {
            model->memory_tag->gradient[i] += roles->slot_gradient[s] * roles->slots.values[s * width + i];
            gradient[i] = roles->slot_gradient[s] * model->memory_tag->rounded[i] * roles->slots.gate[s * width + i];
            roles->base_gradient[i] += gradient[i];
        }
        add_gradient(model->memory_slot, s, gradient);
        add_gradient(model->memory_pair, claim->slot_pairs[roles->slot_of[s]], gradient);
    }
    product_add(shape->units, width, count, roles->slot_units.values, 1, shape->units, roles->slots.gradient, width,
                model->memory->gradient, width);
    product_add(count, shape->units, width, roles->slots.gradient, width, 1, model->memory->turned, shape->units,
                roles->slot_units.gradient, shape->units);
    for (size_t k = 0; k < count * shape->units; k++) roles->slot_units.gradient[k] *= roles->slot_units.gate[k];
    for (size_t s = 0; s < count; s++)
        unit_back(model, &sample->remembered[roles->slot_of[s]], true, true, true, roles->slot_units.gradient + s * shape->units);
}

void roles_back(Model *model, const Sample *sample, const Claim *claim, Pass *pass, Roles *roles)
{
    const Shape *shape = &model->shape;
    size_t n = claim->to - claim->from, width = shape->roles, last = shape->role_convolutions;
    roles->base_gradient = room(width);
    for (size_t t = 0; t < n; t++) add_gradient(model->tag_bias, 0, roles->score_gradient + t * TAG_COLUMNS);
    product_add(width, TAG_COLUMNS, n, roles->dropped[last], 1, width, roles->score_gradient, TAG_COLUMNS, model->tag->gradient, TAG_COLUMNS);
    product_add(n, width, TAG_COLUMNS, roles->score_gradient, TAG_COLUMNS, 1, model->tag->turned, width, roles->layers[last].gradient, width);
    for (size_t l = last;; l--) {
        Layer *layer = &roles->layers[l];
        for (size_t k = 0; k < n * width; k++) layer->gradient[k] *= roles->dropped_gate[l][k];
        if (l == 0) break;
        float *below = roles->layers[l - 1].gradient;
        for (size_t k = 0; k < n * width; k++) {
            layer->gradient[k] *= layer->gate[k];
            below[k] += layer->gradient[k];
            layer->gradient[k] *= layer->inner[k];
        }
        convolve_back(model->role_convolution[l - 1], model->role_convolution_bias[l - 1], shape->role_dilation[l - 1],
                      roles->dropped[l - 1], width, n, layer->gradient, width, below);
    }
    float *gradient = roles->layers[0].gradient;
    for (size_t k = 0; k < n * width; k++) gradient[k] *= roles->layers[0].gate[k];
    for (size_t t = 0; t < n; t++) {
        const float *own = gradient + t * width;
        float *context = pass->role_context_gradient + (claim->from + t) * width;
        for (size_t i = 0; i < width; i++) { context[i] += own[i]; roles->base_gradient[i] += own[i]; }
        add_gradient(model->role_distance, distance_bucket((long)(claim->from + t) - (long)claim->at), own);
        add_gradient(model->role_pair, claim->pairs[claim->from + t], own);
    }
    slots_back(model, sample, claim, roles);
    add_gradient(model->role_bias, 0, roles->base_gradient);
    add_gradient(model->role_act, claim->act, roles->base_gradient);
    const float *cue = pass->context.values + claim->at * shape->encoded;
    product_add(shape->encoded, width, 1, cue, 1, shape->encoded, roles->base_gradient, width, model->role_cue->gradient, width);
    product_add(1, shape->encoded, width, roles->base_gradient, width, 1, model->role_cue->turned, shape->encoded,
                pass->context.gradient + claim->at * shape->encoded, shape->encoded);
}
