#ifndef ISNAD_ACTORCODE_PERSONS_H
#define ISNAD_ACTORCODE_PERSONS_H

/* Persons whom news name without saying who they are: known-persons.tsv. */

#include "tools/actorcode/actors.h"
#include "tools/actorcode/signs.h"

typedef struct Persons Persons;

Persons *persons_open(void);
void persons_close(Persons *persons);

/* The code of a person by full name or surname, however it is spelt. False where the name is of none or of several with
   other codes. */
bool persons_code(const Persons *persons, const Knowledge *knowledge, Slice name, Code *code, Arena *arena);

#endif
