#include "tools/numextract/moment_parts.h"
#include <stdlib.h>

static const Moment nothing = {
    .year = UNKNOWN, .month = UNKNOWN, .day = UNKNOWN, .last_year = UNKNOWN, .last_month = UNKNOWN, .last_day = UNKNOWN,
    .weekday = UNKNOWN, .hour = UNKNOWN, .minute = UNKNOWN,
    .relative = {"", 0}, .fixed = {"", 0}, .part = {"", 0}, .season = {"", 0}, .zone = {"", 0}, .mod = {"", 0},
};

static bool has_proclitic(const Lexeme *lexeme) { return lexeme->conjunction || lexeme->preposition; }

static bool is_dated(const Moment *moment)
{
    return moment->year != UNKNOWN || moment->month != UNKNOWN || moment->day != UNKNOWN ||
            moment->weekday != UNKNOWN ||
           moment->relative.len || moment->fixed.len || moment->season.len;
}

/* اليوم is today, unless an ordinal or the like behind it makes it that day, or في before it. */
static bool is_other_day(const Lexemes *lexemes, size_t i)
{
    static const char *const behind[] = {"التالي", "نفسه", "ذاته", "العالمي", "الدولي", "الواحد", "الموالي", "الوطني",
            "الاخير", "السابق"};
    static const char *const before[] = {"في", "ذلك", "نفس", "ذات"};
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    return next->number == NUMBER_ORDINAL || LEXEME_IN(next, behind) || LEXEME_IN(lexeme_at(lexemes, i - 1), before);
}

static size_t read_day_word(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->relative.len || moment->month != UNKNOWN) return i;
    if (slice_is(time_value(lexeme), "P0D") && is_other_day(lexemes, i)) return i;
    moment->relative = time_value(lexeme);
    return i + lexeme->time_length;
}

/* A night or morning; الليلة is tonight, الليلة الماضية last night. */
static size_t read_day_part(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + lexeme->time_length);
    if (moment->part.len) return i;
    moment->part = time_value(lexeme);
    if (lexeme_is(lexeme, "الليله") || slice_is(lexeme->key, "الليله")) {
        bool past = next->time == TIME_PAST;
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
    return night && weekday == moment->weekday % 7 + 1 ? i + 1 : i;
}

static size_t read_weekday(const Lexemes *lexemes, size_t i, Moment *moment)
{
    static const char *const prayer[] = {"صلاه", "خطبه", "خطب"};
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (moment->weekday != UNKNOWN) return read_second_weekday(lexemes, i, moment);
    if (LEXEME_IN(lexeme_at(lexemes, i - 1), prayer)) return i;
    moment->weekday = atoi(time_value(lexeme).ptr);
    const Lexeme *which = lexeme_at(lexemes, i + 1);
    bool qualified = which->time == TIME_PAST || which->time == TIME_NEXT || which->time == TIME_THIS;
    return i + 1 + (qualified && !has_proclitic(which));
}

static size_t read_season(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *which = lexeme_at(lexemes, i + 1);
    if (moment->season.len || is_dated(moment)) return i;
    moment->season = time_value(lexeme_at(lexemes, i));
    moment->weak = true;
    if (which->time != TIME_PAST && which->time != TIME_NEXT && which->time != TIME_THIS) {
        Moment year = nothing;
        size_t behind = read_relative_unit(lexemes, i + 1, &year);
        if (behind == i + 1) return behind;
        moment->weak = false;
        return behind;
    }
    moment->weak = false;
    return i + 2;
}

static size_t read_by_class(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    switch (lexeme->time) {
    case TIME_DAY: return read_day_word(lexemes, i, moment);
    case TIME_PART: return read_day_part(lexemes, i, moment);
    case TIME_WEEKDAY: return read_weekday(lexemes, i, moment);
    case TIME_SEASON: return read_season(lexemes, i, moment);
    case TIME_REFERENCE:
        if (is_dated(moment)) return i;
        moment->relative = time_value(lexeme);
        return i + lexeme->time_length;
    case TIME_ZONE:
        if (moment->hour == UNKNOWN || moment->zone.len) return i;
        moment->zone = time_value(lexeme);
        return i + lexeme->time_length;
    case TIME_DEMONSTRATIVE: {
        const Lexeme *next = lexeme_at(lexemes, i + 1);
        bool moved = (next->time == TIME_PART && next->definite) || next->time == TIME_DAY;
        if (!moved || moment->part.len) return read_relative_unit(lexemes, i, moment);
        if (next->time == TIME_DAY) return read_day_word(lexemes, i + 1, moment);
        moment->relative = SLICE("P0D");
        return read_day_part(lexemes, i + 1, moment);
    }
    default: return i;
    }
}

