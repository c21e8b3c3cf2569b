#ifndef ISNAD_ACTORCODE_ATTRIBUTES_H
#define ISNAD_ACTORCODE_ATTRIBUTES_H

/* The attributes that actorcode writes into E and C records. */

#include "common/record.h"
#include "tools/actorcode/actors.h"

/* Who somebody is, for the stream. */
typedef struct {
    Actor actor;
    Slice name;          /* empty: none */
} Described;

/* The attrs of an E record with `name`, `actor` and `name_key`, in place of those that it had. In the arena; `scratch` is
   memory for the work. */
Slice attributes_of_name(Slice attrs, const Described *named, Buffer *scratch, Arena *arena);

/* Those of a C record with `source_actor` and the rest. */
Slice attributes_of_claim(Slice attrs, const Described *source, const Described *target, Buffer *scratch,
                          Arena *arena);

#endif
