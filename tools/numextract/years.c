/* Years, their quarters and halves, decades, centuries, eras. */

#include "tools/numextract/years.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/eras.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/relative_times.h"
#include "tools/numextract/amounts.h"
#include "tools/numextract/noun_phrases.h"
#include <stdlib.h>

/* عام, عامي, and العامين, which a year must follow. */
static bool is_year_word(const Lexeme *lexeme)
{
    bool dual = lexeme->time == TIME_UNITS2 && lexeme->definite && slice_is(time_value(lexeme), "Y");
    return dual || is_unit(lexeme, "Y");
}

/* The least and the greatest year that a number at lexeme i may be, which is none of four bare digits: in words from a
   thousand on, in digits of any length before an era, of three with no word behind. False where it can be none. */
static bool year_bounds(const Lexeme *lexeme, const Lexeme *next, int64_t *least, int64_t *greatest)
{
    bool three = lexeme->is_numeral && lexeme->numeral->bare && lexeme->numeral->digits == 3 && !next->is_word;
    *greatest = 2199;
    *least = three ? 100 : 1000;
    if (three || lexeme_number_in(lexeme, BIT(NUMBER_SCALE) | BIT(NUMBER_TWOSCALE))) return true;
    *least = 1;
    *greatest = 9999;
    return lexeme->is_numeral && (next->time == TIME_ERA || lexeme_is(next, "م"));
}

/* A year spelled out or in digits. */
static size_t read_year_number(const Lexemes *lexemes, size_t i, int *year)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is_year(lexeme)) {
        *year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    Amount amount;
    int64_t least, greatest;
    if (!year_bounds(lexeme, lexeme_at(lexemes, i + 1), &least, &greatest)) return i;
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.vague) return i;
    int64_t value = decimal_whole(amount.low);
    if (value < least || value > greatest) return i;
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
    bool apart = LEXEME_IS(joined, "و", "الي");
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

/* Digits alone: behind a month, before an era, behind مطلع where they count nothing; not before م, 1500 م are metres. */
static size_t read_bare_year(const Lexemes *lexemes, size_t i, bool dated, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    NounPhrase counted;
    if (!lexeme_is_year(lexeme) || has_proclitic(lexeme)) return i;
    bool modified = moment->mod.len && !noun_phrase_read(lexemes, i + 1, NOUN_ACCUSATIVE, &counted);
    if (!dated && !modified && lexeme_at(lexemes, i + 1)->time != TIME_ERA) return i;
    moment->at.year = (int)lexeme->numeral->value.mantissa;
    return i + 1;
}

/* عام 2013, عامي 1988 و1994, السنة المالية 2016. */
static size_t read_worded_year(const Lexemes *lexemes, size_t i, bool dated, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t start = i + 1 + (lexeme->definite && moment_role(lexeme_at(lexemes, i + 1), MOMENT_ROLE_YEAR_KIND));
    const Lexeme *number = lexeme_at(lexemes, start);
    size_t range = !dated && number->is_numeral ? read_year_range(number, start, moment) : start;
    if (range > start) return range;
    size_t behind = read_year_number(lexemes, start, &moment->at.year);
    if (behind == start) return i;
    return lexeme->time != TIME_UNIT && !dated ? read_second_year(lexemes, behind, moment) : behind;
}

size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Point *at = &moment->at;
    if (at->year != UNKNOWN) return i;
    if (moment->relative.len && at->month == UNKNOWN) return read_named_year(lexemes, i, moment);
    bool dated = at->month != UNKNOWN || moment->season.len;
    return is_year_word(lexeme_at(lexemes, i)) ? read_worded_year(lexemes, i, dated, moment)
                                               : read_bare_year(lexemes, i, dated, moment);
}

/* The year that a quarter or a half is of: 2020, عام 2020, العام الماضي. */
/* السنة الماضية, هذا العام. */
static bool is_year_meant(const Lexeme *lexeme, const Lexeme *next)
{
    if (lexeme->time == TIME_DEMONSTRATIVE) return is_unit(next, "Y");
    return is_unit(lexeme, "Y") && lexeme->definite;
}

static size_t read_its_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is_year(lexeme) && !has_proclitic(lexeme)) {
        moment->at.year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    Moment year = moment_nothing;
    size_t behind = read_year(lexemes, i, &year);
    if (behind == i && is_year_meant(lexeme, lexeme_at(lexemes, i + 1))) behind = read_relative_unit(lexemes, i, &year);
    if (behind == i || moment_is_interval(&year)) return i;
    moment->at.year = year.at.year;
    moment->relative = year.relative;
    return behind;
}

