/* SQL that SQLite and PostgreSQL both take: the tables documents, records, claims, numbers and names, and views that join
   them. All or nothing: one transaction. */

#include "common/errors.h"
#include "tools/convert/attributes.h"
#include "tools/convert/flat.h"

#include <stdlib.h>

/* `begin` and `end` are code points of the original. A claim is known by its document and its number there. */
static const char schema[] =
    "begin;\n"
    "create table if not exists documents(doc text, date text, time text, outlet text, title text, attrs text);\n"
    "create table if not exists records(type text, doc text, sent integer, \"begin\" integer, \"end\" integer,\n"
    "  text text, label text, value text, attrs text);\n"
    "create table if not exists claims(doc text, sent integer, claim integer, source text, source_actor text, act text,\n"
    "  target text, target_actor text, content text, cue text, form text, sentence text, source_name text,\n"
    "  target_name text, \"begin\" integer, \"end\" integer);\n"
    "create table if not exists numbers(doc text, sent integer, text text, label text, value text, unit text,\n"
    "  counted text, mod text, fate text, resolved text, claim integer, amount double precision, \"begin\" integer,\n"
    "  \"end\" integer);\n"
    "create table if not exists names(doc text, sent integer, text text, label text, value text, name text, name_key text, actor text,\n"
    "  score double precision, claim integer, \"begin\" integer, \"end\" integer);\n";

static const char views[] =
    "create index if not exists documents_doc on documents(doc);\n"
    "create index if not exists records_doc on records(doc, sent);\n"
    "create index if not exists claims_doc on claims(doc, claim);\n"
    "create index if not exists numbers_doc on numbers(doc, claim);\n"
    "create index if not exists names_doc on names(doc, claim);\n"
    "drop view if exists dated_claims;\n"
    "create view dated_claims as select c.*, d.date, d.outlet, d.title\n"
    "  from claims c join documents d on d.doc = c.doc;\n"
    "drop view if exists claimed_numbers;\n"
    "create view claimed_numbers as select n.doc, d.date, d.outlet, n.sent, c.source, c.source_actor, c.act, n.text,\n"
    "  n.label, n.value, n.amount, n.unit, n.counted, n.mod, n.fate, n.resolved, c.content, c.sentence, n.claim\n"
    "  from numbers n join documents d on d.doc = n.doc left join claims c on c.doc = n.doc and c.claim = n.claim;\n"
    "drop view if exists claimed_names;\n"
    "create view claimed_names as select n.doc, d.date, d.outlet, n.sent, c.source, c.source_actor, c.act, n.text,\n"
    "  n.label, n.value, n.name, n.actor, n.score, c.content, c.sentence, n.claim\n"
    "  from names n join documents d on d.doc = n.doc left join claims c on c.doc = n.doc and c.claim = n.claim;\n"
    "commit;\n";

typedef struct {
    Flat *flat;
    bool told;         /* the document's row was written with its D record */
} Sql;

/* ---- values ---- */

/* CR LF becomes LF: sqlite3 takes a CR before a line's end away, also within a string. */
static void put_string(Buffer *out, Slice text)
{
    buffer_put_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        bool pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        if (text.ptr[i] == '\'') buffer_put_char(out, '\'');
        if (!pair && text.ptr[i] != '\0') buffer_put_char(out, text.ptr[i]);
    }
    buffer_put_char(out, '\'');
}

/* An empty text that may be unknown. */
static void put_known(Buffer *out, Slice text)
{
    if (text.len > 0) put_string(out, text);
    else buffer_put(out, SLICE("null"));
}

/* A decimal, as values of numbers are; null where it is none. */
static void put_decimal(Buffer *out, Slice text)
{
    size_t digits = 0, points = 0, from = text.len > 0 && text.ptr[0] == '-';
    for (size_t i = from; i < text.len; i++) {
        bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (!digit && (text.ptr[i] != '.' || points++ > 0)) digits = SIZE_MAX / 2;
        else digits += digit;
    }
    if (digits > 0 && digits < 300) buffer_put(out, text);
    else buffer_put(out, SLICE("null"));
}

static void begin_row(Buffer *out, const char *table, bool first)
{
    if (!first) {
        buffer_put(out, SLICE(",\n"));
        return;
    }
    buffer_put(out, SLICE("insert into "));
    buffer_put(out, slice_of(table));
    buffer_put(out, SLICE(" values\n"));
}

/* ---- records ---- */

static void put_attrs(const Converter *converter, const Record *record, Arena *arena, Buffer *out)
{
    Buffer json = {0};
    attributes_put_json(converter, record, arena, &json);
    put_string(out, buffer_slice(&json));
    buffer_free(&json);
}

static void put_record(const Converter *converter, const Record *record, Arena *arena, bool first, Buffer *out)
{
    begin_row(out, "records", first);
    buffer_put_char(out, '(');
    put_string(out, (Slice){&record->type, 1});
    buffer_put_char(out, ',');
    put_string(out, record->doc);
    const uint64_t numbers[] = {record->sent, converter_offset(converter, record->doc, record->begin),
                                converter_offset(converter, record->doc, record->end)};
    for (size_t i = 0; i < 3; i++) {
        buffer_put_char(out, ',');
        buffer_put_number(out, numbers[i]);
    }
    const Slice texts[] = {record->text, record->label, record->value};
    for (size_t i = 0; i < 3; i++) {
        buffer_put_char(out, ',');
        put_string(out, texts[i]);
    }
    buffer_put_char(out, ',');
    put_attrs(converter, record, arena, out);
    buffer_put_char(out, ')');
}

