#ifndef ISNAD_NORMALIZE_TABLE_FORMS_H
#define ISNAD_NORMALIZE_TABLE_FORMS_H

/* How each form of a table is read, line by line. */

#include "tools/normalize/table.h"

struct TableReader {
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
};

/* Ends a cell of the row at the text's end. */
void table_end_cell(TableReader *reader);

/* Hands the row on, if it has cells, and begins the next. */
void table_end_row(TableReader *reader);

/* A line of CSV with what ends it, "" at the file's end. */
void csv_line(TableReader *reader, Slice line, Slice end);
void csv_finish(TableReader *reader);

/* A line of JSON. */
void json_line(TableReader *reader, Slice line);

#endif
