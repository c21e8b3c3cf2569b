#ifndef ISNAD_ACTORCODE_IDENTIFY_H
#define ISNAD_ACTORCODE_IDENTIFY_H

/* Who is meant by a phrase: its code and the figure of the document's cast. */

#include "tools/actorcode/cast.h"
#include "tools/actorcode/members.h"
#include "tools/actorcode/persons.h"
#include "tools/actorcode/setting.h"

typedef struct {
    Knowledge knowledge;
    const Persons *persons;
    Cast cast;
    Setting setting;
    Slice home;            /* the country of the outlet that wrote it, where it writes for one country; empty: not known */
} Document;

/* A name's place among the words of a phrase: PhraseWord.entity. */
typedef struct {
    size_t from, to;       /* bytes of the sentence's text */
    char label;            /* P O L, 0 another */
    FigureRef figure;
} NamedSpan;

typedef struct {
    Actor actor;           /* none: count 0 */
    FigureRef figure;      /* whose name is the actor's; serial 0: no name */
    bool assumed;          /* a private person only for want of words that say more */
} Identity;

/* Identifies the phrase, whose names are marked. `at`: where it stands in the original; only what was said before it counts.
   `speaker`: whose country بلاده is; may be NULL. */
Identity identify(Document *document, const Phrase *phrase, uint64_t at, const Code *speaker, Arena *arena);

/* The same, and keeps in mind that who is meant was mentioned there. */
Identity identify_mention(Document *document, const Phrase *phrase, uint64_t at, const Code *speaker, Arena *arena);

/* What the words alone tell, without the document: of a name and its title. The country may stay empty. */
Code identify_words(const Knowledge *knowledge, const Phrase *phrase, Arena *arena);

#endif
