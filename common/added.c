#include "common/added.h"

#include <stdlib.h>

void added_begin(Sentence *sentence, Buffer *added, char type)
{
    sentence->added = added;
    sentence->added_from = added->len;
    sentence->added_handed = sentence->handed_count;
    sentence->added_type = type;
    sentence->added_unsorted = false;
    sentence->last_added = (Span){0, 0};
}

static bool is_handed_on(const Sentence *sentence)
{
    return (sentence->hands_on >> (sentence->added_type - 'A') & 1) != 0;
}

/* The stage's own slices live until its next record: they are copied. */
static void hand_on(Sentence *sentence, const Record *record, size_t from)
{
    Arena *arena = sentence->arena;
    sentence->handed = arena_grow(arena, sentence->handed, sentence->handed_count, &sentence->handed_capacity,
                                  sizeof *sentence->handed);
    HandedRecord *handed = &sentence->handed[sentence->handed_count++];
    *handed = (HandedRecord){*record, from, sentence->added->len};
    handed->record.label = arena_copy(arena, record->label);
    handed->record.value = arena_copy(arena, record->value);
    handed->record.attrs = arena_copy(arena, record->attrs);
}

void sentence_add(Sentence *sentence, size_t from, size_t to, Slice label, Slice value, Slice attrs)
{
    sentence_add_longer(sentence, from, to, 0, label, value, attrs);
}

void sentence_add_longer(Sentence *sentence, size_t from, size_t to, size_t deleted, Slice label, Slice value, Slice attrs)
{
    Span span = sentence_span(sentence, from, to), last = sentence->last_added;
    span.end += deleted;
    bool behind = span.begin > last.begin || (span.begin == last.begin && span.end < last.end);
    if (!behind && sentence->added->len > sentence->added_from) sentence->added_unsorted = true;
    sentence->last_added = span;
    Record record = {.type = sentence->added_type, .doc = sentence->head.doc, .sent = sentence->head.sent,
                     .begin = span.begin, .end = span.end, .text = slice_part(sentence->head.text, from, to),
                     .label = label, .value = value, .attrs = attrs};
    size_t at = sentence->added->len;
    record_write(sentence->added, &record);
    if (is_handed_on(sentence)) hand_on(sentence, &record, at);
}

/* A line and what it is sorted by. */
typedef struct {
    Span span;
    Slice line;
    size_t place;   /* before the sorting */
} SortedLine;

/* By their bytes only so that equal spans have one order. */
static int compare_lines(const void *left, const void *right)
{
    const SortedLine *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    size_t shorter = a->line.len < b->line.len ? a->line.len : b->line.len;
    int order = memcmp(a->line.ptr, b->line.ptr, shorter);
    return order != 0 ? order : (a->line.len > b->line.len) - (a->line.len < b->line.len);
}

/* Those handed on, in the order of their lines, which have been written anew. */
static void sort_handed(Sentence *sentence, const SortedLine *sorted, size_t count)
{
    HandedRecord *handed = sentence->handed + sentence->added_handed;
    HandedRecord *before = arena_take(sentence->arena, count * sizeof *before);
    memcpy(before, handed, count * sizeof *before);
    for (size_t i = 0, at = sentence->added_from; i < count; at += sorted[i++].line.len)
        handed[i] = (HandedRecord){before[sorted[i].place].record, at, at + sorted[i].line.len};
}

void added_sort(Sentence *sentence)
{
    if (!sentence->added_unsorted) return;
    SortedLine *sorted = NULL;
    size_t count = 0, capacity = 0;
    Record record;
    Slice lines = slice_part(buffer_slice(sentence->added), sentence->added_from, sentence->added->len);
    Slice copy = arena_copy(sentence->arena, lines);
    for (Slice rest = copy; rest.len > 0; count++) {
        sorted = arena_grow(sentence->arena, sorted, count, &capacity, sizeof *sorted);
        const char *line = rest.ptr;
        record_next(&rest, sentence->arena, &record);
        sorted[count] = (SortedLine){{record.begin, record.end}, {line, (size_t)(rest.ptr - line)}, count};
    }
    qsort(sorted, count, sizeof *sorted, compare_lines);
    sentence->added->len = sentence->added_from;
    for (size_t i = 0; i < count; i++) buffer_put(sentence->added, sorted[i].line);
    if (is_handed_on(sentence)) sort_handed(sentence, sorted, count);
}
