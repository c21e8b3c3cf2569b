#ifndef ISNAD_NER_FORMS_H
#define ISNAD_NER_FORMS_H

/* What is known of a word wherever it stands: made once a word, kept by the scorer. */

#include "tools/ner-tag/lists.h"

typedef struct {
    uint32_t stem, base;             /* hashes: without proclitics; without the article too */
    Lists begun;                     /* the lists of which a key begins with one of its readings */
    uint8_t class;                   /* TokenClass */
    uint8_t name_cut;                /* letters of proclitics where a name begins with it */
    bool frequent : 1;
    bool whole : 1;                  /* the news know it with its first letters rather than without them */
    uint8_t name_readings;           /* a bit for each of its readings that begins a key of LISTS_OF_NAMES */
} Form;

#endif