/* الربع الأول من العام الماضي, النصف الثاني من 2020. */
size_t read_year_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool quarter = slice_is(lexeme->key, "الربع");
    int parts = quarter ? 4 : slice_is(lexeme->key, "النصف") ? 2 : 0, which = UNKNOWN;
    if (parts == 0 || moment_is_dated(moment)) return i;
    size_t behind = read_ordinal(lexemes, i + 1, &which);
    if (behind == i + 1 || which < 1 || which > parts) return i;
    const Lexeme *of = lexeme_at(lexemes, behind);
    size_t at = behind + LEXEME_IS(of, "من", "في");
    size_t year = at > behind || of->preposition == 'l' ? read_its_year(lexemes, at, moment) : at;
    if (year == at) return i;
    moment->season = arena_format(lexemes->arena, "%c%d", quarter ? 'Q' : 'H', which);
    return year;
}

/* تسعينيات القرن | الماضي, العشرين: its first two digits. */
static size_t read_century_of_decade(const Lexemes *lexemes, size_t i, int *century)
{
    Direction which = lexeme_direction(lexeme_at(lexemes, i));
    int ordinal = UNKNOWN;
    if (which) {
        *century = which == DIRECTION_THIS ? 20 : 19;
        return i + 1;
    }
    size_t behind = read_ordinal(lexemes, i, &ordinal);
    if (ordinal < 1) return i;
    *century = ordinal - 1;
    return behind;
}

static size_t read_decade(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t of = i + 1 + lexeme_is(lexeme_at(lexemes, i + 1), "من");
    if (moment_role(lexeme_at(lexemes, of), MOMENT_ROLE_OF_LIFE)) return i;   /* في الخمسينيات من عمره */
    bool of_century = is_unit(lexeme_at(lexemes, of), "CE") && lexeme_at(lexemes, of)->definite;
    if (!of_century && !lexeme->definite) return i;
    int century = 19;
    size_t behind = of_century ? read_century_of_decade(lexemes, of + 1, &century) : i + 1;
    if (behind == of + 1 && of_century) return i;
    moment->fixed = arena_format(lexemes->arena, "%02d%dX", century, atoi(time_value(lexeme).ptr));
    return behind;
}

/* العقد الأول من القرن الحادي والعشرين: 200X. */
/* من القرن at lexeme i. */
static bool is_of_the_century(const Lexemes *lexemes, size_t i)
{
    const Lexeme *unit = lexeme_at(lexemes, i + 1);
    return lexeme_is(lexeme_at(lexemes, i), "من") && is_unit(unit, "CE") && unit->definite;
}

static size_t read_decade_of_century(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int decade = UNKNOWN, century = UNKNOWN;
    size_t of = read_ordinal(lexemes, i + 1, &decade);
    if (of == i + 1 || !is_of_the_century(lexemes, of) || decade < 1 || decade > 10) return i;
    size_t behind = read_ordinal(lexemes, of + 2, &century);
    Direction which = lexeme_direction(lexeme_at(lexemes, of + 2));
    if (behind == of + 2 && which) century = which == DIRECTION_PAST ? 20 : 21, behind = of + 3;
    if (century < 1) return i;
    moment->fixed = arena_format(lexemes->arena, "%02d%dX", century - 1, decade - 1);
    return behind;
}

/* Which century: التاسع عشر, 19, الماضي. Returns the lexeme behind, i where none is said. */
static size_t read_which_century(const Lexemes *lexemes, size_t i, int *century)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t behind = read_ordinal(lexemes, i, century);
    if (behind > i) return behind;
    *century = small_number(lexeme, 30);
    if (*century != UNKNOWN) return i + 1;
    Direction which = has_proclitic(lexeme) ? DIRECTION_NONE : lexeme_direction(lexeme);
    if (which) *century = which == DIRECTION_PAST ? 20 : which == DIRECTION_THIS ? 21 : 22;
    return i + (which != DIRECTION_NONE);
}

size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->fixed.len || moment->at.year != UNKNOWN) return i;
    if (lexeme->time == TIME_DECADE) return read_decade(lexemes, i, moment);
    if (!lexeme->definite) return i;
    if (is_unit(lexeme, "DE")) return read_decade_of_century(lexemes, i, moment);
    if (!is_unit(lexeme, "CE")) return i;
    int century = UNKNOWN;
    size_t behind = read_which_century(lexemes, i + 1, &century);
    if (century < 1) return i;
    bool before = is_before_era(lexeme_at(lexemes, behind));
    moment->fixed = arena_format(lexemes->arena, before ? "-%02dXX" : "%02dXX", century - 1);
    return before ? behind + lexeme_at(lexemes, behind)->time_length : behind;
}
