#ifndef ISNAD_NORMALIZE_TABLE_FORMS_H
#define ISNAD_NORMALIZE_TABLE_FORMS_H

/* How each form of a table is read, line by line. */

#include "tools/normalize/table_row.h"

/* A line of CSV with what ends it, "" at the file's end. */
void csv_line(TableReader *reader, Slice line, Slice end);
void csv_finish(TableReader *reader);

/* A line of JSON. */
void json_line(TableReader *reader, Slice line);

#endif
