/* Intervals: من السبت إلى الاثنين, بين 14 حزيران و15 تموز, الساعة 9 إلى الساعة 5. */

#include "tools/numextract/intervals.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/single_moments.h"

/* What must agree for two moments to be the ends of one interval. */
static int shape_of(const Moment *moment)
{
    const Point *at = &moment->at;
    const int finest_first[] = {at->hour, at->day, at->weekday, at->month, at->year};
    if (moment->relative.len || moment->fixed.len || moment->season.len || moment->nth != UNKNOWN) return 0;
    if (moment->part.len && at->hour == UNKNOWN) return 0;
    for (int i = 0; i < 5; i++)
        if (finest_first[i] != UNKNOWN) return i + 1;
    return 0;
}

/* تأجيل المباراة من السبت إلى الأحد: two states of what changed, no interval. */
static bool is_moved(const Lexemes *lexemes, size_t from)
{
    for (size_t k = 1; k <= 6 && k <= from; k++)
        if (moment_role(lexeme_at(lexemes, from - k), MOMENT_ROLE_MOVED)) return true;
    return false;
}

/* Whether the word before leads up to an interval: من, بين, منذ, a preposition joined to the moment. */
static bool opens_interval(const Lexemes *lexemes, const Moment *first)
{
    const Lexeme *before = lexeme_at(lexemes, first->from - 1);
    if (lexeme_is(before, "منذ") && first->at.weekday == UNKNOWN) return true;
    return moment_role(before, MOMENT_ROLE_BETWEEN) || LEXEME_IS(before, "من", "ومن") ||
           lexeme_at(lexemes, first->from)->preposition;
}

/* The lexeme where the second end begins, behind إلى or حتى after من, و after بين; SIZE_MAX where there is none. */
/* بين السبت | والأحد. */
static size_t end_behind_and(const Moment *first, const Lexeme *joint)
{
    if (lexeme_is(joint, "و")) return first->to + 1;
    return joint->conjunction == 'w' && !joint->preposition ? first->to : SIZE_MAX;
}

/* 3 مايو | إلى, 3 مايو | -. */
static bool is_joined(const Lexemes *lexemes, const Moment *first, const Lexeme *joint)
{
    bool day = first->at.day != UNKNOWN;
    if (!moment_role(joint, MOMENT_ROLE_UNTIL)) return is_dash(joint) && day && !first->numeric;
    return day || first->at.hour != UNKNOWN || opens_interval(lexemes, first);
}

static size_t second_end(const Lexemes *lexemes, const Moment *first)
{
    const Lexeme *before = lexeme_at(lexemes, first->from - 1), *joint = lexeme_at(lexemes, first->to);
    bool two = slice_is(lexeme_at(lexemes, first->from)->key, "شهري") && lexeme_at(lexemes, first->to)->time;   /* شهري يناير | وفبراير */
    if (!moment_role(joint, MOMENT_ROLE_UNTIL) && (two || moment_role(before, MOMENT_ROLE_BETWEEN))) return end_behind_and(first, joint);
    return is_joined(lexemes, first, joint) && !is_moved(lexemes, first->from) ? first->to + 1 : SIZE_MAX;
}

/* A clock time says its half of the day itself from here on. */
static void settle_hour(Moment *moment)
{
    if (!moment->part.len) return;
    moment->at.hour = hour_of_part(moment->part, moment->at.hour);
    moment->part = SLICE("");
}

static void join_hours(Moment *first, Moment *second)
{
    Moment shared = *first;
    if (!first->part.len) shared.part = second->part;
    settle_hour(second);
    settle_hour(&shared);
    if (shared.at.hour <= second->at.hour) first->at.hour = shared.at.hour;
    first->part = SLICE("");
    if (!first->zone.len) first->zone = second->zone;
    Point date = first->at, later = second->at;
    bool dated = later.day != UNKNOWN || later.weekday != UNKNOWN;
    if (dated && !moment_is_dated(first)) {
        int hour = date.hour, minute = date.minute, second_hand = date.second;
        first->at = later;
        first->at.hour = hour, first->at.minute = minute, first->at.second = second_hand;
        date = first->at;
    }
    first->last = dated ? later : date;
    first->last.hour = later.hour, first->last.minute = later.minute, first->last.second = later.second;
}

/* من 20 ديسمبر إلى 5 يناير 2020: the year of one end is told by the other. */
static void share_year(Point *at, Point *last)
{
    bool turn = at->month != UNKNOWN && last->month != UNKNOWN && at->month > last->month;
    if (at->year == UNKNOWN && last->year != UNKNOWN) at->year = last->year - turn;
    else if (last->year == UNKNOWN && at->year != UNKNOWN) last->year = at->year + turn;
}

