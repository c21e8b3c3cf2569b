#ifndef ISNAD_ACTORCODE_PERSONS_H
#define ISNAD_ACTORCODE_PERSONS_H

/* Persons whom news name without saying who they are: known-persons.tsv. */

#include "tools/actorcode/actors.h"
#include "common/arena.h"
#include "common/slice.h"

typedef struct Persons Persons;

Persons *persons_open(void);
void persons_close(Persons *persons);

/* The code of a person by full name or surname, however it is spelt, on a day of writing (empty: the first row's). False
   where the name is of none or of several with other codes. */
bool persons_code(const Persons *persons, Slice name, Slice day, Code *code, Arena *arena);

#endif
