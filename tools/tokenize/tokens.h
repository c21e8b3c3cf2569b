#ifndef ISNAD_TOKENS_H
#define ISNAD_TOKENS_H

/* The tokens of a sentence, for tokenize's T records and for every later stage. */

#include "common/stage.h"
#include "tools/tokenize/token_class.h"

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

#endif
