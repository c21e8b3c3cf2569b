#ifndef ISNAD_ACTORCODE_CAST_H
#define ISNAD_ACTORCODE_CAST_H

/* Who has been named in the document so far, and as what. Bounded: the latest FIGURES_MAX names and MENTIONS_MAX mentions
   by post or kind; older ones are forgotten. */

#include "tools/actorcode/actors.h"
#include "common/name_key.h"

enum { FIGURES_MAX = 256, MENTIONS_MAX = 128, NAME_TOKENS_MAX = 8, NAME_BYTES_MAX = 240 };

/* A person, body or place with the fullest name that it has had. */
typedef struct {
    char label;                        /* P O L, of PER ORG LOC */
    uint32_t tokens[NAME_TOKENS_MAX];  /* hashes of the keys of its name's words */
    size_t token_count;
    uint64_t mask;                     /* a bit for each of them: names without a common bit have no common word */
    char name[NAME_BYTES_MAX];
    size_t name_length;
    Code code;                         /* its country is empty where it is not known */
    bool told;                         /* a title or its own name told the code; else it is a guess */
    uint64_t serial;                   /* of its first mention, from 1 */
} Figure;

/* A figure that may have been forgotten since. */
typedef struct {
    size_t index;
    uint64_t serial;                   /* 0: none */
} FigureRef;

/* That somebody has been spoken of by a head noun: وزير, وزارة, مصدر. */
typedef struct {
    uint32_t head, whole;              /* hashes of its stem and of the stems of the whole expression */
    bool feminine;                     /* the noun's gender */
    bool speaks;                       /* as the source of a claim; then it has no head */
    bool issuer;                       /* may have issued a statement */
    bool sides;                        /* two actors by name together */
    uint64_t at;                       /* where, in original offsets */
    Actor actor;
    FigureRef figure;
} Mention;

typedef struct {
    Figure figures[FIGURES_MAX];
    Mention mentions[MENTIONS_MAX];
    size_t figure_next, mention_next;  /* rings */
    size_t figure_count, mention_count;
    uint64_t serial;
} Cast;

void cast_clear(Cast *cast);

/* The figure of a name, which is noted where it is new and taken as the figure's where it is fuller than before. A person
   may be named by the last words of the name alone, a body by words of it that stand together. `code` is what is known of
   it beside the name; may be empty. */
FigureRef cast_note(Cast *cast, char label, Slice name, const Code *code, Arena *arena);

/* The latest figure that has the name, or is named by it in part; none is noted. */
FigureRef cast_find(const Cast *cast, Slice name, Arena *arena);

/* NULL: none, or forgotten. */
Figure *cast_figure(Cast *cast, FigureRef ref);

void cast_mention(Cast *cast, const Mention *mention);

/* The latest mention before an offset by this expression, or where there is none by its head noun, of this gender; NULL:
   none. `*same` tells which. */
const Mention *cast_recall(const Cast *cast, uint32_t head, uint32_t whole, bool feminine, uint64_t before, bool *same);

/* The latest of this gender that has been called by a noun. */
const Mention *cast_called(const Cast *cast, bool feminine, uint64_t before);

/* The latest source. */
const Mention *cast_speaker(const Cast *cast, uint64_t before);

/* The latest that may have issued a statement. */
const Mention *cast_issuer(const Cast *cast, uint64_t before);

/* The latest of two actors by name together. */
const Mention *cast_sides(const Cast *cast, uint64_t before);

#endif
