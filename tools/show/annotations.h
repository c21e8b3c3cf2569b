#ifndef ISNAD_SHOW_ANNOTATIONS_H
#define ISNAD_SHOW_ANNOTATIONS_H

/* The E, N and C records of sentences as the things that a view draws: names, claims, and marks on the original. */

#include "common/arena.h"
#include "common/record.h"
#include "common/span.h"

/* What a mark stands for, in the order in which marks of one span enclose each other, the outermost first. */
typedef enum { MARK_CONTENT, MARK_SOURCE, MARK_TARGET, MARK_CUE, MARK_NUMBER, MARK_ENTITY } MarkKind;

/* Whether it is a part of a claim, not a name or number. */
static inline bool mark_of_claim(MarkKind kind) { return kind <= MARK_CUE; }

typedef struct {
    Span span;           /* original offsets; begin < end */
    MarkKind kind;
    uint32_t item;       /* of a name or number: its place in `names`; else of a claim: its place in `claims` */
} Mark;

/* The role of a part of a claim, "content" and so on, and the class of the labels of the others, "entity" or
   "number". */
const char *mark_role(MarkKind kind);
const char *mark_label_class(MarkKind kind);

/* An E or N record. */
typedef struct {
    Span span;
    Slice label, value;
    Slice modifier, unit, resolved; /* of a number, empty where it has none */
    bool dual;           /* a number that a noun's form says, no word of its own: وزيري */
    Slice full, actor;   /* of a name: the fullest that the document has for it, where it is another; its code */
} Name;

/* A C record. Where it has no offsets for a role, the span is 0-0. */
typedef struct {
    Slice act, source, target, cue, form;
    Slice source_actor, target_actor; /* their codes; empty: none */
    Slice content;       /* empty where the sentence states none */
    Span cue_at, source_at, target_at, content_at; /* the first of several */
    bool carried;        /* the source stands earlier in the document */
} Claim;

/* What has been read; zero-initialise. All arrays and slices live in the arena that annotations_read is given. */
typedef struct {
    Mark *marks;
    Name *names;
    Claim *claims;
    size_t mark_count, name_count, claim_count;
    size_t mark_capacity, name_capacity, claim_capacity;
} Annotations;

/* The two countries whose actors make most of the claims, where they lead: three claims of five between them, two at least
   each. False where no two do. */
typedef struct {
    Slice countries[2];
} Sides;

bool annotations_sides(const Annotations *annotations, Sides *sides);

/* Which of the sides the actor of a code is on: 1 or 2, 0 neither. */
int side_of(const Sides *sides, Slice actor);

/* Adds what a record says; records of other types add nothing. Offsets that are none are passed over. */
void annotations_add(Annotations *annotations, Arena *arena, const Record *record);

#endif
