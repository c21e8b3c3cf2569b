#ifndef ISNAD_SHOW_WRAP_H
#define ISNAD_SHOW_WRAP_H

/* Lines for a terminal: broken between words, in colours where wanted, every line with its own, so that a pager may
   show any of them alone. The text stays in its logical order, without a bidi control: a terminal that knows the
   bidirectional algorithm orders it itself, and to one that does not they would be rubbish. */

#include "common/buffer.h"

typedef struct {
    Buffer *out;
    size_t width;        /* columns; 0: lines are not broken */
    size_t indent;       /* columns before the second line and the next */
    bool colours;
    size_t column;
    Slice wanted, set;   /* styles, as parameters of SGR, empty for none: that of the text to come, that in force */
    size_t break_at;     /* the last space in `out` since the line began; SIZE_MAX: none */
    size_t break_column; /* ... its column */
    Slice break_set;     /* ... the style in force there */
} Wrap;

/* Columns of a terminal that a text takes. */
size_t text_width(Slice text);

/* A line, or the rest of one that stands at a column, at the end of `out`. */
void wrap_begin(Wrap *wrap, Buffer *out, size_t column);

/* What comes next is to look like this. The slice must stay. */
void wrap_style(Wrap *wrap, Slice style);

/* Text of anyone: what acts on terminals is shown, not sent. */
void wrap_text(Wrap *wrap, Slice text);

/* Ends the colours, so that something else may be written. */
void wrap_end(Wrap *wrap);

#endif
