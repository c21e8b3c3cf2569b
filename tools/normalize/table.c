/* Rows to documents. */

#include "tools/normalize/table.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024 };

struct TableReader {
    ParagraphReader *paragraphs;
    Reading *reading;
    TableColumns columns;
    size_t most;       /* the last column that must be there */
    bool only_two;     /* ... and there must be no more */
    const About *general;
    Buffer row;        /* so far */
    Buffer valid;      /* as UTF-8, where it was none */
    bool after_cr;     /* an LF now belongs to the CR before it */
};

TableReader *table_open(ParagraphReader *paragraphs, Reading *reading, const TableColumns *columns, const About *general)
{
    TableReader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) die_at(NULL, 0, "out of memory");
    *reader = (TableReader){.paragraphs = paragraphs, .reading = reading, .columns = *columns, .general = general};
    reader->only_two = columns->numbers[FIELD_ID] == 0;
    if (reader->only_two) reader->columns = (TableColumns){{1, 2}};
    for (size_t i = 0; i < FIELDS; i++)
        if (reader->columns.numbers[i] > reader->most) reader->most = reader->columns.numbers[i];
    return reader;
}

void table_close(TableReader *reader)
{
    buffer_free(&reader->row);
    buffer_free(&reader->valid);
    free(reader);
}

/* Undoes \t \n \r \\ in place; a backslash before any other character goes away, as in PostgreSQL's COPY, and \N alone
   is its null. */
static Slice unescape(char *text, size_t length)
{
    size_t out = 0;
    if (length == 2 && text[0] == '\\' && text[1] == 'N') return SLICE("");
    for (size_t i = 0; i < length; i++) {
        char letter = text[i];
        if (letter == '\\' && i + 1 < length) {
            letter = text[++i];
            if (letter == 't') letter = '\t';
            else if (letter == 'n') letter = '\n';
            else if (letter == 'r') letter = '\r';
        }
        text[out++] = letter;
    }
    return (Slice){text, out};
}

/* Column `number` of the row, from 1; false where it has fewer. */
static bool find_column(Slice row, size_t number, size_t *from, size_t *length)
{
    *from = 0;
    for (;;) {
        const char *tab = *from < row.len ? memchr(row.ptr + *from, '\t', row.len - *from) : NULL;
        *length = (tab != NULL ? (size_t)(tab - row.ptr) : row.len) - *from;
        if (--number == 0) return true;
        if (tab == NULL) return false;
        *from += *length + 1;
    }
}

/* Whether the row has the columns that are read. */
static bool check_columns(TableReader *reader, Slice row)
{
    static const char expected[] = "expected document id, tab, text";
    size_t from, length;
    if (!find_column(row, reader->most, &from, &length)) {
        if (reader->only_two) reading_reject(reader->reading, "no tab in the line: %s", expected);
        else reading_reject(reader->reading, "too few columns: expected at least %zu", reader->most);
        return false;
    }
    if (!reader->only_two || !find_column(row, reader->most + 1, &from, &length)) return true;
    reading_reject(reader->reading, "more than two columns: %s", expected);
    return false;
}

static void finish_row(TableReader *reader)
{
    Slice fields[FIELDS];
    size_t places[FIELDS] = {0}, lengths[FIELDS] = {0};
    /* UTF-8 before the escapes are undone: what they stand for must not make a character of parts. */
    Slice row = paragraphs_valid(reader->paragraphs, buffer_slice(&reader->row), &reader->valid);
    if (!check_columns(reader, row)) return;
    for (size_t i = 0; i < FIELDS; i++)
        if (reader->columns.numbers[i] != 0) find_column(row, reader->columns.numbers[i], &places[i], &lengths[i]);
    Buffer *owner = reader->row.ptr == row.ptr ? &reader->row : &reader->valid;
    for (size_t i = 0; i < FIELDS; i++)
        fields[i] = lengths[i] > 0 ? unescape(owner->ptr + places[i], lengths[i]) : SLICE("");
    if (fields[FIELD_ID].len == 0) {
        reading_reject(reader->reading, "empty document id: expected document id, tab, text");
        return;
    }
    About own = {.title = fields[FIELD_TITLE], .date = fields[FIELD_DATE], .outlet = fields[FIELD_OUTLET]};
    own = about_filled(own, reader->general);
    paragraphs_document(reader->paragraphs, fields[FIELD_ID], &own, fields[FIELD_TEXT]);
}

/* Bytes up to the first CR or LF. */
static size_t line_length(Slice text)
{
    size_t length = 0;
    while (length < text.len && text.ptr[length] != '\n' && text.ptr[length] != '\r') length++;
    return length;
}

void table_add(TableReader *reader, Slice text)
{
    while (text.len > 0 && reader->reading->status != STATUS_ERROR) {
        Slice line = slice_part(text, 0, line_length(text));
        bool ends = line.len < text.len;
        bool second_half = reader->after_cr && line.len == 0 && ends && text.ptr[0] == '\n';
        if (reader->row.len + line.len > INPUT_LINE_MAX) {
            reading_fail(reader->reading, "line too long: expected at most %zu bytes", INPUT_LINE_MAX);
            return;
        }
        buffer_put(&reader->row, line);
        reader->after_cr = ends && text.ptr[line.len] == '\r';
        text = slice_part(text, line.len + ends, text.len);
        if (!ends || second_half) continue;
        finish_row(reader);
        buffer_reset(&reader->row, KEPT_MEMORY);
        reader->reading->line++;
    }
}

void table_finish(TableReader *reader)
{
    if (reader->row.len > 0 && reader->reading->status != STATUS_ERROR) finish_row(reader);
}
