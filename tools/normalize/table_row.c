/* A row's cells, gathered and handed on. */

#include "tools/normalize/table_row.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024 };

void table_end_cell(TableReader *reader)
{
    if (reader->count == reader->capacity) {
        reader->capacity = reader->capacity > 0 ? 2 * reader->capacity : 16;
        reader->ends = realloc(reader->ends, reader->capacity * sizeof *reader->ends);
        reader->cells = realloc(reader->cells, reader->capacity * sizeof *reader->cells);
        if (reader->ends == NULL || reader->cells == NULL) die_at(NULL, 0, "out of memory");
    }
    reader->ends[reader->count++] = reader->text.len;
}

void table_end_row(TableReader *reader)
{
    Slice text = buffer_slice(&reader->text);
    for (size_t i = 0; i < reader->count; i++)
        reader->cells[i] = slice_part(text, i > 0 ? reader->ends[i - 1] : 0, reader->ends[i]);
    if (reader->count > 0 && reader->header) rows_header(reader->rows, reader->cells, reader->count);
    else if (reader->count > 0) rows_cells(reader->rows, reader->cells, reader->count);
    reader->header &= reader->count == 0;
    reader->count = 0;
    buffer_reset(&reader->text, KEPT_MEMORY);
}
