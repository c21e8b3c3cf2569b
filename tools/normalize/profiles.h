#ifndef ISNAD_PROFILES_H
#define ISNAD_PROFILES_H

/* Which changes the command line asks for: a named set, a form, single changes beside them. */

#include "common/options.h"
#include "tools/normalize/characters.h"

/* Reads --profile, --form, --dediac, --digits and --fold; ends the program on a value that it does not know. */
ChangeSet profiles_choose(const Options *options);

#endif
