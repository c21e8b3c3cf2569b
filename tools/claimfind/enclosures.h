#ifndef ISNAD_CLAIM_ENCLOSURES_H
#define ISNAD_CLAIM_ENCLOSURES_H

/* Quotation marks and brackets: which close which, and what stands inside. */

#include "tools/claimfind/reading.h"

/* The WordKind of a token that is no word; WORD_PLAIN of a number, an address and the like. */
uint8_t unit_mark_kind(const Token *token, Slice text);

/* Sets mate, quoted and bracketed. Quotation marks pair in turn, for the press mixes their shapes; a bracket with the
   next that closes. What opens and is never closed stands alone: nothing is inside. */
void enclosures_pair(Reading *reading);

#endif
