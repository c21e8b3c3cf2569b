#include "tools/numextract/months.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include <stdlib.h>

static int number_of(Slice cell) { return atoi(cell.ptr); }

/* كانون 2, تشرين 1: the pairs of Levantine months that number words or digits tell apart. */
static size_t read_paired_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int which = small_number(lexeme_at(lexemes, i + 1), 2);
    if (lexeme_at(lexemes, i)->time != TIME_MONTHS2 || which < 1) return i;
    moment->at.month = (number_of(time_value(lexeme_at(lexemes, i))) + which - 2) % MONTH_MAX + 1;
    moment->hijri = false;
    return i + 2;
}

/* The other name of the same month: /سبتمبر, (أيلول), - أيلول or beside it. */
static size_t read_twin(const Lexemes *lexemes, size_t i, const Moment *moment)
{
    const Lexeme *mark = lexeme_at(lexemes, i);
    bool bracket = lexeme_is(mark, "("), dash = LEXEME_IS(mark, "/", "-", "–");
    size_t at = i + (bracket || dash);
    const Lexeme *twin = lexeme_at(lexemes, at);
    Moment other = moment_nothing;
    size_t behind = read_paired_month(lexemes, at, &other);
    if (twin->time == TIME_MONTH && !has_proclitic(twin)) {
        other.at.month = number_of(time_value(twin));
        behind = at + twin->time_length;
    }
    if (moment->hijri || other.at.month != moment->at.month) return i;
    if (!bracket) return behind;
    return lexeme_is(lexeme_at(lexemes, behind), ")") ? behind + 1 : i;
}

static bool says_day(const Moment *moment)
{
    return moment->at.day != UNKNOWN || moment->nth != UNKNOWN || moment->last_day || moment->mod.len;
}

/* شهر 3, شهر عشرة: the month's number, behind a day or before a year only, for شهر 3 may count months too. */
static size_t read_numbered_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *month = lexeme_at(lexemes, i);
    int number = UNKNOWN;
    bool definite = month->definite;
    size_t behind = definite ? read_ordinal(lexemes, i + 1, &number) : read_small(lexemes, i + 1, MONTH_MAX, &number);
    if (behind == i + 1 || number < 1 || number > MONTH_MAX) return i;
    const Lexeme *next = lexeme_at(lexemes, behind);
    bool year = lexeme_is_year(next) || is_unit(next, "Y");
    if (!year && (!says_day(moment) || definite != lexeme_has_article(lexemes, month))) return i;
    moment->at.month = number;
    return behind;
}

size_t read_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t start = i;
    if (is_unit(lexeme_at(lexemes, i), "M")) {
        size_t numbered = read_numbered_month(lexemes, i, moment);
        if (numbered != i) return numbered;
        if (lexeme_at(lexemes, i)->definite) return i;
        i++;
    }
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (i > start && has_proclitic(lexeme)) return start;
    size_t behind = read_paired_month(lexemes, i, moment);
    if (behind == i) {
        if (!lexeme_time_in(lexeme, BIT(TIME_MONTH) | BIT(TIME_HIJRI))) return start;
        if (lexeme_is(lexeme, "صفر") && is_dash(lexeme_at(lexemes, i - 1))) return start;   /* 2-صفر */
        moment->at.month = number_of(time_value(lexeme));
        moment->hijri = lexeme->time == TIME_HIJRI;
        behind = i + lexeme->time_length;
    }
    return read_twin(lexemes, behind, moment);
}

/* 15 من | الشهر الجاري, 14 من | الشهر ذاته. */
static size_t read_qualified_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *unit = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (!is_unit(unit, "M") || !unit->definite) return i;
    if (moment_role(next, MOMENT_ROLE_SAME_MONTH)) {
        moment->same = 'M';
        return i + 2;
    }
    if (!lexeme_direction(next) || next->time == TIME_RECENT) return i;
    moment->direction = lexeme_direction(next);
    return i + 2;
}

size_t read_this_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t at = i + lexeme_is(lexeme_at(lexemes, i), "من");
    const Lexeme *lexeme = lexeme_at(lexemes, at), *next = lexeme_at(lexemes, at + 1);
    if (lexeme->time == TIME_DEMONSTRATIVE && is_unit(next, "M") && next->definite) {
        moment->direction = DIRECTION_THIS;
        return at + 2;
    }
    if (at > i) {
        size_t behind = read_qualified_month(lexemes, at, moment);
        return behind == at ? i : behind;
    }
    bool alone = moment_role(lexeme, MOMENT_ROLE_THIS_MONTH) && !has_proclitic(lexeme);
    if (!alone || !lexeme_at(lexemes, i - 1)->is_numeral) return i;
    moment->direction = lexeme_direction(lexeme);
    return i + 1;
}

size_t read_month_of_day(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *of = lexeme_at(lexemes, i);
    size_t at = i + LEXEME_IS(of, "من", "في");
    const Lexeme *month = lexeme_at(lexemes, at);
    bool within = at == i && month->preposition == 'b' && !month->conjunction;
    if (has_proclitic(month) && !within) return i;
    size_t behind = read_month(lexemes, at, moment);
    return behind == at ? i : behind;
}

size_t read_month_or_this(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t month = read_month_of_day(lexemes, i, moment);
    return month == i ? read_this_month(lexemes, i, moment) : month;
}
