#ifndef ISNAD_FIT_FIT_H
#define ISNAD_FIT_FIT_H

#include "judge.h"

typedef struct {
    double rate, decay;        /* of Adam with decoupled decay */
    double rounding_from;      /* the part of all steps from which on weights are rounded to 8 bits as they will be */
    double averaging_from;     /* ... from which on they are averaged */
    size_t epochs, batch;      /* batch: sentences a step */
    bool held_too;             /* learn from the held documents too */
    double share;              /* of the documents to learn from */
} Recipe;

/* Learns, then is the mean of its last steps, rounded. Says on stderr how it goes. */
void fit(Model *model, const Samples *samples, const Recipe *recipe);

#endif
