#ifndef ISNAD_NORMALIZE_ROWS_H
#define ISNAD_NORMALIZE_ROWS_H

/* Rows of any kind of table to documents: which field is the id, which the text; all that have a name and are none of
   these become attributes of the D record. */

#include "tools/normalize/paragraphs.h"

/* What a field has. */
enum { FIELD_ID, FIELD_TEXT, FIELD_DATE, FIELD_OUTLET, FIELD_TITLE, FIELDS };

/* Which are read: by their number, from 1 (--columns), or by their name (--fields, else the usual names). */
typedef struct {
    bool by_number;
    size_t numbers[FIELDS];    /* 0: there is none */
    bool two;                  /* a row has two columns, id and text, and no more */
    Slice names[FIELDS];       /* empty: not said, the usual ones are looked for */
} RowFields;

/* Reads `ID,TEXT[,DATE[,OUTLET[,TITLE]]]`, numbers; 0 or nothing for one that there is not. False where it is none. */
bool row_fields_by_number(const char *list, RowFields *fields);

/* Reads `id=NAME,text=NAME,date=NAME,source=NAME,title=NAME`, any of them; the names lie in `list`. */
bool row_fields_by_name(const char *list, RowFields *fields);

typedef struct Rows Rows;

/* Documents go to `paragraphs`; what a row does not say is as in `general`. Of a row without an id, where none was asked
   for by name, it is `stem` with the row's number. All must outlive the rows. */
Rows *rows_open(ParagraphReader *paragraphs, Reading *reading, const RowFields *fields, const About *general, Slice stem);
void rows_close(Rows *rows);

/* The first row names the columns. A table without one that must be there is named, once, and ends the reading. */
void rows_header(Rows *rows, const Slice *cells, size_t count);

/* A row of cells, by header or by number. */
void rows_cells(Rows *rows, const Slice *cells, size_t count);

/* A row field by field. Keys and values must live until rows_end. */
void rows_begin(Rows *rows);
void rows_put(Rows *rows, Slice name, Slice value);
void rows_end(Rows *rows);

#endif
