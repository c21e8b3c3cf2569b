#ifndef ISNAD_REWRITE_H
#define ISNAD_REWRITE_H

/* Normalises one paragraph as it comes in pieces, and keeps account of where each character stood. */

#include "common/buffer.h"
#include "common/slice.h"
#include <stddef.h>
#include <stdint.h>

/* What the options make of the characters below U+0800 (one and two bytes of UTF-8). */
typedef struct {
    unsigned options;            /* WITH_... of characters.h */
    unsigned char plain[0x800];  /* 1: copied as it is, whatever stands before it */
} Profile;

void profile_make(Profile *profile, unsigned options);

/* Characters that may become one another: a base and its marks, decomposed. */
typedef struct {
    uint32_t *characters;
    size_t count, capacity;
    uint32_t *places;            /* where the originals stood that gave them, counted from the paragraph's start */
    size_t place_count, place_capacity;
    bool sorted;                 /* the marks stand in canonical order */
    unsigned char last_class;    /* combining class of the last character */
} Cluster;

/* The paragraph up to its last character that is not white space. */
typedef struct {
    size_t text_length, map_length;
    uint64_t end;
} RewriteKept;

typedef struct {
    const Profile *profile;
    uint64_t offset;             /* original offset of the next character */
    uint64_t start;              /* the same at the start of the paragraph */
    Buffer text, map;            /* what the paragraph became, and its K:D list */
    uint64_t begin;              /* original offset of the first character of `text` */
    uint64_t previous_end;       /* original offset after the last character of `text` */
    size_t count;                /* characters of `text` */
    int64_t shift;               /* D of the last entry in the map */
    RewriteKept kept;
    Cluster cluster;
} Rewriter;

typedef struct {
    Slice text, map;             /* live until the next rewrite_begin */
    uint64_t begin, end;
} Rewritten;

/* Zero-initialise, set `profile` and `offset`; rewrite_free gives the memory back. */
void rewrite_begin(Rewriter *rewriter);

/* Valid UTF-8, whole characters, no line ends. Moves `offset` on. */
void rewrite_add(Rewriter *rewriter, Slice text);

/* False where nothing but white space is left. */
bool rewrite_end(Rewriter *rewriter, Rewritten *rewritten);

void rewrite_free(Rewriter *rewriter);

#endif
