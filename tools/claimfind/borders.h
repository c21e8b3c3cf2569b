#ifndef ISNAD_CLAIM_BORDERS_H
#define ISNAD_CLAIM_BORDERS_H

/* Where a role's text begins and ends, from the units that have the role. */

#include "tools/claimfind/units.h"

/* Units [from, to); from == to: none. */
typedef struct {
    size_t from, to;
} Run;

/* Of a source or target: no clitic or comma at its edges, marks in pairs. */
Run border_phrase(const Reading *reading, Run run);

/* Of a content: no أن, ب, comma or stop at its edges, quotation marks outside where they hold all of it. */
Run border_content(const Reading *reading, Run run);

/* Of a cue: with the words that are one adverbial with it (حسبما ذكر, على حد قوله, نقلا عن). */
Run border_cue(const Reading *reading, size_t cue);

#endif
