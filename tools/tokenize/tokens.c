#include "tools/tokenize/tokens.h"
#include "common/arabic.h"
#include "tools/tokenize/news.h"

static void scan(Sentence *sentence, TokenList *list)
{
    Slice text = sentence->head.text;
    /* Room for what most sentences need; what is never touched of it costs nothing. Folding never lengthens. */
    size_t count = 0, capacity = text.len / 4 + 8;
    Token *items = arena_take(sentence->arena, capacity * sizeof *items);
    char *folded = arena_take(sentence->arena, text.len);
    size_t at = 0;
    while ((at = news_skip_space(text, at)) < text.len) {
        Token token = {.begin = (uint32_t)at};
        token.end = (uint32_t)news_token_end(text, at, &token.class);
        size_t length = arabic_fold_into(slice_part(text, token.begin, token.end), folded);
        token.folded = (Slice){folded, length};
        folded += length;
        items = arena_grow(sentence->arena, items, count, &capacity, sizeof *items);
        items[count++] = token;
        at = token.end;
    }
    *list = (TokenList){items, count};
}

TokenList sentence_tokens(Sentence *sentence)
{
    TokenList *list = sentence->tokens;
    if (list == NULL) {
        list = arena_take(sentence->arena, sizeof *list);
        scan(sentence, list);
        sentence->tokens = list;
    }
    return *list;
}

Slice token_class_name(TokenClass class)
{
    switch (class) {
    case TOKEN_WORD: return SLICE("word");
    case TOKEN_NUMBER: return SLICE("number");
    case TOKEN_PUNCT: return SLICE("punct");
    case TOKEN_SYMBOL: return SLICE("symbol");
    case TOKEN_URL: return SLICE("url");
    case TOKEN_EMAIL: return SLICE("email");
    case TOKEN_HANDLE: return SLICE("handle");
    case TOKEN_HASHTAG: return SLICE("hashtag");
    case TOKEN_EMOJI: return SLICE("emoji");
    }
    return SLICE("");
}
