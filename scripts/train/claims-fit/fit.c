#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- Adam ---- */

static size_t steps_taken, averaged;

static void update_row(Array *array, size_t row, double rate, double decay)
{
    const float b1 = 0.9f, b2 = 0.99f;
    double warm1 = 1 - pow(b1, (double)steps_taken), warm2 = 1 - pow(b2, (double)steps_taken);
    float step = (float)(rate / warm1), fade = (float)(1 - rate * decay), scale = (float)(1 / warm2);
    float *values = array->values + row * array->columns, *gradient = array->gradient + row * array->columns;
    float *first = array->first + row * array->columns, *second = array->second + row * array->columns;
    for (size_t i = 0; i < array->columns; i++) {
        first[i] = b1 * first[i] + (1 - b1) * gradient[i];
        second[i] = b2 * second[i] + (1 - b2) * gradient[i] * gradient[i];
        values[i] = values[i] * fade - step * first[i] / (sqrtf(second[i] * scale) + 1e-8f);
        gradient[i] = 0;
    }
}

static double row_square(const Array *array, size_t row)
{
    double sum = 0;
    for (size_t i = 0; i < array->columns; i++) { double g = (double)array->gradient[row * array->columns + i]; sum += g * g; }
    return sum;
}

static void clip_gradients(Model *model, double most)
{
    double sum = 0;
    for (size_t a = 0; a < model->array_count; a++)
        for (size_t row = 0; row < model->arrays[a].rows; row++)
            if (!model->arrays[a].sparse || model->arrays[a].touched[row]) sum += row_square(&model->arrays[a], row);
    if (sum <= most * most) return;
    float factor = (float)(most / sqrt(sum));
    for (size_t a = 0; a < model->array_count; a++) {
        Array *array = &model->arrays[a];
        for (size_t row = 0; row < array->rows; row++)
            if (!array->sparse || array->touched[row])
                for (size_t i = 0; i < array->columns; i++) array->gradient[row * array->columns + i] *= factor;
    }
}

static void update(Model *model, double rate, double decay_all)
{
    steps_taken++;
    for (size_t a = 0; a < model->array_count; a++) {
        Array *array = &model->arrays[a];
        for (size_t row = 0; row < array->rows; row++) {
            if (array->sparse && !array->touched[row]) continue;
            update_row(array, row, rate, array->decays ? decay_all : 0);
            if (array->sparse) array->touched[row] = 0;
        }
    }
}

static void average(Model *model)
{
    averaged++;
    for (size_t a = 0; a < model->array_count; a++) {
        Array *array = &model->arrays[a];
        for (size_t i = 0; i < array->rows * array->columns; i++) array->mean[i] += (array->values[i] - array->mean[i]) / (float)averaged;
    }
}

static void take_average(Model *model)
{
    for (size_t a = 0; a < model->array_count && averaged; a++) {
        Array *array = &model->arrays[a];
        memcpy(array->values, array->mean, array->rows * array->columns * sizeof *array->mean);
    }
}

/* ---- fitting ---- */

static void shuffle(Model *model, size_t *order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)(model_random(model) * (float)i);
        if (j >= i) j = i - 1;
        size_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static double rate_at(const Recipe *recipe, double part)
{
    const double warm = 0.06;
    return recipe->rate * (part < warm ? part / warm : 0.02 + 0.98 * 0.5 * (1 + cos(3.14159265358979 * (part - warm) / (1 - warm))));
}

static bool chosen(const Recipe *recipe, const Sample *sample)
{
    if (sample->held && !recipe->held_too) return false;
    if (sample->silver) return true;
    unsigned hash = 5381;
    for (const char *c = sample->doc; *c; c++) hash = hash * 33 + (unsigned char)*c;
    return (hash * 2654435761u >> 16) % 1000 < recipe->share * 1000;
}

void fit(Model *model, const Samples *samples, const Recipe *recipe)
{
    steps_taken = averaged = 0;
    size_t *order = malloc(samples->count * sizeof *order), count = 0;
    for (size_t i = 0; i < samples->count; i++) if (chosen(recipe, &samples->items[i])) order[count++] = i;
    size_t batches = (count + recipe->batch - 1) / recipe->batch, total = batches * recipe->epochs, step = 0;
    fprintf(stderr, "%zu sentences to learn from\n", count);
    for (size_t epoch = 0; epoch < recipe->epochs; epoch++) {
        Loss loss = {0};
        shuffle(model, order, count);
        for (size_t b = 0; b < batches; b++, step++) {
            double part = (double)step / (double)total;
            model->rounding = part >= recipe->rounding_from;
            model_prepare(model);
            for (size_t i = b * recipe->batch; i < count && i < (b + 1) * recipe->batch; i++)
                model_learn(model, &samples->items[order[i]], &loss);
            clip_gradients(model, 100);
            update(model, rate_at(recipe, part), recipe->decay);
            if (part >= recipe->averaging_from && step % 50 == 0) average(model);
        }
        fprintf(stderr, "%2zu cue %.4f role %.4f cpu %.0f s", epoch + 1, loss.cue / (double)loss.candidates, loss.role / (double)loss.claims,
                (double)clock() / CLOCKS_PER_SEC);
        fprintf(stderr, "\n");
    }
    average(model);
    take_average(model);
    model_prepare(model);
    free(order);
}
