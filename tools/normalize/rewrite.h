#ifndef ISNAD_REWRITE_H
#define ISNAD_REWRITE_H

/* Normalises one paragraph as it comes in pieces, and keeps account of where each character stood. */

#include "common/slice.h"
#include "tools/normalize/actions.h"
#include "tools/normalize/cluster.h"
#include "tools/normalize/mapped_text.h"
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const Profile *profile;
    uint64_t offset;             /* original offset of the next character */
    uint64_t counts[CHANGES];    /* to how many characters each change was made (to how many bases with their marks, of
                                    CHANGE_FORM); the caller's to read and to reset */
    uint64_t replaced;           /* NULs and ill-formed sequences that became U+FFFD; likewise */
    uint64_t start;              /* the offset at the start of the paragraph */
    uint32_t base;               /* the last character that continues none, decomposed, and */
    uint32_t last;               /*   the last character, 0 before the first: what rules look back at */
    unsigned made;               /* bits 1 << Change: what rules did to the character at hand */
    Scan scan;
    Cluster cluster;
    MappedText mapped;
} Rewriter;

typedef struct {
    Slice text, map;             /* live until the next rewrite_begin */
    uint64_t begin, end;
    bool verbatim;               /* nothing in it is escaped in a record */
} Rewritten;

/* Zero-initialise, set `profile` and `offset`; rewrite_free gives the memory back. */
void rewrite_begin(Rewriter *rewriter);

/* The text that rewrite_add_line reads, at most SCAN_MAX bytes. It must live until all its lines are added. */
void rewrite_scan(Rewriter *rewriter, Slice text);

/* Adds what lies between byte `at` of the scanned text and the next line end. Each maximal subpart that is no UTF-8,
   and NUL, becomes U+FFFD, one character of the original. Moves `offset` on. Returns the place of the line end, or the
   text's length. */
size_t rewrite_add_line(Rewriter *rewriter, size_t at);

/* Adds a text of any length, whole characters; line ends are characters like any other. Moves `offset` on. Takes the
   place of the scanned text. */
void rewrite_add(Rewriter *rewriter, Slice text);

/* A character that stands for `original_length` (at least 1) characters of the original, as one that was written
   &amp;. It is normalised like any other. Moves `offset` on by that length. */
void rewrite_add_character(Rewriter *rewriter, uint32_t character, uint32_t original_length);

/* False where nothing but white space is left. */
bool rewrite_end(Rewriter *rewriter, Rewritten *rewritten);

void rewrite_free(Rewriter *rewriter);

#endif
