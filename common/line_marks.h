#ifndef ISNAD_LINE_MARKS_H
#define ISNAD_LINE_MARKS_H

/* What the bytes of a stream are, as bit masks: 64 bytes make one bit each of a word, the lowest bit the first byte. */

#include "common/classes.h"

/* Of one block of 64 bytes; behind the text's end no bit is set. */
typedef struct {
    uint64_t tabs, newlines;
    uint64_t escapes;        /* backslash, which begins an escape, and CR, which would be written as one */
    uint64_t digits;
    bool valid;              /* it is UTF-8, and so is the character that reaches into it from the block before */
} LineMarks;

/* Marks bytes [from, to) of the text in marks[from / 64] and so on; `from` is at a block's border, `to` at one or the
   text's end. `*inside` is utf8_block_valid's, before and after. Fast where the processor has AVX2. */
void line_marks(Slice text, size_t from, size_t to, unsigned *inside, LineMarks *marks);

/* The words of the blocks of a text; the same byte by byte, on any processor. */
void line_words(Slice text, LineWords *words);
void line_words_portable(Slice text, LineWords *words);

#endif
