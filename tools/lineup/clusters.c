#include "tools/lineup/clusters.h"
#include "common/errors.h"

#include <stdlib.h>

/* ---- the pairs to look at ---- */

enum { LOOKS = 1 << 22, LOOKS_LEAST = 8, LOOKS_MOST = 4096, NO_ITEM = -1 };

/* Items by key: each slot has the last item with a key, `before` the one before it. The slots grow with the keys. */
typedef struct {
    uint32_t *keys;
    int32_t *last;
    uint32_t mask, used;
    uint32_t per_item;       /* keys of an item at most */
    int32_t *before;         /* by item * per_item + the key's place among its keys */
} Index;

static uint32_t slot_of(const Index *index, uint32_t key)
{
    uint32_t at = (key * 2654435769u) & index->mask;
    while (index->last[at] != NO_ITEM && index->keys[at] != key) at = (at + 1) & index->mask;
    return at;
}

static void index_allot(Index *index, size_t slots)
{
    index->mask = (uint32_t)slots - 1;
    index->keys = malloc(slots * sizeof *index->keys);
    index->last = malloc(slots * sizeof *index->last);
    if (index->keys == NULL || index->last == NULL) die_at(NULL, 0, "out of memory: %zu keys", slots);
    memset(index->last, 0xFF, slots * sizeof *index->last);
}

static void index_open(Index *index, size_t items, uint32_t per_item)
{
    enum { FIRST = 1024 };
    index_allot(index, FIRST);
    index->per_item = per_item;
    index->before = malloc(items * per_item * sizeof *index->before);
    if (index->before == NULL) die_at(NULL, 0, "out of memory: %zu items", items);
}

static void index_close(Index *index)
{
    free(index->keys);
    free(index->last);
    free(index->before);
}

/* Half of the slots are free at least. */
static void index_grow(Index *index)
{
    Index smaller = *index;
    index_allot(index, ((size_t)smaller.mask + 1) * 2);
    for (size_t i = 0; i <= smaller.mask; i++) {
        if (smaller.last[i] == NO_ITEM) continue;
        uint32_t slot = slot_of(index, smaller.keys[i]);
        index->keys[slot] = smaller.keys[i];
        index->last[slot] = smaller.last[i];
    }
    free(smaller.keys);
    free(smaller.last);
}

/* The item's key of this place is the last with it from now on. */
static void index_add(Index *index, uint32_t item, uint32_t place, uint32_t key)
{
    if (index->used * 2 > index->mask) index_grow(index);
    uint32_t slot = slot_of(index, key), entry = item * index->per_item + place;
    index->used += index->last[slot] == NO_ITEM;
    index->keys[slot] = key;
    index->before[entry] = index->last[slot];
    index->last[slot] = (int32_t)entry;
}

static int heavier_first(const void *a, const void *b)
{
    const IndexKey *first = a, *second = b;
    if (first->weight != second->weight) return first->weight > second->weight ? -1 : 1;
    return first->key < second->key ? -1 : first->key > second->key;
}

static int by_score(const void *a, const void *b)
{
    const Link *first = a, *second = b;
    if (first->score != second->score) return first->score > second->score ? -1 : 1;
    if (first->a != second->a) return first->a < second->a ? -1 : 1;
    return first->b < second->b ? -1 : first->b > second->b;
}

/* How many items of a key each item looks at. */
static size_t looks_each(size_t count)
{
    size_t looks = count > 0 ? LOOKS / count : LOOKS_MOST;
    return looks < LOOKS_LEAST ? LOOKS_LEAST : looks > LOOKS_MOST ? LOOKS_MOST : looks;
}

static void add_link(Arena *arena, Links *links, Link link)
{
    links->links = arena_grow(arena, links->links, links->count, &links->capacity, sizeof *links->links);
    links->links[links->count++] = link;
}

typedef struct {
    const Clustering *clustering;
    Arena *arena;
    Index index;
    uint32_t *seen;          /* by item: the last item that looked at it, and one */
    size_t looks;
    int32_t least;
    Links links;
} Search;

