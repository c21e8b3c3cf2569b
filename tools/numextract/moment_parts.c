#include "tools/numextract/moment_parts.h"
#include "tools/numextract/amounts.h"
#include <stdlib.h>

static int number_of(Slice cell) { return atoi(cell.ptr); }

bool lexeme_is_year(const Lexeme *lexeme)
{
    const Numeral *numeral = lexeme->numeral;
    return lexeme->is_numeral && numeral->kind == NUMERAL_PLAIN && numeral->bare && numeral->digits == 4 &&
           numeral->value.mantissa >= 1000 && numeral->value.mantissa < 2200;
}

static bool has_proclitic(const Lexeme *lexeme) { return lexeme->conjunction || lexeme->preposition; }

size_t read_ordinal(const Lexemes *lexemes, size_t i, int *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (lexeme->number == NUMBER_TENS && lexeme->definite) {
        *value = number_of(number_value(lexeme));
        return i + 1;
    }
    if (lexeme->number == NUMBER_DIGIT && lexeme->definite && number_of(number_value(lexeme)) == 1) {
        *value = 1;   /* الساعة الواحدة */
        return i + 1;
    }
    if (lexeme->number != NUMBER_ORDINAL || !lexeme->definite) return i;
    *value = number_of(number_value(lexeme));
    if (next->number == NUMBER_TEN && !next->definite && !has_proclitic(next)) {
        *value += 10;
        return i + 2;
    }
    if (next->number == NUMBER_TENS && next->definite && next->conjunction == 'w') {
        *value += number_of(number_value(next));
        return i + 2;
    }
    return i + 1;
}

static int small_number(const Lexeme *lexeme, int limit)
{
    int64_t value = lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_PLAIN && lexeme->numeral->digits <= 2
                        ? decimal_whole(lexeme->numeral->value) : -1;
    return value >= 0 && value <= limit ? (int)value : UNKNOWN;
}

/* والنصف, والربع, إلا ربعا, و20 دقيقة behind the hour. */
static size_t read_minutes(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool fraction = lexeme->number == NUMBER_FRACTION && lexeme->conjunction == 'w';
    if (fraction) {
        moment->minute = slice_is(number_value(lexeme), "1/2") ? 30 : slice_is(number_value(lexeme), "1/3") ? 20 : 15;
        return i + 1;
    }
    if (lexeme_is(lexeme, "الا") && slice_starts(next->folded, SLICE("ربع")) && moment->hour > 0) {
        moment->hour--;
        moment->minute = 45;
        return i + 2;
    }
    Amount amount;
    if (lexeme->conjunction != 'w' || !amount_read(lexemes, i, &amount)) return i;
    const Lexeme *unit = lexeme_at(lexemes, amount.to);
    int64_t minutes = decimal_whole(amount.low);
    if (minutes < 0 || minutes > 59 || unit->time == TIME_NONE || !slice_is(time_value(unit), "TM")) return i;
    moment->minute = (int)minutes;
    return amount.to + 1;
}

size_t read_clock(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (moment->hour != UNKNOWN) return i;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool word = lexeme->time == TIME_CLOCK;
    size_t at = word ? i + 1 : i;
    const Lexeme *number = lexeme_at(lexemes, at);
    if (number->is_numeral && number->numeral->hour >= 0 && number->numeral->hour <= 24 && !has_proclitic(number) &&
        (word || number->numeral->kind == NUMERAL_CLOCK || lexeme_at(lexemes, at + 1)->time == TIME_ZONE)) {
        moment->hour = number->numeral->hour;
        moment->minute = number->numeral->minute;
        return at + 1;
    }
    int hour = small_number(number, 24);
    if (!word) {
        if (hour == UNKNOWN || lexeme_at(lexemes, at + 1)->time != TIME_ZONE) return i;
        moment->hour = hour;
        moment->minute = 0;
        return at + 1;
    }
    size_t behind = hour != UNKNOWN ? at + 1 : read_ordinal(lexemes, at, &hour);
    if (hour == UNKNOWN || hour > 24 || (number->definite && number->number == NUMBER_TENS)) return i;
    moment->hour = hour;
    moment->minute = 0;
    return read_minutes(lexemes, behind, moment);
}

/* A month's name with its double: أيلول/سبتمبر, سبتمبر (أيلول). */
static size_t read_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    size_t start = i;
    if (lexeme_at(lexemes, i)->time == TIME_UNIT && slice_is(time_value(lexeme_at(lexemes, i)), "M")) i++;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time != TIME_MONTH && lexeme->time != TIME_HIJRI) return start;
    if (i > start && has_proclitic(lexeme)) return start;
    moment->month = number_of(time_value(lexeme));
    moment->hijri = lexeme->time == TIME_HIJRI;
    i += lexeme->time_length;
    const Lexeme *mark = lexeme_at(lexemes, i), *twin = lexeme_at(lexemes, i + 1);
    if (mark->time == TIME_MONTH && !has_proclitic(mark) && number_of(time_value(mark)) == moment->month)
        return i + mark->time_length;
    if (twin->time != TIME_MONTH || number_of(time_value(twin)) != moment->month) return i;
    if (lexeme_is(mark, "/") || lexeme_is(mark, "-") || lexeme_is(mark, "–")) return i + 1 + twin->time_length;
    if (lexeme_is(mark, "(") && lexeme_is(lexeme_at(lexemes, i + 1 + twin->time_length), ")"))
        return i + 2 + twin->time_length;
    return i;
}

