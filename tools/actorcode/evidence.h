#ifndef ISNAD_ACTORCODE_EVIDENCE_H
#define ISNAD_ACTORCODE_EVIDENCE_H

/* What the words of one member tell, weighed: a country, a sector, and which nouns call it. */

#include "tools/actorcode/members.h"

typedef struct {
    Code code;               /* the country; the sector when settled, or where an actor by name told it */
    Slice strong, weak;      /* sectors that words told, the first of each kind; empty: none */
    const Sign *head;        /* the first noun that may act; NULL: none */
    const Sign *body;        /* the first body or medium behind a noun that calls a person or a document; NULL: none */
    const Sign *person;      /* the first person's name; NULL: none */
    bool known;              /* an actor by name gave the country */
    bool named;              /* a country or an actor, and no person */
    bool outright;           /* the head itself tells the strong sector */
    bool adopted;            /* the code is a person's own, with its sector */
    bool under;              /* تابع: whose body it is comes next */
    bool people;             /* those of a nationality */
    bool where;              /* في تلك البلاد: the country is where they are, it need not be whose */
    bool disputed, former, own, sides, counterpart;
    bool unplaced;           /* media and the like, who without a country are of none */
    bool bare;               /* a noun alone, as who has been spoken of before is called: الوزير, المتحدث باسم الجيش */
    size_t to;             /* where its words end that say who: before على تويتر, للإذاعة */
} Evidence;

Evidence evidence_of(const Phrase *phrase, const Member *member);

/* Settles code.sector, for a code whose country is known. `before`: the code of the member before; NULL: none. */
void evidence_settle_sector(Evidence *evidence, const Code *before, bool adjective);

#endif
