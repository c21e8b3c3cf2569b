/* W3C Web Annotation: JSON-LD, an annotation a line, https://www.w3.org/TR/annotation-model/. */

#include "common/utf8.h"
#include "tools/convert/attributes.h"
#include "tools/convert/document_name.h"
#include "tools/convert/format.h"
#include "tools/convert/json_text.h"

enum { CONTEXT_CHARACTERS = 32 }; /* of the text before and behind, for readers whose text has moved */

typedef struct {
    Slice exact, prefix, suffix;
} Quote;

/* Bytes of the last, or first, characters of a text. */
static size_t last_characters(Slice text)
{
    size_t at = text.len, length;
    for (int i = 0; i < CONTEXT_CHARACTERS && at > 0; i++) {
        utf8_decode_before(text, at, &length);
        at -= length;
    }
    return at;
}

static size_t first_characters(Slice text)
{
    size_t at = 0;
    for (int i = 0; i < CONTEXT_CHARACTERS && at < text.len; i++) at += utf8_length((unsigned char)text.ptr[at]);
    return at;
}

static Quote quote_in(Slice text, size_t from, size_t to)
{
    Slice before = slice_part(text, 0, from), behind = slice_part(text, to, text.len);
    return (Quote){slice_part(text, from, to), slice_part(before, last_characters(before), before.len),
                   slice_part(behind, 0, first_characters(behind))};
}

/* Of the original where it is at hand, else as the stream has it. More than the record is allowed is not quoted. */
static Quote quote_of(const Converter *converter, Sentence *sentence, const Record *record, Span span, Slice text,
                      size_t *allowed)
{
    size_t from = 0, to = 0;
    Slice whole = sentence->head.text;
    if (converter->originals != NULL) {
        const Original *original = originals_find(converter->originals, record->doc);
        whole = original->text;
        from = places_at(&original->places, span.begin).byte;
        to = places_at(&original->places, span.end).byte;
    } else if (sentence->head.type == '\0' || !sentence_locate(sentence, span, text, &from, &to)) {
        return (Quote){.exact = text};
    }
    if (to - from > *allowed) return (Quote){.exact = text};
    *allowed -= to - from;
    return quote_in(whole, from, to);
}

static void put_iri(const Converter *converter, Buffer *out, const char *name, Slice doc)
{
    json_put_name(out, name);
    buffer_put_char(out, '"');
    buffer_put(out, converter->base);
    document_iri_put(out, doc);
}

/* The record as JSON in a string: all that the tag and the selectors do not say. */
static void put_description(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    Buffer text = {0};
    buffer_put_char(&text, '{');
    json_put_text(&text, "type", (Slice){&record->type, 1});
    json_put_number(&text, "sent", record->sent);
    json_put_text(&text, "text", record->text);
    json_put_text(&text, "label", record->label);
    json_put_text(&text, "value", record->value);
    json_put_name(&text, "attrs");
    attributes_put_json(converter, record, arena, &text);
    buffer_put_char(&text, '}');
    buffer_put(out, SLICE("{\"type\":\"TextualBody\",\"purpose\":\"describing\",\"format\":\"application/json\""));
    json_put_text(out, "value", buffer_slice(&text));
    buffer_put_char(out, '}');
    buffer_free(&text);
}

static void put_target(const Converter *converter, Sentence *sentence, const Record *record, Span span, Slice text,
                       size_t *allowed, Buffer *out)
{
    Quote quote = quote_of(converter, sentence, record, span, text, allowed);
    bool bytes = converter->unit == OFFSETS_BYTES;
    buffer_put_char(out, '{');
    put_iri(converter, out, "source", record->doc);
    buffer_put(out, SLICE("\",\"selector\":[{\"type\":"));
    buffer_put(out, bytes ? SLICE("\"DataPositionSelector\"") : SLICE("\"TextPositionSelector\""));
    json_put_number(out, "start", converter_offset(converter, record->doc, span.begin));
    json_put_number(out, "end", converter_offset(converter, record->doc, span.end));
    buffer_put(out, SLICE("},{\"type\":\"TextQuoteSelector\""));
    json_put_text(out, "exact", quote.exact);
    if (quote.prefix.len > 0) json_put_text(out, "prefix", quote.prefix);
    if (quote.suffix.len > 0) json_put_text(out, "suffix", quote.suffix);
    buffer_put(out, SLICE("}]}"));
}

/* A content of several parts has as many targets. */
static void put_targets(const Converter *converter, Sentence *sentence, const Record *record, Buffer *out)
{
    Slice list, rest;
    Span span, more;
    size_t allowed = record_allowance(record);
    bool listed = record->type == 'C' && attrs_get(record->attrs, "content_at", sentence->arena, &list);
    rest = listed ? list : SLICE("");
    bool several = listed && span_next(&rest, &span) && span_next(&rest, &more);
    if (record->type == 'D') { /* the whole document */
        put_iri(converter, out, "target", record->doc);
        buffer_put_char(out, '"');
        return;
    }
    json_put_name(out, "target");
    if (!several) {
        put_target(converter, sentence, record, (Span){record->begin, record->end}, record->text, &allowed, out);
        return;
    }
    buffer_put_char(out, '[');
    for (bool first = true; span_next(&list, &span); first = false) {
        if (!first) buffer_put_char(out, ',');
        put_target(converter, sentence, record, span, SLICE(""), &allowed, out);
    }
    buffer_put_char(out, ']');
}

/* Told apart by sentence, type and place among its like: a record that came without its sentence has no place. */
static void put_id(const Converter *converter, const Record *record, size_t number, Buffer *out)
{
    put_iri(converter, out, "id", record->doc);
    buffer_put_char(out, '#');
    buffer_put_number(out, record->sent);
    buffer_put_char(out, '.');
    buffer_put_char(out, record->type);
    buffer_put_char(out, '.');
    buffer_put_number(out, number);
    buffer_put_char(out, '"');
}

static void put_annotation(const Converter *converter, Sentence *sentence, const Record *record, size_t number,
                           Buffer *out)
{
    buffer_put(out, SLICE("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\""));
    if (sentence->head.type != '\0') put_id(converter, record, number, out);
    buffer_put(out, SLICE(",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"body\":[{\"type\":\"TextualBody\","
                          "\"purpose\":\"tagging\""));
    json_put_text(out, "value", record_kind(record, sentence->arena));
    buffer_put(out, SLICE("},"));
    put_description(converter, record, sentence->arena, out);
    buffer_put_char(out, ']');
    put_targets(converter, sentence, record, out);
    buffer_put(out, SLICE("}\n"));
}

static void web_annotation_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    Sentence *sentence = annotated->sentence;
    const Record *head = &sentence->head;
    size_t numbers[26] = {0};
    if (head->type != '\0' && converter->wanted[head->type - 'A']) put_annotation(converter, sentence, head, 1, out);
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        put_annotation(converter, sentence, record, ++numbers[record->type - 'A'], out);
    }
}

const Format web_annotation_format = {.name = "w3c", .leaves = "PST", .sentence = web_annotation_sentence};
