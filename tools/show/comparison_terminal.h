#ifndef ISNAD_SHOW_COMPARISON_TERMINAL_H
#define ISNAD_SHOW_COMPARISON_TERMINAL_H

/* The comparison as a table for a terminal: a heading a group, under it a line a member, its document first. */

#include "tools/show/comparison.h"
#include "tools/show/wrap.h"

/* Writes nothing where there are no groups. The comparison must be arranged. `columns` and `colours` are the terminal's. */
void print_comparison(Buffer *out, const Comparison *comparison, Language language, size_t columns, bool colours);

#endif
