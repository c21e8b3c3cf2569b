#ifndef ISNAD_NORMALIZE_SIGNATURE_H
#define ISNAD_NORMALIZE_SIGNATURE_H

/* What a file is that is no plain text, by its first bytes: what a newcomer gives by mistake. */

#include "common/slice.h"

enum { SIGNATURE_BYTES = 16 }; /* as many are enough */

/* In words; NULL where nothing tells that it is no text. */
const char *signature_of(Slice beginning);

#endif
