#ifndef ISNAD_CUES_H
#define ISNAD_CUES_H

/* What the lexicons know of a word: its class (claim-words.tsv) and, where it carries a claim's act, what it wants behind
   it (cue-lemmas.tsv in all its forms, and a user's rows before them). One look-up tells both, and most words end at a
   bit that says that no lexicon has them. */

#include "tools/claimfind/lemmas.h"

typedef enum {
    WORD_PLAIN,
    WORD_THAT,        /* أن إن and what is written in one piece with them */
    WORD_RELATIVE, WORD_TIME, WORD_PREPOSITION, WORD_NEGATION,
    WORD_WAS,         /* كان and its forms */
    WORD_INDEED,      /* قد */
    WORD_BREAK,       /* opens a clause of its own: فيما لكن حيث */
    WORD_PRONOUN,
    WORD_MEDIUM,      /* what one speaks in: بيان مقابلة */
    WORD_SPEAKER,     /* what may head a source: وزير مصادر */
    WORD_EVENT,       /* what may head a stated content: مقتل رفض */
    WORD_ADDRESSEE,   /* للصحفيين */
    WORD_COMMA, WORD_COLON, WORD_STOP, WORD_QUOTE, WORD_OPEN, WORD_CLOSE, WORD_DASH, WORD_MARK
} WordKind;

/* What a word tells of its neighbours: the classes of claim-contexts.tsv, which says what each is. */
typedef enum {
    CONTEXT_NONE, CONTEXT_RULE, CONTEXT_OWN, CONTEXT_MADE, CONTEXT_NAMING, CONTEXT_IDENTITY, CONTEXT_ALLEGED,
    CONTEXT_FEELING, CONTEXT_DISPLEASURE, CONTEXT_APPROVAL, CONTEXT_CHARGE, CONTEXT_OUTLET, CONTEXT_FRAME,
    CONTEXT_ADJECTIVE, CONTEXT_SAME, CONTEXT_SAYING, CONTEXT_NOUN, CONTEXT_POST
} WordContext;

/* A word carries one, and a sentence may be of 1 MiB: so it is kept small. */
typedef struct {
    uint32_t wants : 25;       /* bits WANTS_... */
    uint32_t part : 4;         /* a CuePart */
    uint32_t past : 1;
    uint32_t impersonal : 1;   /* unvowelled it reads as a passive too: يذكر أن */
    uint32_t has_object : 1;   /* a pronoun is fused to it: تنفيه */
    uint32_t rare : 1;         /* a form that nearly always means something else: rare-cues.tsv */
    uint8_t act;               /* for act_name */
    char gender;               /* 'm', 'f', 0 */
    char number;               /* 's', 'd', 'p', 0 */
} Cue;

/* What is known of one folded word. */
typedef struct {
    Cue cue;              /* part CUE_NONE where it is none */
    uint8_t kind;         /* a WordKind, WORD_PLAIN where claim-words.tsv has it not */
    uint8_t context;      /* a WordContext, CONTEXT_NONE where claim-contexts.tsv has it not */
    bool listed;          /* claim-words.tsv has it */
    bool users;           /* a user's lexicon has it */
} KnownWord;

typedef struct Vocabulary Vocabulary;

/* Reads a user's cue-lemmas, maybe none, and the built-in lexicons. NULL after naming what is wrong with a file. */
Vocabulary *vocabulary_open(const char *const *paths, size_t count);
void vocabulary_close(Vocabulary *vocabulary);

/* What is known of a folded word without its proclitics, a fused pronoun counted (تنفيه, رئيسها), its article left off
   where the whole is not listed (الوزير). Behind it WORD_KEY_PADDING bytes must be readable, as they are behind a token's. */
KnownWord vocabulary_find(const Vocabulary *vocabulary, Slice folded);

/* Whether a word makes its sentence worth reading: no; only with a marker behind it, for it is a preposition too (بين أن,
   عبر عن); yes. */
typedef enum { CUES_NOT, CUES_WITH_MARKER, CUES } CuePower;

static inline CuePower cue_power(const KnownWord *word)
{
    if (word->cue.part == CUE_NONE || word->cue.rare) return CUES_NOT;
    return word->kind == WORD_PREPOSITION && word->cue.part == CUE_VERB ? CUES_WITH_MARKER : CUES;
}

/* Bytes of the pronoun that a folded word ends in (ه ها هم هما), 0 where it ends in none. */
static inline size_t pronoun_bytes(Slice folded)
{
    if (slice_ends(folded, SLICE("ه"))) return 2;
    if (slice_ends(folded, SLICE("هما"))) return 6;
    return slice_ends(folded, SLICE("ها")) || slice_ends(folded, SLICE("هم")) ? 4 : 0;
}

/* The act it carries; empty where it is none. */
static inline Slice cue_act(const Cue *cue) { return act_name(cue->part == CUE_NONE ? 0 : cue->act); }

#endif
