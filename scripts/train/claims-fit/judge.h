#ifndef ISNAD_FIT_JUDGE_H
#define ISNAD_FIT_JUDGE_H

/* Several models as one: their means decide. */

#include "model.h"

/* Says on stderr how the held sentences come out, by the rules of ../shared/score, over units. `threshold`: of a claim's
   probability. With `margins` also, of each candidate, how much likelier its best act is than none, and whether it is that. */
void report_measure(const char *what, Model *const *models, size_t count, const Samples *samples, double threshold,
                    bool margins);

/* Puts what the models say in the place of a sentence's labels. */
void relabel(Model *const *models, size_t count, Sample *sample);

#endif
