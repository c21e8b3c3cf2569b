#ifndef ISNAD_NUMEXTRACT_MOMENT_WORDS_H
#define ISNAD_NUMEXTRACT_MOMENT_WORDS_H

/* Words and numbers that several parts of a moment are made of. */

#include "tools/numextract/moment.h"

/* An ordinal with ال, compound ones too: الأول, الحادية عشرة, الثاني والعشرين. The lexeme behind it, i where none. */
size_t read_ordinal(const Lexemes *lexemes, size_t i, int *value);

/* A number of at most two digits, not over the limit; UNKNOWN where it is none. */
int small_number(const Lexeme *lexeme, int limit);

/* The same in digits or as a cardinal word: 3, ثلاثة, خمسة عشر. The lexeme behind it, i where there is none. */
size_t read_small(const Lexemes *lexemes, size_t i, int limit, int *value);

/* عشر behind a smaller ordinal: الحادية عشرة, خامس عشر. */
static inline bool is_ten_of_teen(const Lexeme *lexeme)
{
    return lexeme->number == NUMBER_TEN && !lexeme->definite && !has_proclitic(lexeme);
}

/* A weekday, with or without its ال (ثلاثاء); UNKNOWN where it is none. */
int lexeme_weekday(const Lexemes *lexemes, const Lexeme *lexeme);

/* The direction that الماضي and the like give to what stands before them; DIRECTION_NONE for any other word. */
Direction lexeme_direction(const Lexeme *lexeme);

static inline bool is_dash(const Lexeme *lexeme) { return lexeme_is(lexeme, "-") || lexeme_is(lexeme, "–"); }
static inline bool is_unit(const Lexeme *lexeme, const char *unit)
{
    return lexeme_time_in(lexeme, BIT(TIME_UNIT) | BIT(TIME_UNITS2OF)) && slice_is(time_value(lexeme), unit);
}

/* A number that can be a year, standing in digits without separators. */
bool lexeme_is_year(const Lexeme *lexeme);

#endif
