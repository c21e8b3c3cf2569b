#ifndef ISNAD_CLITIC_WEIGHTS_H
#define ISNAD_CLITIC_WEIGHTS_H

/* The weights of clitic-weights.tsv as scripts/build/compile-clitics.c lays them out: a hash table that knows a
   feature by its place and 16 bits more of its hash. */

#include <stdint.h>

typedef struct {
    const uint16_t *checks;   /* 0: empty; open addressing */
    const int8_t *weights;
    unsigned bits;            /* 1 << bits places, at most half of them taken */
} CliticWeights;

extern const CliticWeights clitic_weights;

/* A feature's hash: of the letters before and behind, of its own two letters, then of its stem's letters one by one
   from the cut inwards, so that a longer one is taken on from a shorter one. */
static inline uint64_t clitic_hash(uint64_t hash, uint32_t unit) { return (hash ^ unit) * 0x9E3779B97F4A7C15u; }

static inline uint64_t clitic_feature(uint64_t before, uint64_t behind, char scheme, char feature)
{
    uint32_t name = (uint32_t)(unsigned char)scheme << 8 | (unsigned char)feature;
    return clitic_hash(before + (behind << 7 | behind >> 57), name);
}

static inline uint32_t clitic_place(uint64_t hash, unsigned bits) { return (uint32_t)(hash >> (64 - bits)); }

static inline uint16_t clitic_check(uint64_t hash)
{
    uint16_t check = (uint16_t)(hash >> 24);
    return check != 0 ? check : 1;
}

static inline int clitic_weight(const CliticWeights *table, uint64_t hash)
{
    uint32_t place = clitic_place(hash, table->bits), mask = ((uint32_t)1 << table->bits) - 1;
    uint16_t check = clitic_check(hash);
    while (table->checks[place] != 0) {
        if (table->checks[place] == check) return table->weights[place];
        place = (place + 1) & mask;
    }
    return 0;
}

#endif
