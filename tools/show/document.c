#include "tools/show/document.h"

#include <stdlib.h>

void document_open(Document *document) { *document = (Document){.arena = arena_new()}; }

void document_close(Document *document) { arena_free(document->arena); }

void document_begin(Document *document, const Sentence *sentence, Language language)
{
    const Record *about = sentence->about;
    arena_reset(document->arena);
    *document = (Document){.arena = document->arena};
    document->id = arena_copy(document->arena, sentence->head.doc);
    if (about == NULL) return;
    document->headline = arena_copy(document->arena, about->text);
    document->about = arena_copy(document->arena, about_line(about, language, document->arena));
}

static SpanMap keep_map(Arena *arena, const SpanMap *map)
{
    SpanMap kept = *map;
    if (map->shift_count == 0) return kept;
    SpanShift *shifts = arena_take(arena, map->shift_count * sizeof *shifts);
    memcpy(shifts, map->shifts, map->shift_count * sizeof *shifts);
    kept.shifts = shifts;
    return kept;
}

static void add_sentence(Document *document, Slice text, const SpanMap *map, bool new_paragraph, size_t marks_from)
{
    document->sentences = arena_grow(document->arena, document->sentences, document->sentence_count,
                                     &document->sentence_capacity, sizeof *document->sentences);
    document->sentences[document->sentence_count++] =
        (DocumentSentence){.text = arena_copy(document->arena, text), .map = keep_map(document->arena, map),
                           .new_paragraph = new_paragraph, .marks_from = marks_from,
                           .marks_to = document->annotations.mark_count};
}

/* Takes the marks that reach out of the sentence from those that are its own. */
static void part_foreign(Document *document, size_t from, const Span *sentence)
{
    Annotations *annotations = &document->annotations;
    size_t own = from;
    for (size_t i = from; i < annotations->mark_count; i++) {
        const Mark mark = annotations->marks[i];
        if (sentence != NULL && mark.span.begin >= sentence->begin && mark.span.end <= sentence->end) {
            annotations->marks[own++] = mark;
            continue;
        }
        document->foreign = arena_grow(document->arena, document->foreign, document->foreign_count,
                                       &document->foreign_capacity, sizeof *document->foreign);
        document->foreign[document->foreign_count++] = mark;
    }
    annotations->mark_count = own;
}

void document_add(Document *document, Sentence *sentence)
{
    Slice lines = sentence->lines;
    Record record;
    size_t marks = document->annotations.mark_count;
    bool headless = sentence->head.type == '\0';
    while (record_next(&lines, sentence->arena, &record)) {
        annotations_add(&document->annotations, document->arena, &record);
        if (!headless || (record.type != 'E' && record.type != 'N')) continue;
        /* A name without its sentence is shown by itself. */
        SpanMap map = {.begin = record.begin, .end = record.end};
        add_sentence(document, record.text, &map, sentence->new_paragraph, marks);
        return;
    }
    Span whole = {sentence->map.begin, sentence->map.end};
    part_foreign(document, marks, headless ? NULL : &whole);
    if (!headless) add_sentence(document, sentence->head.text, &sentence->map, sentence->new_paragraph, marks);
}

static int by_begin(const void *a, const void *b)
{
    const Mark *first = a, *second = b;
    if (first->span.begin != second->span.begin) return first->span.begin < second->span.begin ? -1 : 1;
    return first->item < second->item ? -1 : first->item > second->item;
}

Nesting document_nesting(Document *document, DocumentWalk *walk, size_t at, Arena *arena)
{
    const DocumentSentence *sentence = &document->sentences[at];
    if (!walk->sorted && document->foreign_count > 0)
        qsort(document->foreign, document->foreign_count, sizeof *document->foreign, by_begin);
    walk->sorted = true;
    size_t from = walk->next;
    while (walk->next < document->foreign_count && document->foreign[walk->next].span.begin < sentence->map.end)
        walk->next++;
    size_t own = sentence->marks_to - sentence->marks_from, carried = walk->carry.count, fresh = walk->next - from;
    Mark *marks = arena_take(arena, (own + carried + fresh + 1) * sizeof *marks);
    if (own > 0) memcpy(marks, document->annotations.marks + sentence->marks_from, own * sizeof *marks);
    memcpy(marks + own, walk->carry.marks, carried * sizeof *marks);
    if (fresh > 0) memcpy(marks + own + carried, document->foreign + from, fresh * sizeof *marks);
    carry_on(&walk->carry, marks + own + carried, fresh, sentence->map.end);
    Sentence whole = {.head = {.text = sentence->text}, .map = sentence->map, .arena = arena};
    return nesting_of(&whole, marks, own + carried + fresh);
}
