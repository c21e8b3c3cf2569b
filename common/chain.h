#ifndef ISNAD_CHAIN_H
#define ISNAD_CHAIN_H

/* Stages at work, one behind the other, and what the driver knows while they are: private to driver.c, which opens them
   and reads, and to stream.c, which takes a stream through the first of them. */

#include "common/output.h"
#include "common/relay.h"
#include "common/stage.h"

enum { STAGES_MAX = 8, KEPT_MEMORY = 256 * 1024 };

typedef struct Driver Driver;

/* Links that run in one thread: all of them, unless chain_share has shared them out. */
typedef struct {
    Driver *driver;
    size_t from, to;      /* links [from, to) */
    Record about;         /* the last D record, its slices in about_memory */
    Buffer about_memory;
    bool has_about;       /* ... and it is of the document that is read */
    Buffer added;         /* the lines that a stage which is not the last makes of all lines so far */
} Section;

/* A sentence on its way from section to section. */
typedef struct {
    Sentence sentence;
    Arena *arena;
    Buffer head_memory;   /* the slices of its head */
    Buffer lines;         /* its records so far */
} Slot;

/* One stage of the chain, with the document that goes through it. */
typedef struct {
    Section *section;
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
    Section sections[RELAY_HANDS_MAX];
    size_t section_count;
    Relay *relay;           /* takes sentences from section to section; NULL: there is one */
    Slot *slots;            /* ... in these */
    Output output;          /* the last section's */
    Arena *arena;           /* of the sentence */
    Arena *line_arena;      /* of one line of a stream */
    bool holds_lines;       /* of a chain: a stage amends or renders lines, which are kept for it */
    uint32_t hands_on;      /* of a chain: Sentence.hands_on */
    Buffer lines;           /* the sentence's records so far: of a stream only those that the stage reads; where it amends
                               them, all from the first of those on, which are written when it has */
    Buffer wanted_lines;    /* of what is rendered, where --types leaves some out */
    bool renders;           /* the stage writes something other than a stream, of all records */
    uint32_t reads, later;  /* of a stream: the types that the stage looks at, and those behind its own; a bit each from A on */
    char head_type;         /* of a stream: S or P, the head whose records are being read; 0: none yet */
    bool head_waits;        /* ... and the stage has still to run on it */
    Record head;            /* ... which is kept for that, its slices in head_memory */
    Buffer head_memory;
    Headway headway;
    const char *file;       /* where it stands, for messages */
    uint64_t line;
    bool told_unsplit;
    int status;
};

/* Appends the lines of the stage's records, in the stream's order, to `added`; or what the stage renders; or, of a stage
   that amends records, all the sentence's lines. */
void link_run(Link *link, Sentence *sentence, Buffer *added);

/* Notes what the stages of a chain hand on. */
void chain_note_types(Driver *driver);

/* Shares the links of a chain out to as many threads as pay, at most `most`. Once, before anything is read. */
void chain_share(Driver *driver, size_t most);

/* Waits until all sentences have gone through all sections; ends their threads. */
void chain_drain(Driver *driver);
void chain_close(Driver *driver);

/* A D record begins a document, for every link of the section. */
void section_begin_document(Section *section, const Record *about);

/* Cuts a paragraph; its sentences go to the next links, or out. */
void link_split(Link *link, Sentence *paragraph);

/* A StageEmit, its chain the link that emits: what normalize and sentsplit hand on goes to the next link. */
void link_emit(void *chain, Sentence *sentence);

#endif
