/* Lines to paragraphs, rows to documents, with the original offsets counted on the way. */

#include "tools/normalize/paragraphs.h"
#include "common/errors.h"

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
    bool table_after_cr;
    uint64_t line;
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
    free(reader);
}

uint64_t paragraphs_line(const ParagraphReader *reader) { return reader->line; }
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

static void add_to_paragraph(ParagraphReader *reader, Slice text)
{
    enum { STEP = 64 * 1024 };
    const Rewriter *rewriter = &reader->rewriter;
    while (text.len > 0) {
        /* In steps: a ligature may become eighteen letters, each with a map entry, and a record has the same limit. */
        size_t step = text.len < STEP ? text.len : STEP;
        while (step < text.len && ((unsigned char)text.ptr[step] & 0xC0) == 0x80) step--;
        reader->length += step;
        if (reader->length > INPUT_LINE_MAX || rewriter->mapped.text.len + rewriter->mapped.map.len > INPUT_LINE_MAX)
            die_at(reader->file, reader->line, "paragraph too long: expected at most %zu bytes, as read and with its "
                   "map", INPUT_LINE_MAX);
        rewrite_add(&reader->rewriter, slice_part(text, 0, step));
        text = slice_part(text, step, text.len);
    }
}

/* Adds what goes before the next line end, and the line end itself. Returns the number of line ends, 0 or 1. */
static uint64_t add_line(ParagraphReader *reader, Slice *text)
{
    Slice line = slice_part(*text, 0, line_length(*text));
    bool ends = line.len < text->len;
    bool second_half = reader->text_after_cr && line.len == 0 && ends && text->ptr[0] == '\n';
    add_to_paragraph(reader, line);
    reader->text_after_cr = ends && text->ptr[line.len] == '\r';
    *text = slice_part(*text, line.len + ends, text->len);
    if (!ends) return 0;
    if (!second_half) finish_paragraph(reader);
    reader->rewriter.offset++;
    start_paragraph(reader);
    return !second_half;
}

void paragraphs_add_text(ParagraphReader *reader, Slice text)
{
    while (text.len > 0) reader->line += add_line(reader, &text);
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

static void finish_row(ParagraphReader *reader)
{
    Buffer *row = &reader->row;
    char *tab = row->len > 0 ? memchr(row->ptr, '\t', row->len) : NULL;
    if (tab == NULL) {
        reject(reader, "no tab in the line");
        return;
    }
    size_t id_length = (size_t)(tab - row->ptr), text_length = row->len - id_length - 1;
    if (memchr(tab + 1, '\t', text_length) != NULL) {
        reject(reader, "more than two columns");
        return;
    }
    if (id_length == 0) {
        reject(reader, "empty document id");
        return;
    }
    Slice text = unescape(tab + 1, text_length);
    paragraphs_start_document(reader, unescape(row->ptr, id_length));
    while (text.len > 0) add_line(reader, &text);
    paragraphs_finish_document(reader);
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
