#ifndef ISNAD_CLUSTER_H
#define ISNAD_CLUSTER_H

/* A base character and its marks on their way through canonical ordering and composition. */

#include "tools/normalize/rewrite.h"

void cluster_add(Cluster *cluster, uint32_t character, uint32_t place);

/* Puts the marks in canonical order and composes: `characters` and `count` are then NFC. */
void cluster_compose(Cluster *cluster);

/* Empties it; gives the memory of an unusually long one back. */
void cluster_clear(Cluster *cluster);
void cluster_free(Cluster *cluster);

#endif
