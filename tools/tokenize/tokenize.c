/* tokenize: a T record for each token, with its class and its folded form. */

#include "tools/stages.h"
#include "tools/tokenize/tokens.h"

static void tokenize_sentence(void *context, Sentence *sentence)
{
    (void)context;
    TokenList tokens = sentence_tokens(sentence);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        sentence_add(sentence, token->begin, token->end, token_class_name(token->class), token->folded, SLICE(""));
    }
}

const Stage tokenize_stage = {.name = "tokenize", .writes = 'T', .sentence = tokenize_sentence};
