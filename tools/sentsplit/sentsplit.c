/* sentsplit: P records to S records, each with its part of the paragraph's offset map. */

#include "common/errors.h"
#include "common/utf8.h"
#include "tools/sentsplit/boundaries.h"
#include "tools/stages.h"

#include <stdlib.h>

typedef struct {
    uint64_t sent;   /* the last sentence's number in its document */
    Arena *arena;    /* of one sentence: a long paragraph's sentences must not add up */
    Buffer attrs;
} Splitter;

static void *open_splitter(const Options *options)
{
    (void)options;
    Splitter *splitter = calloc(1, sizeof *splitter);
    if (splitter == NULL) die_at(NULL, 0, "out of memory");
    splitter->arena = arena_new();
    return splitter;
}

static void close_splitter(void *context)
{
    Splitter *splitter = context;
    arena_free(splitter->arena);
    buffer_free(&splitter->attrs);
    free(splitter);
}

/* par of the paragraph, map of the part. */
static Slice sentence_attrs(Splitter *splitter, const Sentence *paragraph, size_t from, size_t to)
{
    Slice number;
    Buffer map = {0};
    splitter->attrs.len = 0;
    if (attrs_get(paragraph->head.attrs, "par", splitter->arena, &number)) attrs_put(&splitter->attrs, "par", number);
    span_write_part(&map, &paragraph->map, from, to);
    if (map.len > 0) attrs_put_list(&splitter->attrs, "map", buffer_slice(&map));
    buffer_free(&map);
    return buffer_slice(&splitter->attrs);
}

static void split_paragraph(void *context, Sentence *paragraph, StageEmit *emit, void *chain)
{
    Splitter *splitter = context;
    Slice text = paragraph->head.text;
    Boundaries boundaries = boundaries_begin(text);
    size_t from, to, behind = 0, characters = 0;
    if (paragraph->new_document) splitter->sent = 0;
    while (boundaries_next(&boundaries, &from, &to)) {
        size_t first = characters + utf8_count(slice_part(text, behind, from));
        size_t last = first + utf8_count(slice_part(text, from, to));
        Span span = span_original(&paragraph->map, first, last);
        Sentence sentence = {.arena = splitter->arena};
        sentence.head = (Record){.type = 'S', .doc = paragraph->head.doc, .sent = ++splitter->sent, .begin = span.begin,
                                 .end = span.end, .text = slice_part(text, from, to)};
        sentence.head.attrs = sentence_attrs(splitter, paragraph, first, last);
        emit(chain, &sentence);
        arena_reset(splitter->arena);
        behind = to;
        characters = last;
    }
}

const Stage sentsplit_stage = {.name = "sentsplit", .writes = 'S', .open = open_splitter,
                               .paragraph = split_paragraph, .close = close_splitter};
