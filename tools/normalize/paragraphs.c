/* Lines to paragraphs, with the original offsets counted on the way. */

#include "tools/normalize/paragraphs.h"
#include "common/utf8.h"
#include "tools/normalize/decode.h"
#include "tools/normalize/repair.h"
#include "tools/normalize/rewrite.h"
#include "tools/normalize/timestamp.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024 };

struct ParagraphReader {
    Reading *reading;
    StageEmit *emit;
    void *chain;
    Arena *arena;
    Rewriter rewriter;      /* its offset is the document's */
    Repair repair;          /* before the rewriter, where */
    bool repairs;           /*   the profile wants any */
    Slice document;
    bool verbatim_document;    /* its id has nothing to escape */
    uint64_t paragraph;     /* number of the last one handed on */
    size_t length;          /* bytes of the paragraph so far */
    bool text_after_cr;     /* an LF now belongs to the CR before it */
    Buffer valid;           /* a line as UTF-8, where it was none */
    Buffer attrs;           /* of a D record */
    uint64_t characters;    /* of all documents */
};

ParagraphReader *paragraphs_open(const Profile *profile, Reading *reading, StageEmit *emit, void *chain)
{
    ParagraphReader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) die_at(NULL, 0, "out of memory");
    reader->reading = reading;
    reader->emit = emit;
    reader->chain = chain;
    reader->arena = arena_new();
    reader->rewriter.profile = profile;
    reader->repairs = repair_open(&reader->repair, &reader->rewriter);
    return reader;
}

void paragraphs_close(ParagraphReader *reader)
{
    repair_close(&reader->repair);
    rewrite_free(&reader->rewriter);
    arena_free(reader->arena);
    buffer_free(&reader->attrs);
    buffer_free(&reader->valid);
    free(reader);
}

uint64_t paragraphs_characters(const ParagraphReader *reader) { return reader->characters; }

uint64_t paragraphs_replaced(const ParagraphReader *reader) { return reader->rewriter.replaced; }

const uint64_t *paragraphs_counts(const ParagraphReader *reader) { return reader->rewriter.counts; }

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
    if (reader->repairs) repair_begin(&reader->repair);
}

static void finish_paragraph(ParagraphReader *reader)
{
    Rewritten rewritten;
    if (reader->reading->status == STATUS_ERROR) return;
    if (reader->repairs) repair_end(&reader->repair);
    if (!rewrite_end(&reader->rewriter, &rewritten)) return;
    char number[4 + NUMBER_MAX] = "par=";
    Slice front = {number, 4 + number_write(number + 4, ++reader->paragraph)};
    Slice attrs = mapped_attrs(&reader->rewriter.mapped, front, SLICE(";map="));
    Sentence sentence = {.arena = reader->arena, .new_document = reader->paragraph == 1, .new_paragraph = true};
    sentence.head = (Record){.type = 'P', .doc = reader->document, .begin = rewritten.begin, .end = rewritten.end,
                             .text = rewritten.text, .attrs = attrs,
                             .verbatim = rewritten.verbatim && reader->verbatim_document};
    reader->emit(reader->chain, &sentence);
    arena_reset(reader->arena);
}

/* ---- a document ---- */

/* A headline is one line. */
static Slice headline_of(ParagraphReader *reader, Slice title, Rewritten *rewritten)
{
    char *line = arena_take(reader->arena, title.len);
    for (size_t i = 0; i < title.len; i++)
        line[i] = title.ptr[i] == '\n' || title.ptr[i] == '\r' ? ' ' : title.ptr[i];
    start_paragraph(reader);
    if (reader->repairs) repair_add(&reader->repair, (Slice){line, title.len});
    else rewrite_add(&reader->rewriter, (Slice){line, title.len});
    if (reader->repairs) repair_end(&reader->repair);
    return rewrite_end(&reader->rewriter, rewritten) ? rewritten->text : SLICE("");
}

/* The day of writing; empty where none is given, or none that there is, which is named. */
static Slice day_of(ParagraphReader *reader, Slice date, char day[DAY_LENGTH])
{
    enum { SHOWN = 100 };
    Slice time;
    if (date.len == 0) return date;
    if (!timestamp_read(date, day, &time)) {
        reading_reject(reader->reading, "bad date %.*s: expected YYYY-MM-DD, alone or with a time behind it",
                       (int)(date.len < SHOWN ? date.len : SHOWN), date.ptr);
        return SLICE("");
    }
    if (time.len > 0) attrs_put(&reader->attrs, "time", time);
    return (Slice){day, DAY_LENGTH};
}

static void put_others(Buffer *attrs, Slice others)
{
    if (others.len == 0) return;
    if (attrs->len > 0) buffer_put_char(attrs, ';');
    buffer_put(attrs, others);
}

