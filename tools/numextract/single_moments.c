#include "tools/numextract/single_moments.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/calendar_dates.h"
#include "tools/numextract/clock_times.h"
#include "tools/numextract/eras.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/relative_times.h"
#include "tools/numextract/years.h"

/* Which lexemes each reader of parts can begin with: most fail this without a look at their neighbours. */
static bool numbers_day(const Lexeme *lexeme)
{
    return lexeme_number_in(lexeme, BIT(NUMBER_ORDINAL) | BIT(NUMBER_FINAL)) ||
           lexeme_time_in(lexeme, BIT(TIME_WEEKDAY) | BIT(TIME_DAY));
}

static bool tells_hour(const Lexeme *lexeme)
{
    return lexeme->is_numeral || lexeme->time == TIME_CLOCK || (lexeme->number && lexeme->definite);
}

static bool is_of_calendar(const Lexeme *lexeme)
{
    const uint32_t classes = BIT(TIME_MONTH) | BIT(TIME_HIJRI) | BIT(TIME_MONTHS2) | BIT(TIME_UNIT) | BIT(TIME_UNITS2OF) |
                             BIT(TIME_DAY);
    return is_number(lexeme) || lexeme_time_in(lexeme, classes);
}

static bool is_of_year(const Lexeme *lexeme)
{
    return lexeme->is_numeral || lexeme_time_in(lexeme, BIT(TIME_UNIT) | BIT(TIME_UNITS2) | BIT(TIME_UNITS2OF));
}

static bool is_fraction(const Lexeme *lexeme) { return lexeme->number == NUMBER_FRACTION; }
static bool is_of_century(const Lexeme *lexeme) { return lexeme_time_in(lexeme, BIT(TIME_DECADE) | BIT(TIME_UNIT)); }
static bool is_time_word(const Lexeme *lexeme) { return lexeme->time != TIME_NONE; }

/* Reads one part at lexeme i into a moment that has room for it. Returns the lexeme behind it, i where none is read. */
static size_t read_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    static const struct {
        bool (*may_begin)(const Lexeme *);
        size_t (*read)(const Lexemes *, size_t, Moment *);
    } parts[] = {
        {numbers_day, read_nth_day}, {tells_hour, read_clock}, {is_of_calendar, read_calendar},
        {is_of_year, read_year}, {is_fraction, read_year_part}, {is_of_century, read_century},
        {is_time_word, read_relative_unit}, {is_time_word, read_by_class},
    };
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->is_numeral && !lexeme->time && !lexeme->number) return i;
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        if (!parts[p].may_begin(lexeme)) continue;
        Moment tried = *moment;
        size_t behind = parts[p].read(lexemes, i, &tried);
        if (behind == i) continue;
        *moment = tried;
        return behind;
    }
    return i;
}

/* يوم before a weekday or date belongs to it; so does شهر before a month (read_month). */
static size_t skip_day_word(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    return is_unit(lexeme, "D") && !lexeme->definite ? i + 1 : i;
}

static bool is_bracket(const Lexeme *lexeme) { return LEXEME_IS(lexeme, "[", "("); }
static bool is_closing(const Lexeme *lexeme) { return LEXEME_IS(lexeme, "]", ")"); }
static bool is_dash_or_slash(const Lexeme *lexeme) { return is_dash(lexeme) || lexeme_is(lexeme, "/"); }

static size_t read_further(const Lexemes *lexemes, size_t i, Moment *moment);

/* A moment of its own, with all its parts but no twin in another calendar. */
static size_t read_parts(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t at = read_part(lexemes, i, moment);
    while (at != i) {
        size_t behind = read_further(lexemes, at, moment);
        if (behind == at) break;
        at = behind;
    }
    return at;
}

static bool has_day(const Moment *moment) { return moment->at.day != UNKNOWN && moment->at.month != UNKNOWN; }

