/* Times that are counted from another: أمس, الأسبوع الماضي, هذا الشهر; weekdays, seasons and parts of the day. */

#include "tools/numextract/relative_times.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/calendar_dates.h"
#include "tools/numextract/clock_times.h"
#include "tools/numextract/eras.h"
#include "tools/numextract/moment_words.h"
#include <stdlib.h>

/* The same of a qualifier that may stand behind a date or unit: no proclitic, and not الأخير, which counts. */
static Direction qualifier_of(const Lexeme *lexeme)
{
    return has_proclitic(lexeme) || lexeme->time == TIME_RECENT ? DIRECTION_NONE : lexeme_direction(lexeme);
}

/* اليوم is today, unless an ordinal or the like behind it makes it that day, or في before it. Before a weekday it is
   today whatever stands before (فعلت ذلك اليوم الاثنين). */
static bool is_other_day(const Lexemes *lexemes, size_t i)
{
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    if (next->time == TIME_WEEKDAY && !has_proclitic(next)) return false;
    return next->number == NUMBER_ORDINAL || moment_role(next, MOMENT_ROLE_AFTER_OTHER_DAY) ||
           moment_role(lexeme_at(lexemes, i - 1), MOMENT_ROLE_BEFORE_OTHER_DAY);
}

/* يواجه العالم اليوم, نحن اليوم: these days, not this day; a weekday behind it or a part of the day before it tells the day. */
static bool is_nowadays(const Lexemes *lexemes, size_t i)
{
    const Lexeme *next = lexeme_at(lexemes, i + 1), *before = lexeme_at(lexemes, i - 1);
    if (next->time || LEXEME_IS(next, "(", "،") || before->time) return false;
    return moment_role(before, MOMENT_ROLE_NOWADAYS) || moment_role(lexeme_at(lexemes, i - 2), MOMENT_ROLE_NOWADAYS);
}

static size_t read_day_word(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->relative.len || moment->at.month != UNKNOWN || moment->at.year != UNKNOWN) return i;
    if (moment_role(lexeme_at(lexemes, i + lexeme->time_length), MOMENT_ROLE_UTMOST)) return i;   /* في أمس الحاجة */
    bool today = slice_is(time_value(lexeme), "P0D");
    /* اليوم الماضي: read_relative_unit */
    if (today && (qualifier_of(lexeme_at(lexemes, i + 1)) || is_other_day(lexemes, i))) return i;
    moment->relative = today && is_nowadays(lexemes, i) ? SLICE("PRESENT_REF") : time_value(lexeme);
    return i + lexeme->time_length;
}

/* A night or morning; الليلة is tonight, الليلة الماضية last night. */
static size_t read_day_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + lexeme->time_length);
    Slice relative = moment->relative;
    bool longer = ENDS_WITH(relative, "Y", "M", "W");
    if (moment->part.len || longer) return i;   /* هذه السنة | مساء أمس */
    moment->part = time_value(lexeme);
    if (lexeme_is(lexeme, "الليله") || slice_is(lexeme->key, "الليله")) {
        bool past = next->time == TIME_PAST, other = lexeme_is(lexeme_at(lexemes, i - 1), "تلك");
        if (other) return i + 1;
        if (!moment->relative.len) moment->relative = past ? SLICE("-P1D") : SLICE("P0D");
        return i + 1 + past;
    }
    return i + lexeme->time_length;
}

/* The second day of ليل الأحد الاثنين, which the first one dates. */
static size_t read_second_weekday(const Lexemes *lexemes, size_t i, const Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    int weekday = atoi(time_value(lexeme).ptr);
    bool night = slice_is(moment->part, "NI") || slice_is(moment->part, "T24:00");
    return night && weekday == moment->at.weekday % 7 + 1 ? i + 1 : i;
}

/* السبت السادس عشر: the day of a month that is not named. Up to five it may count weekdays; الجمعة السابعة of something
   counts Fridays. */
