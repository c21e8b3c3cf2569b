#include "tools/show/comparison.h"

#include <stdlib.h>

void comparison_open(Comparison *comparison) { comparison->arena = arena_new(); }

void comparison_close(Comparison *comparison)
{
    arena_free(comparison->arena);
    number_set_free(&comparison->anchors);
}

/* ---- members ---- */

static Slice attribute(Comparison *comparison, Slice attrs, const char *key)
{
    Slice value = SLICE("");
    attrs_get(attrs, key, comparison->arena, &value);
    return arena_copy(comparison->arena, value);
}

/* The id of a group is its story's, a dash, and what is the group's own. */
static Slice story_of(Slice group)
{
    size_t end = group.len;
    while (end > 0 && group.ptr[end - 1] != '-') end--;
    return end > 1 ? slice_part(group, 0, end - 1) : group;
}

static StoryTable *story_named(Comparison *comparison, Slice id)
{
    for (size_t i = comparison->story_count; i-- > 0;)
        if (slice_equal(comparison->stories[i].id, id)) return &comparison->stories[i];
    comparison->stories = arena_grow(comparison->arena, comparison->stories, comparison->story_count, &comparison->story_capacity,
                                     sizeof *comparison->stories);
    comparison->stories[comparison->story_count] = (StoryTable){.id = arena_copy(comparison->arena, id)};
    return &comparison->stories[comparison->story_count++];
}

/* Members of a group stand together. */
static Row *row_named(Comparison *comparison, StoryTable *story, RowKind kind, Slice id)
{
    Row *last = story->row_count > 0 ? &story->rows[story->row_count - 1] : NULL;
    if (last != NULL && last->kind == kind && slice_equal(last->id, id)) return last;
    story->rows = arena_grow(comparison->arena, story->rows, story->row_count, &story->row_capacity, sizeof *story->rows);
    story->rows[story->row_count] = (Row){.kind = kind, .id = arena_copy(comparison->arena, id)};
    return &story->rows[story->row_count++];
}

static bool kind_read(Slice label, RowKind *kind)
{
    static const char *const kinds[ROW_KINDS] = {"figure", "dispute", "claim"};
    for (int i = 0; i < ROW_KINDS; i++) {
        *kind = (RowKind)i;
        if (slice_is(label, kinds[i])) return true;
    }
    return false;
}

static Cell cell_of(Comparison *comparison, const Record *record)
{
    Slice attrs = record->attrs, cue_at = attribute(comparison, attrs, "cue_at");
    Cell cell = {.document = arena_copy(comparison->arena, record->doc), .text = arena_copy(comparison->arena, record->text),
                 .source = attribute(comparison, attrs, "source"), .act = attribute(comparison, attrs, "act"),
                 .count = attribute(comparison, attrs, "count"), .mod = attribute(comparison, attrs, "mod"),
                 .span = {record->begin, record->end}, .against = slice_is(attribute(comparison, attrs, "side"), "against")};
    span_next(&cue_at, &cell.span);
    return cell;
}

bool comparison_add(Comparison *comparison, const Record *record)
{
    RowKind kind;
    if (record->type != 'G') return false;
    if (!kind_read(record->label, &kind)) return true;
    if (comparison->member_count >= COMPARISON_MEMBERS) {
        comparison->left_out++;
        return true;
    }
    comparison->member_count++;
    Row *row = row_named(comparison, story_named(comparison, story_of(record->value)), kind, record->value);
    if (row->count == 0) {
        row->fate = attribute(comparison, record->attrs, "fate");
        row->verdict = attribute(comparison, record->attrs, "verdict");
        row->low = attribute(comparison, record->attrs, "low");
        row->high = attribute(comparison, record->attrs, "high");
    }
    row->cells = arena_grow(comparison->arena, row->cells, row->count, &row->capacity, sizeof *row->cells);
    row->cells[row->count++] = cell_of(comparison, record);
    return true;
}

/* ---- documents and places ---- */

