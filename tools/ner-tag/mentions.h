#ifndef ISNAD_NER_MENTIONS_H
#define ISNAD_NER_MENTIONS_H

/* The document's memory: what its words were labelled as, by stem and by base, so that a surname is known again. A
   fixed table, emptied at each document; where two words fall on one slot the later stays. */

#include "tools/ner-tag/features.h"

enum { MENTION_SLOTS = 2048 };

typedef struct {
    uint32_t hash[MENTION_SLOTS];
    uint8_t label[MENTION_SLOTS];      /* 1 + Label */
} Mentions;

void mentions_clear(Mentions *mentions);

/* Sets the evidence of words that the document has had before. */
void mentions_recall(const Mentions *mentions, const Form *forms, size_t count, Evidence *evidence);
void mentions_note(Mentions *mentions, const Form *forms, size_t count, const uint8_t *labels);

#endif
