#include "tools/convert/attributes.h"
#include "tools/convert/json_text.h"

enum { PAIRS_MAX = 64 }; /* more are no attrs of ours, and keys are compared each with each */

typedef struct {
    Slice key, value;
    bool place;            /* a list of spans */
} Pair;

/* The keys of a document are its input's: created_at is a time. */
static bool is_place(const Record *record, Slice key) { return record->type != 'D' && slice_ends(key, SLICE("_at")); }

/* Where an item of a list ends. */
static size_t item_end(Slice list)
{
    const char *comma = list.len > 0 ? memchr(list.ptr, ',', list.len) : NULL;
    return comma != NULL ? (size_t)(comma - list.ptr) : list.len;
}

/* Whether encoding the decoded item gives it again. */
static bool item_is_ours(Slice item, Arena *arena)
{
    Buffer again = {0};
    attrs_put(&again, "", attrs_decode(item, arena));
    bool same = slice_equal(slice_part(buffer_slice(&again), 1, again.len), item);
    buffer_free(&again);
    return same;
}

static bool number_is_ours(uint64_t number, Slice *text)
{
    char digits[NUMBER_MAX];
    size_t length = number_write(digits, number);
    if (!slice_starts(*text, (Slice){digits, length})) return false;
    *text = slice_part(*text, length, text->len);
    return text->len == 0 || text->ptr[0] < '0' || text->ptr[0] > '9';
}

/* A list of spans whose numbers have no leading zeros. */
static bool is_span_list(Slice list)
{
    Span span;
    bool some = list.len > 0;
    while (list.len > 0) {
        Slice text = list;
        if (!span_next(&list, &span) || !number_is_ours(span.begin, &text)) return false;
        text = slice_part(text, 1, text.len);
        if (!number_is_ours(span.end, &text)) return false;
    }
    return some;
}

static bool value_is_ours(const Pair *pair, Arena *arena)
{
    if (pair->key.len == 0 || pair->value.ptr == NULL) return false;
    if (pair->place) return is_span_list(pair->value);
    if (slice_is(pair->key, "map")) return memchr(pair->value.ptr, '%', pair->value.len) == NULL;
    if (memchr(pair->value.ptr, '%', pair->value.len) == NULL && memchr(pair->value.ptr, '=', pair->value.len) == NULL)
        return true;
    for (Slice rest = pair->value;;) {
        size_t end = item_end(rest);
        if (!item_is_ours(slice_part(rest, 0, end), arena)) return false;
        if (end == rest.len) return true;
        rest = slice_part(rest, end + 1, rest.len);
    }
}

/* The pairs, at most PAIRS_MAX; false where an object could not hold them. */
static bool read_pairs(const Record *record, Pair *pairs, size_t *count, Arena *arena)
{
    Slice attrs = record->attrs;
    if (attrs.len > 0 && attrs.ptr[attrs.len - 1] == ';') return false;
    for (*count = 0; attrs.len > 0; ++*count) {
        if (*count == PAIRS_MAX) return false;
        Pair *pair = &pairs[*count];
        attrs_next(&attrs, &pair->key, &pair->value);
        pair->place = is_place(record, pair->key);
        if (!value_is_ours(pair, arena)) return false;
        for (size_t i = 0; i < *count; i++)
            if (slice_equal(pairs[i].key, pair->key)) return false;
    }
    return true;
}

static void put_spans(const Converter *converter, Slice doc, Slice list, Buffer *out)
{
    Span span;
    buffer_put_char(out, '[');
    for (bool first = true; span_next(&list, &span); first = false) {
        buffer_put(out, first ? SLICE("[") : SLICE(",["));
        buffer_put_number(out, converter_offset(converter, doc, span.begin));
        buffer_put_char(out, ',');
        buffer_put_number(out, converter_offset(converter, doc, span.end));
        buffer_put_char(out, ']');
    }
    buffer_put_char(out, ']');
}

static void put_value(Slice value, Arena *arena, Buffer *out)
{
    if (item_end(value) == value.len) {
        json_put_string(out, attrs_decode(value, arena));
        return;
    }
    buffer_put_char(out, '[');
    for (Slice rest = value;;) {
        size_t end = item_end(rest);
        json_put_string(out, attrs_decode(slice_part(rest, 0, end), arena));
        if (end == rest.len) break;
        buffer_put_char(out, ',');
        rest = slice_part(rest, end + 1, rest.len);
    }
    buffer_put_char(out, ']');
}

void attributes_put_json(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    Pair pairs[PAIRS_MAX];
    size_t count;
    if (!read_pairs(record, pairs, &count, arena)) {
        json_put_string(out, record->attrs);
        return;
    }
    buffer_put_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_put_char(out, ',');
        json_put_string(out, attrs_decode(pairs[i].key, arena));
        buffer_put_char(out, ':');
        if (pairs[i].place) put_spans(converter, record->doc, pairs[i].value, out);
        else if (slice_is(pairs[i].key, "map")) json_put_string(out, pairs[i].value);
        else put_value(pairs[i].value, arena, out);
    }
    buffer_put_char(out, '}');
}

static void put_place_list(const Converter *converter, Slice doc, Slice list, Buffer *out)
{
    Span span;
    bool first = true;
    for (; span_next(&list, &span); first = false) {
        if (!first) buffer_put_char(out, ',');
        buffer_put_number(out, converter_offset(converter, doc, span.begin));
        buffer_put_char(out, '-');
        buffer_put_number(out, converter_offset(converter, doc, span.end));
    }
    if (list.len > 0 && !first) buffer_put_char(out, ',');
    buffer_put(out, list); /* what is no list of spans stands as it is */
}

Slice attributes_text(const Converter *converter, const Record *record, Arena *arena)
{
    if (converter->unit == OFFSETS_CHARS) return record->attrs;
    Buffer text = {0};
    Slice rest = record->attrs, key, value;
    while (attrs_next(&rest, &key, &value)) {
        if (text.len > 0) buffer_put_char(&text, ';');
        buffer_put(&text, key);
        if (value.ptr == NULL) continue;
        buffer_put_char(&text, '=');
        if (is_place(record, key)) put_place_list(converter, record->doc, value, &text);
        else buffer_put(&text, value);
    }
    Slice copy = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return copy;
}
