#ifndef ISNAD_SHOW_ARTICLE_H
#define ISNAD_SHOW_ARTICLE_H

/* The text of a document in HTML, with its names, numbers and the parts of its claims as nested elements. Each has a
   label, which the style sheet writes behind it (data-l), and what it shows when pointed at (data-t). The parts of a
   claim share a class k0, k1 ..., by which the style sheet lights them up together with their row of the table. */

#include "tools/show/anchors.h"
#include "tools/show/document.h"
#include "tools/show/labels.h"

typedef struct {
    Buffer *out;
    Language language;
    Anchors *anchors;
    Document *document;
    Arena *scratch;      /* of a sentence */
    Sides sides;         /* whose actors are coloured by side; empty: no two lead */
    size_t since_break, since_space; /* bytes of text */
} Article;

void put_article(Article *article);

/* What claims and marks have in common with their row of the table. */

/* Writes a class for a label: the prefix and the label in lower case where that is plain letters, else "other". */
void put_label_class(Buffer *out, Arena *arena, const char *prefix, Slice label);

/* Writes the class by which claim `number`, from 0, lights up. */
void put_lit_class(Buffer *out, uint32_t number);

/* Writes a class ` side1` or ` side2` for an actor of one of the sides. */
void put_side_class(const Article *article, Slice actor);

/* Writes BEGIN-END. */
void put_span(Buffer *out, Span span);

#endif
