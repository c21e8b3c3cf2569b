/* Whether a moment that was read is one: its words may mean something else, and what stands around them tells. */

#include "tools/numextract/moment_guards.h"
#include "tools/numextract/contexts.h"

/* A part of the day with nothing beside it is a time only in some shapes: ليلا, الليل, بعد صباح. */
static bool part_stands_alone(const Lexemes *lexemes, const Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, moment->from);
    const Lexeme *before = lexeme_at(lexemes, moment->from - 1);
    if (moment_role(before, MOMENT_ROLE_PRAYER)) return false;
    /* The family that rules Kuwait is called الصباح. */
    if (slice_is(lexeme->key, "الصباح") && !moment_role(before, MOMENT_ROLE_BEFORE_MORNING)) return false;
    bool midnight = slice_is(moment->part, "T24:00");
    if (midnight || moment_role(lexeme, MOMENT_ROLE_DAY_PART_ADVERB)) return true;
    bool prayer = slice_is(lexeme->key, "الظهر") || slice_is(lexeme->key, "العصر");
    if (lexeme->definite) return !prayer && lexeme->time_length == 1;
    if (lexeme->time_length > 1) return true;
    return moment_role(lexeme, MOMENT_ROLE_DAY_PART_NOUN) && moment_role(before, MOMENT_ROLE_BEFORE_DAY_PART);
}

/* A word that may mean something else counts as a date only behind a preposition of time or beside الماضي and the
   like. */
static bool weak_stands(const Lexemes *lexemes, const Moment *moment)
{
    const Point *at = &moment->at;
    if (at->year != UNKNOWN || at->day != UNKNOWN || at->weekday != UNKNOWN || moment->mod.len) return true;
    if (moment->direction != DIRECTION_NONE || moment_is_interval(moment)) return true;
    return at->month != UNKNOWN && moment_role(lexeme_at(lexemes, moment->from - 1), MOMENT_ROLE_BEFORE_MONTH);
}

/* A month alone that a person, a place or a make of car is called by: سيارة نيسان, جزيرة مايو, الفنانة حزيران. */
static bool is_named_thing(const Lexemes *lexemes, const Moment *moment)
{
    const Point *at = &moment->at;
    bool alone = at->month != UNKNOWN && at->day == UNKNOWN && at->year == UNKNOWN && !moment->direction;
    const Lexeme *first = lexeme_at(lexemes, moment->from);
    if (!alone || moment->to - moment->from > first->time_length || first->preposition) return false;
    return moment_role(lexeme_at(lexemes, moment->from - 1), MOMENT_ROLE_NAMED_LIKE_MONTH);
}

/* حرب أكتوبر, ثورة 14 يناير: the date is part of a name. */
static bool is_event(const Lexemes *lexemes, const Moment *moment)
{
    return moment->at.month != UNKNOWN && moment_role(lexeme_at(lexemes, moment->from - 1), MOMENT_ROLE_EVENT);
}

/* Months beyond their last day: 31 نيسان is no date. */
static bool day_exists(const Moment *moment)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const Point *points[] = {&moment->at, &moment->last};
    for (int i = 0; i < 2; i++) {
        if (points[i]->day == UNKNOWN || points[i]->month == UNKNOWN) continue;
        if (points[i]->day > (moment->hijri ? 30 : days[points[i]->month - 1])) return false;
    }
    return true;
}

/* قانون المالية لسنة 2016, قانون رقم 5 لعام 2014: the year is part of the law's name. */
static bool is_law(const Lexemes *lexemes, const Moment *moment)
{
    enum { NAME_WORDS = 6 };
    bool year = moment->at.year != UNKNOWN && moment->at.month == UNKNOWN;
    if (!year || lexeme_at(lexemes, moment->from)->preposition != 'l') return false;
    for (size_t k = 1; k <= NAME_WORDS && k <= moment->from; k++) {
        const Lexeme *before = lexeme_at(lexemes, moment->from - k);
        if (before->is_mark) return false;
        if (moment_role(before, MOMENT_ROLE_LAW)) return true;
    }
    return false;
}

bool moment_stands(const Lexemes *lexemes, Moment *moment)
{
    bool part_alone = moment->part.len && moment->at.hour == UNKNOWN && !moment_is_dated(moment);
    if (part_alone) return part_stands_alone(lexemes, moment);
    if (moment->weak && !weak_stands(lexemes, moment)) return false;
    moment->is_name = is_event(lexemes, moment) || is_law(lexemes, moment);
    return day_exists(moment) && !is_named_thing(lexemes, moment);
}