/* من and the unit month qualified: 15 من الشهر الجاري. */
static size_t read_day_of_this_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *month = lexeme_at(lexemes, i + 1), *which = lexeme_at(lexemes, i + 2);
    if (!lexeme_is(lexeme_at(lexemes, i), "من") || month->time != TIME_UNIT || !slice_is(time_value(month), "M"))
        return i;
    if (!month->definite || which->time < TIME_PAST || which->time > TIME_THIS) return i;
    moment->month = UNKNOWN;
    return i + 3;
}

static size_t read_day_month(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    int day = small_number(lexeme, 31);
    size_t at = i + 1;
    if (day == UNKNOWN) at = read_ordinal(lexemes, i, &day);
    bool range = lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_RANGE &&
            decimal_whole(lexeme->numeral->high) <= 31;
    if (range) {
        day = (int)decimal_whole(lexeme->numeral->value);
        moment->last_day = (int)decimal_whole(lexeme->numeral->high);
        at = i + 1;
    }
    if (at == i || day < 1 || day > 31) return i;
    size_t second = at + 1;   /* 10 و11 مايو, 10 إلى 15 مايو */
    int last = small_number(lexeme_at(lexemes, at), 31);
    if (last != UNKNOWN && lexeme_at(lexemes, at)->conjunction == 'w') second = at;
    else if (lexeme_is(lexeme_at(lexemes, at), "الي") || lexeme_is(lexeme_at(lexemes, at), "و"))
        last = small_number(lexeme_at(lexemes, second), 31);
    if (last > day && read_month(lexemes, second + 1, moment) != second + 1) {
        moment->day = day;
        moment->last_day = last;
        return read_month(lexemes, second + 1, moment);
    }
    size_t month = lexeme_is(lexeme_at(lexemes, at), "من") ? at + 1 : at;
    size_t behind = has_proclitic(lexeme_at(lexemes, month)) ? month : read_month(lexemes, month, moment);
    if (behind == month) behind = month = read_day_of_this_month(lexemes, at, moment), month = at;
    if (behind == month) {
        moment->last_day = UNKNOWN;
        return i;
    }
    moment->day = day;
    return behind;
}

/* Months whose names are common words or people's names; these need a neighbour that makes them months. */
static bool month_is_weak(const Lexemes *lexemes, const Lexeme *lexeme)
{
    static const char *const weak[] = {"مارس", "ماي", "جوان", "اوت", "اب", "صفر", "رجب", "شعبان", "رمضان", "محرم",
            "المحرم", "شوال"};
    if (slice_is(lexeme_core(lexemes, lexeme), "آب")) return false;
    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        if (slice_is(lexeme->key, weak[i])) return true;
    return false;
}

size_t read_calendar(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->month != UNKNOWN || moment->day != UNKNOWN) return i;
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_DATE && moment->year == UNKNOWN) {
        moment->year = lexeme->numeral->year;
        moment->month = lexeme->numeral->month;
        moment->day = lexeme->numeral->day;
        return i + 1;
    }
    size_t behind = read_day_month(lexemes, i, moment);
    if (behind != i) return behind;
    behind = read_month(lexemes, i, moment);
    if (behind != i && lexeme->time != TIME_UNIT && behind == i + lexeme->time_length)
        moment->weak = month_is_weak(lexemes, lexeme);
    return behind;
}

static bool is_year_word(const Lexeme *lexeme)
{
    return (lexeme->time == TIME_UNIT || lexeme->time == TIME_UNITS2OF) && slice_is(time_value(lexeme), "Y");
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
    bool thousand = lexeme->number == NUMBER_SCALE || lexeme->number == NUMBER_TWOSCALE;
    if (!thousand || !amount_read(lexemes, i, &amount) || amount.range || amount.vague) return i;
    int64_t value = decimal_whole(amount.low);
    if (value < 1000 || value > 2199) return i;
    *year = (int)value;
    return amount.to;
}

