#ifndef ISNAD_TOKENS_H
#define ISNAD_TOKENS_H

/* The tokens of a sentence, for tokenize's T records and for every later stage. */

#include "common/stage.h"

typedef enum {
    TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT, TOKEN_SYMBOL, TOKEN_URL, TOKEN_EMAIL, TOKEN_HANDLE, TOKEN_HASHTAG,
    TOKEN_EMOJI
} TokenClass;

typedef struct {
    uint32_t begin, end;   /* bytes of sentence->head.text */
    TokenClass class;
    Slice folded;          /* arabic_fold of its text */
} Token;

typedef struct {
    const Token *items;
    size_t count;
} TokenList;

/* Made from the sentence's text on the first call, kept for its life. */
TokenList sentence_tokens(Sentence *sentence);

/* The class as the T record's label: "word", "number" ... */
Slice token_class_name(TokenClass class);

#endif
