#ifndef ISNAD_ACTORCODE_PHRASES_H
#define ISNAD_ACTORCODE_PHRASES_H

/* A noun phrase as its words: of a claim's source or target, of a name, of what stands beside a name. */

#include "common/arabic.h"

enum { PHRASE_WORDS_MAX = 40, WORD_READINGS_MAX = 4 };

typedef struct {
    Slice folded;
    Slice stem;             /* of the whole word */
    size_t from, to;        /* bytes of the phrase's text */
    char mark;              /* before it: ',' a comma or colon, '(' a bracket, dash or quotation mark, 0 none */
    bool quoted;            /* an opening quotation mark or bracket stands at it */
    const void *entity;     /* whatever the caller says that it belongs to; NULL: no name */
    bool personal;          /* ... a person's name */
    bool behind_and;        /* ... which begins behind a و of this word (ولافروف, not ويليام) */
    bool place;             /* ... a place's */
} PhraseWord;

typedef struct {
    Slice text;
    size_t count;
    PhraseWord words[PHRASE_WORDS_MAX];
} Phrase;

/* The first PHRASE_WORDS_MAX words of a text. Folded forms live in the arena. */
void phrase_read(Phrase *phrase, Slice text, Arena *arena);

/* Tells the phrase what stands before it: a quotation mark or bracket; ل, which leaves of لل the second to the phrase. */
void phrase_see_before(Phrase *phrase, Slice before, Arena *arena);

/* One way to take a word: whole, or behind a conjunction or preposition written in one piece with it. */
typedef struct {
    Slice folded, stem;
    bool joined;            /* behind و or ف */
    bool governed;          /* behind ب ل ك */
} WordReading;

size_t phrase_readings(const PhraseWord *word, Arena *arena, WordReading readings[WORD_READINGS_MAX]);

/* Whether a folded word ends as adjectives of relation do: ي ية يون يين ... */
bool word_is_relative(Slice folded);

static inline bool word_definite(const PhraseWord *word) { return slice_starts(word->folded, SLICE("ال")); }

#endif
