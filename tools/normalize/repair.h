#ifndef ISNAD_REPAIR_H
#define ISNAD_REPAIR_H

/* What is put right before a paragraph is normalised: HTML's references, then mojibake. Several original characters
   become one here, so the rewriter is told how many each stands for. */

#include "tools/normalize/entities.h"
#include "tools/normalize/mojibake.h"
#include "tools/normalize/rewrite.h"

typedef struct {
    Rewriter *rewriter;        /* gets the text, and the counts */
    bool entities;
    Mojibake *mojibake;        /* NULL: not wanted */
    char cut[ENTITY_LONGEST];  /* a reference that the last piece ended in */
    size_t cut_length;
    uint32_t before;           /* the last character, 0 at the paragraph's start; kept where mojibake is looked for */
} Repair;

/* Ready for the changes that the rewriter's profile asks for; false where it asks for no repair: then the text goes to
   the rewriter itself. */
bool repair_open(Repair *repair, Rewriter *rewriter);
void repair_close(Repair *repair);

/* Between rewrite_begin and rewrite_end: a paragraph as rewrite_add takes it. */
void repair_begin(Repair *repair);
void repair_add(Repair *repair, Slice text);
void repair_end(Repair *repair);

#endif
