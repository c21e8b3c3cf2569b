#ifndef ISNAD_TOKENIZE_LINES_H
#define ISNAD_TOKENIZE_LINES_H

/* The T records of a sentence, written as lines as its scan finds them: what sentence_add would write a token, at the
   speed of the scan. */

#include "common/stage.h"
#include "tools/tokenize/tokens.h"

/* The attrs of a word, `key=value`, from its text and its folded form; they live until the next call. */
typedef Slice WordAttrs(void *context, Slice text, Slice folded);

/* `attrs` NULL: words have none. `front` is a buffer of the caller's, kept for the next sentence. */
void token_lines_write(Sentence *sentence, Buffer *front, WordAttrs *attrs, void *context);

#endif
