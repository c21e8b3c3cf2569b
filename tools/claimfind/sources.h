#ifndef ISNAD_SOURCES_H
#define ISNAD_SOURCES_H

/* Who spoke last in the document, for verbs whose subject is dropped. Bounded: a few sources, short texts only. */

#include "common/span.h"
#include "tools/claimfind/cues.h"

enum { SOURCES_KEPT = 8, SOURCE_BYTES_MAX = 1024 };

typedef struct {
    Span span;             /* in the original document */
    char gender, number;   /* as the verb agreed with it */
    size_t length;
    char text[SOURCE_BYTES_MAX];
} Source;

typedef struct {
    Source kept[SOURCES_KEPT];  /* a ring, the latest at (next - 1) */
    size_t count, next;
} SourceMemory;

void sources_forget(SourceMemory *memory);

/* Remembers a source; a text too long to keep is let go. */
void sources_remember(SourceMemory *memory, Slice text, Span span, char gender, char number);

/* The latest source that a cue's form agrees with, NULL where there is none. */
const Source *sources_recall(const SourceMemory *memory, const Cue *cue);

#endif
