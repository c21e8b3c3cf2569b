/* From bytes of a sentence's text to original offsets. */

#include "common/stage.h"
#include "common/utf8.h"

/* The first time that a place of the sentence is asked for; many sentences are never asked. */
static void count_characters(Sentence *sentence)
{
    Slice text = sentence->head.text;
    size_t blocks = class_masks_size(text.len, 0);
    uint64_t *starts = arena_take(sentence->arena, (blocks + 1) * sizeof *starts);
    uint32_t *before = arena_take(sentence->arena, (blocks + 1) * sizeof *before);
    class_masks(NULL, 0, text, starts);
    starts[blocks] = 0;   /* the text's end may be a place of its own block */
    before[0] = 0;
    for (size_t i = 0; i < blocks; i++) before[i + 1] = before[i] + mask_count(starts[i]);
    sentence->character_starts = starts;
    sentence->characters_before = before;
    sentence->map.count = before[blocks];
}

void sentence_prepare(Sentence *sentence)
{
    const Record *head = &sentence->head;
    sentence->map = (SpanMap){head->begin, head->end, SIZE_MAX, NULL, 0};
    sentence->characters_before = NULL;
    Slice map;
    if (!attrs_get(head->attrs, "map", sentence->arena, &map)) return;
    size_t entries = 1;
    for (size_t i = 0; i < map.len; i++) entries += map.ptr[i] == ',';
    SpanShift *shifts = arena_take(sentence->arena, entries * sizeof *shifts);
    size_t count = span_parse(map, shifts);
    if (count == SIZE_MAX) return; /* a hand-made stream: offsets in step are the best that can be said */
    sentence->map.shifts = shifts;
    sentence->map.shift_count = count;
}

static size_t character_at(const Sentence *sentence, size_t byte)
{
    size_t block = byte / CLASS_BLOCK;
    uint64_t starts = sentence->character_starts[block] & mask_below((unsigned)(byte % CLASS_BLOCK));
    return sentence->characters_before[block] + mask_count(starts);
}

Span sentence_span(Sentence *sentence, size_t from, size_t to)
{
    if (sentence->characters_before == NULL) count_characters(sentence);
    return span_original(&sentence->map, character_at(sentence, from), character_at(sentence, to));
}
