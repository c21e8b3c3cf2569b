#ifndef ISNAD_SHOW_TERMINAL_H
#define ISNAD_SHOW_TERMINAL_H

/* The view for a terminal: the text with its marks in brackets, [name|kind] and {part of a claim|role number}, and
   under each paragraph its claims, a line each. Colours only add to that. */

#include "tools/show/comparison.h"
#include "tools/show/labels.h"
#include "tools/show/nesting.h"
#include "tools/show/wrap.h"

/* Zero-initialise; then set the first four, then terminal_open. What it keeps of a document is the claims of a paragraph, as text, and the
   contents that run on into the next sentence. */
typedef struct {
    Language language;
    bool colours, legend;
    size_t width;        /* columns; 0: lines are not broken */
    bool begun;
    uint32_t claims;     /* of the document so far */
    Carry carry;
    Wrap text;           /* the paragraph's line, from one sentence to the next */
    bool open;           /* ... which has begun */
    Buffer list;         /* the paragraph's claims */
    Comparison comparison;
    uint64_t documents;  /* so far */
} Terminal;

void terminal_open(Terminal *terminal);

void terminal_sentence(Terminal *terminal, Sentence *sentence, Buffer *out);

/* Behind the last sentence. */
void terminal_finish(Terminal *terminal, Buffer *out);

void terminal_close(Terminal *terminal);

#endif
