#include "tools/numextract/contexts.h"
#include "lexicons.h"

static const char *const number_roles[] = {
    [ROLE_AGE_BEFORE] = "age-before", [ROLE_AGE_BEHIND] = "age-behind", [ROLE_AGE_OF] = "age-of", [ROLE_AGE_REACHED] = "age-reached",
    [ROLE_ARTICLE] = "article", [ROLE_CHANGE] = "change", [ROLE_CROWNED] = "crowned", [ROLE_DEATH] = "death",
    [ROLE_DUAL_VERB] = "dual-verb", [ROLE_FEW] = "few", [ROLE_GENITIVE] = "genitive", [ROLE_GROUP] = "group",
    [ROLE_INDEX] = "index", [ROLE_KIND] = "kind", [ROLE_LEADING] = "leading", [ROLE_LENGTH_BEFORE] = "length-before", [ROLE_LIFE] = "life",
    [ROLE_MANY] = "many", [ROLE_MINUS] = "minus", [ROLE_NAMER] = "namer", [ROLE_NO_NOUN] = "no-noun", [ROLE_NUMBERED] = "numbered",
    [ROLE_OF_TIME] = "of-time", [ROLE_RANK] = "rank", [ROLE_SINCE_THAT] = "since-that", [ROLE_SIZED] = "sized",
    [ROLE_SIZING] = "sizing", [ROLE_SUPERLATIVE] = "superlative", [ROLE_THEOPHORIC] = "theophoric",
    [ROLE_UNTIL] = "until", [ROLE_YEAR_BEFORE] = "year-before",
};

static const char *const moment_roles[] = {
    [MOMENT_ROLE_AFTER_DAY] = "after-day", [MOMENT_ROLE_AFTER_OTHER_DAY] = "after-other-day",
    [MOMENT_ROLE_AGO] = "ago", [MOMENT_ROLE_BEFORE_DAY] = "before-day",
    [MOMENT_ROLE_BEFORE_DAY_PART] = "before-day-part", [MOMENT_ROLE_BEFORE_HOUR] = "before-hour",
    [MOMENT_ROLE_BEFORE_MONTH] = "before-month", [MOMENT_ROLE_BEFORE_MORNING] = "before-morning",
    [MOMENT_ROLE_BEFORE_OTHER_DAY] = "before-other-day", [MOMENT_ROLE_BETWEEN] = "between",
    [MOMENT_ROLE_DAY_PART_ADVERB] = "day-part-adverb", [MOMENT_ROLE_DAY_PART_NOUN] = "day-part-noun",
    [MOMENT_ROLE_EVENT] = "event", [MOMENT_ROLE_INFORMED] = "informed", [MOMENT_ROLE_LAW] = "law", [MOMENT_ROLE_MOVED] = "moved",
    [MOMENT_ROLE_NAMED_LIKE_MONTH] = "named-like-month", [MOMENT_ROLE_NOWADAYS] = "nowadays",
    [MOMENT_ROLE_NUMBERED] = "numbered", [MOMENT_ROLE_OF_LIFE] = "of-life", [MOMENT_ROLE_PRAYER] = "prayer",
    [MOMENT_ROLE_SAME_DAY] = "same-day", [MOMENT_ROLE_SAME_MONTH] = "same-month",
    [MOMENT_ROLE_STAFF] = "staff",
    [MOMENT_ROLE_THIS_MONTH] = "this-month", [MOMENT_ROLE_UNTIL] = "until", [MOMENT_ROLE_UTMOST] = "utmost",
    [MOMENT_ROLE_YEAR_KIND] = "year-kind",
};

/* A lexicon of contexts, with the names of its roles, a bit each in their order. */
typedef struct {
    const Lexicon *lexicon;
    const char *const *roles;
    size_t count;
} Contexts;

static const Contexts numbers = {&lexicon_number_contexts, number_roles, sizeof number_roles / sizeof *number_roles};
static const Contexts moments = {&lexicon_moment_contexts, moment_roles, sizeof moment_roles / sizeof *moment_roles};

_Static_assert(ROLE_YEAR_BEFORE < 31 && MOMENT_ROLE_YEAR_KIND < 31, "a role a bit, and one for ROLES_KNOWN");

static uint32_t role_named(const Contexts *contexts, Slice name)
{
    for (size_t i = 0; i < contexts->count; i++)
        if (slice_is(name, contexts->roles[i])) return (uint32_t)1 << i;
    return 0;
}

/* The roles of a folded word, most often none. */
static uint32_t roles_of(const Contexts *contexts, Slice folded)
{
    uint32_t roles = 0, row = folded.len > 0 ? lexicon_find(contexts->lexicon, folded) : LEXICON_NONE;
    for (; row != LEXICON_NONE; row = lexicon_next(contexts->lexicon, row))
        roles |= role_named(contexts, lexicon_cell(contexts->lexicon, row, 1));
    return roles;
}

/* Asked of one lexeme again and again: kept with it, in `*known`. The shared empty lexeme has it set. */
static bool has_role(const Contexts *contexts, const Lexeme *lexeme, uint32_t *known, unsigned role)
{
    if (!(*known & ROLES_KNOWN))
        *known = ROLES_KNOWN | roles_of(contexts, lexeme->folded) | roles_of(contexts, lexeme_behind_conjunction(lexeme));
    return *known >> role & 1;
}

bool word_has_role(Slice folded, NumberRole role) { return roles_of(&numbers, folded) >> role & 1; }

bool lexeme_has_role(const Lexeme *lexeme, NumberRole role)
{
    return has_role(&numbers, lexeme, &((Lexeme *)lexeme)->number_roles, role);
}

bool moment_role(const Lexeme *lexeme, MomentRole role)
{
    return has_role(&moments, lexeme, &((Lexeme *)lexeme)->moment_roles, role);
}