static void put_records(const Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Record *head = &annotated->sentence->head;
    Arena *arena = annotated->sentence->arena;
    bool first = true;
    if (head->type != '\0' && converter->wanted[head->type - 'A']) {
        put_record(converter, head, arena, first, out);
        first = false;
    }
    for (size_t i = 0; i < annotated->count; i++, first = false)
        put_record(converter, &annotated->records[i], arena, first, out);
    if (!first) buffer_put(out, SLICE(";\n"));
}

/* ---- documents ---- */

static Slice attribute(const Record *about, const char *key, Arena *arena)
{
    Slice value;
    return about != NULL && attrs_get(about->attrs, key, arena, &value) ? value : SLICE("");
}

static void put_document(const Converter *converter, Slice doc, const Record *about, Arena *arena, Buffer *out)
{
    begin_row(out, "documents", true);
    buffer_put_char(out, '(');
    put_string(out, doc);
    const Slice fields[] = {about != NULL ? about->value : SLICE(""), attribute(about, "time", arena),
                            attribute(about, "outlet", arena), about != NULL ? about->text : SLICE("")};
    for (size_t i = 0; i < 4; i++) {
        buffer_put_char(out, ',');
        put_known(out, fields[i]);
    }
    buffer_put_char(out, ',');
    if (about != NULL) put_attrs(converter, about, arena, out);
    else buffer_put(out, SLICE("'{}'"));
    buffer_put(out, SLICE(");\n"));
}

/* A row a document: by its D record, else with its first sentence. */
static void put_new_document(const Converter *converter, const Sentence *sentence, Buffer *out)
{
    Sql *sql = converter->state;
    const Record *about = sentence->about;
    bool told = sql->told && about != NULL;
    sql->told = sentence->head.type == 'D';
    if (!told || sentence->head.type == 'D') put_document(converter, sentence->head.doc, about, sentence->arena, out);
}

/* ---- claims, numbers, names ---- */

typedef struct {
    Buffer *out;
    char type;
    bool first;
} Taker;

static const char *table_of(char type) { return type == 'C' ? "claims" : type == 'N' ? "numbers" : "names"; }

/* The flat columns but for what other tables have: the document's, and of numbers and names the claim's and the
   sentence; of numbers the amount besides. */
static bool is_own(const Taker *taker, const char *column)
{
    static const char *const others[] = {"date", "outlet", NULL}, *const of_claims[] = {"act", "source", "source_actor",
                                                                                       "sentence", NULL};
    for (size_t i = 0; others[i] != NULL; i++)
        if (strcmp(column, others[i]) == 0) return false;
    for (size_t i = 0; taker->type != 'C' && of_claims[i] != NULL; i++)
        if (strcmp(column, of_claims[i]) == 0) return false;
    return true;
}

/* The value, where it is a quantity: 2020 is a year too. */
static Slice amount_of(Slice label, Slice value)
{
    static const char *const labels[] = {"cardinal", "ordinal", "percent", "money", "measure", "age"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (slice_is(label, labels[i])) return value;
    return SLICE("");
}

static void take_row(void *context, const FlatCell *cells, size_t count)
{
    Taker *taker = context;
    size_t names;
    const char *const *columns = flat_columns(taker->type, &names);
    begin_row(taker->out, table_of(taker->type), taker->first);
    taker->first = false;
    for (size_t i = 0; i < count; i++) {
        if (!is_own(taker, columns[i])) continue;
        buffer_put_char(taker->out, i == 0 ? '(' : ',');
        if (i == 0) put_string(taker->out, cells[i].text);
        else if (strcmp(columns[i], "score") == 0 || cells[i].number) put_decimal(taker->out, cells[i].text);
        else put_known(taker->out, cells[i].text);
        if (taker->type == 'N' && strcmp(columns[i], "claim") == 0) {
            buffer_put_char(taker->out, ',');
            put_decimal(taker->out, amount_of(cells[5].text, cells[6].text));
        }
    }
    buffer_put_char(taker->out, ')');
}

static void put_flat(const Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Sql *sql = converter->state;
    flat_see(sql->flat, annotated);
    for (const char *type = "CNE"; *type != '\0'; type++) {
        Taker taker = {out, *type, true};
        if (!converter->wanted[*type - 'A']) continue;
        flat_rows(sql->flat, converter, annotated, *type, take_row, &taker);
        if (!taker.first) buffer_put(out, SLICE(";\n"));
    }
}

static void sql_begin(Converter *converter, Buffer *out)
{
    (void)converter;
    buffer_put(out, slice_of(schema));
}

static void sql_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    if (annotated->sentence->new_document) put_new_document(converter, annotated->sentence, out);
    put_records(converter, annotated, out);
    put_flat(converter, annotated, out);
}

static void sql_end(Converter *converter, Buffer *out)
{
    (void)converter;
    buffer_put(out, slice_of(views));
}

static void *sql_open(Converter *converter)
{
    (void)converter;
    Sql *sql = calloc(1, sizeof *sql);
    if (sql == NULL) die_at(NULL, 0, "out of memory");
    sql->flat = flat_new();
    return sql;
}

static void sql_close(void *state)
{
    Sql *sql = state;
    flat_free(sql->flat);
    free(sql);
}

const Format sql_format = {.name = "sql", .leaves = "T", .open = sql_open, .begin = sql_begin, .sentence = sql_sentence,
                           .end = sql_end, .close = sql_close};
