/* JSON lines: an object a record, or an object a sentence with its records in it. */

#include "tools/convert/attributes.h"
#include "tools/convert/flat.h"
#include "tools/convert/format.h"
#include "tools/convert/json_text.h"

/* Where a flat row goes. */
typedef struct {
    char type;
    Buffer *out;
} Taker;

/* What all records have, but for what tells their sentence. */
static void put_columns(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    json_put_number(out, "begin", converter_offset(converter, record->doc, record->begin));
    json_put_number(out, "end", converter_offset(converter, record->doc, record->end));
    json_put_text(out, "text", record->text);
    json_put_text(out, "label", record->label);
    json_put_text(out, "value", record->value);
    json_put_name(out, "attrs");
    attributes_put_json(converter, record, arena, out);
}

static void put_sentence_of(const Record *record, Buffer *out)
{
    json_put_text(out, "type", (Slice){&record->type, 1});
    json_put_text(out, "doc", record->doc);
    json_put_number(out, "sent", record->sent);
}

static void put_record(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    buffer_put_char(out, '{');
    put_sentence_of(record, out);
    put_columns(converter, record, arena, out);
    buffer_put(out, SLICE("}\n"));
}

/* The list of the records of one type, `others` of all types that are no list's. */
static void put_list(const Converter *converter, const Annotated *annotated, const char *name, char type, Buffer *out)
{
    json_put_name(out, name);
    buffer_put_char(out, '[');
    size_t written = 0;
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        bool listed = strchr("TENC", record->type) != NULL;
        if (type != '\0' ? record->type != type : listed) continue;
        buffer_put(out, written++ > 0 ? SLICE(",{") : SLICE("{"));
        if (type == '\0') json_put_text(out, "type", (Slice){&record->type, 1});
        put_columns(converter, record, annotated->sentence->arena, out);
        buffer_put_char(out, '}');
    }
    buffer_put_char(out, ']');
}

/* One of the types is missing from the lines only where it was not asked for. */
static void put_lists(const Converter *converter, const Annotated *annotated, Buffer *out)
{
    static const struct {
        const char *name;
        char type;
    } lists[] = {{"tokens", 'T'}, {"entities", 'E'}, {"numbers", 'N'}, {"claims", 'C'}, {"others", '\0'}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i].type == '\0' || converter->wanted[lists[i].type - 'A'])
            put_list(converter, annotated, lists[i].name, lists[i].type, out);
}

/* A record that came without its sentence has none of the columns of one. */
static void put_sentence(const Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Record *head = &annotated->sentence->head;
    buffer_put_char(out, '{');
    json_put_text(out, "type", head->type != '\0' ? (Slice){&head->type, 1} : SLICE(""));
    json_put_text(out, "doc", head->doc);
    json_put_number(out, "sent", head->sent);
    if (head->type != '\0') put_columns(converter, head, annotated->sentence->arena, out);
    put_lists(converter, annotated, out);
    buffer_put(out, SLICE("}\n"));
}

static void take_row(void *context, const FlatCell *cells, size_t count)
{
    const Taker *taker = context;
    size_t names;
    const char *const *columns = flat_columns(taker->type, &names);
    buffer_put_char(taker->out, '{');
    for (size_t i = 0; i < count; i++) {
        json_put_name(taker->out, columns[i]);
        if (cells[i].text.len == 0) buffer_put(taker->out, SLICE("null"));
        else if (cells[i].number) buffer_put(taker->out, cells[i].text);
        else json_put_string(taker->out, cells[i].text);
    }
    buffer_put(taker->out, SLICE("}\n"));
}

static void json_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    if (converter->flat != '\0') {
        Taker taker = {converter->flat, out};
        flat_see(converter->state, annotated);
        flat_rows(converter->state, converter, annotated, converter->flat, take_row, &taker);
        return;
    }
    if (converter->by_sentence) {
        put_sentence(converter, annotated, out);
        return;
    }
    const Record *head = &annotated->sentence->head;
    Arena *arena = annotated->sentence->arena;
    if (head->type != '\0' && converter->wanted[head->type - 'A']) put_record(converter, head, arena, out);
    for (size_t i = 0; i < annotated->count; i++) put_record(converter, &annotated->records[i], arena, out);
}

const Format json_format = {.name = "json", .leaves = "", .takes_flat = true, .open = flat_open, .sentence = json_sentence,
                            .close = flat_close};
