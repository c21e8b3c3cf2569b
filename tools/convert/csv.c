/* Tables with a header line, the nine columns or --flat: CSV as RFC 4180 has it, or tab-separated with the stream's
   escapes. */

#include "tools/convert/attributes.h"
#include "tools/convert/fields.h"
#include "tools/convert/flat.h"

extern const Format tsv_format;

/* How fields are put, and what stands between them and behind the last. */
typedef struct {
    void (*put)(Buffer *out, Slice text);
    char between;
    Slice behind;
} Style;

static Style style_of(const Converter *converter)
{
    if (converter->format == &tsv_format) return (Style){put_tsv_field, '\t', SLICE("\n")};
    return (Style){put_csv_field, ',', SLICE("\r\n")};
}

static void put_row(const Style *style, const Slice *fields, size_t count, Buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_put_char(out, style->between);
        style->put(out, fields[i]);
    }
    buffer_put(out, style->behind);
}

static Slice digits_of(uint64_t number, char *digits) { return (Slice){digits, number_write(digits, number)}; }

static void put_record(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    char sent[NUMBER_MAX], begin[NUMBER_MAX], end[NUMBER_MAX];
    Style style = style_of(converter);
    const Slice fields[] = {{&record->type, 1}, record->doc, digits_of(record->sent, sent),
                            digits_of(converter_offset(converter, record->doc, record->begin), begin),
                            digits_of(converter_offset(converter, record->doc, record->end), end), record->text,
                            record->label, record->value, attributes_text(converter, record, arena)};
    put_row(&style, fields, sizeof fields / sizeof *fields, out);
}

static void table_begin(Converter *converter, Buffer *out)
{
    static const char *const stream[] = {"type", "doc", "sent", "begin", "end", "text", "label", "value", "attrs"};
    size_t count = sizeof stream / sizeof *stream;
    const char *const *names = converter->flat != '\0' ? flat_columns(converter->flat, &count) : stream;
    Style style = style_of(converter);
    Slice fields[FLAT_COLUMNS_MAX];
    for (size_t i = 0; i < count; i++) fields[i] = slice_of(names[i]);
    put_row(&style, fields, count, out);
}

/* Where a flat row goes. */
typedef struct {
    Style style;
    Buffer *out;
} Taker;

static void take_row(void *context, const FlatCell *cells, size_t count)
{
    const Taker *taker = context;
    Slice fields[FLAT_COLUMNS_MAX];
    for (size_t i = 0; i < count; i++) fields[i] = cells[i].text;
    put_row(&taker->style, fields, count, taker->out);
}

static void table_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Record *head = &annotated->sentence->head;
    Arena *arena = annotated->sentence->arena;
    if (converter->flat != '\0') {
        Taker taker = {style_of(converter), out};
        flat_see(converter->state, annotated);
        flat_rows(converter->state, converter, annotated, converter->flat, take_row, &taker);
        return;
    }
    if (head->type != '\0' && converter->wanted[head->type - 'A']) put_record(converter, head, arena, out);
    for (size_t i = 0; i < annotated->count; i++) put_record(converter, &annotated->records[i], arena, out);
}

const Format csv_format = {.name = "csv", .leaves = "", .takes_flat = true, .open = flat_open, .begin = table_begin,
                           .sentence = table_sentence, .close = flat_close};
const Format tsv_format = {.name = "tsv", .leaves = "", .takes_flat = true, .open = flat_open, .begin = table_begin,
                           .sentence = table_sentence, .close = flat_close};
