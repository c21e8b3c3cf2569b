#include "tools/normalize/known_ids.h"
#include "common/errors.h"

#include <stdlib.h>

enum { SIZE_FIRST = 1024, SIZE_MAX_IDS = 1 << 20 };

/* FNV-1a, 64 bits: of a million ids two are the same by chance once in 30 million runs. */
static uint64_t hash_of(Slice id)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < id.len; i++) hash = (hash ^ (unsigned char)id.ptr[i]) * 0x100000001B3u;
    return hash != 0 ? hash : 1;
}

static uint64_t *place_of(const KnownIds *ids, uint64_t hash)
{
    size_t at = (size_t)hash & (ids->size - 1);
    while (ids->hashes[at] != 0 && ids->hashes[at] != hash) at = (at + 1) & (ids->size - 1);
    return &ids->hashes[at];
}

static void grow(KnownIds *ids)
{
    KnownIds grown = {.size = ids->size > 0 ? 2 * ids->size : SIZE_FIRST, .count = ids->count};
    grown.hashes = calloc(grown.size, sizeof *grown.hashes);
    if (grown.hashes == NULL) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < ids->size; i++)
        if (ids->hashes[i] != 0) *place_of(&grown, ids->hashes[i]) = ids->hashes[i];
    free(ids->hashes);
    *ids = grown;
}

bool known_ids_add(KnownIds *ids, Slice id)
{
    uint64_t hash = hash_of(id);
    if (2 * ids->count >= ids->size && ids->size < SIZE_MAX_IDS) grow(ids);
    uint64_t *place = place_of(ids, hash);
    if (*place == hash) return true;
    if (2 * ids->count >= ids->size) return false; /* no more are kept */
    *place = hash;
    ids->count++;
    return false;
}

void known_ids_free(KnownIds *ids) { free(ids->hashes); }
