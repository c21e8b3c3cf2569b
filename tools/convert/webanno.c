/* WebAnno TSV 3.2, which INCEpTION imports and exports: a token a line, a layer's features in columns. */

#include "common/errors.h"
#include "tools/convert/standoff.h"
#include "tools/convert/document_file.h"
#include "tools/convert/webanno_layers.h"
#include "tools/convert/webanno_text.h"
#include "tools/convert/words.h"

#include <stdlib.h>

enum {
    STACK_MAX = 64,     /* annotations at one token: more are left out, or a line could be as long as the document */
    REPEATED_MAX = 128, /* bytes of a value that is written again at each token of its annotation */
};

typedef struct {
    Document *document;
    uint64_t written;        /* documents so far */
} Webanno;

typedef struct {
    size_t from, to;         /* bytes of the document's text */
} Range;

/* A document's rows in the making. */
typedef struct {
    Document *document;
    LayerAnnotations annotations;
    size_t next;                                   /* the first annotation that has not begun yet */
    LayerAnnotation *open[STACK_MAX];              /* those that reach to the current token or behind it */
    size_t open_count;
    Buffer *out;
} Rows;

/* ---- the parts of a row ---- */

static void put_offset(const Document *document, size_t byte, Buffer *out)
{
    Place place;
    places_character(&document->places, byte, &place);
    buffer_put_number(out, place.utf16);
}

static Range common_part(const LayerAnnotation *annotation, Range token)
{
    return (Range){annotation->from > token.from ? annotation->from : token.from,
                   annotation->to < token.to ? annotation->to : token.to};
}

static bool same_range(Range a, Range b) { return a.from == b.from && a.to == b.to; }

/* One feature of all annotations of a layer that cover this part of the token. */
static void put_feature(Rows *rows, LayerName layer, size_t feature, Range part, Range token)
{
    Buffer *out = rows->out;
    size_t before = out->len;
    for (size_t i = 0; i < rows->open_count; i++) {
        const LayerAnnotation *annotation = rows->open[i];
        if (annotation->layer != layer || !same_range(common_part(annotation, token), part)) continue;
        if (out->len > before) buffer_put_char(out, '|');
        Slice value = webanno_feature(annotation, feature, rows->document->arena);
        bool given = annotation->begun && value.len > REPEATED_MAX; /* readers keep what the first token said */
        if (value.len > 0 && !given) webanno_put_value(out, value);
        else buffer_put_char(out, '*');
        buffer_put_char(out, '[');
        buffer_put_number(out, annotation->id);
        buffer_put_char(out, ']');
    }
    if (out->len == before) buffer_put_char(out, '_');
    buffer_put_char(out, '\t');
}

/* The row of a token, or with `sub` over 0 of a part of it. */
static void put_row(Rows *rows, size_t sentence, size_t number, size_t sub, Range part, Range token)
{
    Buffer *out = rows->out;
    buffer_put_number(out, sentence);
    buffer_put_char(out, '-');
    buffer_put_number(out, number);
    if (sub > 0) {
        buffer_put_char(out, '.');
        buffer_put_number(out, sub);
    }
    buffer_put_char(out, '\t');
    put_offset(rows->document, part.from, out);
    buffer_put_char(out, '-');
    put_offset(rows->document, part.to, out);
    buffer_put_char(out, '\t');
    webanno_put_text(out, slice_part(rows->document->text, part.from, part.to));
    buffer_put_char(out, '\t');
    for (LayerName layer = LAYER_NAME; layer < LAYERS; layer++)
        for (size_t i = 0; rows->annotations.used[layer] && webanno_layers[layer].features[i] != NULL; i++)
            put_feature(rows, layer, i, part, token);
    for (size_t i = 0; i < rows->open_count; i++)
        if (same_range(common_part(rows->open[i], token), part)) rows->open[i]->begun = true;
    buffer_put_char(out, '\n');
}

/* ---- the rows of a token ---- */

/* Brings `open` up to the token: those behind it go, those that begin before its end come. */
static void open_annotations(Rows *rows, Range token)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->open_count; i++)
        if (rows->open[i]->to > token.from) rows->open[kept++] = rows->open[i];
    rows->open_count = kept;
    for (; rows->next < rows->annotations.count && rows->annotations.items[rows->next].from < token.to; rows->next++) {
        LayerAnnotation *annotation = &rows->annotations.items[rows->next];
        if (annotation->to <= token.from || rows->open_count == STACK_MAX) rows->document->converter->left_out++;
        else rows->open[rows->open_count++] = annotation;
    }
}

static int compare_ranges(const void *left, const void *right)
{
    const Range *a = left, *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return a->to > b->to ? -1 : a->to < b->to;
}

static void put_token(Rows *rows, size_t sentence, size_t number, Range token)
{
    Range parts[STACK_MAX];
    size_t count = 0;
    open_annotations(rows, token);
    put_row(rows, sentence, number, 0, token, token);
    for (size_t i = 0; i < rows->open_count; i++) {
        Range part = common_part(rows->open[i], token);
        if (!same_range(part, token)) parts[count++] = part;
    }
    qsort(parts, count, sizeof *parts, compare_ranges);
    for (size_t i = 0, sub = 0; i < count; i++)
        if (i == 0 || !same_range(parts[i], parts[i - 1])) put_row(rows, sentence, number, ++sub, parts[i], token);
}

