#ifndef ISNAD_OUTPUT_H
#define ISNAD_OUTPUT_H

/* Block output to standard output. A write error ends the program with status 2: nothing is lost in silence. In libisnad
   output goes to a function of its own instead, a sentence at a time. */

#include "common/record.h"

/* Gets all lines of a sentence. False: no more is wanted. */
typedef bool OutputTaker(void *taker, Slice lines);

typedef struct {
    Buffer pending;
    OutputTaker *take;  /* NULL: standard output */
    void *taker;
    bool stopped;       /* it wanted no more; the driver puts nothing until the next input */
    bool line_buffered; /* write after each sentence, not each block */
    uint32_t types;     /* the types of records that are written, a bit each from A on; 0: all */
    bool in_line, line_wanted; /* what was written ended within a line; which is one of them */
    Buffer wanted;      /* those on their way */
} Output;

/* Appends bytes; big ones go straight to the system, not through the buffer. */
void output_put(Output *output, Slice bytes);

/* Appends a line and its LF. */
void output_line(Output *output, Slice line);

/* Appends a record; of a big one no more than a block at a time is held. */
void output_record(Output *output, const Record *record);

/* Writes where a block is full. */
void output_block_done(Output *output);

/* Says that a sentence is complete: writes where a block is full or lines are wanted. */
void output_sentence_done(Output *output);

/* Appends the lines of some types, a bit each from A on, to `out`. */
void output_lines_of(Slice lines, uint32_t types, Buffer *out);

/* Writes whatever is pending. */
void output_flush(Output *output);

#endif
