#ifndef ISNAD_TOKENIZE_BREAKS_H
#define ISNAD_TOKENIZE_BREAKS_H

/* Unicode's default text segments (UAX #29), in the version of the Unicode that ICU and utf8proc bring. Both functions
   take the place of a segment's first character, 0 or where the segment before it ended, and return its end. */

#include "common/slice.h"

size_t word_segment_end(Slice text, size_t at);
size_t grapheme_cluster_end(Slice text, size_t at);

#endif
