#ifndef ISNAD_PROFILE_MAKING_H
#define ISNAD_PROFILE_MAKING_H

#include "tools/normalize/actions.h"

/* Works out the action of every character by rewriting it alone; profile_free gives it back. */
void profile_make(Profile *profile, ChangeSet set);

#endif
