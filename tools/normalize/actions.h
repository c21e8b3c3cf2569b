#ifndef ISNAD_ACTIONS_H
#define ISNAD_ACTIONS_H

/* What a set of changes makes of each character, worked out once, so that in the text it need only be looked up. */

#include "tools/normalize/character_table.h"
#include "tools/normalize/characters.h"
#include "tools/normalize/scan.h"

/* What to do with a character. From ACTION_RESULTS on: the place of its result. */
enum {
    ACTION_KEEP,     /* it stays as it is, whatever stands around it */
    ACTION_MARK,     /* it stays as it is behind a character that is kept */
    ACTION_LOOK,     /* it may depend on what stands around it: the long way, through a cluster */
    ACTION_LINE_END,
    ACTION_RESULTS
};

enum {
    PRESENTATION_FIRST = 0xFB50,
    PRESENTATION_LAST = 0xFEFF,
    ACTIONS = CHARACTER_TABLE_SIZE + PRESENTATION_LAST - PRESENTATION_FIRST + 1,
    RESULT_MAX = 4
};

/* What a character becomes where the next one continues nothing: any number of characters, the first of which
   continues nothing either. */
typedef struct {
    uint32_t characters[RESULT_MAX];
    uint32_t count;
    uint32_t changes;  /* bits 1 << Change: what was done to it */
} Result;

typedef struct {
    ChangeSet set;
    bool looks_always;           /* it is one of profile_make_looking */
    CharacterClass classes[SCAN_CLASSES];
    Result *results;             /* owned */
    size_t result_count, result_capacity;
    uint16_t actions[ACTIONS];   /* by action_place */
} Profile;

/* A profile whose only action is to look: right, and slow. What profile_make (profile_making.h) starts from, and tests
   compare with. */
void profile_make_looking(Profile *profile, ChangeSet set);
void profile_free(Profile *profile);

/* The action for a character that has no place in `actions`. */
unsigned action_elsewhere(const Profile *profile, uint32_t character);

/* A character's place in `actions`; ACTIONS: it has none. */
static inline size_t action_place(uint32_t character)
{
    if (character < CHARACTER_TABLE_SIZE) return character;
    if (character < PRESENTATION_FIRST || character > PRESENTATION_LAST) return ACTIONS;
    return CHARACTER_TABLE_SIZE + character - PRESENTATION_FIRST;
}

static inline unsigned action_of(const Profile *profile, uint32_t character)
{
    size_t place = action_place(character);
    return place < ACTIONS ? profile->actions[place] : action_elsewhere(profile, character);
}

static inline const Result *action_result(const Profile *profile, unsigned action)
{
    return &profile->results[action - ACTION_RESULTS];
}

#endif
