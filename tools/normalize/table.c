/* Files to lines, lines of tab-separated columns to rows. */

#include "tools/normalize/table.h"
#include "tools/normalize/table_forms.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024 };

TableReader *table_open(TableForm form, bool header, Rows *rows, ParagraphReader *paragraphs, Reading *reading)
{
    TableReader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) die_at(NULL, 0, "out of memory");
    *reader = (TableReader){.form = form, .header = header, .rows = rows, .paragraphs = paragraphs, .reading = reading};
    return reader;
}

void table_close(TableReader *reader)
{
    buffer_free(&reader->line);
    buffer_free(&reader->valid);
    buffer_free(&reader->text);
    free(reader->ends);
    free(reader->cells);
    free(reader);
}

/* ---- columns parted by tabs ---- */

/* Undoes \t \n \r \\; a backslash before any other character goes away, as in PostgreSQL's COPY, and \N alone is its
   null. */
static void put_unescaped(Buffer *out, Slice cell)
{
    if (slice_is(cell, "\\N")) return;
    while (cell.len > 0) {
        const char *backslash = memchr(cell.ptr, '\\', cell.len);
        size_t plain = backslash != NULL ? (size_t)(backslash - cell.ptr) : cell.len;
        buffer_put(out, slice_part(cell, 0, plain));
        if (plain == cell.len) return;
        char letter = plain + 1 < cell.len ? cell.ptr[plain + 1] : '\\';
        buffer_put_char(out, letter == 't' ? '\t' : letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter);
        cell = slice_part(cell, plain + 2 < cell.len ? plain + 2 : cell.len, cell.len);
    }
}

static void tsv_line(TableReader *reader, Slice line)
{
    for (;;) {
        const char *tab = line.len > 0 ? memchr(line.ptr, '\t', line.len) : NULL;
        size_t length = tab != NULL ? (size_t)(tab - line.ptr) : line.len;
        put_unescaped(&reader->text, slice_part(line, 0, length));
        table_end_cell(reader);
        if (tab == NULL) break;
        line = slice_part(line, length + 1, line.len);
    }
    table_end_row(reader);
}

/* ---- lines ---- */

/* Bytes up to the first CR or LF. */
static size_t line_length(Slice text)
{
    size_t length = 0;
    while (length < text.len && text.ptr[length] != '\n' && text.ptr[length] != '\r') length++;
    return length;
}

/* UTF-8 before escapes and quotation marks are undone: what they stand for must not make a character of parts. */
static void end_line(TableReader *reader, Slice end)
{
    Slice line = paragraphs_valid(reader->paragraphs, buffer_slice(&reader->line), &reader->valid);
    if (reader->form == TABLE_CSV) csv_line(reader, line, end);
    else if (reader->form == TABLE_JSONL) json_line(reader, line);
    else tsv_line(reader, line);
    buffer_reset(&reader->line, KEPT_MEMORY);
}

void table_add(TableReader *reader, Slice text)
{
    while (text.len > 0 && reader->reading->status != STATUS_ERROR) {
        Slice line = slice_part(text, 0, line_length(text));
        bool ends = line.len < text.len;
        bool second_half = reader->after_cr && line.len == 0 && ends && text.ptr[0] == '\n' && reader->line.len == 0;
        if (reader->line.len + line.len + reader->text.len > INPUT_LINE_MAX) {
            reading_fail(reader->reading, "line too long: expected at most %zu bytes", INPUT_LINE_MAX);
            return;
        }
        buffer_put(&reader->line, line);
        Slice end = slice_part(text, line.len, line.len + ends);
        reader->after_cr = ends && end.ptr[0] == '\r';
        text = slice_part(text, line.len + ends, text.len);
        if (second_half && reader->form == TABLE_CSV) csv_line(reader, SLICE(""), end);
        if (!ends || second_half) continue;
        end_line(reader, end);
        reader->reading->line++;
    }
}

void table_finish(TableReader *reader)
{
    if (reader->line.len > 0 && reader->reading->status != STATUS_ERROR) end_line(reader, SLICE(""));
    if (reader->form == TABLE_CSV && reader->reading->status != STATUS_ERROR) csv_finish(reader);
}
