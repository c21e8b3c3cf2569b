/* Dates by day, month and year, in digits and words; ranges of days; the nth weekday of a month. */

#include "tools/numextract/calendar_dates.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/calendar.h"
#include "lexicons.h"
#include <stdlib.h>

enum { DAY_MAX = 31 };

static int number_of(Slice cell) { return atoi(cell.ptr); }

static bool is_the_day(const Lexeme *lexeme) { return slice_is(lexeme->key, "اليوم") && lexeme->time; }

/* An ordinal behind another noun is that noun's: الجولة الأولى من مايو. */
static bool is_other_ordinal(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    bool of_day = before->time == TIME_WEEKDAY || is_the_day(before) || slice_is(before->key, "الموافق");
    if (lexeme->is_numeral || has_proclitic(lexeme) || of_day) return false;
    return lexeme_has_article(lexemes, before) && before->number == NUMBER_NONE;
}

/* أول مايو, ثامن مارس, خامس عشر غشت, فاتح ماي: right before the month's name. */
static size_t read_indefinite_day(const Lexemes *lexemes, size_t i, int *day)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *ten = lexeme_at(lexemes, i + 1);
    if (lexeme->number != NUMBER_ORDINAL || lexeme->definite) return i;
    bool teen = ten->number == NUMBER_TEN && !has_proclitic(ten);
    size_t behind = i + 1 + teen;
    if (lexeme_at(lexemes, behind)->time != TIME_MONTH || has_proclitic(lexeme_at(lexemes, behind))) return i;
    *day = number_of(number_value(lexeme)) + (teen ? 10 : 0);
    return behind;
}

/* A day of the month: 15, الأول, الثالث والعشرين; أول, ثامن before a month's name. */
static size_t read_day(const Lexemes *lexemes, size_t i, int *day)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *day = small_number(lexeme, DAY_MAX);
    size_t behind = *day != UNKNOWN ? i + 1 : read_ordinal(lexemes, i, day);
    if (behind == i) behind = read_indefinite_day(lexemes, i, day);
    return *day >= 1 && *day <= DAY_MAX ? behind : i;
}

/* What joins two days of a range: إلى, وحتى, a dash, the ل of لـ15, و. Returns the lexeme of the second day, SIZE_MAX
   for none; `*both` tells و. */
static size_t read_joint(const Lexemes *lexemes, size_t i, bool *both)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool apart = lexeme_is(lexeme, "و");
    *both = apart || (lexeme->conjunction == 'w' && is_number(lexeme));
    if (*both) return apart || lexeme->preposition ? i + 1 : i;
    if (lexeme->is_numeral && lexeme->preposition == 'l' && !lexeme->conjunction) return i;
    bool dash = LEXEME_IS(lexeme, "-", "–", "—") && is_number(lexeme_at(lexemes, i + 1));
    return dash || moment_role(lexeme, MOMENT_ROLE_UNTIL) ? i + 1 : SIZE_MAX;
}

/* The days that follow a pair one by one: 8 و9 و10 مايو. */
static size_t read_more_days(const Lexemes *lexemes, size_t i, Moment *moment)
{
    for (;;) {
        bool both;
        int next;
        size_t at = read_joint(lexemes, i, &both);
        size_t behind = at == SIZE_MAX || !both ? at : read_day(lexemes, at, &next);
        if (behind == at || next != moment->last.day + 1) return i;
        moment->last.day = next;
        i = behind;
    }
}

/* The second day of a range behind the first. Whole pairs of neighbours (10 و11) and بين 3 و5 are ranges; 10 و15 are
   two days. */
static size_t read_last_day(const Lexemes *lexemes, size_t i, size_t from, Moment *moment)
{
    bool both;
    int last;
    size_t at = read_joint(lexemes, i, &both);
    if (at == SIZE_MAX) return i;
    size_t behind = read_day(lexemes, at, &last);
    if (behind == at || last <= moment->at.day) return i;
    moment->last.day = last;
    if (both && last == moment->at.day + 1) return read_more_days(lexemes, behind, moment);
    moment->both = both && !lexeme_is(lexeme_at(lexemes, from - 1), "بين");
    return behind;
}

/* 3-5 in one string of digits. */
static size_t read_day_range(const Lexeme *lexeme, size_t i, Moment *moment)
{
    const Numeral *numeral = lexeme->numeral;
    if (!lexeme->is_numeral || numeral->kind != NUMERAL_RANGE) return i;
    int64_t first = decimal_whole(numeral->value), last = decimal_whole(numeral->high);
    if (first < 1 || last > DAY_MAX) return i;
    moment->at.day = (int)first;
    moment->last.day = (int)last;
    return i + 1;
}

