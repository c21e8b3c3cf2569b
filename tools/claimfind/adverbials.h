#ifndef ISNAD_CLAIM_ADVERBIALS_H
#define ISNAD_CLAIM_ADVERBIALS_H

/* Attribution beside the clause: وفق, بحسب, حسبما ذكر, نقلا عن, على حد قوله. The clause itself is the content. */

#include "tools/claimfind/claims.h"

/* True where the adverbial cue at a word does attribute: بحسب المرصد, not وفق القانون. */
bool adverbial_speaks(const Reading *reading, size_t at);

/* True where على حد قول begins. */
bool adverbial_phrase(const Reading *reading, size_t at);

/* Adds the claim of the adverbial at a word. Returns the first word behind its source. */
size_t adverbial_claim(Finder *finder, size_t at);

#endif
