#ifndef ISNAD_VECTORS_H
#define ISNAD_VECTORS_H

/* The processor's vectors for text; those for learnt layers: vector_layers.h, vector_sums.h. No other
   file uses any. */

#include "common/masks.h"
#include <stdint.h>
#include <stddef.h>

/* class_masks for whole blocks; one byte behind the last must be readable. False, with nothing done, on a processor
   without AVX2. */
bool vectors_class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks, uint64_t *masks);

/* line_words for whole blocks. False, with nothing done, on a processor without AVX2. */
bool vectors_line_words(const char *text, size_t blocks, LineWords *words);

/* arabic_fold_letters for pieces of VECTORS_FOLD bytes; the bytes before and behind must be readable. False, with nothing
   done, on a processor without AVX2. */
enum { VECTORS_FOLD = 32 };
bool vectors_fold_letters(const char *text, size_t pieces, char *out);

#endif
