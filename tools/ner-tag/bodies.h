#ifndef ISNAD_NER_BODIES_H
#define ISNAD_NER_BODIES_H

/* Bodies by pattern: a head noun (وزارة, الجيش, حزب, شركة) and what completes its name: an adjective of nationality, a
   definite phrase, a quotation, a known or unknown name. body-heads.tsv says which of these each head takes. */

#include "tools/ner-tag/gazetteer.h"

Match bodies_match(const Gazetteer *gazetteer, const Words *words, size_t at);

/* The token behind a known body's name and the adjectives that complete it: [وكالة الأناضول] التركية. */
size_t bodies_adjectives(const Words *words, size_t at);

/* The token behind a short form in brackets or quotation marks: [وكالة الأنباء السورية] (سانا); `start` where there is
   none. */
size_t bodies_short_form(const Gazetteer *gazetteer, const Words *words, size_t start);

#endif
