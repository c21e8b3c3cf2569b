/* Years, their quarters and halves, decades, centuries, eras. */

#include "tools/numextract/moment_parts.h"
#include "tools/numextract/amounts.h"
#include "tools/numextract/noun_phrases.h"
#include <stdlib.h>

bool lexeme_is_year(const Lexeme *lexeme)
{
    const Numeral *numeral = lexeme->numeral;
    return lexeme->is_numeral && numeral->kind == NUMERAL_PLAIN && numeral->bare && numeral->digits == 4 &&
           numeral->value.mantissa >= 1000 && numeral->value.mantissa < 2200;
}

/* عام, عامي, and العامين, which a year must follow. */
static bool is_year_word(const Lexeme *lexeme)
{
    bool dual = lexeme->time == TIME_UNITS2 && lexeme->definite && slice_is(time_value(lexeme), "Y");
    return dual || is_unit(lexeme, "Y");
}

/* ق.م and the like at lexeme i: the year counts back from the era. */
static bool is_before_era(const Lexeme *lexeme)
{
    return lexeme->time == TIME_ERA && slice_is(time_value(lexeme), "BC");
}

size_t read_era(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Point *at = &moment->at;
    bool common = lexeme_is(lexeme, "م");
    if ((lexeme->time != TIME_ERA && !common) || at->year == UNKNOWN || at->year < 1) return i;
    if (is_before_era(lexeme)) {
        if (moment->hijri) return i;
        at->year = 1 - at->year;
        if (moment->last.year != UNKNOWN) moment->last.year = 1 - moment->last.year;
    } else if (slice_is(time_value(lexeme), "AH")) {
        moment->hijri = true;
    } else if (moment->hijri) {
        return i;
    }
    return i + lexeme->time_length;
}

/* A year spelled out or in digits; of fewer than three digits only before an era. */
static size_t read_year_number(const Lexemes *lexemes, size_t i, int *year)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is_year(lexeme)) {
        *year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    Amount amount;
    bool thousand = lexeme->number == NUMBER_SCALE || lexeme->number == NUMBER_TWOSCALE;
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    bool era = lexeme->is_numeral && (next->time == TIME_ERA || lexeme_is(next, "م"));
    bool three = lexeme->is_numeral && lexeme->numeral->bare && lexeme->numeral->digits == 3 && !next->is_word;
    if (!thousand && !era && !three) return i;
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.vague) return i;
    int64_t value = decimal_whole(amount.low);
    if (value < (era ? 1 : three ? 100 : 1000) || value > (era ? 9999 : 2199)) return i;
    *year = (int)value;
    return amount.to;
}

/* عام 2011-2013 */
static size_t read_year_range(const Lexeme *number, size_t i, Moment *moment)
{
    const Numeral *season = number->numeral;   /* عام 2015/2016: day and month are its two numbers */
    bool two = season->kind == NUMERAL_SLASH && season->day >= 1800 && season->day < 2200;
    if (two && season->month == season->day + 1) {
        moment->at.year = season->day;
        moment->last.year = season->month;
        return i + 1;
    }
    if (number->numeral->kind != NUMERAL_RANGE || number->numeral->digits != 4) return i;
    int last = (int)decimal_whole(number->numeral->high);
    if (last < 1000 || last >= 2200) return i;
    moment->at.year = (int)decimal_whole(number->numeral->value);
    moment->last.year = last;
    return i + 1;
}

/* و1994, و 1994, إلى 1994 behind the first of two years. */
static size_t read_second_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (lexeme_is(lexeme_at(lexemes, i), "،") && lexeme_at(lexemes, i + 1)->conjunction == 'w') i++;   /* عامي 1999، و2003 */
    const Lexeme *joined = lexeme_at(lexemes, i);
    bool apart = lexeme_is(joined, "و") || lexeme_is(joined, "الي");
    const Lexeme *second = lexeme_at(lexemes, i + apart);
    if (!lexeme_is_year(second) || (!apart && second->conjunction != 'w') || second->preposition) return i;
    int year = (int)second->numeral->value.mantissa;
    if (year <= moment->at.year) return i;
    moment->last.year = year;
    return i + apart + 1;
}

/* العام الماضي | 2017: both say the same year, unless the digits count what follows. */
static size_t read_named_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    NounPhrase counted;
    if (!slice_ends(moment->relative, SLICE("Y")) || !lexeme_is_year(lexeme) || has_proclitic(lexeme)) return i;
    if (noun_phrase_read(lexemes, i + 1, NOUN_ACCUSATIVE, &counted)) return i;
    moment->at.year = (int)lexeme->numeral->value.mantissa;
    moment->relative = SLICE("");
    return i + 1;
}

size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *number = lexeme_at(lexemes, i + 1);
    Point *at = &moment->at;
    if (at->year != UNKNOWN) return i;
    if (moment->relative.len && at->month == UNKNOWN) return read_named_year(lexemes, i, moment);
    bool dated = at->month != UNKNOWN || moment->season.len;
    NounPhrase counted;
    bool modified = moment->mod.len && !noun_phrase_read(lexemes, i + 1, NOUN_ACCUSATIVE, &counted);   /* مطلع 2021 */
    if (!is_year_word(lexeme)) {
        bool bare_year = lexeme_is_year(lexeme) && !has_proclitic(lexeme);
        if (bare_year && (number->time == TIME_ERA || modified)) dated = true;   /* not before م: 1500 م are metres */
        if (!dated || !bare_year) return i;
        at->year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    size_t start = i + 1 + (lexeme->definite && moment_role(number, "year-kind"));   /* السنة المالية | 2016 */
    number = lexeme_at(lexemes, start);
    if (!dated && number->is_numeral) {
        size_t behind = read_year_range(number, start, moment);
        if (behind > start) return behind;
    }
    size_t behind = read_year_number(lexemes, start, &at->year);
    if (behind == start) return i;
    return lexeme->time != TIME_UNIT && !dated ? read_second_year(lexemes, behind, moment) : behind;
}

