#ifndef ISNAD_QUOTATIONS_H
#define ISNAD_QUOTATIONS_H

/* The quotation marks and brackets that are open at a place of a paragraph. */

#include "tools/sentsplit/marks.h"

enum { QUOTATIONS_DEPTH = 16 }; /* of more open at once the outermost is taken for one that never closes */

typedef struct {
    MarkKind kind;
    size_t ends;   /* how many sentence ends had been found where it opened */
} OpenMark;

typedef struct {
    OpenMark open[QUOTATIONS_DEPTH];
    size_t depth;
} Quotations;

#define QUOTATIONS_NONE_CLOSED SIZE_MAX

/* Whether the paired mark at `at` closes, the open ones considered: " closes where it is open. */
bool quotations_closes(const Quotations *quotations, Slice text, size_t at, MarkKind kind);

/* Whether one of this kind is open, or for a quotation mark one of any kind. */
bool quotations_open(const Quotations *quotations, MarkKind kind);

/* Takes note of an opening mark at a place before which `ends` sentence ends were found. */
void quotations_push(Quotations *quotations, MarkKind kind, size_t ends);

/* Closes the innermost open mark of the kind, and those within it that nothing closed; a quotation mark of which none
   is open closes the innermost of another kind («...”). Returns how many ends had been found where it opened, or
   QUOTATIONS_NONE_CLOSED. */
size_t quotations_close(Quotations *quotations, MarkKind kind);

#endif
