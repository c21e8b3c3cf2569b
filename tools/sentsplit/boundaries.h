#ifndef ISNAD_BOUNDARIES_H
#define ISNAD_BOUNDARIES_H

/* Where the sentences of a paragraph end. One look over the paragraph marks the characters that matter (marks.h); the
   rules then run over those. An end inside a quotation is taken back when the quotation closes, so that one that never
   closes holds nothing together, and no rule looks further ahead than a few characters. */

#include "common/buffer.h"
#include "common/classes.h"
#include "common/slice.h"
#include "tools/sentsplit/quotations.h"

typedef struct {
    bool colons, commas;     /* clause marks that end a sentence too */
} BoundaryOptions;

typedef struct {
    BoundaryOptions options;
    CharacterClass marks;
    Slice text;              /* the paragraph, in use only while boundaries_find runs */
    Buffer masks;            /* uint64_t: character starts and marks, as class_masks writes them */
    Buffer ends;             /* uint32_t: places behind the sentences' last characters; none for the paragraph's end */
    Quotations quotations;
    size_t sentence;         /* where the sentence that is being read begins */
} Boundaries;

/* Zero-initialised but for its options and marks; boundaries_free gives its buffers back. */
Boundaries boundaries_make(BoundaryOptions options);
void boundaries_free(Boundaries *boundaries);

/* Finds the ends of the paragraph's sentences. They are in rising order and none is empty; white space may follow. */
void boundaries_find(Boundaries *boundaries, Slice paragraph);

/* Of the paragraph that was looked at last. The last sentence ends with the paragraph and is not counted. */
static inline size_t boundaries_count(const Boundaries *boundaries) { return boundaries->ends.len / sizeof(uint32_t); }
static inline size_t boundaries_end(const Boundaries *boundaries, size_t i)
{
    return ((const uint32_t *)(const void *)boundaries->ends.ptr)[i];
}

/* Code points of bytes [from, to) of that paragraph. */
size_t boundaries_characters(const Boundaries *boundaries, size_t from, size_t to);

#endif
