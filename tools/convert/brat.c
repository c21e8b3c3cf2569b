/* brat standoff: a text file and an annotation file a document, https://brat.nlplab.org/standoff.html. */

#include "tools/convert/claim_roles.h"
#include "tools/convert/standoff.h"
#include "tools/convert/document_file.h"

#include <stdio.h>

/* What brat shows and takes in its editor. */
static const char configuration[] =
    "[entities]\nPER\nLOC\nORG\nMISC\n"
    "cardinal\nordinal\nfraction\npercent\nmoney\nmeasure\nage\ndate\ntime\nduration\nset\n"
    "Source\nTarget\nContent\n"
    "[relations]\n<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n"
    "[events]\n"
#define ACT(act) act "\tSource?:Source, Target?:Target, Content?:Content\n"
    ACT("say") ACT("affirm") ACT("allege") ACT("accuse") ACT("deny") ACT("urge") ACT("condemn") ACT("praise")
    ACT("warn") ACT("promise") ACT("concede") ACT("ask")
#undef ACT
    "[attributes]\nForm\tArg:<EVENT>, Value:direct|indirect|mixed|nominal|adverbial\n"
    "Source_from\tArg:<EVENT>, Value:local|carried\n";

/* The annotation file of a document in the making. */
typedef struct {
    Document *document;
    Buffer *out;
    size_t texts, events, attributes, notes; /* the last numbers of T, E, A and # */
    size_t allowed;                          /* bytes of the text that the record may still have written */
} Annotations;

/* Bytes of what ends a line for some reader, or parts its columns; 0 for all else. */
static size_t break_at(Slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.ptr[at];
    if (byte < 0x20) return 1;
    if (byte != 0xC2 && byte != 0xE2) return 0;
    Slice rest = slice_part(text, at, text.len);
    if (slice_starts(rest, SLICE("\xC2\x85"))) return 2;
    return slice_starts(rest, SLICE("\xE2\x80\xA8")) || slice_starts(rest, SLICE("\xE2\x80\xA9")) ? 3 : 0;
}

