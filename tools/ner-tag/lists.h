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

/* Lists of whole names; and of a word, that it is all of one of their keys, that it stands in one behind the first word. */
#define LISTS_OF_NAMES (LIST_BIT(LIST_COUNTRIES) | LIST_BIT(LIST_BODIES) | LIST_BIT(LIST_PLACES) | \
                        LIST_BIT(LIST_THINGS) | LIST_BIT(LIST_SUBDIVISIONS))
#define LIST_WHOLE_NAME ((Lists)1 << 30)
#define LIST_NAME_GOES_ON ((Lists)1 << 31)

const Lexicon *list_lexicon(List list);

/* Tells in one step which lists a word begins keys of. */
typedef struct ListFilter ListFilter;

ListFilter *list_filter_new(void);
void list_filter_free(ListFilter *filter);

/* The lists of which a key is the word or begins with it, and the two bits of names. Of two words with one hash of 32 bits it takes one for the other. */
Lists lists_begun(const ListFilter *filter, Slice word);

#endif