size_t moment_part_read(const Lexemes *lexemes, size_t i, Moment *moment)
{
    static size_t (*const readers[])(const Lexemes *, size_t, Moment *) = {
        read_clock, read_calendar, read_year, read_century, read_relative_unit, read_by_class,
    };
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->is_numeral && !lexeme->time && !lexeme->number) return i;
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++) {
        Moment tried = *moment;
        size_t behind = readers[r](lexemes, i, &tried);
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
    return (lexeme->time == TIME_UNIT || lexeme->time == TIME_UNITS2OF) && slice_is(time_value(lexeme), "D") &&
            !lexeme->definite
               ? i + 1 : i;
}

static bool is_qualifier(const Lexeme *lexeme)
{
    return (lexeme->time == TIME_PAST || lexeme->time == TIME_NEXT || lexeme->time == TIME_THIS) &&
            !has_proclitic(lexeme);
}

/* One more part behind lexeme i, over what may stand between two parts of one moment: a comma, من, يوم, brackets. */
static size_t read_further(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (is_qualifier(lexeme) && is_dated(moment) && !moment->relative.len) return i + 1;
    bool bracket = lexeme_is(lexeme, "[") || lexeme_is(lexeme, "(");
    bool comma = lexeme_is(lexeme, "،") || lexeme_is(lexeme, ",");
    bool dash = lexeme_is(lexeme, "-") || lexeme_is(lexeme, "/") || lexeme_is(lexeme, "–");
    size_t at = i + (bracket || comma || dash || lexeme_is(lexeme, "من"));
    if (dash && lexeme_at(lexemes, at)->time != TIME_WEEKDAY && moment->hour == UNKNOWN &&
        lexeme_at(lexemes, at)->numeral->kind != NUMERAL_CLOCK) return i;
    size_t part = skip_day_word(lexemes, at);
    const Lexeme *year = lexeme_at(lexemes, at);
    bool of_year = year->preposition == 'l' && year->time == TIME_UNIT && slice_is(time_value(year), "Y") &&
            moment->month != UNKNOWN;
    if ((has_proclitic(year) && !of_year) || (part > at && has_proclitic(lexeme_at(lexemes, part)))) return i;
    Moment tried = *moment;
    size_t behind = moment_part_read(lexemes, part, &tried);
    if (behind == part) return i;
    if (comma && tried.weekday == moment->weekday && tried.year == moment->year && tried.day == moment->day) return i;
    if (bracket) {
        const Lexeme *closing = lexeme_at(lexemes, behind);
        /* A time in another zone in brackets is a record of its own. */
        if ((!lexeme_is(closing, "]") && !lexeme_is(closing, ")")) || tried.zone.len || closing->begin == 0) return i;
        behind++;
    }
    *moment = tried;
    return behind;
}

/* A part of the day with nothing beside it is a time only in some shapes: ليلا, الليل, بعد صباح. */
static bool part_stands_alone(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const adverbs[] = {"صباحا", "مساء", "ليلا", "فجرا", "ظهرا", "عصرا"};
    static const char *const firm[] = {"صباح", "مساء", "ليل"};
    static const char *const prepositions[] = {"بعد", "قبل", "خلال", "في", "منذ", "طوال", "طيله", "حتي"};
    const Lexeme *lexeme = lexeme_at(lexemes, moment->from);
    bool midnight = slice_is(moment->part, "T24:00");
    if (midnight || LEXEME_IN(lexeme, adverbs)) return true;
    if (lexeme->definite)
        return !slice_is(lexeme->key, "الظهر") && !slice_is(lexeme->key, "العصر") && lexeme->time_length == 1;
    if (lexeme->time_length > 1) return true;
    return LEXEME_IN(lexeme, firm) && LEXEME_IN(lexeme_at(lexemes, moment->from - 1), prepositions);
}

/* A word that may mean something else counts as a date only behind a preposition of time. */
static bool weak_stands(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const prepositions[] = {"في", "منذ", "حتي", "خلال", "قبل", "بعد"};
    if (moment->year != UNKNOWN || moment->day != UNKNOWN || moment->weekday != UNKNOWN || moment->mod.len) return true;
    return moment->month != UNKNOWN && LEXEME_IN(lexeme_at(lexemes, moment->from - 1), prepositions);
}

