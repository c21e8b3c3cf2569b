#ifndef ISNAD_NORMALIZE_KNOWN_IDS_H
#define ISNAD_NORMALIZE_KNOWN_IDS_H

/* The ids of the documents so far, so that two of one id are told. Bounded: of the first half million, eight bytes each. */

#include "common/slice.h"
#include <stdint.h>

typedef struct {
    uint64_t *hashes;      /* 0: free */
    size_t size, count;    /* size: a power of two */
} KnownIds;

/* Notes an id; whether it has come before. Zero-initialise. */
bool known_ids_add(KnownIds *ids, Slice id);
void known_ids_free(KnownIds *ids);

#endif
