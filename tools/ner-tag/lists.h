#ifndef ISNAD_NER_LISTS_H
#define ISNAD_NER_LISTS_H

/* The word lists by number, so that what a word has to do with each of them is a bit. */

#include "common/lexicon.h"

typedef enum {
    LIST_PERSON_TITLES, LIST_SAYING_VERBS, LIST_PLACE_CONTEXTS, LIST_COUNTRIES, LIST_BODIES, LIST_PLACES, LIST_THINGS,
    LIST_SUBDIVISIONS, LIST_NATIONALITIES, LIST_BODY_HEADS, LIST_PERSON_NAMES,
    LISTS
} List;

/* A bit a list. */
typedef uint32_t Lists;

#define LIST_BIT(list) ((Lists)1 << (list))

const Lexicon *list_lexicon(List list);

/* Tells in one step which lists a word begins keys of. */
typedef struct ListFilter ListFilter;

ListFilter *list_filter_new(void);
void list_filter_free(ListFilter *filter);

/* The lists of which a key is the word or begins with it. Of two words with one hash of 32 bits it takes one for the other. */
Lists lists_begun(const ListFilter *filter, Slice word);

#endif
