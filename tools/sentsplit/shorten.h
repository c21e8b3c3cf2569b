#ifndef ISNAD_SHORTEN_H
#define ISNAD_SHORTEN_H

/* --max-chars: cutting a sentence that is too long. */

#include "common/slice.h"

/* Where the first piece of bytes [from, to) ends: before white space, with at most `max` code points in the piece. The
   last such place behind a stop or a clause mark counts most, then the last before the conjunction و, both in the
   piece's second half; then the last of all. Only a word that is longer by itself makes a longer piece. */
size_t shorten(Slice text, size_t from, size_t to, size_t max);

#endif
