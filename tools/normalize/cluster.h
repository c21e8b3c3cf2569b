#ifndef ISNAD_CLUSTER_H
#define ISNAD_CLUSTER_H

/* A base character and its marks on their way through canonical ordering and composition, each with its place in the
   original. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t character;
    uint32_t begin, end;            /* of what it came from, counted from the paragraph's start */
    unsigned char combining_class;
} ClusterPart;

/* Zero-initialise; cluster_free gives the memory back. */
typedef struct {
    ClusterPart *parts;             /* what may become one another: a base and its marks, decomposed */
    size_t count, capacity;
    uint32_t *given;                /* the characters before the form, to tell whether it changed them */
    size_t given_count, given_capacity;
    size_t noted;                   /* of how many parts it is noted what was given */
    bool counted;                   /* what was changed is counted: no need to tell */
    bool unsorted;                  /* the marks may not stand in canonical order */
} Cluster;

void cluster_add(Cluster *cluster, uint32_t character, uint32_t begin, uint32_t end);

/* The last parts added are one character that was given, or count as given themselves: a rule made them. */
void cluster_note_given(Cluster *cluster, uint32_t character);
void cluster_note_parts(Cluster *cluster);

/* Puts the marks in canonical order. */
void cluster_sort(Cluster *cluster);

/* Puts the marks in canonical order and composes. What two parts became stands for both, and what is between. */
void cluster_compose(Cluster *cluster);

/* What ordering has mixed takes the places in the original in their order again, begins and ends each for
   themselves. */
void cluster_order_places(Cluster *cluster);

/* Whether the parts are the characters given. */
bool cluster_is_as_given(const Cluster *cluster);

/* Empties it; gives the memory of an unusually long one back. */
void cluster_clear(Cluster *cluster);
void cluster_free(Cluster *cluster);

#endif
