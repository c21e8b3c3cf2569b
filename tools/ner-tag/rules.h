#ifndef ISNAD_NER_RULES_H
#define ISNAD_NER_RULES_H

/* The word lists' and patterns' own opinion of a sentence: the longest name that a matcher finds at each token, from
   left to right. The model takes it as evidence. */

#include "tools/ner-tag/gazetteer.h"
#include "tools/ner-tag/memory.h"

typedef struct {
    Gazetteer gazetteer;
    Memory memory;               /* of the document */
} Rules;

typedef struct {
    size_t at;                   /* the name's first token */
    Match match;
} RuleName;

typedef struct {
    RuleName *items;             /* by token; none overlaps another */
    size_t count;
} RuleNames;

/* The names live as long as the arena. Remembers them for the document; memory_clear begins a new one. */
RuleNames rules_find(Rules *rules, const Words *words, Arena *arena);

#endif
