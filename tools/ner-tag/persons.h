#ifndef ISNAD_NER_PERSONS_H
#define ISNAD_NER_PERSONS_H

/* Names of persons: given names and surnames from lists, unknown words where a title or a verb of saying makes a name
   likely, and surnames that the document has introduced. */

#include "tools/ner-tag/gazetteer.h"
#include "tools/ner-tag/memory.h"

/* How far a title's expectation of a name still reaches, in tokens or whole entities; zero: no title before. */
typedef struct {
    size_t title_left;
} PersonContext;

/* The name at a token, if any. */
Match persons_match(const Gazetteer *gazetteer, const Memory *memory, const PersonContext *context,
                    const Words *words, size_t at);

/* Tokens of a title at a token, 0 where none is. */
size_t persons_title(const Words *words, size_t at);

/* Moves the context over a token, or an entity, that is no person's name. */
void persons_pass(PersonContext *context, const Words *words, size_t at, bool entity);

/* Notes the words of a name, so that the surname alone is known later in the document. */
void persons_remember(Memory *memory, const Words *words, size_t at, const Match *match);

#endif
