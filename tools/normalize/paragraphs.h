#ifndef ISNAD_PARAGRAPHS_H
#define ISNAD_PARAGRAPHS_H

/* Cuts the plain text of documents into paragraphs and hands them on normalised; before them a D record, where something
   is known of the document. */

#include "common/stage.h"
#include "tools/normalize/about.h"
#include "tools/normalize/actions.h"
#include "tools/normalize/reading.h"

typedef struct ParagraphReader ParagraphReader;

/* Paragraphs go to `emit`. All must outlive the reader. Where `reading` comes to STATUS_ERROR, nothing is handed on from
   there. */
ParagraphReader *paragraphs_open(const Profile *profile, Reading *reading, StageEmit *emit, void *chain);
void paragraphs_close(ParagraphReader *reader);

/* Plain text, piece by piece as a decoder hands it on, all of one document. What is no UTF-8, and NUL, is replaced. The
   `about` is UTF-8; a date that is none is named. */
void paragraphs_start_document(ParagraphReader *reader, Slice id, const About *about);
void paragraphs_add_text(ParagraphReader *reader, Slice text);
void paragraphs_finish_document(ParagraphReader *reader);

/* Characters of the document before its text, at its start. */
void paragraphs_skip(ParagraphReader *reader, size_t characters);

/* A whole document that stands in the line that is being read. */
void paragraphs_document(ParagraphReader *reader, Slice id, const About *about, Slice text);

/* The bytes as UTF-8, where they are none in `memory`, by whose next use they go. */
Slice paragraphs_valid(ParagraphReader *reader, Slice bytes, Buffer *memory);

/* How many sequences were replaced by U+FFFD so far. */
uint64_t paragraphs_replaced(const ParagraphReader *reader);

/* How many characters there were so far, in documents that are finished. */
uint64_t paragraphs_characters(const ParagraphReader *reader);

/* How often each change was made so far. */
const uint64_t *paragraphs_counts(const ParagraphReader *reader);

#endif
