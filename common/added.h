#ifndef ISNAD_ADDED_H
#define ISNAD_ADDED_H

/* The records that a stage adds to a sentence, kept as the lines they will be. For the driver; stages call
   sentence_add. */

#include "common/stage.h"

/* Makes the sentence ready for sentence_add: lines go to the end of `added`. */
void added_begin(Sentence *sentence, Buffer *added, char type);

/* Brings the lines into the stream's order: by begin, then by end descending. */
void added_sort(Sentence *sentence);

#endif