/* Whether what stands at lexeme i may lead to the same day in another calendar: الموافق, a bracket or a dash. */
static bool may_open_twin(const Lexeme *lexeme, const Moment *moment)
{
    if (moment_role(lexeme, MOMENT_ROLE_SAME_DAY)) return true;
    return (is_bracket(lexeme) || is_dash_or_slash(lexeme)) && has_day(moment) && moment->at.year != UNKNOWN;
}

/* A day with its month, and perhaps its year and era, which an earlier moment's twin can be. */
static size_t read_full_day(const Lexemes *lexemes, size_t i, Moment *day)
{
    const Lexeme *first = lexeme_at(lexemes, i);
    if (first->conjunction || (first->preposition && first->preposition != 'l')) return i;
    size_t behind = read_calendar(lexemes, i, day);
    if (behind == i || !has_day(day)) return i;
    behind = read_era(lexemes, read_year(lexemes, behind, day), day);
    return moment_is_interval(day) ? i : behind;
}

/* The date of the other one, but the weekday and the clock of its own. */
static void take_date(Moment *moment, const Moment *other)
{
    int weekday = moment->at.weekday, hour = moment->at.hour, minute = moment->at.minute;
    moment->at = other->at;
    moment->at.weekday = weekday, moment->at.hour = hour, moment->at.minute = minute;
    moment->hijri = other->hijri;
    moment->numeric = other->numeric;
}

/* The same day in the other calendar: الموافق 14 مارس, (25 مارس 2024), - 25 مارس 2024 م. The Gregorian date counts. */
static size_t read_twin_date(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!may_open_twin(lexeme, moment)) return i;
    Moment other = moment_nothing;
    size_t start = skip_day_word(lexemes, i + 1), behind = read_full_day(lexemes, start, &other);
    bool single = !has_day(moment);
    if (behind == start || (!single && other.hijri == moment->hijri)) return i;
    if (is_bracket(lexeme) && !is_closing(lexeme_at(lexemes, behind++))) return i;
    if (single || moment->hijri) take_date(moment, &other);
    return behind;
}

/* من, في and ل before the year of a month: مارس من عام 2014, لعام 2014. */
static bool is_its_year(const Lexeme *lexeme, const Moment *moment)
{
    return (lexeme->preposition == 'l' || lexeme->preposition == 'b') && is_unit(lexeme, "Y") &&
           moment->at.month != UNKNOWN;
}

static size_t read_qualifier(const Lexeme *lexeme, size_t i, Moment *moment)
{
    Direction which = lexeme_direction(lexeme);
    bool free = moment_is_dated(moment) && !moment->relative.len && !moment->direction;
    if (!which || lexeme->time == TIME_RECENT || has_proclitic(lexeme) || !free) return i;
    moment->direction = which;
    return i + 1;
}

/* Whether the part behind a dash belongs to the moment: a weekday, or the clock time of a date. */
static bool dash_joins(const Lexeme *next, const Moment *moment)
{
    return next->time == TIME_WEEKDAY || moment->at.hour != UNKNOWN || next->numeral->kind == NUMERAL_CLOCK;
}

/* What stands between two parts of one moment. */
typedef enum { NOTHING_BETWEEN, COMMA, BRACKET, DASH, ON_DAY, OTHER_JOINT } Joint;

/* السبت | في 18 شباط; مارس | في عام 2014; 15 مايو | من عام 2014. */
static Joint joint_at(const Lexemes *lexemes, size_t i, const Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (is_bracket(lexeme)) return BRACKET;
    if (is_dash_or_slash(lexeme)) return DASH;
    if (LEXEME_IS(lexeme, "،", ",")) return COMMA;
    if (lexeme_is(lexeme, "من")) return OTHER_JOINT;
    if (!lexeme_is(lexeme, "في")) return NOTHING_BETWEEN;
    if (moment->at.weekday != UNKNOWN && next->is_numeral) return ON_DAY;
    return moment->at.month != UNKNOWN && is_unit(next, "Y") ? OTHER_JOINT : NOTHING_BETWEEN;
}