size_t read_year(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (moment->year != UNKNOWN || (moment->relative.len && moment->month == UNKNOWN)) return i;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool dated = moment->month != UNKNOWN || moment->season.len;
    if (!is_year_word(lexeme)) {
        if (!dated || !lexeme_is_year(lexeme) || has_proclitic(lexeme)) return i;
        moment->year = (int)lexeme->numeral->value.mantissa;
        return i + 1;
    }
    const Lexeme *number = lexeme_at(lexemes, i + 1);
    if (number->is_numeral && number->numeral->kind == NUMERAL_RANGE && number->numeral->digits == 4 && !dated) {
        moment->year = (int)decimal_whole(number->numeral->value);
        moment->last_year = (int)decimal_whole(number->numeral->high);
        return moment->last_year < 2200 ? i + 2 : (moment->year = moment->last_year = UNKNOWN, i);
    }
    size_t behind = read_year_number(lexemes, i + 1, &moment->year);
    if (behind == i + 1) return i;
    const Lexeme *joined = lexeme_at(lexemes, behind);
    size_t skip = lexeme_is(joined, "و") ? 1 : 0;
    const Lexeme *second = lexeme_at(lexemes, behind + skip);
    if (lexeme->time == TIME_UNITS2OF && lexeme_is_year(second) && (skip || second->conjunction == 'w')) {
        moment->last_year = (int)second->numeral->value.mantissa;
        return behind + skip + 1;
    }
    return behind;
}

static Slice relative_value(Arena *arena, const char *sign, Slice unit)
{
    return arena_format(arena, "%sP%s%.*s", sign[0] == '0' ? "" : sign, sign[0] == '0' ? "0" : "1", (int)unit.len,
            unit.ptr);
}

/* ISO puts T before the time units: -PT1H, though the lexicon writes TH. */
static Slice relative_unit(Arena *arena, TimeClass direction, Slice unit)
{
    bool clock = unit.len == 2 && unit.ptr[0] == 'T';
    const char *sign = direction == TIME_NEXT ? "" : direction == TIME_PAST || direction == TIME_RECENT ? "-" : "0";
    if (!clock) return relative_value(arena, sign, unit);
    return arena_format(arena, "%sPT%d%c", sign[0] == '-' ? "-" : "", sign[0] != '0', unit.ptr[1]);
}

size_t read_relative_unit(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (moment->relative.len || moment->year != UNKNOWN || moment->weekday != UNKNOWN) return i;
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (lexeme->time == TIME_DEMONSTRATIVE && next->time == TIME_UNIT && next->definite && !has_proclitic(next)) {
        moment->relative = relative_unit(lexemes->arena, TIME_THIS, time_value(next));
        return i + 2;
    }
    if (lexeme->time == TIME_UNIT && lexeme->definite) {
        bool qualified = next->time == TIME_PAST || next->time == TIME_NEXT || next->time == TIME_THIS;
        if (qualified && !has_proclitic(next)) {
            moment->relative = relative_unit(lexemes->arena, next->time, time_value(lexeme));
            return i + 2;
        }
        /* نهاية العام: the mod before it makes the bare unit the present one. */
        if (moment->mod.len && time_value(lexeme).ptr[0] != 'T' && time_value(lexeme).ptr[0] != 'D') {
            bool weekend = slice_is(time_value(lexeme), "W") && slice_is(moment->mod, "end");
            moment->relative = weekend ? SLICE("XXXX-WXX-WE") : relative_unit(lexemes->arena, TIME_THIS,
                    time_value(lexeme));
            if (weekend) moment->mod = SLICE("");
            return i + 1;
        }
        return i;
    }
    if (lexeme->time != TIME_UNITS || !lexeme->definite) return i;
    bool few = lexeme_is(next, "القليله") || lexeme_is(next, "القليلة");
    const Lexeme *which = lexeme_at(lexemes, i + 1 + few);
    if (which->time == TIME_PAST || which->time == TIME_RECENT) moment->relative = SLICE("PAST_REF");
    else if (which->time == TIME_NEXT) moment->relative = SLICE("FUTURE_REF");
    else return i;
    return i + 2 + few;
}

size_t read_century(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (moment->fixed.len || moment->year != UNKNOWN) return i;
    if (lexeme->time == TIME_DECADE) {
        size_t behind = i + 1;
        int decade = number_of(time_value(lexeme));
        if (next->time == TIME_UNIT && slice_is(time_value(next), "CE") &&
                lexeme_at(lexemes, i + 2)->time == TIME_PAST) behind = i + 3;
        else if (!lexeme->definite) return i;
        moment->fixed = arena_format(lexemes->arena, "19%dX", decade);
        return behind;
    }
    if (lexeme->time != TIME_UNIT || !slice_is(time_value(lexeme), "CE") || !lexeme->definite) return i;
    int century = UNKNOWN;
    size_t behind = read_ordinal(lexemes, i + 1, &century);
    if (behind == i + 1 && small_number(next, 30) != UNKNOWN) century = small_number(next, 30), behind = i + 2;
    if (behind == i + 1 && next->time == TIME_PAST) century = 20, behind = i + 2;
    if (behind == i + 1 && next->time == TIME_THIS) century = 21, behind = i + 2;
    if (century < 1) return i;
    moment->fixed = arena_format(lexemes->arena, "%02dXX", century - 1);
    return behind;
}
