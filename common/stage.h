#ifndef ISNAD_STAGE_H
#define ISNAD_STAGE_H

/* A tool is a stage: a function from the records of one sentence to more records of that sentence. */

#include "common/arena.h"
#include "common/buffer.h"
#include "common/input.h"
#include "common/options.h"
#include "common/record.h"
#include "common/span.h"

/* A record that came with a sentence, and the bytes of its line. */
typedef struct {
    Record record;
    size_t from, to;
} HandedRecord;

/* One sentence (or one paragraph, before sentsplit) with the records that came with it. */
typedef struct {
    Record head;           /* the S record (a P record before sentsplit); from normalize also a D record */
    const Record *about;   /* the D record of its document: headline, day of writing, outlet; NULL: it has none */
    Slice lines;           /* its records of the types that the stage reads (maybe others), for a stage that renders; to
                              others sentence_record gives them */
    HandedRecord *handed;  /* ... where the stages before are of this process, as they handed them on, not as lines */
    size_t handed_count, handed_capacity;
    uint32_t hands_on;     /* the types that later stages of this process read, a bit each from A on; 0: of a stream */
    bool new_document;     /* the first sentence of its document */
    bool new_paragraph;    /* the first sentence of its paragraph */
    Arena *arena;          /* lives as long as the sentence */
    SpanMap map;           /* of head.text; its count is SIZE_MAX until the first sentence_span or sentence_add */
    Buffer *added;         /* takes the lines of the records that the stage adds */
    size_t added_from;     /* where they begin in it, */
    size_t added_handed;   /* ... and in `handed` */
    char added_type;       /* their type: the stage's */
    bool added_unsorted;   /* they are not in the stream's order yet */
    Span last_added;
    const uint32_t *characters_before; /* private to sentence.c: code points before each 64th byte */
    const uint64_t *character_starts;  /* ... and a bit for each byte that begins one */
    void *tokens;          /* private to tokens.c: the token list, made once a sentence */
} Sentence;

/* The original span of bytes [from, to) of head.text. */
Span sentence_span(Sentence *sentence, size_t from, size_t to);

/* The way back: bytes [*from, *to) of head.text that stand on characters of an original span; false where none do. Where
   several of its characters stand on one of the original, `text`, the record's, tells which are meant; it may be empty. */
bool sentence_locate(Sentence *sentence, Span original, Slice text, size_t *from, size_t *to);

/* The sentence's next record behind `*at`, which is 0 before the first; false behind the last. They come in the stream's
   order, those of the types that the stage reads and maybe others. */
bool sentence_record(Sentence *sentence, size_t *at, Record *record);

/* Adds a record of the stage's type whose text is bytes [from, to) of head.text. The driver sorts by begin, then by end
   descending. */
void sentence_add(Sentence *sentence, size_t from, size_t to, Slice label, Slice value, Slice attrs);

/* The same with so many characters of the original behind them, which normalize deleted and which belong to the record:
   the tatweel of 1445هـ. */
void sentence_add_longer(Sentence *sentence, size_t from, size_t to, size_t deleted, Slice label, Slice value, Slice attrs);

typedef struct Stage Stage;
typedef void StageEmit(void *chain, Sentence *sentence);

struct Stage {
    const char *name;      /* the tool's */
    char writes;           /* the record type that it writes, and replaces; '\0': no stream, see render */
    const char *reads;     /* the record types that it looks at in `lines`; NULL: none */
    bool slow;             /* takes about as long as the stages before it together: in a chain it begins a thread */
    const OptionSpec *own; /* its options beyond those that all tools share; ends with a NULL name; NULL: none */
    /* Makes the stage's context from its options; NULL after naming a bad one: error_at. The member NULL: none needed. */
    void *(*open)(const Options *options);
    /* Adds the records of one sentence. The context may keep a bounded state of the document. */
    void (*sentence)(void *context, Sentence *sentence);
    /* Instead of `sentence`, for normalize: reads one plain-text file and hands on its paragraphs (P heads, no lines),
       each through `emit`, before them of a document of which something is known a D head. Returns STATUS_DONE or STATUS_REJECTED. Ownership of the input stays with the driver. */
    int (*read)(void *context, Input *input, StageEmit *emit, void *chain);
    /* Instead of `sentence`, for sentsplit: hands the paragraph's sentences on, each through `emit`. */
    void (*paragraph)(void *context, Sentence *paragraph, StageEmit *emit, void *chain);
    /* Instead of `sentence`, for actorcode: changes the attrs of records that other stages made. It gets those of the types
       it reads, in the stream's order, whole sentences at a time; what it sets must live in the sentence's arena. The driver
       writes them back in their places among the sentence's other records. `writes` is '\0'. */
    void (*amend)(void *context, Sentence *sentence, Record *records, size_t count);
    /* Instead of `sentence`, for tools that write no stream: appends to `out` what they make of a sentence (of a paragraph,
       where sentsplit did not run) and its records, in order: those of the types it reads, or where that is NULL all, known
       or not. A record
       whose sentence did not come with it comes alone, under a head of type '\0' that has nothing but its doc and sent. A D
       record is a head without records, of its document's first sentence too `new_document` is true. */
    void (*render)(void *context, Sentence *sentence, Buffer *out);
    /* ... and behind the last sentence of all files; NULL: nothing. Returns STATUS_DONE or STATUS_REJECTED. */
    int (*finish)(void *context, Buffer *out);
    void (*close)(void *context);
};

/* Makes the head's map from its `map` attribute. Sets nothing else. */
void sentence_prepare(Sentence *sentence);

#endif