static size_t read_day_of_weekday(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int day = UNKNOWN;
    size_t behind = read_ordinal(lexemes, i, &day);
    if (behind == i || day <= 5 || day > 31 || has_proclitic(lexeme_at(lexemes, i))) return i;
    const Lexeme *next = lexeme_at(lexemes, behind);
    bool counts = slice_ends(lexeme_at(lexemes, i)->folded, SLICE("ه")) || slice_starts(next->folded, SLICE("ل"));
    if (counts || next->time || lexeme_is(next, "من") || moment->at.day != UNKNOWN) return i;
    moment->at.day = day;
    return behind;
}

static size_t read_weekday(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->last.year != UNKNOWN) return i;   /* 1436/1437 | الأحد */
    if (moment->at.weekday != UNKNOWN) return read_second_weekday(lexemes, i, moment);
    if (moment_role(lexeme_at(lexemes, i - 1), MOMENT_ROLE_PRAYER)) return i;
    moment->at.weekday = atoi(time_value(lexeme).ptr);
    size_t day = read_day_of_weekday(lexemes, i + 1, moment);
    if (day != i + 1) return day;
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    Direction which = next->time == TIME_BEFORE && !has_proclitic(next) ? DIRECTION_PAST : qualifier_of(next);
    if (which) moment->direction = which;
    return i + 1 + (which != DIRECTION_NONE);
}

static size_t read_season(const Lexemes *lexemes, size_t i, Moment *moment)
{
    Direction which = lexeme_direction(lexeme_at(lexemes, i + 1));
    if (moment->season.len || moment_is_dated(moment)) return i;
    moment->season = time_value(lexeme_at(lexemes, i));
    if (which && lexeme_at(lexemes, i + 1)->time != TIME_RECENT) {
        moment->direction = which;
        return i + 2;
    }
    Moment year = moment_nothing;
    size_t behind = read_relative_unit(lexemes, i + 1, &year);
    moment->relative = year.relative;
    moment->weak = behind == i + 1;
    return behind;
}

/* هذا المساء, هذا اليوم, هذا الصيف. */
static bool read_this_season(const Lexeme *season, Moment *moment)
{
    if (season->time != TIME_SEASON || !season->definite || has_proclitic(season) || moment_is_dated(moment)) return false;
    moment->season = time_value(season);
    moment->direction = DIRECTION_THIS;
    return true;
}

static size_t read_demonstrative(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    if (read_this_season(next, moment)) return i + 2;
    bool moved = (next->time == TIME_PART && next->definite) || next->time == TIME_DAY;
    if (!moved || moment->part.len) return read_relative_unit(lexemes, i, moment);
    if (next->time == TIME_DAY) return read_day_word(lexemes, i + 1, moment);
    moment->relative = SLICE("P0D");
    return read_day_part(lexemes, i + 1, moment);
}

/* مؤخرا, الآن, قريبا; but قريبا من is near. */
static size_t read_word_of_time(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + lexeme->time_length);
    bool name = slice_starts(lexeme_core(lexemes, lexeme), SLICE("آلان"));   /* آلان غرينسبان */
    if (name || moment_is_dated(moment) || (lexeme_is(lexeme, "قريبا") && lexeme_is(next, "من"))) return i;
    moment->relative = time_value(lexeme);
    return i + lexeme->time_length;
}

/* م behind a year is its era, behind an hour its half of the day. */
static size_t read_half_of_day(const Lexemes *lexemes, size_t i, Moment *moment)
{
    bool hour = moment->at.hour != UNKNOWN && !has_proclitic(lexeme_at(lexemes, i));
    return hour ? read_day_part(lexemes, i, moment) : read_era(lexemes, i, moment);
}

/* A part of the day that only a clock time has: الثامنة إلا ربعا | فجرا. */
static size_t read_clock_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    return moment->at.hour != UNKNOWN ? read_day_part(lexemes, i, moment) : i;
}