static void join_dates(Moment *first, const Moment *second)
{
    first->last = second->at;
    Point *at = &first->at, *last = &first->last;
    share_year(at, last);
    if (at->day != UNKNOWN && at->month == UNKNOWN) at->month = last->month;
    if (!first->direction) first->direction = second->direction;
}

/* الخميس والجمعة المقبلين: the dual behind the second is of both. */
static void share_direction(const Lexemes *lexemes, Moment *first)
{
    const Lexeme *second = lexeme_at(lexemes, first->to);
    const Lexeme *which = lexeme_at(lexemes, first->to + second->time_length);
    bool pair = second->conjunction == 'w' && lexeme_time_in(second, BIT(TIME_WEEKDAY) | BIT(TIME_MONTH));
    if (!pair || first->direction || !slice_ends(which->folded, SLICE("ين"))) return;
    first->direction = lexeme_direction(which);
}

/* A weekday or today, with nothing else said. */
static bool is_plain_day(const Moment *moment)
{
    const Point *at = &moment->at;
    bool day = at->weekday != UNKNOWN || slice_is(moment->relative, "P0D");
    bool plain = at->day == UNKNOWN && at->month == UNKNOWN && at->hour == UNKNOWN && moment->nth == UNKNOWN;
    return day && plain && !moment->part.len && !moment_is_interval(moment) && !moment->mod.len;
}

/* Makes the two days one interval where one follows the other; the second may be yesterday (اليوم وأمس السبت). */
static bool join_days(Moment *first, const Moment *second)
{
    bool today = first->at.weekday == UNKNOWN;
    if (!today && second->at.weekday == first->at.weekday % 7 + 1) {
        first->last = second->at;
        if (!first->direction) first->direction = second->direction;
        return true;
    }
    bool before = today ? slice_starts(second->relative, SLICE("-P1D"))
                        : first->at.weekday == second->at.weekday % 7 + 1;
    if (!before) return false;
    first->last = first->at;
    first->at = second->at;
    first->last_today = today;
    return true;
}

/* الاثنين والثلاثاء, اليوم الأحد وأمس السبت: two days side by side that something took, the earlier one first. */
static bool read_second_day(const Lexemes *lexemes, Moment *first)
{
    const Lexeme *joint = lexeme_at(lexemes, first->to);
    bool apart = lexeme_is(joint, "و");
    if (!is_plain_day(first) || (!apart && joint->conjunction != 'w') || joint->preposition) return false;
    Moment second;
    size_t at = first->to + apart, behind = read_moment(lexemes, at, &second);
    if (behind == at || !is_plain_day(&second) || second.at.weekday == UNKNOWN) return false;
    if (!join_days(first, &second)) return false;
    first->to = behind;
    return true;
}

/* The other end at lexeme i: a moment, or of a year its digits alone (منذ عام 1990 حتى 1995). Returns the lexeme behind. */
static size_t read_end(const Lexemes *lexemes, size_t i, int shape, Moment *end)
{
    size_t behind = read_moment(lexemes, i, end);
    const Lexeme *year = lexeme_at(lexemes, i);
    if (behind != i || shape != 5 || !lexeme_is_year(year) || has_proclitic(year)) return behind;
    *end = moment_nothing;
    end->at.year = (int)year->numeral->value.mantissa;
    return i + 1;
}

static bool are_ends(const Moment *first, const Moment *second, int shape)
{
    if (shape_of(second) != shape || moment_is_interval(second) || second->hijri != first->hijri || first->mod.len)
        return false;
    if (second->mod.len && (shape == 1 || shape == 3)) return false;
    return shape != 5 || second->at.year > first->at.year;
}

void read_last(const Lexemes *lexemes, Moment *first)
{
    if (read_second_day(lexemes, first)) return;
    int shape = shape_of(first);
    size_t at = shape == 0 || moment_is_interval(first) ? SIZE_MAX : second_end(lexemes, first);
    if (at == SIZE_MAX) {
        share_direction(lexemes, first);
        return;
    }
    Moment second;
    size_t behind = read_end(lexemes, at, shape, &second);
    if (behind == at || !are_ends(first, &second, shape)) return;
    if (shape == 1) join_hours(first, &second);
    else join_dates(first, &second);
    first->mod = second.mod;
    first->to = behind;
}
