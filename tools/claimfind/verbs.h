#ifndef ISNAD_CLAIM_VERBS_H
#define ISNAD_CLAIM_VERBS_H

/* Claims that a verb or a participle carries: who, whom, what. */

#include "tools/claimfind/claims.h"

void verb_claim(Finder *finder, size_t at);
void participle_claim(Finder *finder, size_t at);

/* قوله إن: the content of what نقل or another cue brought. */
void saying_claim(Finder *finder, size_t at);

#endif