/* 3 | إلى 5 مايو: the second day, behind the first, and the month of both. */
static size_t read_range_and_month(const Lexemes *lexemes, size_t i, size_t from, Moment *moment)
{
    Moment range = *moment;
    size_t second = read_last_day(lexemes, i, from, &range);
    size_t month = second == i ? i : read_month_or_this(lexemes, second, &range);
    if (month == second) return i;
    *moment = range;
    return month;
}

static size_t read_day_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    bool day_word = is_the_day(lexeme_at(lexemes, i));   /* اليوم الثالث من */
    size_t start = day_word ? i + 1 : i;
    size_t behind = read_day_range(lexeme_at(lexemes, start), start, moment);
    if (behind == start) {
        behind = is_other_ordinal(lexemes, start) ? start : read_day(lexemes, start, &moment->at.day);
        if (behind == start) return i;
        size_t month = read_range_and_month(lexemes, behind, start, moment);
        if (month != behind) return month;
    }
    if (lexeme_is(lexeme_at(lexemes, behind), "في") && !day_word) return i;
    size_t month = read_month_or_this(lexemes, behind, moment);
    return month == behind ? i : month;
}

/* Whether a number behind a month's name is its day and counts nothing that follows: مايو 15, 2020. */
static bool day_ends(const Lexemes *lexemes, size_t i)
{
    const Lexeme *next = lexeme_at(lexemes, i);
    return !next->is_word ? !next->is_numeral || lexeme_is_year(next) : moment_role(next, MOMENT_ROLE_AFTER_DAY);
}

/* مايو 15, تموز 13 إلى 15: the day behind its month. */
static size_t read_day_behind(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *number = lexeme_at(lexemes, i);
    if (has_proclitic(number) || !number->is_numeral) return i;
    Moment tried = *moment;
    size_t behind = read_day_range(number, i, &tried);
    if (behind == i) {
        tried.at.day = small_number(number, DAY_MAX);
        if (tried.at.day < 1) return i;
        behind = read_last_day(lexemes, i + 1, i, &tried);
        if (tried.both) tried = *moment, tried.at.day = small_number(number, DAY_MAX), behind = i + 1;
    }
    if (!day_ends(lexemes, behind)) return i;
    *moment = tried;
    return behind;
}

/* Months whose names are common words or people's names; these need a neighbour that makes them months. */
static bool month_is_weak(const Lexemes *lexemes, const Lexeme *lexeme)
{
    if (slice_is(lexeme_core(lexemes, lexeme), "آب")) return false;
    return slice_is(lexicon_cell(&lexicon_time_words, lexeme->time_row, 3), "weak");
}

enum { HIJRI_FROM = 1300, HIJRI_TO = 1499 };

static bool is_year_number(int number) { return number >= 1800 && number < 2200; }

/* 21/09 where a day is meant; the month first where the second number can be none. */
static bool read_day_slash(int first, int second, Moment *moment)
{
    bool day_first = second <= MONTH_MAX, month_first = first <= MONTH_MAX && second <= DAY_MAX;
    if (first > DAY_MAX || (!day_first && !month_first)) return false;
    moment->at.day = day_first ? first : second;
    moment->at.month = day_first ? second : first;
    moment->numeric = true;
    return true;
}

static bool is_hijri_year(int number) { return number >= HIJRI_FROM && number <= HIJRI_TO; }

/* 2/2013, 2013/2014, 1436/1437. */
static bool read_year_slash(int first, int second, Moment *moment)
{
    bool month = is_year_number(second) && first <= MONTH_MAX;
    bool years = (is_year_number(first) || is_hijri_year(first)) && second == first + 1;
    if (!month && !years) return false;
    moment->hijri = is_hijri_year(first);
    if (month) moment->at.month = first;
    else moment->last.year = second;
    moment->at.year = month ? second : first;
    return true;
}

/* 21/09, 2/2013, 2013/2014. */
static size_t read_slash(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    int first = lexeme->numeral->day, second = lexeme->numeral->month;
    if (moment_role(before, MOMENT_ROLE_NUMBERED) || moment->at.year != UNKNOWN) return i;
    if (read_year_slash(first, second, moment)) return i + 1;
    bool day_meant = moment->at.weekday != UNKNOWN || moment_role(before, MOMENT_ROLE_BEFORE_DAY);
    return day_meant && read_day_slash(first, second, moment) ? i + 1 : i;
}

