#include "tools/show/comparison.h"

void comparison_open(Comparison *comparison) { comparison->arena = arena_new(); }

void comparison_close(Comparison *comparison) { arena_free(comparison->arena); }

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

static void add_member(Comparison *comparison, const Record *record)
{
    RowKind kind;
    if (!kind_read(record->label, &kind)) return;
    if (comparison->member_count >= COMPARISON_MEMBERS) {
        comparison->left_out++;
        return;
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
}

bool comparison_add_all(Comparison *comparison, Sentence *sentence)
{
    Slice lines = sentence->lines;
    Record record;
    if (sentence->head.type != '\0' || lines.len == 0 || lines.ptr[0] != 'G') return false;
    while (record_next(&lines, sentence->arena, &record)) add_member(comparison, &record);
    return true;
}

/* ---- documents ---- */

void comparison_note_document(Comparison *comparison, const Column *document)
{
    if (comparison->document_count >= COMPARISON_DOCUMENTS) return;
    comparison->documents = arena_grow(comparison->arena, comparison->documents, comparison->document_count,
                                       &comparison->document_capacity, sizeof *comparison->documents);
    comparison->documents[comparison->document_count++] =
        (Column){arena_copy(comparison->arena, document->id), arena_copy(comparison->arena, document->about),
                 arena_copy(comparison->arena, document->anchor), document->ordinal};
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

/* In the order of the documents; those that did not come stand first, as they are. */
static void sort_columns(Column *columns, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && columns[k].ordinal < columns[k - 1].ordinal; k--) {
            Column column = columns[k];
            columns[k] = columns[k - 1];
            columns[k - 1] = column;
        }
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
    sort_columns(story->columns, story->column_count);
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