/* The D record, where anything is known. */
static void emit_about(ParagraphReader *reader, const About *about)
{
    char day[DAY_LENGTH];
    Rewritten rewritten;
    reader->attrs.len = 0;
    if (about->outlet.len > 0) attrs_put(&reader->attrs, "outlet", about->outlet);
    Slice date = day_of(reader, about->date, day);
    put_others(&reader->attrs, about->others);
    Slice headline = about->title.len > 0 ? headline_of(reader, about->title, &rewritten) : SLICE("");
    if (headline.len == 0 && date.len == 0 && reader->attrs.len == 0) return;
    Sentence sentence = {.arena = reader->arena, .new_document = true};
    sentence.head = (Record){.type = 'D', .doc = reader->document, .text = headline, .value = date,
                             .attrs = buffer_slice(&reader->attrs)};
    reader->emit(reader->chain, &sentence);
    arena_reset(reader->arena);
}

void paragraphs_start_document(ParagraphReader *reader, Slice id, const About *about)
{
    reader->document = id;
    reader->verbatim_document = true;
    for (size_t i = 0; i < id.len; i++)
        if (memchr("\\\t\n\r", id.ptr[i], 4) != NULL) reader->verbatim_document = false;
    if (reader->reading->known != NULL && known_ids_add(reader->reading->known, id))
        reading_reject_like(reader->reading, LIKE_TWIN,
                            "document %.*s is there already: expected an id for each, as --ids path or --doc give",
                            (int)(id.len < 100 ? id.len : 100), id.ptr);
    emit_about(reader, about);
    reader->paragraph = 0;
    reader->text_after_cr = false;
    reader->rewriter.offset = 0;
    start_paragraph(reader);
}

void paragraphs_skip(ParagraphReader *reader, size_t characters)
{
    reader->rewriter.offset += characters;
    start_paragraph(reader);
}

static void check_length(ParagraphReader *reader, size_t more)
{
    const MappedText *mapped = &reader->rewriter.mapped;
    reader->length += more;
    if (reader->length <= INPUT_LINE_MAX && mapped->text.len + mapped->map.len <= INPUT_LINE_MAX) return;
    reading_fail(reader->reading, "paragraph too long: expected at most %zu bytes, as read and with its map",
                 INPUT_LINE_MAX);
}

/* A CR LF ends one line. */
static void end_line(ParagraphReader *reader, char end)
{
    bool second_half = reader->text_after_cr && end == '\n' && reader->length == 0;
    if (!second_half) {
        finish_paragraph(reader);
        reader->reading->line++;
    }
    reader->text_after_cr = end == '\r';
    reader->rewriter.offset++;
    start_paragraph(reader);
}

Slice paragraphs_valid(ParagraphReader *reader, Slice bytes, Buffer *memory)
{
    size_t skip, good = utf8_valid_prefix(bytes, &skip);
    const char *nul = bytes.len > 0 ? memchr(bytes.ptr, 0, bytes.len) : NULL;
    if (nul == NULL && good == bytes.len) return bytes;
    if (nul != NULL && (size_t)(nul - bytes.ptr) < good) good = (size_t)(nul - bytes.ptr);
    buffer_reset(memory, KEPT_MEMORY);
    decode_all(memory, bytes, &reader->rewriter.replaced);
    if (reader->reading->replaced_line == 0)
        reader->reading->replaced_line = reader->reading->line + reading_line_ends(slice_part(bytes, 0, good));
    return buffer_slice(memory);
}

/* The same as add_lines, by way of the repairs. */
static void add_lines_repaired(ParagraphReader *reader, Slice text)
{
    while (text.len > 0) {
        Slice line = slice_part(text, 0, line_length(text));
        repair_add(&reader->repair, paragraphs_valid(reader, line, &reader->valid));
        check_length(reader, line.len);
        if (line.len == text.len) return;
        end_line(reader, text.ptr[line.len]);
        text = slice_part(text, line.len + 1, text.len);
    }
}

/* At most SCAN_MAX bytes. */
static void add_lines(ParagraphReader *reader, Slice text)
{
    Rewriter *rewriter = &reader->rewriter;
    rewrite_scan(rewriter, text);
    for (size_t at = 0; at < text.len;) {
        size_t end = rewrite_add_line(rewriter, at);
        check_length(reader, end - at);
        if (reader->reading->replaced_line == 0 && rewriter->replaced > 0)
            reader->reading->replaced_line = reader->reading->line;
        if (end == text.len) return;
        end_line(reader, text.ptr[end]);
        at = end + 1;
    }
}

void paragraphs_add_text(ParagraphReader *reader, Slice text)
{
    while (text.len > 0 && reader->reading->status != STATUS_ERROR) {
        size_t step = text.len < SCAN_MAX ? text.len : SCAN_MAX;
        while (step > 1 && step < text.len && ((unsigned char)text.ptr[step] & 0xC0) == 0x80) step--;
        if (reader->repairs) add_lines_repaired(reader, slice_part(text, 0, step));
        else add_lines(reader, slice_part(text, 0, step));
        text = slice_part(text, step, text.len);
    }
}

void paragraphs_finish_document(ParagraphReader *reader)
{
    finish_paragraph(reader);
    reader->characters += reader->rewriter.offset;
}

void paragraphs_document(ParagraphReader *reader, Slice id, const About *about, Slice text)
{
    uint64_t line = reader->reading->line;
    paragraphs_start_document(reader, id, about);
    paragraphs_add_text(reader, text);
    paragraphs_finish_document(reader);
    reader->reading->line = line; /* its paragraphs are no lines of the file */
}
