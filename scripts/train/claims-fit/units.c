/* From the fields of units to their contexts. */

#include "pass.h"

#include <math.h>

/* ---- units ---- */

static inline float unit_step(const Model *model, float value)
{
    const float step = UNIT_MOST / 254;
    if (!model->rounding) return value;
    float units = rintf(value / step);
    return step * (units > 127 ? 127 : units < -127 ? -127 : units);
}

static void add_row(const Model *model, const Array *array, size_t row, float *out)
{
    const float *values = array->values + row * array->columns;
    for (size_t i = 0; i < array->columns; i++) out[i] += unit_step(model, values[i]);
}

static void add_rounded(const Array *array, size_t row, float *out)
{
    const float *values = array->rounded + row * array->columns;
    for (size_t i = 0; i < array->columns; i++) out[i] += values[i];
}

static bool field_is_bits(unsigned field) { return field == FIELD_WANTS || field == FIELD_OBSERVED; }

static size_t affix_row(const UnitRow *unit, unsigned which)
{
    return which * BUCKETS + (unit->fields[FIELD_PREFIX2 + which] & (BUCKETS - 1));
}

void sum_unit(const Model *model, const UnitRow *unit, bool word, bool affix, bool name, float *out)
{
    memcpy(out, model->unit_bias->values, model->shape.units * sizeof *out);
    if (word) add_row(model, model->word, unit->fields[FIELD_WORD], out);
    for (unsigned i = 0; i < AFFIXES && affix; i++) add_row(model, model->affix, affix_row(unit, i), out);
    for (unsigned field = FIELD_KIND; field < FIELDS; field++) {
        const Array *table = model->field[field - FIELD_KIND];
        uint32_t value = field == FIELD_NAME && !name ? 0 : unit->fields[field];
        if (field == FIELD_UTTERED && value == 0) continue;
        if (!field_is_bits(field)) { if (value < table->rows) add_rounded(table, value, out); continue; }
        for (unsigned bit = 0; bit < table->rows; bit++)
            if (value >> bit & 1) add_rounded(table, bit, out);
    }
}

void unit_back(Model *model, const UnitRow *unit, bool word, bool affix, bool name, const float *gradient)
{
    add_gradient(model->unit_bias, 0, gradient);
    if (word) add_gradient(model->word, unit->fields[FIELD_WORD], gradient);
    for (unsigned i = 0; i < AFFIXES && affix; i++) add_gradient(model->affix, affix_row(unit, i), gradient);
    for (unsigned field = FIELD_KIND; field < FIELDS; field++) {
        Array *table = model->field[field - FIELD_KIND];
        uint32_t value = field == FIELD_NAME && !name ? 0 : unit->fields[field];
        if (field == FIELD_UTTERED && value == 0) continue;
        if (!field_is_bits(field)) { if (value < table->rows) add_gradient(table, value, gradient); continue; }
        for (unsigned bit = 0; bit < table->rows; bit++)
            if (value >> bit & 1) add_gradient(table, bit, gradient);
    }
}

/* ---- the sentence ---- */

void encode(Model *model, const Sample *sample, bool learning, Pass *pass)
{
    const Shape *shape = &model->shape;
    size_t n = sample->count;
    pass->units = layer_of(n, shape->units);
    pass->word_kept = room(n);
    pass->affix_kept = room(n);
    pass->name_kept = (uint8_t *)room(n);
    for (size_t t = 0; t < n; t++) {
        pass->word_kept[t] = !learning || model_random(model) >= shape->word_drop;
        pass->affix_kept[t] = !learning || model_random(model) >= shape->affix_drop;
        pass->name_kept[t] = !learning || model_random(model) >= shape->name_drop;
        sum_unit(model, &sample->units[t], pass->word_kept[t] > 0, pass->affix_kept[t] > 0, pass->name_kept[t],
                 pass->units.values + t * shape->units);
    }
    activate_all(model, &pass->units, UNIT_MOST, learning ? shape->drop : 0);
    const Layer *in = &pass->units;
    for (size_t i = 0; i < shape->convolutions; i++) {
        Layer *out = &pass->encoded[i];
        *out = layer_of(n, shape->encoded);
        convolve(model->convolution[i], model->bias[i], shape->dilation[i], in->values, in->columns, out);
        activate_all(model, out, ENCODED_MOST, learning ? shape->drop : 0);
        if (i > 0) {
            out->inner = out->gate;
            out->gate = room(n * out->columns);
            for (size_t k = 0; k < n * out->columns; k++) {
                float sum = out->values[k] + in->values[k];
                out->gate[k] = sum < ENCODED_MOST;
                out->values[k] = sum < ENCODED_MOST ? sum : ENCODED_MOST;
            }
        }
        in = out;
    }
    pass->context = *in;
    pass->role_context = room(n * shape->roles);
    product_add(n, shape->roles, shape->encoded, in->values, shape->encoded, 1, model->role_unit->rounded, shape->roles,
                pass->role_context, shape->roles);
}

void encode_back(Model *model, const Sample *sample, Pass *pass)
{
    const Shape *shape = &model->shape;
    size_t n = sample->count, width = shape->encoded;
    for (size_t i = shape->convolutions; i-- > 0;) {
        Layer *out = &pass->encoded[i], *in = i > 0 ? &pass->encoded[i - 1] : &pass->units;
        if (i > 0)
            for (size_t k = 0; k < n * width; k++) {
                out->gradient[k] *= out->gate[k];
                in->gradient[k] += out->gradient[k];
                out->gradient[k] *= out->inner[k];
            }
        else
            for (size_t k = 0; k < n * width; k++) out->gradient[k] *= out->gate[k];
        convolve_back(model->convolution[i], model->bias[i], shape->dilation[i], in->values, in->columns, n, out->gradient, width,
                      in->gradient);
    }
    for (size_t k = 0; k < n * shape->units; k++) pass->units.gradient[k] *= pass->units.gate[k];
    for (size_t t = 0; t < n; t++)
        unit_back(model, &sample->units[t], pass->word_kept[t] > 0, pass->affix_kept[t] > 0, pass->name_kept[t],
                  pass->units.gradient + t * shape->units);
}
