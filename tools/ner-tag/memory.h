#ifndef ISNAD_NER_MEMORY_H
#define ISNAD_NER_MEMORY_H

/* What a document has named so far, one word each: the surname of a full name, a place or body that a head noun gave
   away. A fixed table, emptied at each document; where two words fall on one slot the later stays. */

#include "common/slice.h"
#include <stdint.h>

enum { MEMORY_SLOTS = 1024 };

typedef struct {
    uint64_t hash[MEMORY_SLOTS];
    const char *label[MEMORY_SLOTS];   /* a literal: "PER", "LOC", "ORG" */
} Memory;

void memory_clear(Memory *memory);
void memory_put(Memory *memory, Slice word, const char *label);

/* The label a word was given in this document, or NULL. */
const char *memory_get(const Memory *memory, Slice word);

#endif
