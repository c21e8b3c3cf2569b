/* Lengths of time with a number (خمسة أيام, الأيام الثلاثة الماضية), and the ages of people among them. */

#include "tools/numextract/quantity_parts.h"
#include "tools/numextract/contexts.h"
#include "lexicons.h"

/* توفي الكاتب | عن 92 عاما. */
static bool is_age_at_death(const Lexemes *lexemes, size_t from)
{
    enum { REACH = 12 };
    if (!lexeme_is(lexeme_at(lexemes, from - 1), "عن")) return false;
    for (size_t k = 2; k <= REACH && k <= from; k++)
        if (lexeme_has_role(lexeme_at(lexemes, from - k), ROLE_DEATH)) return true;
    return false;
}

/* حسين، 26 عاما، / كينغ، 39 عاما من مدينة / (41 عاما): beside a name, between marks. */
static bool is_apposed_age(const Lexemes *lexemes, size_t from, size_t to)
{
    static const char *const opening[] = {"،", ",", "("}, *const homes[] = {"مدينه", "بلده", "قريه", "سكان", "ابناء"};
    const Lexeme *before = lexeme_at(lexemes, from - 1), *behind = lexeme_at(lexemes, to);
    if (lexeme_at(lexemes, from)->time == TIME_UNITS2 || !LEXEME_IN(before, opening)) return false;
    bool home = lexeme_is(behind, "من") && LEXEME_IN(lexeme_at(lexemes, to + 1), homes);
    return behind->is_mark || home;
}

/* صاحب | الـ25 عاما, طفلة ذات | السبع سنوات, منتخب الشباب تحت | 21 عاما. */
static bool is_owned_age(const Lexemes *lexemes, size_t from)
{
    static const char *const owners[] = {"صاحب", "صاحبه", "ذو", "ذي", "ذا", "ذات", "وذات", "ابن", "ابنه"};
    if (lexeme_is(lexeme_at(lexemes, from - 1), "تحت")) return true;
    return lexeme_at(lexemes, from)->definite && LEXEME_IN(lexeme_at(lexemes, from - 1), owners);
}

/* عمره 22 عاما, البالغ من العمر 35 عاما. */
static bool is_announced_age(const Lexemes *lexemes, size_t from)
{
    for (size_t k = 1; k <= 4 && k <= from; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, from - k);
        if (lexeme->is_mark || LEXEME_IS(lexeme, "خلال", "في", "منذ", "قبل", "بعد")) return false;
        if (lexeme_has_role(lexeme, ROLE_AGE_BEFORE)) return true;
    }
    return false;
}

bool is_age(const Lexemes *lexemes, size_t from, size_t to)
{
    bool behind = lexeme_is(lexeme_at(lexemes, to), "من") && lexeme_has_role(lexeme_at(lexemes, to + 1), ROLE_AGE_BEHIND);
    return behind || is_age_at_death(lexemes, from) || is_announced_age(lexemes, from) ||
           is_owned_age(lexemes, from) || is_apposed_age(lexemes, from, to);
}

size_t read_of_time(const Lexemes *lexemes, size_t i)
{
    const Lexeme *time = lexeme_at(lexemes, i + 1);
    bool of_time = LEXEME_IS(time, "الزمن", "الزمان");
    return lexeme_is(lexeme_at(lexemes, i), "من") && of_time ? i + 2 : i;
}

/* A length of time, of two ends where the amount has them, or somebody's age. */
static void set_length(const Lexemes *lexemes, const Amount *amount, Slice unit, Expression *expression)
{
    Arena *arena = lexemes->arena;
    bool slashed = lexeme_is(lexeme_at(lexemes, amount->to), "/");
    bool age = slice_is(unit, "Y") && !amount->vague && (slashed || is_age(lexemes, expression->from, expression->to));
    expression->label = age ? SLICE("age") : SLICE("duration");
    if (age) {
        expression->value = amount_value(arena, amount);
        return;
    }
    expression->value = duration_value(arena, amount->vague ? SLICE("X") : decimal_text(arena, amount->low), unit);
    if (!amount->range) return;
    Slice high = duration_value(arena, decimal_text(arena, amount->high), unit);
    expression->value = arena_join(arena, arena_join(arena, expression->value, SLICE("..")), high);
}

/* مقابل 3498 | سنة 2011: the unit is a year's word. */
static bool is_of_year(const Lexemes *lexemes, const Lexeme *unit, size_t i)
{
    const Lexeme *year = lexeme_at(lexemes, i);
    return slice_is(time_value(unit), "Y") && lexeme_is_year(year) && !year->conjunction;
}

/* Where the unit of time stands that the amount counts: SIZE_MAX where none does. */
static size_t unit_behind(const Lexemes *lexemes, const Amount *amount)
{
    bool slashed = amount->digits && lexeme_is(lexeme_at(lexemes, amount->to), "/") &&
                   lexeme_is(lexeme_at(lexemes, amount->to + 2), "/");   /* 54/ عاما/ */
    size_t at = amount->to + slashed;
    const Lexeme *unit = lexeme_at(lexemes, at);
    bool counted = lexeme_time_in(unit, BIT(TIME_UNIT) | BIT(TIME_UNITS));
    if (!counted || has_proclitic(unit) || unit->definite) return SIZE_MAX;
    return is_of_year(lexemes, unit, amount->to + 1) ? SIZE_MAX : at;
}

/* الأيام | الثلاثة, أيام | عدة. */
static bool unit_is_ahead(const Lexemes *lexemes, size_t first, const Amount *amount)
{
    const Lexeme *unit = lexeme_at(lexemes, amount->from - 1);
    bool agrees = unit->time == TIME_UNITS && unit->definite == amount->definite;
    return agrees && amount->from > first && (amount->definite || amount->few);
}

bool read_duration(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    size_t at = unit_behind(lexemes, amount);
    bool ahead = at == SIZE_MAX;
    if (ahead && !unit_is_ahead(lexemes, first, amount)) return false;
    if (ahead) at = amount->from - 1;
    const Lexeme *unit = lexeme_at(lexemes, at);
    expression->from = ahead ? at : amount->from;
    expression->to = ahead ? amount->to : at + 1;
    Amount counted = *amount;
    size_t half = read_and_half(lexemes, expression->to, unit);
    if (half > expression->to) counted.low = decimal_add(counted.low, (Decimal){5, 1, true});
    expression->to = half;
    if (amount->definite && is_qualifier(lexeme_at(lexemes, expression->to))) expression->to++;
    if (!ahead) expression->to = read_of_time(lexemes, expression->to);
    set_length(lexemes, &counted, time_value(unit), expression);
    return true;
}
