#ifndef ISNAD_NER_GAZETTEER_H
#define ISNAD_NER_GAZETTEER_H

/* Names known whole: countries, places, bodies, things, and the user's own. A row is name, label, value, guard:
   "place" needs a place's context, "head" is never a name alone (فتح, but حركة فتح). */

#include "tools/ner-tag/words.h"

typedef struct {
    const Lexicon *user;   /* --gazetteer, or NULL */
} Gazetteer;

/* Reads a user's files as one list; NULL after naming each row that is none. lexicon_free gives it back. */
Lexicon *gazetteer_load(const char *const *paths, size_t count);

typedef enum {
    GAZETTEER_FREE,        /* running text: the guards hold */
    GAZETTEER_PLACE,       /* after a word that places follow */
    GAZETTEER_ANY          /* after a head noun: every row counts, no clitics are read off */
} GazetteerContext;

Match gazetteer_match(const Gazetteer *gazetteer, const Words *words, size_t at, GazetteerContext context);

/* The same in the user's list alone. */
Match gazetteer_user_match(const Gazetteer *gazetteer, const Words *words, size_t at, GazetteerContext context);

#endif
