#ifndef ISNAD_TOKENIZE_SEGMENTS_H
#define ISNAD_TOKENIZE_SEGMENTS_H

/* Tokens as Unicode's default segments: those of white space left out, each of the others with a class. */

#include "tools/tokenize/breaks.h"
#include "tools/tokenize/tokens.h"

TokenList segment_tokens(Sentence *sentence, size_t segment_end(Slice text, size_t at));

#endif
