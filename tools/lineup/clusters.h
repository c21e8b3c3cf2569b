#ifndef ISNAD_LINEUP_CLUSTERS_H
#define ISNAD_LINEUP_CLUSTERS_H

/* Items that go together, by a score of pairs: average linkage over the pairs that share a rare key. Takes time in
   proportion to the items' number, whatever they are: of keys that many share, each item looks at the last ones only. */

#include "common/arena.h"
#include <stdint.h>

typedef struct {
    uint32_t key, weight;    /* the heavier, the rarer: these are looked at first */
} IndexKey;

typedef struct {
    void *context;
    size_t count;            /* of items */
    /* Puts the keys of an item; returns how many, at most INDEX_KEYS_MAX. */
    size_t (*keys)(void *context, uint32_t item, IndexKey *keys);
    /* Over 0: the two go together. Symmetric. */
    int32_t (*score)(void *context, uint32_t a, uint32_t b);
} Clustering;

enum { INDEX_KEYS_MAX = 48 };

/* A pair; a < b. */
typedef struct {
    uint32_t a, b;
    int32_t score;
} Link;

typedef struct {
    Link *links;
    size_t count, capacity;
} Links;

/* All pairs that share a key, within bounds, with the score `least` or more, by score descending, then by place. */
Links links_find(const Clustering *clustering, Arena *arena, int32_t least);

/* For each item the lowest item of its cluster. */
uint32_t *clusters_of(const Clustering *clustering, Arena *arena);

/* The lowest item of the cluster in a forest where each item points to a lower one of its cluster, or itself. */
uint32_t forest_root(uint32_t *forest, uint32_t item);
void forest_join(uint32_t *forest, uint32_t a, uint32_t b);

#endif
