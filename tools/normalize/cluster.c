/* Canonical ordering and composition of one cluster. utf8proc composes pairs; its own ordering takes quadratic time
   over a megabyte of marks, and it does not tell what became of what, so both are done here. */

#include "tools/normalize/cluster.h"
#include "common/errors.h"
#include "tools/normalize/characters.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { KEPT_CHARACTERS = 4096, FEW_MARKS = 32 };

static void *grow(void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) return items;
    *capacity = *capacity > 0 ? *capacity + *capacity / 2 : 64;
    void *grown = realloc(items, *capacity * item_size);
    if (grown == NULL) die_at(NULL, 0, "out of memory");
    return grown;
}

void cluster_add(Cluster *cluster, uint32_t character, uint32_t begin, uint32_t end)
{
    unsigned char class = character_combining_class(character);
    size_t count = cluster->count;
    if (class != 0 && count > 0 && class < cluster->parts[count - 1].combining_class) cluster->unsorted = true;
    cluster->parts = grow(cluster->parts, count, &cluster->capacity, sizeof *cluster->parts);
    cluster->parts[cluster->count++] = (ClusterPart){character, begin, end, class};
}

static void add_given(Cluster *cluster, uint32_t character)
{
    cluster->given = grow(cluster->given, cluster->given_count, &cluster->given_capacity, sizeof *cluster->given);
    cluster->given[cluster->given_count++] = character;
}

void cluster_note_given(Cluster *cluster, uint32_t character)
{
    add_given(cluster, character);
    cluster->noted = cluster->count;
}

void cluster_note_parts(Cluster *cluster)
{
    while (cluster->noted < cluster->count) add_given(cluster, cluster->parts[cluster->noted++].character);
}

/* ---- canonical order ---- */

static void sort_few(ClusterPart *marks, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        ClusterPart mark = marks[i];
        size_t at = i;
        for (; at > 0 && marks[at - 1].combining_class > mark.combining_class; at--) marks[at] = marks[at - 1];
        marks[at] = mark;
    }
}

/* Counting sort, stable. */
static void sort_many(ClusterPart *marks, size_t count)
{
    size_t next[257] = {0};
    ClusterPart *sorted = malloc(count * sizeof *sorted);
    if (sorted == NULL) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < count; i++) next[marks[i].combining_class + 1]++;
    for (size_t class = 1; class < 257; class++) next[class] += next[class - 1];
    for (size_t i = 0; i < count; i++) sorted[next[marks[i].combining_class]++] = marks[i];
    memcpy(marks, sorted, count * sizeof *marks);
    free(sorted);
}

void cluster_sort(Cluster *cluster)
{
    if (!cluster->unsorted) return;
    for (size_t from = 0; from < cluster->count;) {
        size_t to = from;
        while (to < cluster->count && cluster->parts[to].combining_class != 0) to++;
        if (to - from > FEW_MARKS) sort_many(cluster->parts + from, to - from);
        else if (to - from > 1) sort_few(cluster->parts + from, to - from);
        from = to + 1;
    }
    cluster->unsorted = false;
}

/* ---- composition ---- */

/* Puts what two characters compose to into the first; false where they do not. */
static bool compose_pair(uint32_t *first, uint32_t second)
{
    if (!character_composes_back(second)) return false;
    utf8proc_int32_t pair[2] = {(utf8proc_int32_t)*first, (utf8proc_int32_t)second};
    if (utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1) return false;
    *first = (uint32_t)pair[0];
    return true;
}

void cluster_compose(Cluster *cluster)
{
    cluster_sort(cluster);
    ClusterPart *parts = cluster->parts, *starter = NULL;
    size_t count = 0;
    int last_class = -1; /* of what stands between the starter and here; -1: nothing */
    for (size_t i = 0; i < cluster->count; i++) {
        ClusterPart part = parts[i];
        bool free_way = starter != NULL && last_class < (int)part.combining_class;
        if (free_way && compose_pair(&starter->character, part.character)) {
            if (part.begin < starter->begin) starter->begin = part.begin;
            if (part.end > starter->end) starter->end = part.end;
            continue;
        }
        last_class = part.combining_class != 0 ? part.combining_class : -1;
        parts[count] = part;
        if (part.combining_class == 0) starter = &parts[count];
        count++;
    }
    cluster->count = count;
}

/* ---- places ---- */

static int compare_places(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

static void sort_places(uint32_t *places, size_t count)
{
    if (count > FEW_MARKS) {
        qsort(places, count, sizeof *places, compare_places);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t place = places[i];
        size_t at = i;
        for (; at > 0 && places[at - 1] > place; at--) places[at] = places[at - 1];
        places[at] = place;
    }
}

static bool places_in_order(const Cluster *cluster)
{
    const ClusterPart *parts = cluster->parts;
    for (size_t i = 1; i < cluster->count; i++)
        if (parts[i].begin < parts[i - 1].begin || parts[i].end < parts[i - 1].end) return false;
    return true;
}

void cluster_order_places(Cluster *cluster)
{
    uint32_t few[2 * FEW_MARKS], *places = few;
    size_t count = cluster->count;
    if (places_in_order(cluster)) return;
    if (count > FEW_MARKS) places = malloc(2 * count * sizeof *places);
    if (places == NULL) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < count; i++) {
        places[i] = cluster->parts[i].begin;
        places[count + i] = cluster->parts[i].end;
    }
    sort_places(places, count);
    sort_places(places + count, count);
    for (size_t i = 0; i < count; i++) {
        cluster->parts[i].begin = places[i];
        cluster->parts[i].end = places[count + i];
    }
    if (places != few) free(places);
}

bool cluster_is_as_given(const Cluster *cluster)
{
    if (cluster->count != cluster->given_count) return false;
    for (size_t i = 0; i < cluster->count; i++)
        if (cluster->parts[i].character != cluster->given[i]) return false;
    return true;
}

void cluster_clear(Cluster *cluster)
{
    if (cluster->capacity > KEPT_CHARACTERS || cluster->given_capacity > KEPT_CHARACTERS) cluster_free(cluster);
    cluster->count = cluster->given_count = cluster->noted = 0;
    cluster->counted = cluster->unsorted = false;
}

void cluster_free(Cluster *cluster)
{
    free(cluster->parts);
    free(cluster->given);
    *cluster = (Cluster){0};
}
