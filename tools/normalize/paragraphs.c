/* Lines to paragraphs, rows to documents, with the original offsets counted on the way. */

#include "tools/normalize/paragraphs.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/normalize/decode.h"
#include "tools/normalize/rewrite.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024 };

struct ParagraphReader {
    const char *file;
    StageEmit *emit;
    void *chain;
    Arena *arena;
    Rewriter rewriter;      /* its offset is the document's */
    Slice document;
    uint64_t paragraph;     /* number of the last one handed on */
    size_t length;          /* bytes of the paragraph so far */
    bool text_after_cr;     /* an LF now belongs to the CR before it */
    Buffer attrs;
    Buffer row;             /* the table's row so far */
    Buffer valid_row;       /* the same as UTF-8, where it was none */
    bool table_after_cr;
    uint64_t line;          /* that is being read */
    uint64_t replaced_line; /* where the first sequence was replaced */
    int status;
};

ParagraphReader *paragraphs_open(const Profile *profile, const char *file, StageEmit *emit, void *chain)
{
    ParagraphReader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) die_at(NULL, 0, "out of memory");
    reader->file = file;
    reader->emit = emit;
    reader->chain = chain;
    reader->arena = arena_new();
    reader->rewriter.profile = profile;
    reader->line = 1;
    return reader;
}

void paragraphs_close(ParagraphReader *reader)
{
    rewrite_free(&reader->rewriter);
    arena_free(reader->arena);
    buffer_free(&reader->attrs);
    buffer_free(&reader->row);
    buffer_free(&reader->valid_row);
    free(reader);
}

uint64_t paragraphs_replaced(const ParagraphReader *reader, uint64_t *first_line)
{
    *first_line = reader->replaced_line;
    return reader->rewriter.replaced;
}

int paragraphs_status(const ParagraphReader *reader) { return reader->status; }

/* Bytes up to the first CR or LF. */
static size_t line_length(Slice text)
{
    size_t length = 0;
    while (length < text.len && text.ptr[length] != '\n' && text.ptr[length] != '\r') length++;
    return length;
}

/* ---- paragraphs of a document ---- */

static void start_paragraph(ParagraphReader *reader)
{
    reader->length = 0;
    rewrite_begin(&reader->rewriter);
}

static void finish_paragraph(ParagraphReader *reader)
{
    Rewritten rewritten;
    if (!rewrite_end(&reader->rewriter, &rewritten)) return;
    Buffer *attrs = &reader->attrs;
    buffer_reset(attrs, KEPT_MEMORY);
    buffer_put(attrs, SLICE("par="));
    buffer_put_number(attrs, ++reader->paragraph);
    if (rewritten.map.len > 0) attrs_put_list(attrs, "map", rewritten.map);
    Sentence sentence = {.arena = reader->arena, .new_document = reader->paragraph == 1, .new_paragraph = true};
    sentence.head = (Record){.type = 'P', .doc = reader->document, .begin = rewritten.begin, .end = rewritten.end,
                             .text = rewritten.text, .attrs = buffer_slice(attrs)};
    reader->emit(reader->chain, &sentence);
    arena_reset(reader->arena);
}

void paragraphs_start_document(ParagraphReader *reader, Slice id)
{
    reader->document = id;
    reader->paragraph = 0;
    reader->text_after_cr = false;
    reader->rewriter.offset = 0;
    start_paragraph(reader);
}

static void check_length(ParagraphReader *reader, size_t more)
{
    const MappedText *mapped = &reader->rewriter.mapped;
    reader->length += more;
    if (reader->length > INPUT_LINE_MAX || mapped->text.len + mapped->map.len > INPUT_LINE_MAX)
        die_at(reader->file, reader->line, "paragraph too long: expected at most %zu bytes, as read and with its "
               "map", INPUT_LINE_MAX);
}

/* A CR LF ends one line. */
static void end_line(ParagraphReader *reader, char end)
{
    bool second_half = reader->text_after_cr && end == '\n' && reader->length == 0;
    if (!second_half) {
        finish_paragraph(reader);
        reader->line++;
    }
    reader->text_after_cr = end == '\r';
    reader->rewriter.offset++;
    start_paragraph(reader);
}

