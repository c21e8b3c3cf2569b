#include "tools/normalize/rows.h"
#include "common/arena.h"

#include <stdlib.h>

enum { KEPT_MEMORY = 256 * 1024, OTHER = FIELDS, NOTHING = FIELDS + 1 };

/* What the fields are called in --fields, and in data of which nothing is said; the first found in a row counts. */
static const struct {
    const char *option, *usual, *other;
} names_of[FIELDS] = {
    [FIELD_ID] = {"id", "id", "doc"},
    [FIELD_TEXT] = {"text", "text", "body"},
    [FIELD_DATE] = {"date", "date", "published"},
    [FIELD_OUTLET] = {"source", "source", "outlet"},
    [FIELD_TITLE] = {"title", "title", "headline"},
};

struct Rows {
    ParagraphReader *paragraphs;
    Reading *reading;
    const RowFields *fields;
    const About *general;
    Slice stem;
    Arena *header_arena;
    Slice *columns;            /* of the header: their names */
    unsigned *kinds;           /* ... and what they have */
    size_t column_count;
    size_t least;              /* by number: the last column that must be there */
    Slice values[FIELDS];      /* of the row */
    bool given[FIELDS];
    Buffer others, id;
    uint64_t number;
};

/* ---- which fields ---- */

/* A number at the front of the list, 0 where it is left out; false where something else stands there. */
static bool read_number(const char **list, size_t *number)
{
    char *end;
    *number = 0;
    if (**list == ',' || **list == '\0') return true;
    if (**list < '0' || **list > '9') return false;
    *number = strtoul(*list, &end, 10);
    *list = end;
    return true;
}

bool row_fields_by_number(const char *list, RowFields *fields)
{
    *fields = (RowFields){.by_number = true};
    for (size_t count = 0; count < FIELDS; count++) {
        size_t *number = &fields->numbers[count];
        if (!read_number(&list, number)) return false;
        for (size_t i = 0; i < count; i++)
            if (*number != 0 && fields->numbers[i] == *number) return false;
        if (*list != ',') break;
        list++;
    }
    return *list == '\0' && fields->numbers[FIELD_ID] != 0 && fields->numbers[FIELD_TEXT] != 0;
}

static unsigned field_called(Slice option)
{
    if (slice_is(option, "outlet")) return FIELD_OUTLET;
    for (unsigned i = 0; i < FIELDS; i++)
        if (slice_is(option, names_of[i].option)) return i;
    return NOTHING;
}

bool row_fields_by_name(const char *list, RowFields *fields)
{
    *fields = (RowFields){.by_number = false};
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        const char *equals = memchr(at, '=', length);
        if (equals == NULL || equals == at + length - 1) return false;
        unsigned field = field_called((Slice){at, (size_t)(equals - at)});
        if (field == NOTHING || fields->names[field].len > 0) return false;
        fields->names[field] = (Slice){equals + 1, (size_t)(at + length - equals - 1)};
        at += length;
        if (*at == '\0') return true;
    }
}

/* What a field of this name has. */
static unsigned kind_of(const RowFields *fields, Slice name)
{
    for (unsigned i = 0; i < FIELDS; i++)
        if (fields->names[i].len > 0 && slice_equal(fields->names[i], name)) return i;
    for (unsigned i = 0; i < FIELDS; i++)
        if (fields->names[i].len == 0 && (slice_is(name, names_of[i].usual) || slice_is(name, names_of[i].other))) return i;
    return OTHER;
}

/* ---- a row ---- */

Rows *rows_open(ParagraphReader *paragraphs, Reading *reading, const RowFields *fields, const About *general, Slice stem)
{
    Rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL) die_at(NULL, 0, "out of memory");
    *rows = (Rows){.paragraphs = paragraphs, .reading = reading, .fields = fields, .general = general, .stem = stem};
    for (size_t i = 0; i < FIELDS; i++)
        if (fields->numbers[i] > rows->least) rows->least = fields->numbers[i];
    return rows;
}

void rows_close(Rows *rows)
{
    if (rows->header_arena != NULL) arena_free(rows->header_arena);
    buffer_free(&rows->others);
    buffer_free(&rows->id);
    free(rows);
}

void rows_begin(Rows *rows)
{
    memset(rows->values, 0, sizeof rows->values);
    memset(rows->given, 0, sizeof rows->given);
    buffer_reset(&rows->others, KEPT_MEMORY);
    rows->number++;
}

static void put(Rows *rows, unsigned kind, Slice name, Slice value)
{
    if (kind < FIELDS && !rows->given[kind]) {
        rows->given[kind] = true;
        rows->values[kind] = value;
    } else if (kind != NOTHING && value.len > 0) {
        about_put_other(&rows->others, name, value);
    }
}

