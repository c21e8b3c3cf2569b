#ifndef ISNAD_VECTORS_H
#define ISNAD_VECTORS_H

/* The one place where the processor's vectors are used. */

#include "common/classes.h"

/* class_masks for whole blocks; one byte behind the last must be readable. False, with nothing done, on a processor
   without AVX2. */
bool vectors_class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks, uint64_t *masks);

#endif
