/* Comma-separated values, RFC 4180. */

#include "tools/normalize/table_forms.h"

enum { CELL_START, PLAIN, QUOTED, QUOTE_WITHIN }; /* QUOTE_WITHIN: behind a mark that ends the cell, or is doubled */

/* Semicolons where a first line has no comma outside of quotation marks: what spreadsheets of many languages write. */
static char find_separator(Slice line)
{
    bool quoted = false, semicolon = false;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '"') quoted = !quoted;
        if (!quoted && line.ptr[i] == ',') return ',';
        if (!quoted && line.ptr[i] == ';') semicolon = true;
    }
    return semicolon ? ';' : ',';
}

/* Bytes that say nothing in the state. */
static size_t plain_length(const TableReader *reader, Slice text)
{
    size_t length = 0;
    if (reader->state == QUOTED) {
        const char *quote = memchr(text.ptr, '"', text.len);
        return quote != NULL ? (size_t)(quote - text.ptr) : text.len;
    }
    while (reader->state == PLAIN && length < text.len && text.ptr[length] != reader->separator) length++;
    return length;
}

/* A mark within a cell that did not begin with one is a character. */
static void take(TableReader *reader, char byte)
{
    if (byte == reader->separator && reader->state != QUOTED) {
        table_end_cell(reader);
        reader->state = CELL_START;
        return;
    }
    bool mark = byte == '"';
    if (mark && reader->state == CELL_START) {
        reader->state = QUOTED;
    } else if (mark && reader->state == QUOTED) {
        reader->state = QUOTE_WITHIN;
    } else {
        buffer_put_char(&reader->text, byte);
        reader->state = mark && reader->state == QUOTE_WITHIN ? QUOTED : PLAIN;
    }
}

void csv_line(TableReader *reader, Slice line, Slice end)
{
    if (reader->separator == '\0') reader->separator = find_separator(line);
    if (reader->count == 0 && reader->state == CELL_START && reader->text.len == 0) {
        reader->first_line = reader->reading->line;
        if (line.len == 0) return;
    }
    while (line.len > 0) {
        size_t plain = plain_length(reader, line);
        buffer_put(&reader->text, slice_part(line, 0, plain));
        if (plain < line.len) take(reader, line.ptr[plain++]);
        line = slice_part(line, plain, line.len);
    }
    if (reader->state == QUOTED) {
        buffer_put(&reader->text, end);
        return;
    }
    table_end_cell(reader);
    reader->state = CELL_START;
    uint64_t last_line = reader->reading->line;
    reader->reading->line = reader->first_line; /* where messages find the row */
    table_end_row(reader);
    reader->reading->line = last_line;
}

void csv_finish(TableReader *reader)
{
    if (reader->state != QUOTED) return;
    reader->reading->line = reader->first_line;
    reading_reject(reader->reading, "quotation mark without its end: expected another behind the cell");
}
