#ifndef ISNAD_DRIVER_H
#define ISNAD_DRIVER_H

/* The stages of one process at work on their input: for libisnad. Programs call stages_run. */

#include "common/output.h"
#include "common/stage.h"

typedef struct Driver Driver;

/* Opens the last of `stages`, or with options->plain all of them. What they write goes to `take`, or where that is NULL
   to standard output. The strings of the options must outlive the driver. NULL after naming a bad option. */
Driver *driver_open(const Options *options, const Stage *const *stages, OutputTaker *take, void *taker);

/* Reads one input to its end, or to an error; returns the status of that. The input stays the caller's. */
int driver_read(Driver *driver, Input *input);
void driver_close(Driver *driver);

/* Runs the last of `stages` (a NULL-terminated list, in the order of the pipe) over the options' input, with -p all of
   them in one process. Returns the exit status. */
int stages_run(const Options *options, const Stage *const *stages);

#endif
