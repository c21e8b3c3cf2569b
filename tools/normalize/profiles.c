/* Named sets of changes, and the options that add to them. */

#include "tools/normalize/profiles.h"
#include "common/errors.h"

#include <string.h>

#define WITH(change) (1u << (change))

/* What a reader sees as the same becomes the same bytes. */
enum {
    TIDY = WITH(CHANGE_PRESENTATION) | WITH(CHANGE_TATWEEL) | WITH(CHANGE_BIDI) | WITH(CHANGE_INVISIBLE) |
           WITH(CHANGE_SPACES)
};

static const struct {
    const char *name;
    ChangeSet set;
} profiles[] = {
    {"default", {FORM_NFC, TIDY}},
    {"none", {FORM_NONE, 0}},
};

static const struct {
    const char *name;
    Form form;
} forms[] = {{"nfc", FORM_NFC}, {"nfd", FORM_NFD}, {"nfkc", FORM_NFKC}, {"nfkd", FORM_NFKD}, {"none", FORM_NONE}};

static ChangeSet find_profile(const char *name)
{
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
        if (strcmp(profiles[i].name, name) == 0) return profiles[i].set;
    die_at(NULL, 0, "--profile %s: unknown: expected default or none", name);
}

static Form find_form(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0) return forms[i].form;
    die_at(NULL, 0, "--form %s: unknown: expected nfc, nfd, nfkc, nfkd or none", name);
}

ChangeSet profiles_choose(const Options *options)
{
    const char *profile = options_value(options, "profile"), *form = options_value(options, "form");
    const char *digits = options_value(options, "digits");
    ChangeSet set = find_profile(profile != NULL ? profile : "default");
    if (form != NULL) set.form = find_form(form);
    if (digits != NULL && strcmp(digits, "ascii") != 0) die_at(NULL, 0, "--digits %s: unknown: expected ascii", digits);
    if (digits != NULL) set.changes |= WITH(CHANGE_DIGITS);
    if (options_given(options, "dediac")) set.changes |= WITH(CHANGE_DIACRITICS);
    if (options_given(options, "fold")) set.changes |= WITH(CHANGE_FOLD);
    return set;
}
