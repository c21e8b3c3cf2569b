/* From bytes of a sentence's text to original offsets and back. */

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

/* The byte where code point `at` begins; the text's length for the place behind the last. */
static size_t byte_at(const Sentence *sentence, size_t at)
{
    if (at >= sentence->map.count) return sentence->head.text.len;
    size_t low = 0, high = class_masks_size(sentence->head.text.len, 0);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sentence->characters_before[middle] <= at) low = middle;
        else high = middle;
    }
    uint64_t starts = sentence->character_starts[low];
    for (size_t skip = at - sentence->characters_before[low]; skip > 0; skip--) starts &= starts - 1;
    return low * CLASS_BLOCK + mask_first(starts);
}

/* Moves on to where the record's text begins, if it does within [from, to). */
static void find_text(Slice head, Slice text, size_t *from, size_t *to)
{
    for (size_t at = *from; at + text.len <= *to; at++) {
        if (memcmp(head.ptr + at, text.ptr, text.len) != 0) continue;
        *from = at;
        *to = at + text.len;
        return;
    }
}

bool sentence_locate(Sentence *sentence, Span original, Slice text, size_t *from, size_t *to)
{
    enum { EXPANSION_MAX = 128 }; /* bytes that one character may become, twice */
    if (sentence->characters_before == NULL) count_characters(sentence);
    size_t first, last;
    if (!span_locate(&sentence->map, original, &first, &last)) return false;
    *from = byte_at(sentence, first);
    *to = byte_at(sentence, last);
    if (text.len > 0 && text.len < *to - *from && *to - *from - text.len <= EXPANSION_MAX)
        find_text(sentence->head.text, text, from, to);
    return true;
}

bool sentence_record(Sentence *sentence, size_t *at, Record *record)
{
    if (sentence->hands_on != 0) {
        if (*at >= sentence->handed_count) return false;
        *record = sentence->handed[(*at)++].record;
        return true;
    }
    Slice rest = slice_part(sentence->lines, *at, sentence->lines.len);
    bool found = record_next(&rest, sentence->arena, record);
    *at = sentence->lines.len - rest.len;
    return found;
}