void comparison_note_document(Comparison *comparison, const Column *document)
{
    if (comparison->document_count >= COMPARISON_DOCUMENTS) return;
    comparison->documents = arena_grow(comparison->arena, comparison->documents, comparison->document_count,
                                       &comparison->document_capacity, sizeof *comparison->documents);
    comparison->documents[comparison->document_count++] =
        (Column){arena_copy(comparison->arena, document->id), arena_copy(comparison->arena, document->outlet),
                 arena_copy(comparison->arena, document->date), arena_copy(comparison->arena, document->anchor),
                 document->ordinal};
}

static uint64_t place_key(Slice document, Span span)
{
    uint64_t key = 0xCBF29CE484222325u;
    for (size_t i = 0; i < document.len; i++) key = (key ^ (unsigned char)document.ptr[i]) * 0x100000001B3u;
    key = (key ^ span.begin * 0xBF58476D1CE4E5B9u) * 0xD6E8FEB86659FD93u;
    key = (key ^ key >> 29 ^ span.end) * 0x94D049BB133111EBu;
    return (key ^ key >> 32) | 1;
}

void comparison_note_place(Comparison *comparison, Slice document, Span span)
{
    enum { PLACES_MAX = 1 << 21 };
    if (comparison->anchors.count < PLACES_MAX) number_set_add(&comparison->anchors, place_key(document, span));
}

bool comparison_has_place(const Comparison *comparison, Slice document, Span span)
{
    return number_set_has(&comparison->anchors, place_key(document, span));
}

/* ---- what is shown ---- */

static const Column *document_named(const Comparison *comparison, Slice id)
{
    for (size_t i = 0; i < comparison->document_count; i++)
        if (slice_equal(comparison->documents[i].id, id)) return &comparison->documents[i];
    return NULL;
}

static void add_column(Comparison *comparison, StoryTable *story, Slice id)
{
    for (size_t i = 0; i < story->column_count; i++)
        if (slice_equal(story->columns[i].id, id)) return;
    if (story->column_count == COMPARISON_COLUMNS) {
        story->left_out++;
        return;
    }
    const Column *document = document_named(comparison, id);
    story->columns = arena_grow(comparison->arena, story->columns, story->column_count, &story->column_capacity,
                                sizeof *story->columns);
    story->columns[story->column_count++] = document != NULL ? *document : (Column){.id = id};
}

static bool in_one_document(const Row *row)
{
    for (size_t i = 1; i < row->count; i++)
        if (!slice_equal(row->cells[i].document, row->cells[0].document)) return false;
    return true;
}

static int by_ordinal(const void *a, const void *b)
{
    const Column *first = a, *second = b;
    if (first->ordinal != second->ordinal) return first->ordinal < second->ordinal ? -1 : 1;
    return 0;
}

/* A kind after the other, each in its order. */
static void arrange_story(Comparison *comparison, StoryTable *story)
{
    Row *rows = arena_take(comparison->arena, (story->row_count + 1) * sizeof *rows);
    size_t count = 0;
    for (int kind = 0; kind < ROW_KINDS; kind++)
        for (size_t i = 0; i < story->row_count; i++) {
            const Row *row = &story->rows[i];
            if ((int)row->kind != kind || (kind != ROW_DISPUTE && in_one_document(row))) continue;
            if (count < COMPARISON_ROWS) rows[count++] = *row;
            else story->left_out++;
        }
    story->rows = rows;
    story->row_count = count;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rows[i].count; k++) add_column(comparison, story, rows[i].cells[k].document);
    if (story->column_count > 1) qsort(story->columns, story->column_count, sizeof *story->columns, by_ordinal);
}

void comparison_arrange(Comparison *comparison)
{
    for (size_t i = 0; i < comparison->story_count; i++) arrange_story(comparison, &comparison->stories[i]);
}

double comparison_number(Slice decimal)
{
    double value = 0;
    for (size_t i = 0; i < decimal.len && decimal.ptr[i] >= '0' && decimal.ptr[i] <= '9'; i++)
        value = value * 10 + (decimal.ptr[i] - '0');
    return value;
}

Slice column_name(const Comparison *comparison, const Column *column)
{
    enum { LONGEST = 60 };
    if (column->outlet.len == 0 || column->outlet.len > LONGEST) return column->id;
    if (column->date.len == 0) return column->outlet;
    Slice name = arena_join(comparison->arena, column->outlet, SLICE(" "));
    return arena_join(comparison->arena, name, column->date);
}
