#ifndef ISNAD_LINEUP_GROUPING_H
#define ISNAD_LINEUP_GROUPING_H

/* What grouping figures and grouping claims have in common. */

#include "tools/lineup/clusters.h"
#include "tools/lineup/groups.h"
#include "tools/lineup/pairs.h"

/* Numbers by which equal items are found. */
uint64_t hash_start(void);
uint64_t hash_add(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_bag(uint64_t hash, const Bag *bag);

/* The keys of a bag, made apart from those of others by `kind`; at most `most`. Returns how many. */
size_t bag_keys(const Bag *bag, uint32_t kind, IndexKey *keys, size_t most);

/* For each item the lowest item of its cluster. Items with the same hash are one. */
uint32_t *items_grouped(const Clustering *clustering, uint64_t (*hash)(void *context, uint32_t item), Arena *arena);

/* The items of each cluster of two or more, in order; clusters in the order of their first items. */
typedef struct {
    const uint32_t *items;
    size_t count;
} ItemGroup;

ItemGroup *groups_listed(const uint32_t *clusters, size_t count, Arena *arena, size_t *group_count);

/* The groups of the story's figures and claims. */
FigureGroup *figures_grouped(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena, size_t *groups);

/* All claims of the articles, in order, and the cluster of each. */
typedef struct {
    const Claim **claims;
    uint32_t *clusters;
    size_t count;
} ClaimClusters;

ClaimClusters claims_clustered(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena);
ClaimGroup *claims_grouped(const ClaimClusters *clusters, Arena *arena, size_t *groups);
Dispute *disputes_found(const ClaimClusters *clusters, const PairWeights *weights, Arena *arena, size_t *disputes);

/* The keys by which claims are found that may speak of one thing. */
size_t claim_keys(const Claim *claim, IndexKey *keys);
uint64_t claim_hash(const Claim *claim);

#endif