void rows_put(Rows *rows, Slice name, Slice value) { put(rows, kind_of(rows->fields, name), name, value); }

/* The row's own id, or its number where nothing says what has the id. */
static Slice id_of(Rows *rows)
{
    if (rows->values[FIELD_ID].len > 0 || rows->fields->by_number || rows->fields->names[FIELD_ID].len > 0)
        return rows->values[FIELD_ID];
    if (rows->given[FIELD_ID]) return SLICE("");
    rows->id.len = 0;
    buffer_put(&rows->id, rows->stem);
    buffer_put_char(&rows->id, '-');
    buffer_put_number(&rows->id, rows->number);
    return buffer_slice(&rows->id);
}

static Slice wanted_name(const RowFields *fields, unsigned field)
{
    return fields->names[field].len > 0 ? fields->names[field] : slice_of(names_of[field].usual);
}

void rows_end(Rows *rows)
{
    Slice id = id_of(rows), name = wanted_name(rows->fields, FIELD_TEXT);
    if (!rows->given[FIELD_TEXT]) {
        reading_reject_like(rows->reading, LIKE_NO_TEXT, "no field %.*s: expected --fields text=NAME, its name here",
                            (int)name.len, name.ptr);
        return;
    }
    if (id.len == 0) {
        reading_reject_like(rows->reading, LIKE_NO_ID, "empty document id: expected one in each row");
        return;
    }
    About own = {.title = rows->values[FIELD_TITLE], .date = rows->values[FIELD_DATE],
                 .outlet = rows->values[FIELD_OUTLET], .others = buffer_slice(&rows->others)};
    own = about_filled(own, rows->general);
    paragraphs_document(rows->paragraphs, id, &own, rows->values[FIELD_TEXT]);
}

/* ---- rows of cells ---- */

static void list_names(const Slice *cells, size_t count, Buffer *list)
{
    enum { SHOWN = 20 };
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        if (i > 0) buffer_put(list, SLICE(", "));
        buffer_put(list, slice_part(cells[i], 0, cells[i].len < 40 ? cells[i].len : 40));
    }
    if (count > SHOWN) buffer_put(list, SLICE(" ..."));
}

/* Whether the header has what must be there: the text, and what --fields names. */
static void check_header(Rows *rows, const Slice *cells, size_t count)
{
    Buffer list = {0};
    for (unsigned field = 0; field < FIELDS; field++) {
        Slice name = wanted_name(rows->fields, field);
        bool wanted = field == FIELD_TEXT || rows->fields->names[field].len > 0, found = false;
        for (size_t i = 0; i < count; i++) found |= rows->kinds[i] == field;
        if (found || !wanted) continue;
        list_names(cells, count, &list);
        reading_fail(rows->reading, "no column %.*s: expected it, or --fields %s=NAME, among %.*s", (int)name.len, name.ptr,
                     names_of[field].option, (int)list.len, list.ptr);
        break;
    }
    buffer_free(&list);
}

void rows_header(Rows *rows, const Slice *cells, size_t count)
{
    rows->header_arena = arena_new();
    rows->columns = arena_take(rows->header_arena, count * sizeof *rows->columns);
    rows->kinds = arena_take(rows->header_arena, count * sizeof *rows->kinds);
    rows->column_count = count;
    for (size_t i = 0; i < count; i++) {
        rows->columns[i] = arena_copy(rows->header_arena, cells[i]);
        rows->kinds[i] = kind_of(rows->fields, cells[i]);
    }
    check_header(rows, cells, count);
}

void rows_cells(Rows *rows, const Slice *cells, size_t count)
{
    bool by_number = rows->fields->by_number;
    rows_begin(rows);
    if (rows->fields->two && count != 2) {
        reading_reject_like(rows->reading, count < 2 ? LIKE_FEW_COLUMNS : LIKE_MANY_COLUMNS,
                            "%s: expected document id, tab, text",
                            count < 2 ? "no tab in the line" : "more than two columns");
        return;
    }
    if (by_number && count < rows->least) {
        reading_reject_like(rows->reading, LIKE_FEW_COLUMNS, "too few columns: expected at least %zu", rows->least);
        return;
    }
    if (!by_number && count > rows->column_count) {
        reading_reject_like(rows->reading, LIKE_MANY_COLUMNS, "%zu columns: expected %zu, as in the header", count,
                            rows->column_count);
        return;
    }
    for (unsigned field = 0; by_number && field < FIELDS; field++)
        if (rows->fields->numbers[field] != 0) put(rows, field, SLICE(""), cells[rows->fields->numbers[field] - 1]);
    for (size_t i = 0; !by_number && i < count; i++) put(rows, rows->kinds[i], rows->columns[i], cells[i]);
    rows_end(rows);
}
