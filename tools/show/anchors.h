#ifndef ISNAD_SHOW_ANCHORS_H
#define ISNAD_SHOW_ANCHORS_H

/* What in a page can be linked to: #DOC-BEGIN-END, the first thing of a document with that span; and the documents'
   names, one for each. */

#include "common/buffer.h"
#include "common/span.h"

/* A set of numbers that are not 0; zero-initialise. */
typedef struct {
    uint64_t *slots;
    size_t mask, count;
} NumberSet;

/* Whether it was not there. */
bool number_set_add(NumberSet *set, uint64_t number);
bool number_set_has(const NumberSet *set, uint64_t number);
void number_set_free(NumberSet *set);

typedef struct {
    Buffer document;     /* the document's name in anchors */
    NumberSet documents; /* hashes of all names so far */
    NumberSet spans;     /* those of the document that have an anchor */
    NumberSet places;    /* of all documents, each with its name, up to so many */
    uint64_t ordinal;    /* of the document, from 1 */
} Anchors;

/* The next document. Its name is its id with _ for what an anchor cannot hold, and with ~ORDINAL where that was there
   before. */
void anchors_document(Anchors *anchors, Slice id);

/* Whether the span gets its anchor now: it has none yet. */
bool anchors_add(Anchors *anchors, Span span);
bool anchors_have(const Anchors *anchors, Span span);

/* Whether a span has one in the document of this name, of any before. */
bool anchors_have_in(const Anchors *anchors, Slice name, Span span);

/* Writes DOC-BEGIN-END, safe in an attribute. */
void put_anchor(Buffer *out, const Anchors *anchors, Span span);

void anchors_close(Anchors *anchors);

#endif