/* A type in brat has ASCII letters, digits, - and _. */
static void put_type(Buffer *out, Slice kind)
{
    for (size_t i = 0; i < kind.len; i++) {
        char byte = kind.ptr[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9') || byte == '-';
        buffer_put_char(out, plain ? byte : '_');
    }
}

/* ---- text-bound annotations ---- */

typedef struct {
    Buffer places, text;   /* "0 5;6 10" and "one two" */
} Fragments;

static void put_fragment(Annotations *annotations, Fragments *fragments, size_t from, size_t to)
{
    const Document *document = annotations->document;
    Place place;
    if (from == to) return;
    if (fragments->places.len > 0) {
        buffer_put_char(&fragments->places, ';');
        buffer_put_char(&fragments->text, ' ');
    }
    buffer_put_number(&fragments->places, places_character(&document->places, from, &place));
    buffer_put_char(&fragments->places, ' ');
    buffer_put_number(&fragments->places, places_character(&document->places, to, &place));
    buffer_put(&fragments->text, slice_part(document->text, from, to));
}

/* No fragment holds a line end. */
static void put_fragments(Annotations *annotations, Fragments *fragments, size_t from, size_t to)
{
    Slice text = annotations->document->text;
    if (to - from > annotations->allowed) return;
    annotations->allowed -= to - from;
    for (size_t at = from; at < to;) {
        size_t length = break_at(text, at);
        if (length > 0) {
            put_fragment(annotations, fragments, from, at);
            from = at + length;
        }
        at += length > 0 ? length : 1;
    }
    put_fragment(annotations, fragments, from, to);
}

static void free_fragments(Fragments *fragments)
{
    buffer_free(&fragments->places);
    buffer_free(&fragments->text);
}

/* Returns the number of the T line; 0 where nothing of it is in the text. */
static size_t put_text_bound(Annotations *annotations, Slice kind, Fragments *fragments)
{
    Buffer *out = annotations->out;
    if (fragments->places.len == 0) return 0;
    buffer_put_char(out, 'T');
    buffer_put_number(out, ++annotations->texts);
    buffer_put_char(out, '\t');
    put_type(out, kind);
    buffer_put_char(out, ' ');
    buffer_put(out, buffer_slice(&fragments->places));
    buffer_put_char(out, '\t');
    buffer_put(out, buffer_slice(&fragments->text));
    buffer_put_char(out, '\n');
    return annotations->texts;
}

static size_t put_span(Annotations *annotations, size_t sentence, Slice kind, Span span, Slice text)
{
    Fragments fragments = {0};
    size_t from, to;
    if (standoff_locate(annotations->document, sentence, span, text, &from, &to))
        put_fragments(annotations, &fragments, from, to);
    size_t number = put_text_bound(annotations, kind, &fragments);
    free_fragments(&fragments);
    return number;
}

/* ---- what the other columns say ---- */

static void put_note_text(Buffer *out, Slice text)
{
    char code[4];
    for (size_t at = 0; at < text.len;) {
        size_t length = break_at(text, at);
        if (length == 0) buffer_put_char(out, text.ptr[at++]);
        for (; length > 0; length--) {
            snprintf(code, sizeof code, "%%%02X", (unsigned)(unsigned char)text.ptr[at++]);
            buffer_put(out, slice_of(code));
        }
    }
}

/* The value and the attrs, as one list of pairs. */
static void put_note(Annotations *annotations, char kind, size_t number, const Record *record)
{
    Buffer *out = annotations->out, pairs = {0};
    if (record->value.len > 0) attrs_put(&pairs, "value", record->value);
    if (pairs.len > 0 && record->attrs.len > 0) buffer_put_char(&pairs, ';');
    buffer_put(&pairs, record->attrs);
    if (pairs.len > 0) {
        buffer_put_char(out, '#');
        buffer_put_number(out, ++annotations->notes);
        buffer_put(out, SLICE("\tAnnotatorNotes "));
        buffer_put_char(out, kind);
        buffer_put_number(out, number);
        buffer_put_char(out, '\t');
        put_note_text(out, buffer_slice(&pairs));
        buffer_put_char(out, '\n');
    }
    buffer_free(&pairs);
}

static void put_attribute(Annotations *annotations, const char *name, const char *key, const Record *claim)
{
    Slice value;
    Buffer *out = annotations->out;
    if (!attrs_get(claim->attrs, key, annotations->document->arena, &value) || value.len == 0) return;
    buffer_put_char(out, 'A');
    buffer_put_number(out, ++annotations->attributes);
    buffer_put_char(out, '\t');
    buffer_put(out, slice_of(name));
    buffer_put(out, SLICE(" E"));
    buffer_put_number(out, annotations->events);
    buffer_put_char(out, ' ');
    put_type(out, value);
    buffer_put_char(out, '\n');
}

/* ---- claims ---- */

/* All places of a role as one annotation; 0 where it has none. */
static size_t put_role(Annotations *annotations, size_t sentence, const RolePlaces *roles, const char *role, Slice kind)
{
    Fragments fragments = {0};
    size_t from, to;
    for (size_t i = 0; i < roles->count; i++) {
        const RolePlace *place = &roles->items[i];
        if (strcmp(place->role, role) != 0) continue;
        if (standoff_locate(annotations->document, sentence, place->span, place->text, &from, &to))
            put_fragments(annotations, &fragments, from, to);
    }
    size_t number = put_text_bound(annotations, kind, &fragments);
    free_fragments(&fragments);
    return number;
}

/* An event: its trigger is the cue. Returns false where the cue is not in the text. */
static bool put_event(Annotations *annotations, size_t sentence, const Record *claim)
{
    static const char *const roles[] = {"source", "target", "content"};
    static const char *const names[] = {"Source", "Target", "Content"};
    RolePlaces places = claim_roles(claim, annotations->document->arena);
    Buffer *out = annotations->out;
    Slice act = record_kind(claim, annotations->document->arena);
    size_t trigger = put_role(annotations, sentence, &places, "cue", act), arguments[3];
    if (trigger == 0) return false;
    for (size_t i = 0; i < 3; i++)
        arguments[i] = put_role(annotations, sentence, &places, roles[i], slice_of(names[i]));
    buffer_put_char(out, 'E');
    buffer_put_number(out, ++annotations->events);
    buffer_put_char(out, '\t');
    put_type(out, act);
    buffer_put(out, SLICE(":T"));
    buffer_put_number(out, trigger);
    for (size_t i = 0; i < 3; i++) {
        if (arguments[i] == 0) continue;
        buffer_put_char(out, ' ');
        buffer_put(out, slice_of(names[i]));
        buffer_put(out, SLICE(":T"));
        buffer_put_number(out, arguments[i]);
    }
    buffer_put_char(out, '\n');
    put_attribute(annotations, "Form", "form", claim);
    put_attribute(annotations, "Source_from", "source_from", claim);
    put_note(annotations, 'E', annotations->events, claim);
    return true;
}

/* ---- a document ---- */

static void put_record(Annotations *annotations, size_t sentence, const Record *record)
{
    Document *document = annotations->document;
    annotations->allowed = record_allowance(record);
    if (record->type == 'C' && put_event(annotations, sentence, record)) return;
    Span span = {record->begin, record->end};
    size_t number = put_span(annotations, sentence, record_kind(record, document->arena), span, record->text);
    if (number > 0) put_note(annotations, 'T', number, record);
    else document->converter->left_out++;
}

static void end_document(Document *document)
{
    Buffer out = {0};
    Annotations annotations = {.document = document, .out = &out};
    Converter *converter = document->converter;
    if (document->count == 0) return;
    standoff_complete(document);
    for (size_t i = 0; i < document->count; i++) {
        const Annotated *annotated = standoff_sentence(document, i);
        for (size_t j = 0; j < annotated->count; j++) put_record(&annotations, i, &annotated->records[j]);
    }
    Slice id = buffer_slice(&document->id);
    bool written = document_file_write(converter->directory, id, ".txt", document->text) &&
                   document_file_write(converter->directory, id, ".ann", buffer_slice(&out));
    if (!written) converter->rejected = true;
    buffer_free(&out);
    standoff_reset(document);
}

static void *brat_open(Converter *converter)
{
    document_folder_make(converter->directory);
    document_folder_put(converter->directory, "annotation.conf", slice_of(configuration));
    return standoff_new(converter);
}

static void brat_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    (void)out;
    Document *document = converter->state;
    if (annotated->sentence->new_document) end_document(document);
    standoff_add(document, annotated);
}

static void brat_end(Converter *converter, Buffer *out)
{
    (void)out;
    end_document(converter->state);
}

static void brat_close(void *state) { standoff_free(state); }

const Format brat_format = {.name = "brat", .leaves = "DST", .by_document = true, .own_offsets = true,
                            .needs_sentences = true, .open = brat_open, .sentence = brat_sentence, .end = brat_end,
                            .close = brat_close};
