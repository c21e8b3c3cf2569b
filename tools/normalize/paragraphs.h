#ifndef ISNAD_PARAGRAPHS_H
#define ISNAD_PARAGRAPHS_H

/* Cuts plain text, or the rows of a table `document id TAB text`, into paragraphs and hands them on normalised. */

#include "common/stage.h"
#include "tools/normalize/rewrite.h"

typedef struct ParagraphReader ParagraphReader;

/* Paragraphs go to `emit`. `file` names the input in messages. All must outlive the reader. */
ParagraphReader *paragraphs_open(const Profile *profile, const char *file, StageEmit *emit, void *chain);
void paragraphs_close(ParagraphReader *reader);

/* Plain text, piece by piece, all of one document. */
void paragraphs_start_document(ParagraphReader *reader, Slice id);
void paragraphs_add_text(ParagraphReader *reader, Slice text);
void paragraphs_finish_document(ParagraphReader *reader);

/* A table, piece by piece. */
void paragraphs_add_table(ParagraphReader *reader, Slice text);
void paragraphs_finish_table(ParagraphReader *reader);

/* The line of the input that is being read, from 1. */
uint64_t paragraphs_line(const ParagraphReader *reader);

/* STATUS_DONE, or STATUS_REJECTED where a row was passed over. */
int paragraphs_status(const ParagraphReader *reader);

#endif
