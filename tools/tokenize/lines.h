#ifndef ISNAD_TOKENIZE_LINES_H
#define ISNAD_TOKENIZE_LINES_H

/* The T records of a sentence, written as lines as its scan finds them: what sentence_add would write a token, at the
   speed of the scan. */

#include "common/stage.h"
#include "tools/tokenize/tokens.h"

/* What serves all sentences. */
typedef struct TokenLines TokenLines;

TokenLines *token_lines_new(void);
void token_lines_free(TokenLines *lines);

/* The attrs of a word, `key=value`, from its text and its folded form; they live until the next call. */
typedef Slice WordAttrs(void *context, Slice text, Slice folded);

/* Adds the sentence's tokens to it. `attrs` NULL: words have none. */
void token_lines_write(TokenLines *lines, Sentence *sentence, WordAttrs *attrs, void *context);

#endif
