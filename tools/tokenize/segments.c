#include "tools/tokenize/segments.h"
#include "common/arabic.h"
#include "tools/tokenize/kinds.h"
#include "tools/tokenize/news.h"

/* A segment that holds letters or digits is named for them, any other for its first character. */
static TokenClass segment_class(Slice text, size_t begin, size_t end)
{
    Kind first = KIND_SPACE;
    size_t length;
    if (is_picture_at(text, begin)) return TOKEN_EMOJI;
    for (size_t at = begin; at < end; at += length) {
        Kind kind = kind_at(text, at, &length);
        if (kind == KIND_ARABIC || kind == KIND_LATIN) return TOKEN_WORD;
        if (first == KIND_SPACE || kind == KIND_DIGIT) first = kind;
    }
    switch (first) {
    case KIND_DIGIT: return TOKEN_NUMBER;
    case KIND_PUNCT: return TOKEN_PUNCT;
    default: return TOKEN_SYMBOL;
    }
}

static bool is_space(Slice text, size_t begin, size_t end)
{
    return news_skip_space(slice_part(text, 0, end), begin) == end;
}

TokenList segment_tokens(Sentence *sentence, size_t segment_end(Slice text, size_t at))
{
    Slice text = sentence->head.text;
    size_t count = 0, capacity = text.len / 4 + 8;
    Token *items = arena_take(sentence->arena, capacity * sizeof *items);
    char *folded = arena_take(sentence->arena, text.len);
    for (size_t at = 0, end; at < text.len; at = end) {
        end = segment_end(text, at);
        if (is_space(text, at, end)) continue;
        items = arena_grow(sentence->arena, items, count, &capacity, sizeof *items);
        size_t length = arabic_fold_into(slice_part(text, at, end), folded);
        items[count++] = (Token){folded, (uint32_t)at, (uint32_t)end, (uint32_t)length,
                                 (uint8_t)segment_class(text, at, end)};
        folded += length;
    }
    return (TokenList){items, count};
}
