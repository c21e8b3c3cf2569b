/* Canonical ordering and composition of one cluster. utf8proc composes; its own ordering takes quadratic time over a
   megabyte of marks, so that is done here. */

#include "tools/normalize/cluster.h"
#include "common/errors.h"

#include <stdlib.h>
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

static unsigned char combining_class(uint32_t character)
{
    if (character < 0x0300) return 0;
    return (unsigned char)utf8proc_get_property((utf8proc_int32_t)character)->combining_class;
}

void cluster_add(Cluster *cluster, uint32_t character, uint32_t place)
{
    unsigned char class = combining_class(character);
    if (class != 0 && cluster->count > 0 && class < cluster->last_class) cluster->sorted = false;
    cluster->last_class = class;
    cluster->characters = grow(cluster->characters, cluster->count, &cluster->capacity, sizeof *cluster->characters);
    cluster->characters[cluster->count++] = character;
    if (cluster->place_count > 0 && cluster->places[cluster->place_count - 1] == place) return;
    cluster->places = grow(cluster->places, cluster->place_count, &cluster->place_capacity, sizeof *cluster->places);
    cluster->places[cluster->place_count++] = place;
}

static void sort_few(uint32_t *marks, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t mark = marks[i];
        unsigned char class = combining_class(mark);
        size_t at = i;
        for (; at > 0 && combining_class(marks[at - 1]) > class; at--) marks[at] = marks[at - 1];
        marks[at] = mark;
    }
}

/* Counting sort, stable. */
static void sort_many(uint32_t *marks, size_t count)
{
    size_t next[257] = {0};
    uint32_t *sorted = malloc(count * sizeof *sorted);
    if (sorted == NULL) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < count; i++) next[combining_class(marks[i]) + 1]++;
    for (size_t class = 1; class < 257; class++) next[class] += next[class - 1];
    for (size_t i = 0; i < count; i++) sorted[next[combining_class(marks[i])]++] = marks[i];
    memcpy(marks, sorted, count * sizeof *marks);
    free(sorted);
}

static void sort_marks(Cluster *cluster)
{
    for (size_t from = 0; from < cluster->count;) {
        size_t to = from;
        while (to < cluster->count && combining_class(cluster->characters[to]) != 0) to++;
        if (to - from > FEW_MARKS) sort_many(cluster->characters + from, to - from);
        else if (to - from > 1) sort_few(cluster->characters + from, to - from);
        from = to + 1;
    }
}

void cluster_compose(Cluster *cluster)
{
    if (cluster->count < 2) return;
    if (!cluster->sorted) sort_marks(cluster);
    utf8proc_ssize_t count = utf8proc_normalize_utf32((utf8proc_int32_t *)cluster->characters,
        (utf8proc_ssize_t)cluster->count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (count > 0) cluster->count = (size_t)count;
}

void cluster_clear(Cluster *cluster)
{
    if (cluster->capacity > KEPT_CHARACTERS) cluster_free(cluster);
    cluster->count = cluster->place_count = 0;
    cluster->sorted = true;
    cluster->last_class = 0;
}

void cluster_free(Cluster *cluster)
{
    free(cluster->characters);
    free(cluster->places);
    *cluster = (Cluster){.sorted = true};
}
