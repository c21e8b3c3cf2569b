#ifndef ISNAD_PROGRESS_H
#define ISNAD_PROGRESS_H

/* How far a long run has come: bytes and documents read, the rate, the time left. A line on a terminal, written over and
   over, or with --progress lines for a log. */

#include "common/options.h"

#include <stdint.h>

typedef struct {
    const char *tool;
    bool shown, log;       /* log: lines, not one line written over */
    bool on_screen;        /* the line stands there now */
    int64_t begun, last;   /* milliseconds */
    uint64_t bytes, total, documents; /* total: of all files; 0: not known */
} Headway;

/* On a terminal only where standard error is one and standard output is none, and where files are read: of a pipe's tools
   the first alone shows how far it has come. */
void progress_begin(Headway *progress, const Options *options);
void progress_add(Headway *progress, size_t bytes);

/* Takes the line off the screen, for a message or for good. */
void progress_clear(void *progress);
void progress_end(Headway *progress);

#endif
