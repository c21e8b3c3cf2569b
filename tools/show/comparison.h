#ifndef ISNAD_SHOW_COMPARISON_H
#define ISNAD_SHOW_COMPARISON_H

/* The accounts side by side: what the G records of lineup say, as rows (groups) and columns (documents), a table a story.
   Groups that only one document has are left out, but for disputes. */

#include "common/stage.h"
#include "tools/show/labels.h"

typedef enum { ROW_FIGURE, ROW_DISPUTE, ROW_CLAIM, ROW_KINDS } RowKind;

/* A member of a group. */
typedef struct {
    Slice document, text, source, act, count, mod;
    Span span;               /* what a link leads to: of a claim its cue */
    bool against;            /* of a dispute */
} Cell;

typedef struct {
    RowKind kind;
    Slice id, fate, verdict, low, high;
    Cell *cells;
    size_t count, capacity;
} Row;

/* A document of the page or view. */
typedef struct {
    Slice id, about, anchor; /* about: who published it and when */
    uint64_t ordinal;        /* among all that came, from 1; 0: the document itself did not come */
} Column;

typedef struct {
    Slice id;
    Row *rows;
    size_t row_count, row_capacity;
    Column *columns;
    size_t column_count, column_capacity;
    uint64_t left_out;       /* rows and columns beyond what is shown */
} StoryTable;

/* Zero-initialise, then comparison_open. */
typedef struct {
    Arena *arena;
    StoryTable *stories;
    Column *documents;       /* those that came, in order */
    size_t story_count, story_capacity, document_count, document_capacity;
    uint64_t left_out;       /* members beyond what is kept */
    size_t member_count;
} Comparison;

/* So much is kept and shown of a stream that has more. */
enum { COMPARISON_MEMBERS = 20000, COMPARISON_DOCUMENTS = 10000, COMPARISON_ROWS = 400, COMPARISON_COLUMNS = 24 };

void comparison_open(Comparison *comparison);
void comparison_close(Comparison *comparison);

/* Adds the G records of a sentence, which stand by themselves. False: it has none. */
bool comparison_add_all(Comparison *comparison, Sentence *sentence);

/* Notes a document that came; `anchor` and `ordinal` are those of its place on the page. */
void comparison_note_document(Comparison *comparison, const Column *document);

/* Orders rows and columns, when all has come; then stories have what is to be shown. */
void comparison_arrange(Comparison *comparison);

/* The number of a decimal, 0 where it is none. */
double comparison_number(Slice decimal);

#endif
