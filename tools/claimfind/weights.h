#ifndef ISNAD_CLAIM_WEIGHTS_H
#define ISNAD_CLAIM_WEIGHTS_H

/* What scripts/train/claims has learnt, as scripts/build/compile-claims.c lays out model/claims.tsv. All of it integers: the
   same decisions on every processor. */

#include "common/products.h"
#include "tools/claimfind/sources.h"

enum {
    LAYERS_MAX = 8, ACTS = 13, ROLES = 4, SCORE_STEPS = 99, DISTANCES = 31,
    WIDTH_MAX = 256, REACH_MAX = 32   /* the farthest unit that one depends on */
};

/* What a unit adds where a source or a content begins with it, or has ended before it. */
enum { BEGINS_SOURCE = ROLES, ENDS_SOURCE, BEGINS_CONTENT, ENDS_CONTENT };

/* A layer over the units `dilation` before, at, and `dilation` behind each unit. */
typedef struct {
    Products products;
    Scale scale;
    unsigned dilation;
} Layer;

/* A row of weights for each value of a field, or for each bit of it. */
typedef struct {
    const int8_t *rows;
    unsigned count;
} FieldTable;

typedef struct {
    unsigned width, channels, roles;   /* activations of a unit, of its context, of its role */
    const uint32_t *word_hashes;       /* open addressing by the hash's upper bits ... */
    const uint16_t *word_rows;         /* ... and each word's row in its table, 0, which is for all others, where there is none */
    unsigned word_bits;
    FieldTable fields[FIELDS];
    const int16_t *unit_bias;          /* [width] */
    Scale unit_scale;
    Layer layers[LAYERS_MAX];          /* from the second on each adds its activations to those it reads, and looks twice as far */
    unsigned layer_count;
    Products cue;                      /* context -> none, 12 acts */
    const int32_t *cue_lexicon;        /* [ACTS][ACTS]: what the lexicon's act adds */
    int32_t cue_threshold;             /* a claim is where the best act's sum is more above none's */
    const int32_t *score_steps;        /* [SCORE_STEPS]: the least such margin for .01, .02 ... */
    Products role_unit, role_cue;      /* context of the unit, of the cue -> role */
    const int32_t *role_act, *role_distance, *role_pair; /* [ACTS], [DISTANCES], [PAIRS] rows of `roles` */
    Scale role_scale;
    Layer role_layers[LAYERS_MAX];     /* each adds its activations to those it reads */
    unsigned role_layer_count;
    Products tag;                      /* role -> ROLES sums, then BEGINS_SOURCE to ENDS_CONTENT */
    const int32_t *transitions, *start, *end; /* [ROLES][ROLES], [ROLES], [ROLES] */
    Products memory;                   /* a remembered source's activations -> role */
    const int32_t *memory_slot, *memory_pair; /* [SOURCES_KEPT], [SOURCE_PAIRS] rows of `roles` */
    Scale memory_scale;
    Products memory_tag;               /* role -> the sum for: it is the source */
} ClaimWeights;

extern const ClaimWeights claim_weights;

#endif
