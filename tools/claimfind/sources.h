#ifndef ISNAD_SOURCES_H
#define ISNAD_SOURCES_H

/* Who spoke last in the document, for verbs whose subject is dropped. Bounded: a few sources, short texts only. */

#include "common/span.h"
#include "tools/claimfind/features.h"

enum { SOURCES_KEPT = 3, SOURCE_BYTES_MAX = 1024 };

typedef struct {
    Span span;             /* in the original document */
    Features head;         /* of its first word */
    char gender, number;   /* as the verb agreed with it */
    bool nested;           /* what it said stands in what another said */
    uint64_t sentence;     /* where it spoke last */
    size_t length;
    char text[SOURCE_BYTES_MAX];
} Source;

typedef struct {
    Source kept[SOURCES_KEPT]; /* the latest first */
    size_t count;
    uint64_t sentence;     /* of the document, from 1 */
} SourceMemory;

void sources_forget(SourceMemory *memory);

/* Puts a source first; the same span is not kept twice. A text too long to keep is let go. The text of `source` may be one
   of the memory's own. */
void sources_remember(SourceMemory *memory, const Source *source);

/* Sets text and length; false where it is too long. */
bool source_set_text(Source *source, Slice text);

/* How a remembered source stands to a cue: gender, sentences ago, nested or not; 0 to SOURCE_PAIRS - 1. */
enum { SOURCE_PAIRS = 18 };
unsigned source_pair(const SourceMemory *memory, const Source *source, const Cue *cue);

#endif
