#ifndef ISNAD_CLAIM_UNITS_H
#define ISNAD_CLAIM_UNITS_H

/* Makes readings: from a sentence's tokens and E records to units. */

#include "tools/claimfind/reading.h"

/* Memory for the units of one sentence after the other. Never NULL: a system without memory ends the program. */
typedef struct UnitReader UnitReader;
UnitReader *units_open(const Vocabulary *vocabulary);
void units_close(UnitReader *reader);

/* Whether a word of the sentence could be a cue: of nearly half of all sentences none could. */
bool units_may_claim(UnitReader *reader, Sentence *sentence);

/* Reads tokens from `*token` on, as many as UNITS_MAX units hold, and moves it on; false at the sentence's end. The
   reading lives until the next call. */
bool units_read(UnitReader *reader, Sentence *sentence, size_t *token, Reading *reading);

/* Whether its cue, by the lexicon, could make a claim here; or it is a heading's colon. */
bool unit_may_cue(const Reading *reading, size_t at);

#endif
