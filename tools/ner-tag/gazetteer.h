#ifndef ISNAD_NER_GAZETTEER_H
#define ISNAD_NER_GAZETTEER_H

/* Names known whole: countries, places, bodies, things, and the user's own. A row is name, label, value, guard:
   "place" needs a word before it that places follow, "head" is never a name alone (فتح, but حركة فتح), "whole" is one name
   whatever the model says. */

#include "tools/ner-tag/words.h"

/* The longest name of our lists at a token, if any. */
Match gazetteer_match(const Words *words, size_t at);

/* The same in a user's list. */
Match gazetteer_user_match(const Lexicon *user, const Words *words, size_t at);

/* Reads a user's files as one list; NULL after naming each row that is none. lexicon_free gives it back. */
Lexicon *gazetteer_load(const char *const *paths, size_t count);

#endif