/* ---- a sentence ---- */

static bool range_of(Document *document, size_t at, const Word *word, Range *range)
{
    if (document->original != NULL)
        return standoff_locate(document, at, word->span, word->text, &range->from, &range->to);
    size_t from = document->sentences[at].from;
    *range = (Range){from + word->from, from + word->to};
    return true;
}

/* A text of several lines is as many #Text lines. */
static void put_text_lines(Slice text, Buffer *out)
{
    for (;;) {
        const char *newline = text.len > 0 ? memchr(text.ptr, '\n', text.len) : NULL;
        size_t length = newline != NULL ? (size_t)(newline - text.ptr) : text.len;
        buffer_put(out, SLICE("#Text="));
        webanno_put_text(out, slice_part(text, 0, length));
        buffer_put_char(out, '\n');
        if (newline == NULL) return;
        text = slice_part(text, length + 1, text.len);
    }
}

/* Readers take the place of the first token for the sentence's. Returns the number of sentences written. */
static size_t put_sentence(Rows *rows, size_t at, size_t number, size_t *behind)
{
    Document *document = rows->document;
    const Annotated *annotated = standoff_sentence(document, at);
    WordList words = sentence_words(document->converter, annotated);
    Range *tokens = arena_take(document->arena, (words.count + 1) * sizeof *tokens);
    size_t count = 0;
    for (size_t i = 0; i < words.count; i++) {
        if (!range_of(document, at, &words.items[i], &tokens[count]) || tokens[count].from < *behind) {
            document->converter->left_out++;
            continue;
        }
        *behind = tokens[count++].to;
    }
    if (count == 0) {
        document->converter->left_out += words.count == 0;
        return 0;
    }
    buffer_put_char(rows->out, '\n');
    put_text_lines(slice_part(document->text, tokens[0].from, tokens[count - 1].to), rows->out);
    for (size_t i = 0; i < count; i++) put_token(rows, number, i + 1, tokens[i]);
    return 1;
}

/* ---- a document ---- */

static void put_header(const LayerAnnotations *annotations, Buffer *out)
{
    buffer_put(out, SLICE("#FORMAT=WebAnno TSV 3.2\n"));
    for (LayerName layer = LAYER_NAME; layer < LAYERS; layer++) {
        if (!annotations->used[layer]) continue;
        buffer_put(out, SLICE("#T_SP="));
        buffer_put(out, slice_of(webanno_layers[layer].type));
        for (size_t i = 0; webanno_layers[layer].features[i] != NULL; i++) {
            buffer_put_char(out, '|');
            buffer_put(out, slice_of(webanno_layers[layer].features[i]));
        }
        buffer_put_char(out, '\n');
    }
    buffer_put_char(out, '\n');
}

/* A document of no words is none in WebAnno: then nothing is written. */
static void put_document(Document *document, Buffer *out)
{
    standoff_complete(document);
    Rows rows = {.document = document, .annotations = webanno_annotations(document), .out = out};
    size_t sentences = 0, behind = 0, before = out->len;
    put_header(&rows.annotations, out);
    for (size_t i = 0; i < document->count; i++) sentences += put_sentence(&rows, i, sentences + 1, &behind);
    document->converter->left_out += rows.annotations.count - rows.next;
    if (sentences == 0) out->len = before;
}

static void end_document(Webanno *webanno, Buffer *out)
{
    Document *document = webanno->document;
    Converter *converter = document->converter;
    if (document->count == 0) return;
    if (converter->directory != NULL) {
        Buffer content = {0};
        put_document(document, &content);
        Slice id = buffer_slice(&document->id), bytes = buffer_slice(&content);
        if (bytes.len > 0 && !document_file_write(converter->directory, id, ".tsv", bytes)) converter->rejected = true;
        buffer_free(&content);
    } else {
        if (webanno->written > 0)
            die_at(NULL, 0, "--to webanno with more than one document: expected --directory DIR, a file for each");
        put_document(document, out);
    }
    webanno->written++;
    standoff_reset(document);
}

static void *webanno_open(Converter *converter)
{
    Webanno *webanno = calloc(1, sizeof *webanno);
    if (webanno == NULL) die_at(NULL, 0, "out of memory");
    if (converter->directory != NULL) document_folder_make(converter->directory);
    webanno->document = standoff_new(converter);
    return webanno;
}

static void webanno_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    Webanno *webanno = converter->state;
    if (annotated->sentence->new_document) end_document(webanno, out);
    standoff_add(webanno->document, annotated);
}

static void webanno_end(Converter *converter, Buffer *out) { end_document(converter->state, out); }

static void webanno_close(void *state)
{
    Webanno *webanno = state;
    standoff_free(webanno->document);
    free(webanno);
}

const Format webanno_format = {.name = "webanno", .leaves = "D", .by_document = true, .own_offsets = true,
                               .takes_tokens = true,
                               .needs_sentences = true, .open = webanno_open, .sentence = webanno_sentence,
                               .end = webanno_end, .close = webanno_close};