size_t read_by_class(const Lexemes *lexemes, size_t i, Moment *moment)
{
    typedef size_t Reader(const Lexemes *lexemes, size_t i, Moment *moment);
    static Reader *const readers[TIME_MONTHS2 + 1] = {
        [TIME_DAY] = read_day_word, [TIME_PART] = read_day_part, [TIME_WEEKDAY] = read_weekday, [TIME_SEASON] = read_season,
        [TIME_ZONE] = read_zone, [TIME_ERA] = read_era, [TIME_DEMONSTRATIVE] = read_demonstrative,
        [TIME_AMPM] = read_half_of_day, [TIME_CLOCKPART] = read_clock_part, [TIME_REFERENCE] = read_word_of_time,
    };
    Reader *reader = readers[lexeme_at(lexemes, i)->time];
    return reader != NULL ? reader(lexemes, i, moment) : i;
}

/* ISO puts T before the time units: -PT1H, though the lexicon writes TH. */
static Slice relative_value(Arena *arena, Direction direction, int count, Slice unit)
{
    bool clock = unit.len == 2 && unit.ptr[0] == 'T';
    if (clock) unit = slice_part(unit, 1, 2);
    return arena_format(arena, "%sP%s%d%.*s", direction == DIRECTION_PAST ? "-" : "", clock ? "T" : "",
                        direction == DIRECTION_THIS ? 0 : count, (int)unit.len, unit.ptr);
}

/* نهاية العام: the mod before it makes the bare unit the present one; نهاية الأسبوع is the weekend. */
static size_t read_bare_unit(const Lexemes *lexemes, size_t i, Moment *moment)
{
    Slice unit = time_value(lexeme_at(lexemes, i));
    if (!moment->mod.len || unit.ptr[0] == 'T' || unit.ptr[0] == 'D') return i;
    bool weekend = slice_is(unit, "W") && slice_is(moment->mod, "end");
    moment->relative = weekend ? SLICE("XXXX-WXX-WE") : relative_value(lexemes->arena, DIRECTION_THIS, 0, unit);
    if (weekend) moment->mod = SLICE("");
    return i + 1;
}

/* الأيام (القليلة) الماضية: no number, so nothing but the past. */
static size_t read_vague_units(const Lexemes *lexemes, size_t i, Moment *moment)
{
    bool few = lexeme_is(lexeme_at(lexemes, i + 1), "القليله");
    Direction which = lexeme_direction(lexeme_at(lexemes, i + 1 + few));
    if (which != DIRECTION_PAST && which != DIRECTION_NEXT) return i;
    moment->relative = which == DIRECTION_PAST ? SLICE("PAST_REF") : SLICE("FUTURE_REF");
    return i + 2 + few;
}

/* الأول, الأخير: the week's number, of the last five. The lexeme behind, i where there is none. */
static size_t read_which_week(const Lexemes *lexemes, size_t i, int *nth)
{
    const Lexeme *which = lexeme_at(lexemes, i);
    if (which->time != TIME_RECENT || has_proclitic(which)) return read_ordinal(lexemes, i, nth);
    *nth = 5;
    return i + 1;
}

/* الأسبوع الأول من أكتوبر: ISO names no week of a month; it is the month's start, middle or end. */
static size_t read_week_of_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *week = lexeme_at(lexemes, i);
    if (!is_unit(week, "W") || !week->definite || moment_is_dated(moment) || moment->mod.len) return i;
    int nth = 0;
    size_t behind = read_which_week(lexemes, i + 1, &nth);
    if (behind == i + 1 || nth > 5 || !LEXEME_IS(lexeme_at(lexemes, behind), "من", "في")) return i;
    Moment month = *moment;
    month.mod = nth > 3 ? SLICE("end") : nth == 1 ? SLICE("start") : SLICE("mid");
    size_t end = read_month(lexemes, behind + 1, &month);
    if (end == behind + 1) return i;
    *moment = month;
    return end;
}

/* قبل الماضي, ما قبل الماضي, بعد المقبل: one further. */
static size_t read_beyond(const Lexemes *lexemes, size_t i, Direction *which)
{
    size_t at = i + lexeme_is(lexeme_at(lexemes, i), "ما");
    Direction direction = lexeme_direction(lexeme_at(lexemes, at + 1));
    bool before = lexeme_is(lexeme_at(lexemes, at), "قبل") && direction == DIRECTION_PAST;
    bool after = lexeme_is(lexeme_at(lexemes, at), "بعد") && direction == DIRECTION_NEXT;
    if (!before && !after) return i;
    *which = direction;
    return at + 2;
}