/* 10/10/2020. A year of the 14th or 15th century in digits and slashes is Hijri. */
static size_t read_numeric_date(const Lexeme *lexeme, size_t i, Moment *moment)
{
    moment->at.year = lexeme->numeral->year;
    moment->at.month = lexeme->numeral->month;
    moment->at.day = lexeme->numeral->day;
    moment->hijri = moment->at.year >= HIJRI_FROM && moment->at.year <= HIJRI_TO;
    moment->numeric = true;
    return i + 1;
}

/* Whether the digits are a date of their own; 12/5/20 only where a day is meant. */
static bool is_date(const Lexemes *lexemes, size_t i, const Moment *moment)
{
    NumeralKind kind = lexeme_at(lexemes, i)->numeral->kind;
    if (moment->at.year != UNKNOWN || kind != NUMERAL_SHORT_DATE) return moment->at.year == UNKNOWN && kind == NUMERAL_DATE;
    return moment->at.weekday != UNKNOWN || moment_role(lexeme_at(lexemes, i - 1), MOMENT_ROLE_BEFORE_DAY);
}

/* A month, and the day behind it. */
static size_t read_month_first(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t behind = read_month(lexemes, i, moment);
    if (behind == i) return i;
    moment->weak = lexeme->time != TIME_UNIT && behind == i + lexeme->time_length && month_is_weak(lexemes, lexeme);
    return moment->weak ? behind : read_day_behind(lexemes, behind, moment);
}

size_t read_calendar(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->at.month != UNKNOWN || moment->at.day != UNKNOWN || moment->nth != UNKNOWN) return i;
    if (is_date(lexemes, i, moment)) return read_numeric_date(lexeme, i, moment);
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_SLASH) return read_slash(lexemes, i, moment);
    Moment day = *moment;
    size_t behind = read_day_month(lexemes, i, &day);
    if (behind == i) return read_month_first(lexemes, i, moment);
    *moment = day;
    return behind;
}

/* أول, ثالث, آخر before what it numbers: NTH_LAST, 1 to 31; UNKNOWN where it is none of them. */
static int ordinal_before(const Lexeme *lexeme)
{
    if (lexeme->definite) return UNKNOWN;
    if (lexeme->number == NUMBER_FINAL) return NTH_LAST;
    return lexeme->number == NUMBER_ORDINAL ? number_of(number_value(lexeme)) : UNKNOWN;
}

/* ثالث (يوم) ثلاثاء, آخر يوم: the number first. */
static size_t read_number_and_day(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int nth = ordinal_before(lexeme_at(lexemes, i));
    if (nth == UNKNOWN) return i;
    const Lexeme *day = lexeme_at(lexemes, i + 1);
    bool day_word = is_unit(day, "D") && !has_proclitic(day);
    size_t at = i + 1 + day_word;
    int weekday = lexeme_weekday(lexemes, lexeme_at(lexemes, at));
    if (weekday != UNKNOWN && nth <= 5) {
        moment->nth = nth;
        moment->at.weekday = weekday;
        return at + 1;
    }
    if (!day_word) return i;
    if (nth == NTH_LAST) moment->last_day = true;
    else moment->at.day = nth;
    return at;
}

/* الثلاثاء الثالث, اليوم الأخير: the day first. */
static size_t read_day_and_number(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *which = lexeme_at(lexemes, i + 1);
    bool last = which->time == TIME_RECENT && !has_proclitic(which), day_word = is_the_day(lexeme);
    int nth = NTH_LAST;
    size_t behind = last ? i + 2 : read_ordinal(lexemes, i + 1, &nth);
    if (behind == i + 1 || has_proclitic(which)) return i;
    if (day_word && last) {
        moment->last_day = true;
        return behind;
    }
    if (lexeme->time != TIME_WEEKDAY || nth > 5) return i;
    moment->nth = nth;
    moment->at.weekday = number_of(time_value(lexeme));
    return behind;
}

size_t read_nth_day(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (moment_is_dated(moment)) return i;
    size_t behind = read_number_and_day(lexemes, i, moment);
    if (behind == i) behind = read_day_and_number(lexemes, i, moment);
    if (behind == i) return i;
    size_t month = read_month_of_day(lexemes, behind, moment);
    if (month != behind) return month;
    const Lexeme *of = lexeme_at(lexemes, behind);
    month = lexeme_is(of, "من") ? read_this_month(lexemes, behind, moment) : behind;
    return month == behind ? i : month;
}
