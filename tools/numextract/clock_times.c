/* Times of the clock: الساعة 12,05; 13:43; الثامنة والنصف مساء; 08,00 ت غ. */

#include "tools/numextract/clock_times.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/amounts.h"

static bool is_part(const Lexeme *lexeme) { return lexeme_time_in(lexeme, BIT(TIME_PART) | BIT(TIME_CLOCKPART)); }

/* A part of the day behind lexeme i, over من: مساء, من فجر, هذه الليلة. */
static bool part_follows(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is(lexeme, "من") || lexeme->time == TIME_DEMONSTRATIVE) lexeme = lexeme_at(lexemes, i + 1);
    return is_part(lexeme) && !has_proclitic(lexeme);
}

/* نصف, ثلث, ربع of an hour; UNKNOWN where it is none. */
static int fraction_minutes(const Lexeme *lexeme)
{
    if (lexeme_is(lexeme, "ربعا")) return 15;
    if (lexeme_is(lexeme, "ثلثا")) return 20;
    if (lexeme->number != NUMBER_FRACTION) return UNKNOWN;
    Slice value = number_value(lexeme);
    return slice_is(value, "1/2") ? 30 : slice_is(value, "1/3") ? 20 : slice_is(value, "1/4") ? 15 : UNKNOWN;
}

/* A number of minutes with its unit. */
static size_t read_counted_minutes(const Lexemes *lexemes, size_t i, int *minutes)
{
    Amount amount;
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.vague) return i;
    const Lexeme *unit = lexeme_at(lexemes, amount.to);
    int64_t value = decimal_whole(amount.low);
    if (value < 0 || value > 59 || unit->time == TIME_NONE || !slice_is(time_value(unit), "TM")) return i;
    *minutes = (int)value;
    return amount.to + 1;
}

/* إلا ربعا, إلا خمس دقائق. */
static size_t read_minutes_to(const Lexemes *lexemes, size_t i, Moment *moment)
{
    int minutes = fraction_minutes(lexeme_at(lexemes, i + 1));
    size_t behind = minutes != UNKNOWN ? i + 2 : read_counted_minutes(lexemes, i + 1, &minutes);
    if (minutes == UNKNOWN || minutes == 0) return i;
    moment->at.hour = moment->at.hour > 0 ? moment->at.hour - 1 : 23;
    moment->at.minute = 60 - minutes;
    return behind;
}

/* والنصف, والربع, إلا ربعا, و20 دقيقة behind the hour. */
static size_t read_minutes(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_is(lexeme, "الا")) return read_minutes_to(lexemes, i, moment);
    bool apart = lexeme_is(lexeme, "و");
    if (lexeme->conjunction != 'w' && !apart) return i;
    size_t at = i + apart;
    int minutes = fraction_minutes(lexeme_at(lexemes, at));
    size_t behind = minutes != UNKNOWN ? at + 1 : read_counted_minutes(lexemes, at, &minutes);
    if (minutes == UNKNOWN) return i;
    moment->at.minute = minutes;
    return behind;
}

/* Whether what stands before an hour without الساعة leads up to a time: عند الثالثة, حوالي 8 صباحا; also the
   beginning and a mark. */
static bool hour_may_begin(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    if (lexeme->preposition || before->end == 0 || before->is_mark) return true;
    return moment_role(before, MOMENT_ROLE_BEFORE_HOUR) || lexeme_time_in(before, BIT(TIME_WEEKDAY) | BIT(TIME_DAY));
}

/* An hour as an ordinal before a part of the day may stand behind any word but a noun with ال, whose ordinal it then is:
   وصل الثامنة مساء, but الجلسة الثالثة صباحا. */
static bool ordinal_may_be_hour(const Lexemes *lexemes, size_t i, size_t part)
{
    const Lexeme *before = lexeme_at(lexemes, i - 1), *adverb = lexeme_at(lexemes, part);
    if (hour_may_begin(lexemes, i)) return true;
    return !lexeme_at(lexemes, i)->conjunction && !lexeme_has_article(lexemes, before) &&
           moment_role(adverb, MOMENT_ROLE_DAY_PART_ADVERB) && !has_proclitic(adverb);
}