/* حرب أكتوبر: the date is part of a name. */
static bool is_in_name(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const events[] = {"حرب", "ثوره", "انتفاضه", "نكسه", "حركه"};
    return moment->month != UNKNOWN && LEXEME_IN(lexeme_at(lexemes, moment->from - 1), events);
}

/* A date modifier (مطلع, نهاية) that the moment begins with. */
static size_t read_modifier(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time != TIME_MOD || lexeme->definite) return i;
    moment->mod = time_value(lexeme);
    return i + lexeme->time_length;
}

bool moment_read(const Lexemes *lexemes, size_t i, Moment *moment)
{
    *moment = nothing;
    moment->from = i;
    size_t first = read_modifier(lexemes, i, moment), start = skip_day_word(lexemes, first);
    if (start > i && has_proclitic(lexeme_at(lexemes, start))) start = first;
    size_t at = moment_part_read(lexemes, start, moment);
    if (at == start) return false;
    if (lexeme_at(lexemes, start)->time == TIME_ZONE) return false;
    for (;;) {
        size_t behind = read_further(lexemes, at, moment);
        if (behind == at) break;
        at = behind;
    }
    moment->to = at;
    if (start > first && !is_dated(moment)) return false;
    if (moment->part.len && moment->hour == UNKNOWN && !is_dated(moment)) return part_stands_alone(lexemes, moment);
    if (moment->weak && !weak_stands(lexemes, moment)) return false;
    return !is_in_name(lexemes, moment);
}

Slice moment_label(const Moment *moment)
{
    return moment->hour != UNKNOWN || moment->part.len ? SLICE("time") : SLICE("date");
}

/* The hour on the 24-hour clock: 8 مساء is 20. */
static int full_hour(const Moment *moment)
{
    int hour = moment->hour;
    if (hour > 12) return hour;
    if (slice_is(moment->part, "EV") || slice_is(moment->part, "AF")) return hour < 12 ? hour + 12 : hour;
    if (slice_is(moment->part, "T12:00")) return hour < 6 ? hour + 12 : hour;
    if (slice_is(moment->part, "NI")) return hour == 12 ? 0 : hour > 5 ? hour + 12 : hour;
    return hour;
}

static Slice date_text(Arena *arena, int year, int month, int day)
{
    Slice head = year == UNKNOWN ? SLICE("XXXX") : arena_format(arena, "%04d", year);
    if (month == UNKNOWN && day == UNKNOWN) return head;
    Slice middle = month == UNKNOWN ? SLICE("-XX") : arena_format(arena, "-%02d", month);
    head = arena_join(arena, head, middle);
    return day == UNKNOWN ? head : arena_join(arena, head, arena_format(arena, "-%02d", day));
}

static Slice day_value(Arena *arena, const Moment *moment)
{
    bool calendar = moment->year != UNKNOWN || moment->month != UNKNOWN || moment->day != UNKNOWN;
    if (moment->season.len) {
        Slice year = date_text(arena, moment->year, UNKNOWN, UNKNOWN);
        return arena_join(arena, arena_join(arena, year, SLICE("-")), moment->season);
    }
    if (moment->weekday != UNKNOWN && moment->day == UNKNOWN)
        return arena_format(arena, "XXXX-WXX-%d", moment->weekday);
    if (moment->fixed.len) return moment->fixed;
    if (!calendar) return moment->relative;
    Slice first = date_text(arena, moment->year, moment->month, moment->day);
    if (moment->last_year == UNKNOWN && moment->last_day == UNKNOWN) return first;
    Slice last = moment->last_year != UNKNOWN ? date_text(arena, moment->last_year, UNKNOWN, UNKNOWN)
                                              : date_text(arena, moment->year, moment->month, moment->last_day);
    return arena_join(arena, arena_join(arena, first, SLICE("/")), last);
}

Slice moment_value(Arena *arena, const Moment *moment)
{
    Slice day = is_dated(moment) ? day_value(arena, moment) : SLICE("");
    if (moment->hour != UNKNOWN) {
        Slice clock = arena_format(arena, "T%02d:%02d", full_hour(moment), moment->minute);
        return arena_join(arena, arena_join(arena, day, clock), moment->zone);
    }
    if (!moment->part.len) return day;
    Slice part = moment->part.ptr[0] == 'T' ? moment->part : arena_join(arena, SLICE("T"), moment->part);
    return arena_join(arena, day, part);
}