/* هذا الشهر, هذه السنة. */
static size_t read_this_unit(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *unit = lexeme_at(lexemes, i + 1);
    bool counted = unit->time == TIME_UNIT && unit->definite && !has_proclitic(unit);
    if (lexeme_at(lexemes, i)->time != TIME_DEMONSTRATIVE || !counted || slice_is(time_value(unit), "TS")) return i;
    moment->relative = relative_value(lexemes->arena, DIRECTION_THIS, 0, time_value(unit));
    return i + 2;
}

/* الشهر نفسه, السنة ذاتها: the one spoken of last, this one where none was. */
static size_t read_same_unit(const Lexemes *lexemes, size_t i, Moment *moment)
{
    Slice unit = time_value(lexeme_at(lexemes, i));
    bool calendar = slice_is(unit, "M") || slice_is(unit, "Y");
    if (!calendar || !moment_role(lexeme_at(lexemes, i + 1), MOMENT_ROLE_SAME_MONTH) || moment_is_dated(moment)) return i;
    moment->same = unit.ptr[0];
    moment->relative = relative_value(lexemes->arena, DIRECTION_THIS, 0, unit);
    return i + 2;
}

/* الأسبوع الماضي, اليوم السابق, العام قبل الماضي, نهاية العام. */
static size_t read_definite_unit(const Lexemes *lexemes, size_t i, Slice unit, Moment *moment)
{
    bool kind = slice_is(unit, "Y") && moment_role(lexeme_at(lexemes, i + 1), MOMENT_ROLE_YEAR_KIND);   /* العام | المالي | المقبل */
    size_t at = i + 1 + kind;
    const Lexeme *next = lexeme_at(lexemes, at);
    Direction which = has_proclitic(next) ? DIRECTION_NONE : lexeme_direction(next);
    size_t beyond = read_beyond(lexemes, at, &which);
    if (which) {
        bool further = beyond > at;
        moment->relative = relative_value(lexemes->arena, which, further ? 2 : 1, unit);
        return further ? beyond : at + 1;
    }
    size_t same = read_same_unit(lexemes, i, moment);
    return same != i ? same : read_bare_unit(lexemes, i, moment);
}

/* Whether a unit may date a moment that has a weekday already: a week may, الأسبوع الماضي. */
static bool has_room_for_unit(const Moment *moment, Slice unit)
{
    if (moment->relative.len || moment->at.year != UNKNOWN) return false;
    return moment->at.weekday == UNKNOWN || slice_is(unit, "W") || moment->nth != UNKNOWN;
}

/* الأسبوع | الماضي, الأيام | القليلة الماضية. */
static size_t read_qualified_unit(const Lexemes *lexemes, size_t i, Slice unit, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (slice_is(unit, "TS") || slice_is(unit, "TM")) return i;   /* الثانية الحالية is no second */
    bool day = lexeme->time == TIME_DAY && slice_is(unit, "P0D");
    if (day && qualifier_of(lexeme_at(lexemes, i + 1)) == DIRECTION_PAST)
        return read_definite_unit(lexemes, i, SLICE("D"), moment);
    if (!lexeme->definite) return i;
    if (lexeme->time == TIME_UNITS) return read_vague_units(lexemes, i, moment);
    return lexeme->time == TIME_UNIT ? read_definite_unit(lexemes, i, unit, moment) : i;
}

size_t read_relative_unit(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool demonstrative = lexeme->time == TIME_DEMONSTRATIVE && next->time == TIME_UNIT && next->definite;
    Slice unit = time_value(demonstrative ? next : lexeme);
    if (!has_room_for_unit(moment, unit)) return i;
    size_t whole = read_week_of_month(lexemes, i, moment);
    if (whole == i) whole = read_this_unit(lexemes, i, moment);
    return whole == i ? read_qualified_unit(lexemes, i, unit, moment) : whole;
}
