#ifndef ISNAD_CLAIM_READING_H
#define ISNAD_CLAIM_READING_H

/* A sentence as claimfind reads it: its tokens, each proclitic (و ف ب ل ك س) a unit of its own, because roles begin behind
   them: ب | قصف 3 قرى. */

#include "tools/claimfind/cues.h"
#include "tools/tokenize/tokens.h"

enum { UNITS_MAX = 2048 };   /* of a longer sentence, which no article has, one piece is read after the other */

#define NO_UNIT UINT32_MAX

/* How a unit stands to quotation marks, or to brackets. */
typedef enum { ENCLOSED_NOT, ENCLOSED_OPENS, ENCLOSED_INSIDE, ENCLOSED_CLOSES } Enclosed;

typedef struct {
    uint32_t begin, end;     /* bytes of the sentence's text */
    Slice folded;            /* a stem behind لـ has its article whole: للجيش is ل and الجيش */
    Cue cue;                 /* part CUE_NONE where it is none */
    uint32_t mate;           /* of a quotation mark or bracket: the other one; NO_UNIT where there is none */
    uint8_t kind;            /* a WordKind */
    uint8_t context;         /* a WordContext */
    uint8_t class;           /* a TokenClass */
    char clitic;             /* the unit is this proclitic: w f b l k s; 0: a stem, a mark, a number */
    char entity;             /* in a name, its label's first letter: P L O M; 0: in none */
    uint8_t quoted, bracketed; /* an Enclosed each */
    uint16_t quotation;      /* the number of the one that it stands in, from 1; 0: in none */
    uint16_t cues, commas, breaks; /* how many stand before it */
    bool entity_begins : 1;
    bool pronoun : 1;        /* one is fused to it */
    bool article : 1;
    bool begins_token : 1;
} Unit;

typedef struct {
    Sentence *sentence;
    const Vocabulary *vocabulary;
    Unit *units;
    size_t count;
    bool begins;             /* the first unit begins the sentence */
    bool names_identity;     /* a word of CONTEXT_IDENTITY is in it */
} Reading;

static inline bool unit_is(const Unit *unit, const char *folded) { return slice_is(unit->folded, folded); }
static inline bool unit_is_mark(const Unit *unit) { return unit->kind >= WORD_COMMA; }

#endif
