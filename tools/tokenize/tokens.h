#ifndef ISNAD_TOKENS_H
#define ISNAD_TOKENS_H

/* The tokens of a sentence, for tokenize's T records and for every later stage. */

#include "common/stage.h"
#include "tools/tokenize/token_class.h"

typedef struct {
    const char *fold;          /* arabic_fold of its text: token_folded */
    uint32_t begin, end;       /* bytes of sentence->head.text */
    uint32_t fold_length;
    uint8_t class;             /* a TokenClass */
} Token;

static inline Slice token_folded(const Token *token) { return (Slice){token->fold, token->fold_length}; }

typedef struct {
    const Token *items;
    size_t count;
} TokenList;

/* Made from the sentence's text on the first call, kept for its life. */
TokenList sentence_tokens(Sentence *sentence);

#endif
