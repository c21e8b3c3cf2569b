#ifndef ISNAD_ACTORCODE_TITLES_H
#define ISNAD_ACTORCODE_TITLES_H

/* What stands beside a person's name: وزير الخارجية الروسي | سيرغي لافروف |، عضو مجلس الأمن. */

#include "tools/actorcode/identify.h"

/* Marks the words of a phrase that belong to a name; the phrase begins at byte `begin` of the text in which the names stand,
   in order. */
void names_mark(Phrase *phrase, size_t begin, const NamedSpan *names, size_t count);

/* A person's title before or behind his name, whose words are marked; false where there is none. `text` is the sentence's,
   `at` which of its names is meant. */
bool title_read(const Knowledge *knowledge, Slice text, const NamedSpan *names, size_t count, size_t at, Phrase *title,
                Arena *arena);

#endif
