/* From bytes of a sentence's text to original offsets. */

#include "common/stage.h"
#include "common/utf8.h"

enum { STEP = 64 }; /* bytes between the places whose character count is kept */

/* The first time that a place of the sentence is asked for; many sentences are never asked. */
static void count_characters(Sentence *sentence)
{
    Slice text = sentence->head.text;
    uint32_t *before = arena_take(sentence->arena, (text.len / STEP + 1) * sizeof *before);
    uint32_t count = 0;
    for (size_t i = 0; i * STEP <= text.len; i++) {
        before[i] = count;
        size_t end = (i + 1) * STEP < text.len ? (i + 1) * STEP : text.len;
        count += (uint32_t)utf8_count(slice_part(text, i * STEP, end));
    }
    sentence->characters_before = before;
    sentence->map.count = count;
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
    size_t step = byte / STEP;
    return sentence->characters_before[step] + utf8_count(slice_part(sentence->head.text, step * STEP, byte));
}

Span sentence_span(Sentence *sentence, size_t from, size_t to)
{
    if (sentence->characters_before == NULL) count_characters(sentence);
    return span_original(&sentence->map, character_at(sentence, from), character_at(sentence, to));
}