/* At most SCAN_MAX bytes. */
static void add_lines(ParagraphReader *reader, Slice text)
{
    Rewriter *rewriter = &reader->rewriter;
    rewrite_scan(rewriter, text);
    for (size_t at = 0; at < text.len;) {
        size_t end = rewrite_add_line(rewriter, at);
        check_length(reader, end - at);
        if (reader->replaced_line == 0 && rewriter->replaced > 0) reader->replaced_line = reader->line;
        if (end == text.len) return;
        end_line(reader, text.ptr[end]);
        at = end + 1;
    }
}

void paragraphs_add_text(ParagraphReader *reader, Slice text)
{
    while (text.len > 0) {
        size_t step = text.len < SCAN_MAX ? text.len : SCAN_MAX;
        while (step > 1 && step < text.len && ((unsigned char)text.ptr[step] & 0xC0) == 0x80) step--;
        add_lines(reader, slice_part(text, 0, step));
        text = slice_part(text, step, text.len);
    }
}

void paragraphs_finish_document(ParagraphReader *reader) { finish_paragraph(reader); }

/* ---- rows of a table ---- */

/* Undoes \t \n \r \\ in place; a backslash before any other character goes away, as in PostgreSQL's COPY. */
static Slice unescape(char *text, size_t length)
{
    size_t out = 0;
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

static void reject(ParagraphReader *reader, const char *problem)
{
    error_at(reader->file, reader->line, "%s: expected document id, tab, text", problem);
    reader->status = STATUS_REJECTED;
}

/* The row as UTF-8. Before its escapes are undone: what they stand for must not make a character of parts. */
static Slice valid_row(ParagraphReader *reader)
{
    size_t skip;
    Slice row = buffer_slice(&reader->row);
    if (utf8_valid_prefix(row, &skip) == row.len && (row.len == 0 || memchr(row.ptr, 0, row.len) == NULL)) return row;
    buffer_reset(&reader->valid_row, KEPT_MEMORY);
    decode_all(&reader->valid_row, row, &reader->rewriter.replaced);
    if (reader->replaced_line == 0) reader->replaced_line = reader->line;
    return buffer_slice(&reader->valid_row);
}

static void finish_row(ParagraphReader *reader)
{
    Slice row = valid_row(reader);
    char *bytes = row.len > 0 ? (reader->row.ptr == row.ptr ? reader->row.ptr : reader->valid_row.ptr) : NULL;
    char *tab = bytes != NULL ? memchr(bytes, '\t', row.len) : NULL;
    if (tab == NULL) {
        reject(reader, "no tab in the line");
        return;
    }
    size_t id_length = (size_t)(tab - bytes), text_length = row.len - id_length - 1;
    if (memchr(tab + 1, '\t', text_length) != NULL) {
        reject(reader, "more than two columns");
        return;
    }
    if (id_length == 0) {
        reject(reader, "empty document id");
        return;
    }
    uint64_t line = reader->line;
    Slice text = unescape(tab + 1, text_length);
    paragraphs_start_document(reader, unescape(bytes, id_length));
    paragraphs_add_text(reader, text);
    paragraphs_finish_document(reader);
    reader->line = line; /* its paragraphs are no lines of the file */
}

void paragraphs_add_table(ParagraphReader *reader, Slice text)
{
    while (text.len > 0) {
        Slice line = slice_part(text, 0, line_length(text));
        bool ends = line.len < text.len;
        bool second_half = reader->table_after_cr && line.len == 0 && ends && text.ptr[0] == '\n';
        if (reader->row.len + line.len > INPUT_LINE_MAX)
            die_at(reader->file, reader->line, "line too long: expected at most %zu bytes", INPUT_LINE_MAX);
        buffer_put(&reader->row, line);
        reader->table_after_cr = ends && text.ptr[line.len] == '\r';
        text = slice_part(text, line.len + ends, text.len);
        if (!ends || second_half) continue;
        finish_row(reader);
        buffer_reset(&reader->row, KEPT_MEMORY);
        reader->line++;
    }
}

void paragraphs_finish_table(ParagraphReader *reader)
{
    if (reader->row.len > 0) finish_row(reader);
}
