#ifndef ISNAD_SHOW_DOCUMENT_H
#define ISNAD_SHOW_DOCUMENT_H

/* A document held whole, for the page: claims may reach back to a source far before them, and the table of claims comes
   behind the text. */

#include "tools/show/labels.h"
#include "tools/show/nesting.h"

/* A sentence (a paragraph, where none were split). */
typedef struct {
    Slice text;
    SpanMap map;
    bool new_paragraph;
    size_t marks_from, marks_to; /* of annotations.marks: those of its records */
} DocumentSentence;

/* document_open first. All slices live until the next document_begin. */
typedef struct {
    Arena *arena;
    Slice id, headline, about;   /* about: who published it and when */
    Annotations annotations;
    DocumentSentence *sentences;
    Mark *foreign;               /* marks that reach out of their record's sentence */
    size_t sentence_count, sentence_capacity, foreign_count, foreign_capacity;
} Document;

void document_open(Document *document);
void document_close(Document *document);

/* Forgets the document before. `sentence` is the first of the next. */
void document_begin(Document *document, const Sentence *sentence, Language language);

/* Adds a sentence with its records, or a record that came without its sentence. */
void document_add(Document *document, Sentence *sentence);

/* A walk over the document's sentences in order, which finds the marks of each; zero-initialise. */
typedef struct {
    Carry carry;
    size_t next; /* how many foreign marks lie before */
    bool sorted;
} DocumentWalk;

/* The marks of the sentence `at`, cut to it and nested. */
Nesting document_nesting(Document *document, DocumentWalk *walk, size_t at, Arena *arena);

#endif