/* The items before this one that have the key. */
static void look(Search *search, uint32_t item, uint32_t slot)
{
    size_t left = search->looks;
    for (int32_t entry = search->index.last[slot]; entry != NO_ITEM && left > 0; entry = search->index.before[entry], left--) {
        uint32_t other = (uint32_t)entry / search->index.per_item;
        if (search->seen[other] == item + 1) continue;
        search->seen[other] = item + 1;
        int32_t score = search->clustering->score(search->clustering->context, other, item);
        if (score >= search->least) add_link(search->arena, &search->links, (Link){other, item, score});
    }
}

static void search_item(Search *search, uint32_t item)
{
    IndexKey keys[INDEX_KEYS_MAX];
    size_t count = search->clustering->keys(search->clustering->context, item, keys);
    if (count > 1) qsort(keys, count, sizeof *keys, heavier_first);
    if (count > search->index.per_item) count = search->index.per_item;
    for (size_t i = 0; i < count; i++) look(search, item, slot_of(&search->index, keys[i].key));
    for (size_t i = 0; i < count; i++) index_add(&search->index, item, (uint32_t)i, keys[i].key);
}

Links links_find(const Clustering *clustering, Arena *arena, int32_t least)
{
    enum { FEW = 16 };
    size_t count = clustering->count;
    Search search = {.clustering = clustering, .arena = arena, .looks = looks_each(count), .least = least};
    if (count < 2) return search.links;
    /* Where there are many items only the rarest keys are worth it. */
    index_open(&search.index, count, search.looks < LOOKS_MOST ? FEW : INDEX_KEYS_MAX);
    search.seen = calloc(count, sizeof *search.seen);
    if (search.seen == NULL) die_at(NULL, 0, "out of memory: %zu items", count);
    for (size_t i = 0; i < count; i++) search_item(&search, (uint32_t)i);
    index_close(&search.index);
    free(search.seen);
    if (search.links.count > 1) qsort(search.links.links, search.links.count, sizeof(Link), by_score);
    return search.links;
}

/* ---- clusters ---- */

uint32_t forest_root(uint32_t *forest, uint32_t item)
{
    while (forest[item] != item) item = forest[item] = forest[forest[item]];
    return item;
}

void forest_join(uint32_t *forest, uint32_t a, uint32_t b)
{
    a = forest_root(forest, a);
    b = forest_root(forest, b);
    if (a < b) forest[b] = a;
    else forest[a] = b;
}

/* Some members of a cluster stand for it. */
enum { SAMPLE = 8 };
typedef struct {
    uint32_t items[SAMPLE];
    uint32_t count, size;
} Sample;

/* The mean of the scores between two clusters. */
static int64_t mean_score(const Clustering *clustering, const Sample *a, const Sample *b)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            sum += clustering->score(clustering->context, a->items[i] < b->items[k] ? a->items[i] : b->items[k],
                                     a->items[i] < b->items[k] ? b->items[k] : a->items[i]);
    return sum / ((int64_t)a->count * b->count);
}

/* Every other member of both, so that neither drives the other out. */
static void merge_samples(Sample *into, const Sample *from)
{
    Sample merged = {.count = 0, .size = into->size + from->size};
    for (uint32_t i = 0; i < SAMPLE; i++) {
        if (i < into->count && merged.count < SAMPLE) merged.items[merged.count++] = into->items[i];
        if (i < from->count && merged.count < SAMPLE) merged.items[merged.count++] = from->items[i];
    }
    *into = merged;
}

uint32_t *clusters_of(const Clustering *clustering, Arena *arena)
{
    uint32_t *forest = arena_take(arena, (clustering->count + 1) * sizeof *forest);
    Sample *samples = malloc((clustering->count + 1) * sizeof *samples);
    if (samples == NULL) die_at(NULL, 0, "out of memory: %zu items", clustering->count);
    for (uint32_t i = 0; i < clustering->count; i++) {
        forest[i] = i;
        samples[i] = (Sample){{i}, 1, 1};
    }
    Links links = links_find(clustering, arena, 1);
    for (size_t i = 0; i < links.count; i++) {
        uint32_t a = forest_root(forest, links.links[i].a), b = forest_root(forest, links.links[i].b);
        if (a == b || mean_score(clustering, &samples[a], &samples[b]) <= 0) continue;
        forest_join(forest, a, b);
        if (a < b) merge_samples(&samples[a], &samples[b]);
        else merge_samples(&samples[b], &samples[a]);
    }
    for (uint32_t i = 0; i < clustering->count; i++) forest[i] = forest_root(forest, i);
    free(samples);
    return forest;
}
