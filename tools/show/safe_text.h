#ifndef ISNAD_SHOW_SAFE_TEXT_H
#define ISNAD_SHOW_SAFE_TEXT_H

/* Text of others, made harmless to where it is shown. What acts there instead of being seen (control characters, ESC
   among them; bidi embeddings, overrides and isolates, which may be left open; line separators, noncharacters) is
   written as a sign that names it: U+241B for ESC, <U+202E>. */

#include "common/arena.h"
#include "common/buffer.h"

/* Whether a character is one of those. */
bool acts_on_display(uint32_t character);

/* For a terminal. Tabs and line ends become spaces. */
void put_terminal_text(Buffer *out, Slice text);

/* For HTML, between tags or in a quoted attribute. */
void put_html_text(Buffer *out, Slice text);

/* The same, with a date YYYY-MM-DD at its end kept from left to right, which behind Arabic letters it would not be. */
void put_html_dated(Buffer *out, Slice text);

/* The first characters of a text, `most` at most, with an ellipsis where that is not all of it. The memory is the
   arena's where the text is cut, else the text itself. */
Slice text_beginning(Arena *arena, Slice text, size_t most);

#endif
