#ifndef ISNAD_SHOW_COMPARISON_PAGE_H
#define ISNAD_SHOW_COMPARISON_PAGE_H

/* The comparison as a part of the page: a table a story, a row a group, a column a document, every cell a link to its place;
   before it a picture of the figures that differ, a range a document on one axis. */

#include "tools/show/anchors.h"
#include "tools/show/comparison.h"

/* Writes nothing where there are no groups. The comparison must be arranged. */
void put_comparison(Buffer *out, const Comparison *comparison, const Anchors *anchors, Language language);

#endif
