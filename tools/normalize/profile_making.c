/* Making a profile: every character that a rule or the form may change is normalised once, alone, the long way. */

#include "tools/normalize/profile_making.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/normalize/rewrite.h"

#include <stdlib.h>

/* ---- a character's action ---- */

/* Whether the form, or a rule for what the form takes it apart to, may change a character that stands alone. */
static bool form_touches(Form form, unsigned changes, uint32_t character)
{
    unsigned flags = character_table[character].flags;
    bool arabic = character >= 0x0600 && character <= 0x06FF; /* of what has rules, only Arabic letters have parts */
    if (arabic && changes != 0 && (flags & CHARACTER_CHANGES_NFD)) return true;
    switch (form) {
    case FORM_NFC: return flags & CHARACTER_CHANGES_NFC;
    case FORM_NFD: return flags & CHARACTER_CHANGES_NFD;
    case FORM_NFKC: return flags & CHARACTER_CHANGES_NFKC;
    case FORM_NFKD: return flags & CHARACTER_CHANGES_NFKD;
    default: return false;
    }
}

static unsigned add_result(Profile *profile, const Result *result)
{
    if (profile->result_count == profile->result_capacity) {
        profile->result_capacity = profile->result_capacity > 0 ? 2 * profile->result_capacity : 64;
        profile->results = realloc(profile->results, profile->result_capacity * sizeof *profile->results);
        if (profile->results == NULL) die_at(NULL, 0, "out of memory");
    }
    profile->results[profile->result_count] = *result;
    return (unsigned)(ACTION_RESULTS + profile->result_count++);
}

/* Normalises a character between two that are no part of it. False where what it becomes is too long or no start. */
static bool normalise_alone(Rewriter *rewriter, uint32_t character, Result *result)
{
    Rewritten rewritten;
    *result = (Result){0};
    memset(rewriter->counts, 0, sizeof rewriter->counts);
    rewrite_begin(rewriter);
    rewrite_add_character(rewriter, '|', 1);
    rewrite_add_character(rewriter, character, 1);
    rewrite_add_character(rewriter, '|', 1);
    if (!rewrite_end(rewriter, &rewritten)) return false;
    for (size_t at = 1, length; at + 1 < rewritten.text.len; at += length) {
        if (result->count == RESULT_MAX) return false;
        result->characters[result->count++] = utf8_decode(rewritten.text, at, &length);
    }
    for (unsigned change = 0; change < CHANGES; change++)
        if (rewriter->counts[change] > 0) result->changes |= 1u << change;
    return result->count == 0 || !character_continues(result->characters[0]);
}

/* Of a character that neither a rule nor the form touches, or that comes out of them as itself. */
static unsigned action_of_kept(uint32_t character)
{
    if (!character_continues(character)) return ACTION_KEEP;
    return character_composes_back(character) ? ACTION_LOOK : ACTION_MARK;
}

/* Of one that a rule or the form may change. */
static unsigned action_of_touched(Profile *profile, Rewriter *rewriter, uint32_t character)
{
    Result result;
    if (character_continues(character) || !normalise_alone(rewriter, character, &result)) return ACTION_LOOK;
    bool same = result.count == 1 && result.characters[0] == character;
    return same ? action_of_kept(character) : add_result(profile, &result);
}

static unsigned find_action(Profile *profile, Rewriter *rewriter, uint32_t character)
{
    unsigned changes = profile->set.changes;
    CharacterRule rule = character_rule(character, changes);
    if (character == 0 || rule.action == CHARACTER_JOINER || rule.action == CHARACTER_HAMZA) return ACTION_LOOK;
    if (character == '\n' || character == '\r') return ACTION_LINE_END;
    if (rule.action == CHARACTER_DELETE) return add_result(profile, &(Result){.changes = 1u << rule.change});
    bool touched = rule.action != CHARACTER_KEEP || character >= CHARACTER_TABLE_SIZE ||
                   form_touches(profile->set.form, changes, character);
    return touched ? action_of_touched(profile, rewriter, character) : action_of_kept(character);
}

/* ---- the whole profile ---- */

static bool is_plain(const void *context, uint32_t character)
{
    const Profile *profile = context;
    if (character == '\\' || character == '\t') return false; /* kept or not, it is seen: a record escapes it */
    return profile->actions[character] <= ACTION_MARK;
}

static bool is_mark(const void *context, uint32_t character)
{
    const Profile *profile = context;
    return profile->actions[character] == ACTION_MARK;
}

void profile_make(Profile *profile, ChangeSet set)
{
    uint16_t actions[ACTIONS];
    profile_make_looking(profile, set);
    Rewriter rewriter = {.profile = profile};
    for (uint32_t character = 0; character < CHARACTER_TABLE_SIZE; character++)
        actions[character] = (uint16_t)find_action(profile, &rewriter, character);
    for (uint32_t character = PRESENTATION_FIRST; character <= PRESENTATION_LAST; character++)
        actions[action_place(character)] = (uint16_t)find_action(profile, &rewriter, character);
    rewrite_free(&rewriter);
    memcpy(profile->actions, actions, sizeof actions);
    profile->looks_always = false;
    profile->classes[SCAN_PLAIN] = class_make(is_plain, profile, false);
    profile->classes[SCAN_MARKS] = class_make(is_mark, profile, false);
}
