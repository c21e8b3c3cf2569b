#ifndef ISNAD_TOKEN_CLASS_H
#define ISNAD_TOKEN_CLASS_H

/* What kind of token one is. */

#include "common/slice.h"

typedef enum {
    TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT, TOKEN_SYMBOL, TOKEN_URL, TOKEN_EMAIL, TOKEN_HANDLE, TOKEN_HASHTAG,
    TOKEN_EMOJI
} TokenClass;

/* The class as the T record's label: "word", "number" ... */
Slice token_class_name(TokenClass class);

#endif
