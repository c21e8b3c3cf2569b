#ifndef ISNAD_FIT_PASS_H
#define ISNAD_FIT_PASS_H

/* What is kept of a sentence on the way forward, for the way back. */

#include "matrix.h"
#include "model.h"

enum { PASSED_MOST = CONVOLUTIONS_MOST + 1 };

typedef struct {
    size_t count, columns;
    float *values, *gate, *gradient;   /* gate: what a gradient is multiplied by on its way back, dropped ones with it */
    float *inner;                      /* of a layer that adds: the gate of what it adds */
} Layer;

typedef struct {
    float *word_kept, *affix_kept;
    uint8_t *name_kept;
    Layer units, encoded[CONVOLUTIONS_MOST], context;
    float *role_context, *role_context_gradient;
} Pass;

typedef struct {
    Layer layers[PASSED_MOST];             /* the first: of the sums; then of each layer that adds */
    float *dropped[PASSED_MOST], *dropped_gate[PASSED_MOST];
    float *scores, *score_gradient, *base, *base_gradient;
    Layer slot_units, slots;
    size_t slot_of[SLOTS], slot_count;     /* which remembered sources are seen */
    float slot_scores[SLOTS], slot_gradient[SLOTS];
} Roles;

/* Zeros, until the sentence is done. */
float *room(size_t count);
void leave_room(void);
Layer layer_of(size_t count, size_t columns);

/* Sums become activations, some of them dropped. */
void activate_all(Model *model, Layer *layer, float most, float drop);

void add_gradient(Array *array, size_t row, const float *gradient);

/* Rows of `out` become sums over neighbours `dilation` before, at and behind. */
void convolve(const Array *weights, const Array *bias, size_t dilation, const float *in, size_t in_columns, Layer *out);

/* `gradient`: of the sums. */
void convolve_back(Array *weights, Array *bias, size_t dilation, const float *in, size_t in_columns, size_t count,
                   const float *gradient, size_t columns, float *in_gradient);

/* What a unit's fields sum up to; `word`, `affix`, `name`: whether those are seen. */
void sum_unit(const Model *model, const UnitRow *unit, bool word, bool affix, bool name, float *out);
void unit_back(Model *model, const UnitRow *unit, bool word, bool affix, bool name, const float *gradient);

/* The whole sentence. */
void encode(Model *model, const Sample *sample, bool learning, Pass *pass);
void encode_back(Model *model, const Sample *sample, Pass *pass);

/* A claim's roles. */
void read_roles(Model *model, const Sample *sample, const Claim *claim, const Pass *pass, bool learning, Roles *roles);

/* The place of a remembered source among those seen; -1: none. */
int slot_seen(const Roles *roles, int slot);
void roles_back(Model *model, const Sample *sample, const Claim *claim, Pass *pass, Roles *roles);

#endif
