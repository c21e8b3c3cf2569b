#ifndef ISNAD_FIT_MODEL_H
#define ISNAD_FIT_MODEL_H

/* The network: its arrays, what it makes of a sentence, and the way back. tools/claimfind/network.c runs the same in integers. */

#include "data.h"

enum { CONVOLUTIONS_MOST = 6, BUCKETS_LOG = 12, BUCKETS = 1 << BUCKETS_LOG, AFFIXES = 4, DISTANCES = 31, ACT_COLUMNS = 16, TAG_COLUMNS = 16,
       FIELD_TABLES = FIELDS - FIELD_KIND, ARRAYS_MOST = 64 };

/* The greatest activation of units, of encoded units, of roles; all are multiples of a 127th of it. */
#define UNIT_MOST 1.5f
#define ENCODED_MOST 3.0f
#define ROLE_MOST 8.0f

typedef struct {
    const char *name;
    size_t rows, columns;
    float *values, *gradient, *first, *second, *mean, *rounded, *turned; /* rounded: to weights of 8 bits; turned: its transpose */
    bool decays, sparse;
    uint8_t *touched;
} Array;

typedef struct {
    size_t units, encoded, roles;           /* widths: D C R */
    size_t convolutions, role_convolutions;
    size_t dilation[CONVOLUTIONS_MOST], role_dilation[CONVOLUTIONS_MOST];
    float drop, role_drop, word_drop, affix_drop, name_drop, slot_drop;
} Shape;

typedef struct {
    Shape shape;
    bool rounding;
    size_t array_count;
    Array arrays[ARRAYS_MOST];
    Array *word, *affix, *field[FIELD_TABLES], *unit_bias, *convolution[CONVOLUTIONS_MOST], *bias[CONVOLUTIONS_MOST];
    Array *cue, *cue_bias, *cue_lexicon;
    Array *role_unit, *role_cue, *role_bias, *role_act, *role_distance, *role_pair;
    Array *role_convolution[CONVOLUTIONS_MOST], *role_convolution_bias[CONVOLUTIONS_MOST], *tag, *tag_bias;
    Array *memory, *memory_slot, *memory_pair, *memory_tag, *memory_bias, *chain;
    uint64_t random;
} Model;

typedef struct {
    double cue, role;
    size_t candidates, claims;
} Loss;

void model_make(Model *model, const Shape *shape, const float *vectors, size_t words, size_t vector_width, uint64_t seed);

/* Before each step: rounds the arrays (where the model is rounding) and turns them. */
void model_prepare(Model *model);

/* Adds the sentence's gradient. */
void model_learn(Model *model, const Sample *sample, Loss *loss);

/* What models say of a sentence, summed over them. */
typedef struct {
    float (*acts)[ACT_COLUMNS];    /* of each candidate */
    float **roles;                 /* of each claim: TAG_COLUMNS numbers a unit of its window */
    float (*slots)[SLOTS];         /* of each claim */
    Chain chain;
    unsigned judges;
} Judgement;

void model_judge(Model *model, const Sample *sample, Judgement *judgement);

unsigned distance_bucket(long distance);
float model_random(Model *model); /* [0, 1) */

/* tools/claimfind/model/claims.tsv */
void model_write(const Model *model, const uint32_t *hashes, const char *path);

#endif
