#ifndef ISNAD_NORMALIZE_TABLE_H
#define ISNAD_NORMALIZE_TABLE_H

/* A table: a row a document, columns parted by tabs, with the escapes of PostgreSQL's COPY. */

#include "tools/normalize/paragraphs.h"

/* What a column has. */
enum { FIELD_ID, FIELD_TEXT, FIELD_DATE, FIELD_OUTLET, FIELD_TITLE, FIELDS };

/* Which columns are read, counted from 1; 0: there is none. All 0: a row has two, id and text, and no more. */
typedef struct {
    size_t numbers[FIELDS];
} TableColumns;

typedef struct TableReader TableReader;

/* Documents go to `paragraphs`; what a row does not say is as in `general`. All must outlive the reader. */
TableReader *table_open(ParagraphReader *paragraphs, Reading *reading, const TableColumns *columns, const About *general);
void table_close(TableReader *reader);

/* The table, piece by piece. A row that cannot be read is named and passed over. */
void table_add(TableReader *reader, Slice text);
void table_finish(TableReader *reader);

#endif
