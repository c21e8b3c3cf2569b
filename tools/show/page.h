#ifndef ISNAD_SHOW_PAGE_H
#define ISNAD_SHOW_PAGE_H

/* One HTML page of all documents: needs nothing but itself, runs no script and loads nothing, which its
   Content-Security-Policy holds it to as well. */

#include "tools/show/anchors.h"
#include "tools/show/comparison.h"
#include "tools/show/document.h"
#include "tools/show/labels.h"

/* Zero-initialise, set the first two, then page_open. */
typedef struct {
    Language language;
    const char *title;   /* NULL: the view's own */
    Document document;   /* the one being read */
    bool reading;        /* ... there is one */
    bool begun;
    Anchors anchors;
    Buffer contents;     /* the list of contents: its entries so far */
    Comparison comparison;
    uint64_t unlisted;   /* documents that are not in it */
    Arena *scratch;
} Page;

void page_open(Page *page);
void page_close(Page *page);

/* Adds a sentence; the document before it is written where this begins another. */
void page_sentence(Page *page, Sentence *sentence, Buffer *out);

/* Writes the last document and the page's end. */
void page_finish(Page *page, Buffer *out);

#endif