/* Whether a part may begin at lexeme `at`, or at `part`, behind يوم. */
static bool part_may_follow(const Lexemes *lexemes, size_t at, size_t part, Joint joint, const Moment *moment)
{
    const Lexeme *next = lexeme_at(lexemes, at);
    if (joint == DASH && !dash_joins(next, moment)) return false;
    if (has_proclitic(next) && !is_its_year(next, moment)) return false;
    return part == at || !has_proclitic(lexeme_at(lexemes, part));
}

/* Whether a date that was none has become an interval, which is another moment then. */
static bool turned_interval(const Moment *before, const Moment *now)
{
    if (!moment_is_interval(now) || moment_is_interval(before)) return false;
    return moment_is_dated(before) && before->at.weekday == UNKNOWN && before->at.hour == UNKNOWN;
}

/* Whether what was read behind the joint belongs to the moment. السبت في 18 شباط does, السبت في 2018 is two; a time in
   another zone in brackets is a record of its own. */
static bool joins(Joint joint, const Moment *before, const Moment *now)
{
    const Point *a = &before->at, *b = &now->at;
    switch (joint) {
    case ON_DAY: return b->day != UNKNOWN;
    case COMMA: return a->weekday != b->weekday || a->year != b->year || a->day != b->day;
    case BRACKET: return now->zone.len == 0;
    default: return true;
    }
}

/* One more part behind lexeme i, over what may stand between two parts of one moment: a comma, من, يوم, brackets. */
static size_t read_further(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t whole = read_qualifier(lexeme_at(lexemes, i), i, moment);
    if (whole == i) whole = read_twin_date(lexemes, i, moment);
    if (whole != i) return whole;
    Joint joint = joint_at(lexemes, i, moment);
    size_t at = i + (joint != NOTHING_BETWEEN), part = skip_day_word(lexemes, at);
    if (!part_may_follow(lexemes, at, part, joint, moment)) return i;
    Moment tried = *moment;
    size_t behind = read_part(lexemes, part, &tried);
    if (behind == part || turned_interval(moment, &tried) || !joins(joint, moment, &tried)) return i;
    if (joint == BRACKET && !is_closing(lexeme_at(lexemes, behind++))) return i;
    *moment = tried;
    return behind;
}

/* مصدر مطلع, مصدر أمني مطلع. */
static bool is_informed(const Lexemes *lexemes, size_t i)
{
    if (!lexeme_is(lexeme_at(lexemes, i), "مطلع")) return false;
    return moment_role(lexeme_at(lexemes, i - 1), MOMENT_ROLE_INFORMED) ||
           moment_role(lexeme_at(lexemes, i - 2), MOMENT_ROLE_INFORMED);
}

/* A date modifier (مطلع, نهاية) that the moment begins with. */
static size_t read_modifier(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time != TIME_MOD || lexeme->definite || is_informed(lexemes, i)) return i;
    moment->mod = time_value(lexeme);
    return i + lexeme->time_length;
}

/* ت غ belongs to the span; what names the place of the clock (بتوقيت باريس) stays outside at its end. */
static void trim_zone(const Lexemes *lexemes, Moment *moment)
{
    if (!moment->zone.len || slice_is(moment->zone, "Z")) return;
    for (size_t length = 1; length <= 5 && moment->from + length < moment->to; length++) {
        const Lexeme *zone = lexeme_at(lexemes, moment->to - length);
        if (zone->time == TIME_ZONE && zone->time_length == length) moment->to -= length;
    }
}

size_t read_moment(const Lexemes *lexemes, size_t i, Moment *moment)
{
    *moment = moment_nothing;
    moment->from = i;
    size_t first = read_modifier(lexemes, i, moment), start = skip_day_word(lexemes, first);
    if (start > i && has_proclitic(lexeme_at(lexemes, start))) start = first;
    if (lexeme_at(lexemes, start)->time == TIME_ZONE) return i;
    size_t behind = read_parts(lexemes, start, moment);
    if (behind == start || (start > first && !moment_is_dated(moment))) return i;
    moment->to = behind;
    trim_zone(lexemes, moment);
    return moment->to;
}
