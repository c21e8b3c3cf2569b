#ifndef ISNAD_NORMALIZE_TABLE_H
#define ISNAD_NORMALIZE_TABLE_H

/* Files with a document a row, in three forms: columns parted by tabs, with the escapes of PostgreSQL's COPY; CSV as RFC
   4180 has it, with line ends in quotation marks; JSON lines, an object each. */

#include "tools/normalize/table_row.h"

/* `header`: the first row names the columns; of TABLE_JSONL there is none. All must outlive the reader. */
TableReader *table_open(TableForm form, bool header, Rows *rows, ParagraphReader *paragraphs, Reading *reading);
void table_close(TableReader *reader);

/* The table, piece by piece. A row that cannot be read is named and passed over. */
void table_add(TableReader *reader, Slice text);
void table_finish(TableReader *reader);

#endif
