/* A direct-mapped table of word hashes. */

#include "tools/ner-tag/memory.h"

static uint64_t hash_of(Slice word)
{
    uint64_t hash = 14695981039346656037u;   /* FNV-1a */
    for (size_t i = 0; i < word.len; i++) hash = (hash ^ (unsigned char)word.ptr[i]) * 1099511628211u;
    return hash;
}

void memory_clear(Memory *memory) { *memory = (Memory){{0}, {NULL}}; }

void memory_put(Memory *memory, Slice word, const char *label)
{
    uint64_t hash = hash_of(word);
    memory->hash[hash % MEMORY_SLOTS] = hash;
    memory->label[hash % MEMORY_SLOTS] = label;
}

const char *memory_get(const Memory *memory, Slice word)
{
    uint64_t hash = hash_of(word);
    return memory->hash[hash % MEMORY_SLOTS] == hash ? memory->label[hash % MEMORY_SLOTS] : NULL;
}
