#ifndef ISNAD_PAGE_STYLE_H
#define ISNAD_PAGE_STYLE_H

/* The style sheet of the page, and what it and the page must agree on. */

#include <stddef.h>

/* Claims of a document that light up one by one; those behind them share their classes in turn. */
enum { PAGE_LIT_CLAIMS = 120 };

/* style.css, as scripts/build/compile-style leaves it, and its hash for the policy. */
extern const char page_style[], page_style_hash[];
extern const size_t page_style_length;

#endif
