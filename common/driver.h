#ifndef ISNAD_DRIVER_H
#define ISNAD_DRIVER_H

/* What the driver of stages knows, for its two halves: stage.c runs stages and chains of them, stream.c takes a stream
   through one stage. */

#include "common/output.h"
#include "common/stage.h"

enum { STAGES_MAX = 8, KEPT_MEMORY = 256 * 1024 };

/* One stage of the chain, with the document that goes through it. */
typedef struct {
    Driver *driver;
    size_t index;
    const Stage *stage;
    void *context;
    Buffer document;          /* the id of the last document */
    uint64_t sent, paragraph; /* the last numbers seen in it; 0 before the first */
    bool begun;               /* a D record has come since */
} Link;

struct Driver {
    const Options *options;
    Link links[STAGES_MAX];
    size_t link_count;
    Output output;
    Record about;           /* the last D record, its slices in about_memory */
    Buffer about_memory;
    bool has_about;         /* ... and it is of the document that is read */
    Arena *arena;           /* of the sentence */
    Arena *line_arena;      /* of one line of a stream */
    Buffer added;           /* of a chain: what a stage before the last adds to the sentence */
    Buffer lines;           /* the sentence's records so far: of a stream only those that the stage reads; where it amends
                               them, all from the first of those on, which are written when it has */
    bool renders;           /* the stage writes something other than a stream, of all records */
    uint32_t reads, later;  /* of a stream: the types that the stage looks at, and those behind its own; a bit each from A on */
    char head_type;         /* of a stream: S or P, the head whose records are being read; 0: none yet */
    bool head_waits;        /* ... and the stage has still to run on it */
    Record head;            /* ... which is kept for that, its slices in head_memory */
    Buffer head_memory;
    const char *file;       /* where it stands, for messages */
    uint64_t line;
    bool told_unsplit;
    int status;
};

/* Appends the lines of the stage's records, in the stream's order, to `added`; or what the stage renders; or, of a stage
   that amends records, all the sentence's lines. */
void link_run(Link *link, Sentence *sentence, Buffer *added);

/* Cuts a paragraph; its sentences go to the next links, or out. */
void link_split(Link *link, Sentence *paragraph);

/* A D record begins a document, for every link. */
void driver_begin_document(Driver *driver, const Record *about);

/* Notes which types of records concern the stage. */
void stream_note_types(Driver *driver);

/* The sentences of the input, a stream, through the first link. */
void stream_read(Driver *driver, Input *input);

/* Runs the stage on the sentence whose head and lines were kept, unless it has run: it writes behind the lines that came
   so far, which were written as they came, so that no sentence's records are held in memory. */
void stream_run_on_head(Driver *driver);

#endif
