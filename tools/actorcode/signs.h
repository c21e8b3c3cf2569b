#ifndef ISNAD_ACTORCODE_SIGNS_H
#define ISNAD_ACTORCODE_SIGNS_H

/* What the lexicons know of a phrase: actors by name, countries, and words that tell a sector. */

#include "common/lexicon.h"
#include "tools/actorcode/phrases.h"
#include "tools/actorcode/setting.h"

typedef enum {
    SIGN_ACTOR,      /* known-actors.tsv or the user's lexicon: a whole code */
    SIGN_COUNTRY,    /* a country's name */
    SIGN_CAPITAL,    /* a capital, which stands for its government */
    SIGN_PLACE,      /* a place in a country */
    SIGN_ADJECTIVE,  /* of a nationality */
    SIGN_WORD,       /* actor-words.tsv */
    SIGN_PERSON      /* a person's name */
} SignKind;

/* The second column of actor-words.tsv. */
typedef enum {
    WORD_POST, WORD_ADJECTIVE, WORD_BODY, WORD_MEDIUM, WORD_MEDIA, WORD_GROUP, WORD_SOURCE, WORD_DOCUMENT, WORD_SPOKESMAN, WORD_MEMBER,
    WORD_FORMER, WORD_SIDES, WORD_OWN, WORD_COUNTERPART, WORD_ABROAD, WORD_UNDER, WORD_SAME
} WordKind;

typedef struct {
    SignKind kind;
    WordKind word;         /* of a SIGN_WORD */
    Slice code;            /* COUNTRY or COUNTRY/SECTOR */
    Slice sector;          /* of a SIGN_WORD */
    bool weak;             /* counts only where no other word tells a sector */
    bool disputed;         /* a place that is governed by another than the country that claims it */
    size_t at, words;      /* its words of the phrase */
    bool joined, governed; /* its first word is behind و, behind ب ل ك */
    bool possessed;        /* a pronoun is written in one piece with it */
    uint32_t head, whole;  /* hashes of its first stem and of all its stems */
} Sign;

enum { SIGNS_MAX = PHRASE_WORDS_MAX };

/* By what rows with one key are chosen. */
typedef struct {
    const Lexicon *own;        /* the user's; NULL: none */
    Slice day;                 /* of writing, YYYY-MM-DD; empty: not known */
    const Setting *setting;    /* of the document so far */
} Knowledge;

/* The signs of a phrase in order, each of the longest entry that begins at its word. Returns how many. */
size_t signs_read(const Knowledge *knowledge, const Phrase *phrase, Arena *arena, Sign signs[SIGNS_MAX]);

/* Of rows from `row` on with one key, those whose dates hold the day of writing (columns 2 and 3: the first and the last
   day, either may be empty; all where it is not known), and of them the one whose country the document speaks of most; of
   equals the first. LEXICON_NONE where all are of other days. */
uint32_t knowledge_row(const Knowledge *knowledge, const Lexicon *lexicon, uint32_t row);

/* Whether a person or a body may be meant by the sign. */
bool sign_acts(const Sign *sign);

#endif
