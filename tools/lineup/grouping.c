#include "tools/lineup/grouping.h"

#include <stdlib.h>

uint64_t hash_start(void) { return 14695981039346656037u; }

uint64_t hash_add(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * 1099511628211u;
    return (hash ^ length) * 0x9E3779B97F4A7C15u ^ hash >> 29;
}

uint64_t hash_bag(uint64_t hash, const Bag *bag)
{
    for (uint32_t i = 0; i < bag->count; i++) hash = hash_add(hash, &bag->stems[i].key, sizeof bag->stems[i].key);
    return hash_add(hash, &bag->count, sizeof bag->count);
}

static int heavier_first(const void *a, const void *b)
{
    const IndexKey *first = a, *second = b;
    if (first->weight != second->weight) return first->weight > second->weight ? -1 : 1;
    return first->key < second->key ? -1 : first->key > second->key;
}

/* Of a big bag the heaviest. */
size_t bag_keys(const Bag *bag, uint32_t kind, IndexKey *keys, size_t most)
{
    enum { SORTED_MAX = 256 };
    IndexKey sorted[SORTED_MAX];
    size_t count = bag->count < SORTED_MAX ? bag->count : SORTED_MAX;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (IndexKey){bag->stems[i].key ^ kind * 0x85EBCA6Bu, bag->stems[i].weight};
    if (count > most) qsort(sorted, count, sizeof *sorted, heavier_first);
    if (count > most) count = most;
    memcpy(keys, sorted, count * sizeof *keys);
    return count;
}

/* ---- equal items ---- */

typedef struct {
    uint64_t hash;
    uint32_t item;
} Hashed;

static int by_hash(const void *a, const void *b)
{
    const Hashed *first = a, *second = b;
    if (first->hash != second->hash) return first->hash < second->hash ? -1 : 1;
    return first->item < second->item ? -1 : first->item > second->item;
}

/* The first of those that equal the item. */
static uint32_t *first_equal(const Clustering *clustering, uint64_t (*hash)(void *context, uint32_t item), Arena *arena)
{
    size_t count = clustering->count;
    Hashed *hashed = arena_take(arena, (count + 1) * sizeof *hashed);
    uint32_t *first = arena_take(arena, (count + 1) * sizeof *first);
    for (uint32_t i = 0; i < count; i++) hashed[i] = (Hashed){hash(clustering->context, i), i};
    if (count > 1) qsort(hashed, count, sizeof *hashed, by_hash);
    for (size_t i = 0; i < count; i++)
        first[hashed[i].item] = i > 0 && hashed[i].hash == hashed[i - 1].hash ? first[hashed[i - 1].item] : hashed[i].item;
    return first;
}

/* A clustering of the items that are the first of their kind. */
typedef struct {
    const Clustering *whole;
    uint32_t *items;
} Firsts;

static size_t keys_of_first(void *opaque, uint32_t item, IndexKey *keys)
{
    const Firsts *firsts = opaque;
    return firsts->whole->keys(firsts->whole->context, firsts->items[item], keys);
}

static int32_t score_of_firsts(void *opaque, uint32_t a, uint32_t b)
{
    const Firsts *firsts = opaque;
    return firsts->whole->score(firsts->whole->context, firsts->items[a], firsts->items[b]);
}

uint32_t *items_grouped(const Clustering *clustering, uint64_t (*hash)(void *context, uint32_t item), Arena *arena)
{
    uint32_t *first = first_equal(clustering, hash, arena);
    Firsts firsts = {clustering, arena_take(arena, (clustering->count + 1) * sizeof *firsts.items)};
    Clustering smaller = {&firsts, 0, keys_of_first, score_of_firsts};
    uint32_t *place = arena_take(arena, (clustering->count + 1) * sizeof *place);
    for (uint32_t i = 0; i < clustering->count; i++) {
        if (first[i] != i) continue;
        place[i] = (uint32_t)smaller.count;
        firsts.items[smaller.count++] = i;
    }
    const uint32_t *clusters = clusters_of(&smaller, arena);
    for (uint32_t i = 0; i < clustering->count; i++) first[i] = firsts.items[clusters[place[first[i]]]];
    return first;
}

ItemGroup *groups_listed(const uint32_t *clusters, size_t count, Arena *arena, size_t *group_count)
{
    uint32_t *sizes = arena_take(arena, (count + 1) * sizeof *sizes), *items = arena_take(arena, (count + 1) * sizeof *items);
    uint32_t *places = arena_take(arena, (count + 1) * sizeof *places);
    memset(sizes, 0, (count + 1) * sizeof *sizes);
    for (size_t i = 0; i < count; i++) sizes[clusters[i]]++;
    size_t groups = 0;
    for (size_t i = 0; i < count; i++) groups += sizes[i] > 1;
    ItemGroup *listed = arena_take(arena, (groups + 1) * sizeof *listed);
    groups = 0;
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        if (sizes[i] < 2) continue;
        listed[groups++] = (ItemGroup){items + next, sizes[i]};
        places[i] = next;
        next += sizes[i];
    }
    for (uint32_t i = 0; i < count; i++)
        if (sizes[clusters[i]] > 1) items[places[clusters[i]]++] = i;
    *group_count = groups;
    return listed;
}
