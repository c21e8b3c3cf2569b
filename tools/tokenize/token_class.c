#include "tools/tokenize/token_class.h"

Slice token_class_name(TokenClass class)
{
    static const char *const names[] = {
        [TOKEN_WORD] = "word", [TOKEN_NUMBER] = "number", [TOKEN_PUNCT] = "punct", [TOKEN_SYMBOL] = "symbol",
        [TOKEN_URL] = "url", [TOKEN_EMAIL] = "email", [TOKEN_HANDLE] = "handle", [TOKEN_HASHTAG] = "hashtag",
        [TOKEN_EMOJI] = "emoji",
    };
    return slice_of(names[class]);
}