/* The year that a quarter or a half is of: 2020, عام 2020, العام الماضي. */
static size_t read_its_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is_year(lexeme) && !has_proclitic(lexeme)) {
        moment->at.year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    Moment year = moment_nothing;
    size_t behind = read_year(lexemes, i, &year);
    if (behind == i && is_unit(lexeme, "Y") && lexeme->definite) behind = read_relative_unit(lexemes, i, &year);
    if (behind == i && lexeme->time == TIME_DEMONSTRATIVE && is_unit(lexeme_at(lexemes, i + 1), "Y"))
        behind = read_relative_unit(lexemes, i, &year);
    if (behind == i || moment_is_interval(&year)) return i;
    moment->at.year = year.at.year;
    moment->relative = year.relative;
    return behind;
}

/* الربع الأول من العام الماضي, النصف الثاني من 2020. */
size_t read_year_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool quarter = slice_is(lexeme->key, "الربع"), half = slice_is(lexeme->key, "النصف");
    if ((!quarter && !half) || moment_is_dated(moment)) return i;
    int which = UNKNOWN;
    size_t behind = read_ordinal(lexemes, i + 1, &which);
    if (behind == i + 1 || which < 1 || which > (quarter ? 4 : 2)) return i;
    const Lexeme *of = lexeme_at(lexemes, behind);
    size_t at = behind + (lexeme_is(of, "من") || lexeme_is(of, "في"));
    size_t year = at > behind || of->preposition == 'l' ? read_its_year(lexemes, at, moment) : at;
    if (year == at) return i;
    moment->season = arena_format(lexemes->arena, "%c%d", quarter ? 'Q' : 'H', which);
    return year;
}

static size_t read_decade(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t of = i + 1 + lexeme_is(lexeme_at(lexemes, i + 1), "من");
    if (moment_role(lexeme_at(lexemes, of), "of-life")) return i;   /* في الخمسينيات من عمره */
    bool of_century = is_unit(lexeme_at(lexemes, of), "CE") && lexeme_at(lexemes, of)->definite;
    Direction which = of_century ? lexeme_direction(lexeme_at(lexemes, of + 1)) : DIRECTION_NONE;
    int century = which == DIRECTION_THIS ? 20 : 19, ordinal = UNKNOWN;
    size_t behind = which ? of + 2 : i + 1;
    if (of_century && !which) {
        behind = read_ordinal(lexemes, of + 1, &ordinal);
        if (behind == of + 1 || ordinal < 1) return i;
        century = ordinal - 1;
    }
    if (!of_century && !lexeme->definite) return i;
    moment->fixed = arena_format(lexemes->arena, "%02d%dX", century, atoi(time_value(lexeme).ptr));
    return behind;
}

/* العقد الأول من القرن الحادي والعشرين: 200X. */
static size_t read_decade_of_century(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int decade = UNKNOWN, century = UNKNOWN;
    size_t of = read_ordinal(lexemes, i + 1, &decade);
    const Lexeme *unit = lexeme_at(lexemes, of + 1);
    bool joined = of > i + 1 && lexeme_is(lexeme_at(lexemes, of), "من") && is_unit(unit, "CE") && unit->definite;
    if (!joined || decade < 1 || decade > 10) return i;
    size_t behind = read_ordinal(lexemes, of + 2, &century);
    Direction which = lexeme_direction(lexeme_at(lexemes, of + 2));
    if (behind == of + 2 && which) century = which == DIRECTION_PAST ? 20 : 21, behind = of + 3;
    if (century < 1) return i;
    moment->fixed = arena_format(lexemes->arena, "%02d%dX", century - 1, decade - 1);
    return behind;
}

size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (moment->fixed.len || moment->at.year != UNKNOWN) return i;
    if (lexeme->time == TIME_DECADE) return read_decade(lexemes, i, moment);
    if (is_unit(lexeme, "DE") && lexeme->definite) return read_decade_of_century(lexemes, i, moment);
    if (!is_unit(lexeme, "CE") || !lexeme->definite) return i;
    int century = UNKNOWN;
    size_t behind = read_ordinal(lexemes, i + 1, &century);
    if (behind == i + 1 && small_number(next, 30) != UNKNOWN) century = small_number(next, 30), behind = i + 2;
    Direction which = lexeme_direction(next);
    if (behind == i + 1 && which && !has_proclitic(next))
        century = which == DIRECTION_PAST ? 20 : which == DIRECTION_THIS ? 21 : 22, behind = i + 2;
    if (century < 1) return i;
    if (is_before_era(lexeme_at(lexemes, behind))) {
        moment->fixed = arena_format(lexemes->arena, "-%02dXX", century - 1);
        return behind + lexeme_at(lexemes, behind)->time_length;
    }
    moment->fixed = arena_format(lexemes->arena, "%02dXX", century - 1);
    return behind;
}
