#ifndef ISNAD_CLAIM_WORD_READINGS_H
#define ISNAD_CLAIM_WORD_READINGS_H

/* How a word is read wherever it stands: its proclitics, its stem's place in the lexicons. Kept for the words that came last,
   which is most of them. */

#include "tools/claimfind/cues.h"
#include <stdint.h>

enum { LETTER_BYTES = 2, PROCLITICS_MAX = 3 };

typedef struct {
    KnownWord stem;         /* what stands behind the proclitics */
    uint8_t proclitics;     /* letters at its front that are: و ف ب ل ك س */
    bool pronoun;           /* one is fused to it */
    uint8_t pronouns;       /* a bit for each number of proclitics: whether with so many, as the cutter has it, one is */
} WordReading;

typedef struct WordReadings WordReadings;

/* About 2 MB. Never NULL: a system without memory ends the program. */
WordReadings *word_readings_open(const Vocabulary *vocabulary);
void word_readings_close(WordReadings *readings);

/* `folded` is the word's folded form. */
WordReading word_readings_find(WordReadings *readings, Slice word, Slice folded);

/* What the word is at most, read in any way. */
CuePower word_readings_power(WordReadings *readings, Slice word, Slice folded);

/* The name of the proclitic that the folded word's first letter may be: w f b l k s; 0: none. */
char proclitic(Slice folded);

/* Whether a stem behind لـ has lost its article's alef: لجيش. */
static inline bool lost_alef(char clitic, Slice stem) { return clitic == 'l' && slice_starts(stem, SLICE("ل")); }

#endif
