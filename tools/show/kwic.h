#ifndef ISNAD_SHOW_KWIC_H
#define ISNAD_SHOW_KWIC_H

/* A concordance: each token with the stem of a word, in its sentence. On a terminal a line each, the words one below the
   other; else a row: doc, date, sent, begin, end, what stands before, the token, what stands behind. */

#include "common/stage.h"
#include "tools/tokenize/word_stem.h"

typedef struct {
    WordStems *stems;     /* NULL: no concordance is wanted */
    Buffer stem;          /* that is looked for */
    bool aligned, colours;
    size_t width;
    bool seen;            /* a token, so there could be some */
} Kwic;

void kwic_open(Kwic *kwic, const char *word);
void kwic_close(Kwic *kwic);
void kwic_sentence(Kwic *kwic, Sentence *sentence, Buffer *out);

#endif
