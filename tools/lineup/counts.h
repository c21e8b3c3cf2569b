#ifndef ISNAD_LINEUP_COUNTS_H
#define ISNAD_LINEUP_COUNTS_H

/* What a count of people says: how many, whom, what became of them. */

#include "tools/lineup/article.h"

/* False where the word is none of FORMAT.md's. */
bool fate_read(Slice word, Fate *fate);
Act act_read(Slice word);

/* The number of a value, or the two of a range. False where it has none. */
bool numbers_read(Slice value, double *low, double *high);

/* The numbers that a modifier leaves open; HUGE_VAL: no end. */
void numbers_widen(Slice modifier, double *low, double *high);

/* Whom the counted noun names; `*noun` as in Figure. `of` may be empty: then the words of the text behind the number. */
void people_read(Arena *arena, Slice text, Slice of, People *people, uint32_t *noun);

#endif
