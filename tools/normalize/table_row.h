#ifndef ISNAD_NORMALIZE_TABLE_ROW_H
#define ISNAD_NORMALIZE_TABLE_ROW_H

/* The row that a reader of tables is in: what the forms of a table fill and hand on. */

#include "tools/normalize/rows.h"

typedef enum { TABLE_TSV, TABLE_CSV, TABLE_JSONL, TABLE_FORMS } TableForm;

typedef struct {
    TableForm form;
    bool header;           /* ... is still to come */
    Rows *rows;
    ParagraphReader *paragraphs;
    Reading *reading;
    Buffer line;           /* so far */
    Buffer valid;          /* as UTF-8, where it was none */
    bool after_cr;         /* an LF now belongs to the CR before it */
    bool told;             /* of something that is said once */
    /* Of the row so far. */
    Buffer text;           /* its cells one behind the other, as they mean */
    size_t *ends;          /* where they end in it */
    size_t count, capacity;
    Slice *cells;          /* of a whole row; as many as `capacity` */
    /* Of CSV. */
    int state;
    char separator;        /* '\0': not known yet */
    uint64_t first_line;   /* of the row */
} TableReader;

/* Ends a cell of the row at the text's end. */
void table_end_cell(TableReader *reader);

/* Hands the row on, if it has cells, and begins the next. */
void table_end_row(TableReader *reader);

#endif