/* 8 صباحا, 8 ت غ. مساء may also belong to the word behind it (قتل 8 مساء السبت). */
static size_t read_hour_in_digits(const Lexemes *lexemes, size_t i, int *hour)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    *hour = small_number(lexeme, 24);
    if (next->time == TIME_ZONE) return i + 1;
    if (!moment_role(next, MOMENT_ROLE_DAY_PART_ADVERB) || has_proclitic(next)) return i;
    bool sure = *hour > 0 && !lexeme_is(next, "مساء") && lexeme->numeral->bare;
    return sure || hour_may_begin(lexemes, i) ? i + 1 : i;
}

/* الثامنة والنصف مساء. */
static size_t read_hour_as_ordinal(const Lexemes *lexemes, size_t i, int *hour)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t behind = read_ordinal(lexemes, i, hour);
    if (behind == i || *hour < 1 || *hour > 12) return i;
    if (!slice_ends(lexeme->folded, SLICE("ه")) && !lexeme_is(lexeme, "الواحده")) return i;
    Moment minutes = {.at = {.hour = *hour}};
    size_t part = read_minutes(lexemes, behind, &minutes);
    if (!ordinal_may_be_hour(lexemes, i, part)) return i;
    return part_follows(lexemes, part) || lexeme_at(lexemes, part)->time == TIME_ZONE ? behind : i;
}

/* The hour without الساعة: in digits before a zone or a part of the day, as an ordinal before a part of the day. */
static size_t read_bare_hour(const Lexemes *lexemes, size_t i, int *hour)
{
    bool digits = small_number(lexeme_at(lexemes, i), 24) != UNKNOWN;
    return digits ? read_hour_in_digits(lexemes, i, hour) : read_hour_as_ordinal(lexemes, i, hour);
}

/* الساعة and its hour in digits or words: 3, ثلاثة, الثالثة. */
static size_t read_named_hour(const Lexemes *lexemes, size_t i, int *hour)
{
    const Lexeme *number = lexeme_at(lexemes, i);
    size_t behind = read_small(lexemes, i, 24, hour);
    if (behind == i) behind = read_ordinal(lexemes, i, hour);
    if (behind == i || *hour > 24 || (number->definite && number->number == NUMBER_TENS)) return i;
    return behind;
}

/* 0150 بتوقيت غرينتش: hour and minute in one string of four digits. */
static bool read_four_digits(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *number = lexeme_at(lexemes, i);
    if (!number->is_numeral || number->numeral->digits != 4 || !number->numeral->bare) return false;
    int64_t value = decimal_whole(number->numeral->value);
    if (lexeme_at(lexemes, i + 1)->time != TIME_ZONE || value / 100 > 24 || value % 100 > 59) return false;
    moment->at.hour = (int)value / 100;
    moment->at.minute = (int)value % 100;
    return true;
}

static bool is_clock_numeral(const Lexemes *lexemes, size_t i, bool named)
{
    const Lexeme *number = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (!number->is_numeral || number->numeral->hour < 0 || number->numeral->hour > 24) return false;
    if (has_proclitic(number) && (named || number->numeral->kind != NUMERAL_CLOCK)) return false;
    bool daytime = moment_role(next, MOMENT_ROLE_DAY_PART_ADVERB) && !has_proclitic(next) && hour_may_begin(lexemes, i);
    return named || daytime || number->numeral->kind == NUMERAL_CLOCK || next->time == TIME_ZONE;   /* عند 6.30 صباحا */
}

size_t read_clock(const Lexemes *lexemes, size_t i, Moment *moment)
{
    if (moment->at.hour != UNKNOWN) return i;
    bool named = lexeme_at(lexemes, i)->time == TIME_CLOCK;
    size_t at = i + named;
    if (is_clock_numeral(lexemes, at, named)) {
        const Numeral *numeral = lexeme_at(lexemes, at)->numeral;
        moment->at.hour = numeral->hour;
        moment->at.minute = numeral->minute;
        if (numeral->second >= 0) moment->at.second = numeral->second;
        return at + 1;
    }
    if (read_four_digits(lexemes, at, moment)) return at + 1;
    int hour = UNKNOWN;
    size_t behind = named ? read_named_hour(lexemes, at, &hour) : read_bare_hour(lexemes, at, &hour);
    if (behind == at) return i;
    moment->at.hour = hour;
    moment->at.minute = 0;
    return read_minutes(lexemes, behind, moment);
}

size_t read_zone(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->at.hour == UNKNOWN || moment->zone.len || lexeme->time != TIME_ZONE) return i;
    moment->zone = time_value(lexeme);
    return i + lexeme->time_length;
}
