#ifndef ISNAD_ACTORCODE_MEMBERS_H
#define ISNAD_ACTORCODE_MEMBERS_H

/* The members of a coordinated actor: وزير الخارجية الروسي | ونظيره التركي, مصادر أمنية | وإعلامية ألمانية. */

#include "tools/actorcode/actors.h"
#include "tools/actorcode/signs.h"

typedef struct {
    const Sign *signs;
    size_t count;
    size_t from, to;      /* its words of the phrase */
    bool adjective;       /* an adjective of the same noun as the member before: it shares that noun, or the country */
} Member;

/* Returns how many, at least one where the phrase has words. */
size_t members_split(const Phrase *phrase, const Sign *signs, size_t count, Member members[CODES_MAX]);

#endif
