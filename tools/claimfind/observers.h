#ifndef ISNAD_CLAIM_OBSERVERS_H
#define ISNAD_CLAIM_OBSERVERS_H

/* Evidence: each observer answers one question about a unit from what stands in it and next to it, and decides nothing.
   The weights learn what the answers are worth. */

#include "tools/claimfind/units.h"

enum {
    OBSERVED_DEFINITE, OBSERVED_RELATION, OBSERVED_EVENT, OBSERVED_SPEAKER, OBSERVED_GOVERNS, OBSERVED_SEAM,
    OBSERVED_FEMININE, OBSERVED_OBLIQUE, OBSERVED_PLURAL, OBSERVED_PRESENT, OBSERVED_PAST_PLURAL, OBSERVED_NEGATED,
    OBSERVED_SUBORDINATE, OBSERVED_RELATIVE, OBSERVED_CLAUSE_BREAK, OBSERVED_COORDINATE_VERB, OBSERVED_ADVERBIAL_VERB,
    OBSERVED_MEDIUM_BEFORE, OBSERVED_IMPERSONAL, OBSERVED_PASSIVE_MARK, OBSERVED_DATELINE, OBSERVED_MEASURE,
    OBSERVED_ANONYMITY, OBSERVED_QUOTED_NAME,
    OBSERVATIONS
};

/* A bit for each of the above: those that the unit's letters tell (and whether it stands in a name), and the others. */
uint32_t observe_letters(const Reading *reading, size_t at);
uint32_t observe_place(const Reading *reading, size_t at);
static inline uint32_t observe(const Reading *reading, size_t at)
{
    return observe_letters(reading, at) | observe_place(reading, at);
}

/* The noun's gender by its ending, 'm' or 'f', or 0 where it tells nothing: a name, a broken plural. */
char noun_gender(const Unit *noun);

/* What joins a cue to its content: a bit WANTS_... that the unit answers to (إلى, ب, أن, a quotation mark); 0: none. */
uint32_t marker_of(const Reading *reading, size_t at);

#endif
