#include "common/added.h"

#include <stdlib.h>

void added_begin(Sentence *sentence, Buffer *added, char type)
{
    sentence->added = added;
    sentence->added_from = added->len;
    sentence->added_type = type;
    sentence->added_unsorted = false;
    sentence->last_added = (Span){0, 0};
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
    record_write(sentence->added, &record);
}

/* A line and what it is sorted by. */
typedef struct {
    Span span;
    Slice line;
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

void added_sort(const Sentence *sentence)
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
        sorted[count] = (SortedLine){{record.begin, record.end}, {line, (size_t)(rest.ptr - line)}};
    }
    qsort(sorted, count, sizeof *sorted, compare_lines);
    sentence->added->len = sentence->added_from;
    for (size_t i = 0; i < count; i++) buffer_put(sentence->added, sorted[i].line);
}
