#ifndef ISNAD_NUMEXTRACT_CONTEXTS_H
#define ISNAD_NUMEXTRACT_CONTEXTS_H

/* Words beside a number or a moment that decide how it is read: number-contexts.tsv and moment-contexts.tsv, which say what
   each role is for. */

#include "tools/numextract/lexemes.h"

/* The role column of number-contexts.tsv. */
typedef enum {
    ROLE_AGE_BEFORE, ROLE_AGE_BEHIND, ROLE_AGE_OF, ROLE_AGE_REACHED, ROLE_ARTICLE, ROLE_CHANGE, ROLE_CROWNED, ROLE_DEATH,
    ROLE_DUAL_VERB, ROLE_FEW, ROLE_GENITIVE, ROLE_GROUP, ROLE_INDEX, ROLE_KIND, ROLE_LEADING, ROLE_LENGTH_BEFORE, ROLE_LIFE,
    ROLE_MANY, ROLE_MINUS, ROLE_NAMER, ROLE_NO_NOUN, ROLE_NUMBERED, ROLE_OF_TIME, ROLE_RANK, ROLE_SINCE_THAT, ROLE_SIZED,
    ROLE_SIZING, ROLE_SUPERLATIVE, ROLE_THEOPHORIC, ROLE_UNTIL, ROLE_YEAR_BEFORE
} NumberRole;

/* The role column of moment-contexts.tsv. */
typedef enum {
    MOMENT_ROLE_AFTER_DAY, MOMENT_ROLE_AFTER_OTHER_DAY, MOMENT_ROLE_AGO, MOMENT_ROLE_BEFORE_DAY,
    MOMENT_ROLE_BEFORE_DAY_PART, MOMENT_ROLE_BEFORE_HOUR, MOMENT_ROLE_BEFORE_MONTH, MOMENT_ROLE_BEFORE_MORNING,
    MOMENT_ROLE_BEFORE_OTHER_DAY, MOMENT_ROLE_BETWEEN, MOMENT_ROLE_DAY_PART_ADVERB, MOMENT_ROLE_DAY_PART_NOUN,
    MOMENT_ROLE_EVENT, MOMENT_ROLE_INFORMED, MOMENT_ROLE_LAW, MOMENT_ROLE_MOVED, MOMENT_ROLE_NAMED_LIKE_MONTH, MOMENT_ROLE_NOWADAYS,
    MOMENT_ROLE_NUMBERED, MOMENT_ROLE_OF_LIFE, MOMENT_ROLE_PRAYER, MOMENT_ROLE_SAME_DAY, MOMENT_ROLE_SAME_MONTH, MOMENT_ROLE_STAFF,
    MOMENT_ROLE_THIS_MONTH, MOMENT_ROLE_UNTIL, MOMENT_ROLE_UTMOST, MOMENT_ROLE_YEAR_KIND
} MomentRole;

/* Whether number-contexts.tsv gives a folded word this role. */
bool word_has_role(Slice folded, NumberRole role);

/* Whether it gives it to the lexeme, as a whole or behind و or ف. */
bool lexeme_has_role(const Lexeme *lexeme, NumberRole role);

/* The same of moment-contexts.tsv. */
bool moment_role(const Lexeme *lexeme, MomentRole role);

#endif
