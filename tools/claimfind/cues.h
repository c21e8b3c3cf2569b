#ifndef ISNAD_CUES_H
#define ISNAD_CUES_H

/* The words that carry a claim's act, and what they want behind them: cues.tsv. */

#include "common/lexicon.h"

typedef enum { CUE_NONE, CUE_VERB, CUE_PARTICIPLE, CUE_NOUN, CUE_SAYING, CUE_RECIPROCAL, CUE_ADVERBIAL } CuePart;

/* The complements a cue may have, one bit a word of the lexicon's column. */
enum {
    WANTS_THAT = 1 << 0, WANTS_QUOTE = 1 << 1, WANTS_NP = 1 << 2, WANTS_B = 1 << 3, WANTS_ILA = 1 << 4,
    WANTS_ALA = 1 << 5, WANTS_AN = 1 << 6, WANTS_MIN = 1 << 7, WANTS_FI = 1 << 8, WANTS_LI = 1 << 9,
    WANTS_TARGET = 1 << 10,     /* the addressee as direct object */
    WANTS_TARGET_LI = 1 << 11,  /* ... behind ل */
    WANTS_TARGET_MIN = 1 << 12, /* ... behind من */
    WANTS_BLAME = 1 << 13,      /* حمّل X مسؤولية Y */
    WANTS_REBUT = 1 << 14,      /* رفض, only with what was alleged */
    WANTS_NAME = 1 << 15,       /* سمى: the name is the content */
    WANTS_DESCRIBE = 1 << 16,   /* وصف X بأنه Y */
    WANTS_FEELING = 1 << 17,    /* أبدى قلقه */
    WANTS_RELAY = 1 << 18,      /* نقل عن X قوله */
    WANTS_DIRECT = 1 << 19,     /* an adverbial: the source directly behind it */
    WANTS_VERB = 1 << 20        /* an adverbial: a verb of saying, then the source */
};

/* A word carries one, and a sentence may be of 1 MiB: so it is kept small. */
typedef struct {
    uint32_t row;         /* of cues.tsv; meaningless where part is CUE_NONE */
    uint32_t wants;
    uint8_t part;         /* a CuePart */
    char gender;          /* 'm', 'f', 0 */
    char number;          /* 's', 'd', 'p', 0 */
    bool past;
    bool impersonal;      /* unvowelled it reads as a passive too: يذكر أن */
    bool has_object;      /* a pronoun is fused to it: تنفيه */
} Cue;

/* The act it carries; empty where it is none. */
Slice cue_act(const Cue *cue);

/* The cue that a folded word (without conjunction) is; part CUE_NONE where it is none. */
Cue cue_find(Slice folded);

#endif
