#include "tools/tokenize/tokens.h"
#include "tools/tokenize/scan.h"

static TokenList scan_tokens(Sentence *sentence)
{
    Slice text = sentence->head.text;
    /* Room for what most sentences need; what is never touched of it costs nothing. */
    size_t count = 0, capacity = text.len / 4 + 8;
    Token *items = arena_take(sentence->arena, capacity * sizeof *items);
    Scan scan = scan_begin(text, sentence->arena);
    Place place = {0, 0};
    for (ScannedToken token; scan_next(scan, place, &token); place = token.end) {
        if (count == capacity) items = arena_grow(sentence->arena, items, count, &capacity, sizeof *items);
        items[count++] = (Token){scan.folded + token.begin.at, (uint32_t)token.begin.at, (uint32_t)token.end.at,
                                 (uint32_t)token.folded_length, (uint8_t)token.class};
    }
    return (TokenList){items, count};
}

TokenList sentence_tokens(Sentence *sentence)
{
    TokenList *list = sentence->tokens;
    if (list == NULL) {
        list = arena_take(sentence->arena, sizeof *list);
        *list = scan_tokens(sentence);
        sentence->tokens = list;
    }
    return *list;
}
