#include "tools/normalize/actions.h"

#include <stdlib.h>

unsigned action_elsewhere(const Profile *profile, uint32_t character)
{
    Form form = profile->set.form;
    if (profile->looks_always) return ACTION_LOOK;
    if (character_rule(character, profile->set.changes).action != CHARACTER_KEEP) return ACTION_LOOK;
    if (character_continues(character) || character_decomposes(character, form)) return ACTION_LOOK;
    return ACTION_KEEP;
}

static bool is_long(const void *context, uint32_t character)
{
    (void)context;
    return character >= 0x80;
}

void profile_make_looking(Profile *profile, ChangeSet set)
{
    *profile = (Profile){.set = set, .looks_always = true};
    for (size_t place = 0; place < ACTIONS; place++) profile->actions[place] = ACTION_LOOK;
    profile->classes[SCAN_LONG] = class_make(is_long, NULL, true);
}

void profile_free(Profile *profile) { free(profile->results); }
