#ifndef ISNAD_NER_PLACES_H
#define ISNAD_NER_PLACES_H

/* Places by pattern: a head noun (مدينة, قرية; مطار, جبل) and a name, known or not. place-heads.tsv says whether the
   head belongs to the name. */

#include "tools/ner-tag/gazetteer.h"

Match places_match(const Gazetteer *gazetteer, const Words *words, size_t at);

/* Whether the word before a token is one that places follow. */
bool places_expected(const Words *words, size_t at);

/* The token before is a generic noun whose name an unknown word may be (مدينة, قرية). */
bool places_after_head(const Words *words, size_t at);

#endif
