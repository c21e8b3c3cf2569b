#ifndef ISNAD_STREAM_H
#define ISNAD_STREAM_H

/* A stream of records through the first stage of a driver. */

#include "common/chain.h"

/* Notes which types of records concern the stage. */
void stream_note_types(Driver *driver);

/* The sentences of the input, a stream, through the first link. */
void stream_read(Driver *driver, Input *input);

/* Runs the stage on the sentence whose head and lines were kept, unless it has run: it writes behind the lines that came
   so far, which were written as they came, so that no sentence's records are held in memory. */
void stream_run_on_head(Driver *driver);

#endif
