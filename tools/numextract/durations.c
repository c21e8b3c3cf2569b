/* Lengths of time without a number (بعد ساعات, أسبوعين), and of several units: ساعتين و15 دقيقة, سنة وشهرين. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "common/lexicon.h"
#include "lexicons.h"

#include <string.h>

/* The units from the longest to the shortest; UNKNOWN for one that no other follows. */
static int order_of(Slice unit)
{
    static const char *const units[] = {"Y", "M", "W", "D", "TH", "TM", "TS"};
    for (int i = 0; i < (int)(sizeof units / sizeof *units); i++)
        if (slice_is(unit, units[i])) return i;
    return UNKNOWN;
}

/* The unit that a duration ends in: of P1Y2M M, of PT5M TM. */
static int last_order(Slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (strchr("X/.", value.ptr[i]) != NULL) return UNKNOWN;
    if (value.len < 3) return UNKNOWN;
    bool clock = memchr(value.ptr, 'T', value.len) != NULL;
    char unit[2] = {'T', value.ptr[value.len - 1]};
    return order_of(clock ? (Slice){unit, 2} : (Slice){unit + 1, 1});
}

/* P2W with PT5M behind it: P2WT5M. */
static Slice join_durations(Arena *arena, Slice first, Slice second)
{
    bool clock = memchr(first.ptr, 'T', first.len) != NULL && second.ptr[1] == 'T';
    return arena_join(arena, first, slice_part(second, clock ? 2 : 1, second.len));
}

/* A plain number and its unit. Returns the lexeme behind them, i where they do not stand there. */
static size_t read_counted_unit(const Lexemes *lexemes, size_t i, Slice *unit, Slice *number)
{
    Amount amount;
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.vague || amount.definite) return i;
    const Lexeme *behind = lexeme_at(lexemes, amount.to);
    bool counted = lexeme_time_in(behind, BIT(TIME_UNIT) | BIT(TIME_UNITS));
    if (!counted || has_proclitic(behind) || behind->definite) return i;
    *unit = time_value(behind);
    *number = decimal_text(lexemes->arena, amount.low);
    return amount.to + 1;
}

/* A number of units, a dual or a single unit behind و. Returns the lexeme behind it, i where there is none. */
static size_t read_joined(const Lexemes *lexemes, size_t i, Slice *unit, Slice *number)
{
    bool apart = lexeme_is(lexeme_at(lexemes, i), "و");
    const Lexeme *lexeme = lexeme_at(lexemes, i + apart);
    if ((!apart && lexeme->conjunction != 'w') || lexeme->preposition || lexeme->definite) return i;
    if (lexeme_time_in(lexeme, BIT(TIME_UNITS2) | BIT(TIME_UNIT))) {
        *unit = time_value(lexeme);
        *number = lexeme->time == TIME_UNITS2 ? SLICE("2") : SLICE("1");
        return i + apart + 1;
    }
    size_t behind = read_counted_unit(lexemes, i + apart, unit, number);
    return behind == i + apart ? i : behind;
}

/* A length of time at lexeme i: a dual or a number and its unit. Returns the lexeme behind it, i where there is none. */
static size_t read_plain_length(const Lexemes *lexemes, size_t i, Slice *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool dual = lexeme->time == TIME_UNITS2, single = lexeme->time == TIME_UNIT && !lexeme->preposition;
    if ((dual || single) && !lexeme->definite) {
        *value = duration_value(lexemes->arena, dual ? SLICE("2") : SLICE("1"), time_value(lexeme));
        return i + 1;
    }
    Slice unit, number;
    size_t behind = read_counted_unit(lexemes, i, &unit, &number);
    if (behind > i) *value = duration_value(lexemes->arena, number, unit);
    return behind;
}

/* Where the other end of a length begins: behind و after بين, إلى after من, أو; SIZE_MAX where nothing joins one. */
static size_t other_end(const Lexemes *lexemes, const Expression *expression)
{
    const Lexeme *before = lexeme_at(lexemes, expression->from - 1), *joint = lexeme_at(lexemes, expression->to);
    bool between = moment_role(before, MOMENT_ROLE_BETWEEN);
    if (lexeme_is(joint, "او")) return expression->to + 1;
    if (between && lexeme_is(joint, "و")) return expression->to + 1;
    if (between && joint->conjunction == 'w') return expression->to;
    return (between || lexeme_is(before, "من")) && moment_role(joint, MOMENT_ROLE_UNTIL) ? expression->to + 1 : SIZE_MAX;
}

/* بين يومين | وثلاثة أيام, من ستة أشهر | إلى خمس سنوات, يوم | أو يومين. */
static bool read_other_end(const Lexemes *lexemes, Expression *expression)
{
    size_t at = other_end(lexemes, expression);
    Slice last;
    size_t behind = at != SIZE_MAX ? read_plain_length(lexemes, at, &last) : at;
    if (behind == at || memchr(expression->value.ptr, 'X', expression->value.len) != NULL) return false;
    expression->value = arena_join(lexemes->arena, arena_join(lexemes->arena, expression->value, SLICE("..")), last);
    expression->to = behind;
    return true;
}

void length_extend(const Lexemes *lexemes, Expression *expression)
{
    if (!slice_is(expression->label, "duration") || read_other_end(lexemes, expression)) return;
    for (;;) {
        Slice unit, number;
        int order = last_order(expression->value);
        if (order == UNKNOWN) return;
        size_t behind = read_joined(lexemes, expression->to, &unit, &number);
        if (behind == expression->to || order_of(unit) <= order) return;
        expression->value = join_durations(lexemes->arena, expression->value,
                                           duration_value(lexemes->arena, number, unit));
        expression->to = behind;
    }
}

bool read_compound_length(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time != TIME_UNIT || lexeme->definite) return false;
    Slice unit, number;
    size_t behind = read_joined(lexemes, i + 1, &unit, &number);
    int order = order_of(time_value(lexeme));
    if (behind == i + 1 || order == UNKNOWN || order_of(unit) <= order) return false;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("duration"),
                               .value = duration_value(lexemes->arena, SLICE("1"), time_value(lexeme))};
    length_extend(lexemes, expression);
    return true;
}

size_t read_and_half(const Lexemes *lexemes, size_t i, const Lexeme *unit)
{
    const Lexeme *half = lexeme_at(lexemes, i), *whole = lexeme_at(lexemes, i + 1);
    if (half->conjunction != 'w' || half->definite || !slice_is(number_value(half), "1/2")) return i;
    bool same = whole->time == TIME_UNIT && whole->definite && slice_equal(time_value(whole), time_value(unit));
    return i + 1 + same;
}

/* Behind a word that a length of time follows. */
static bool stands_in_time(const Lexemes *lexemes, size_t i)
{
    return lexeme_has_role(lexeme_at(lexemes, i - 1), ROLE_LENGTH_BEFORE);
}

/* A word that the unit before it cannot govern: لمدة سنة وإضافة, قبل شهر لاستخدام, خلال أسبوع امتثالا. Nouns that begin with و are left to
   the day and the hour (قبل يوم وفاته). */
static bool begins_clause(const Lexeme *unit, const Lexeme *next)
{
    enum { LONG_WORD = 10 };   /* bytes: five letters */
    bool long_unit = !slice_is(time_value(unit), "D") && time_value(unit).ptr[0] != 'T';
    bool purpose = slice_starts(next->folded, SLICE("ل")) && lexicon_find(&lexicon_dual_nouns, next->folded) == LEXICON_NONE;
    if (long_unit && purpose && next->folded.len > 6) return true;
    if (next->folded.len < LONG_WORD || !long_unit) return false;
    return STARTS_WITH(next->folded, "و", "لل", "ي") ||
           (slice_ends(next->folded, SLICE("ا")) && !slice_starts(next->folded, SLICE("ال")));
}

/* دقائق | معدودة, أياما | عدة: a word for few or many. */
static bool tells_few(const Lexeme *lexeme)
{
    return lexeme_has_role(lexeme, ROLE_FEW) || (lexeme->number == NUMBER_FEW && !has_proclitic(lexeme));
}

/* أدنى مستوى له | في شهر, أول خسارة | في أسابيع: a length that none was beyond. */
static bool stands_in_record(const Lexemes *lexemes, size_t i)
{
    enum { REACH = 5 };
    if (i == 0 || !lexeme_is(lexeme_at(lexemes, i - 1), "في")) return false;
    for (size_t k = 2; k <= REACH && k <= i; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, i - k);
        if (!lexeme->is_word) return false;
        if (lexeme_has_role(lexeme, ROLE_SUPERLATIVE) || slice_is(lexeme->key, "اول")) return true;
    }
    return false;
}

/* Whether what stands before a unit without a number leads up to a length: بعد ساعات, لأيام, بعد ذلك بساعات. */
static bool is_led_up_to(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (stands_in_time(lexemes, i) || stands_in_record(lexemes, i)) return true;
    if (lexeme->time != TIME_UNITS) return false;
    bool since = lexeme->preposition == 'b' && lexeme_has_role(lexeme_at(lexemes, i - 1), ROLE_SINCE_THAT);
    return lexeme->preposition == 'l' || since;
}

/* أيام, and أياما as an adverb; but يبرم عقودا makes contracts. */
static bool plural_stands(const Lexeme *lexeme, const Lexeme *next, bool behind)
{
    if (behind || tells_few(next)) return true;
    if (lexeme_is(next, "من") && !has_proclitic(lexeme) && !lexeme_is(lexeme, "اشهر")) return true;   /* أهدر سنوات من العمل */
    bool contracts = slice_is(time_value(lexeme), "DE") && !lexeme_is(next, "من");
    return slice_ends(lexeme->folded, SLICE("ا")) && !contracts;
}

/* Whether the word behind a single unit is none that it governs. */
static bool ends_phrase(const Lexemes *lexemes, const Lexeme *unit, const Lexeme *next)
{
    if (!next->is_word) return !next->is_numeral;
    if (next->time || next->number) return false;
    return lexicon_find(&lexicon_not_counted, next->folded) != LEXICON_NONE || is_adjective(lexemes, next->folded) ||
           begins_clause(unit, next);
}

/* أسبوع, أيام and the like with no number. */
static bool unit_stands(const Lexemes *lexemes, size_t i, bool modified)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool behind = modified || is_led_up_to(lexemes, i);
    if (lexeme->time == TIME_UNITS) return plural_stands(lexeme, next, behind);
    if (!behind) return false;
    return LEXEME_IS(next, "كامل", "كامله") || ends_phrase(lexemes, lexeme, next);
}

/* The value in units of what says its number itself, and the lexeme behind it. */
typedef struct {
    Slice number;        /* X, 1, 1.5, 2, 2.5 */
    size_t to;
} Length;

static Length bare_length(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time == TIME_UNITS) return (Length){SLICE("X"), i + 1};
    bool dual = lexeme->time == TIME_UNITS2;
    size_t behind = read_and_half(lexemes, i + 1, lexeme);
    if (behind > i + 1) return (Length){dual ? SLICE("2.5") : SLICE("1.5"), behind};
    return (Length){dual ? SLICE("2") : SLICE("1"), i + 1};
}

/* Whether the length may stand as it is. The modifiers were taken in already. */
static bool length_stands(const Lexemes *lexemes, size_t i, const Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool modified = expression->from != i;
    if (lexeme->time != TIME_UNITS2) return expression->to > i + 1 || unit_stands(lexemes, i, modified);
    return !lexeme->definite || modified || is_qualifier(lexeme_at(lexemes, i + 1)) || stands_in_time(lexemes, i);
}

/* What belongs to the unit behind it: its adjectives, معدودة, الماضيين behind a definite dual, من الزمن. */
static size_t read_behind_unit(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool dual = lexeme->time == TIME_UNITS2;
    if (dual && lexeme->definite && is_qualifier(next)) return i + 2;
    size_t behind = dual ? i + 1 : adjectives_read(lexemes, i, i + 1);
    return behind == i + 1 && tells_few(next) ? i + 2 : behind;
}

/* Years that someone has lived. */
static void settle_age(const Lexemes *lexemes, const Lexeme *unit, Slice number, Expression *expression)
{
    if (!slice_is(time_value(unit), "Y") || !is_age(lexemes, expression->from, expression->to)) return;
    expression->label = SLICE("age");
    expression->value = number;
}

/* The unit that اليوم, الأسبوع, العام name; empty of other words and of the hour, which has its own idiom. */
static Slice unit_named(const Lexeme *lexeme)
{
    if (slice_is(lexeme->key, "اليوم")) return SLICE("D");
    bool unit = lexeme->time == TIME_UNIT && lexeme->definite && time_value(lexeme).ptr[0] != 'T';
    return unit ? time_value(lexeme) : SLICE("");
}

/* Whether a word says which one is meant of the unit before it: العام | الماضي, عام | 2016. */
static bool says_which(const Lexeme *lexeme)
{
    return is_number(lexeme) || is_qualifier(lexeme) || slice_starts(lexeme->folded, SLICE("ال"));
}

/* على مدار العام, على مدى اليوم: from its beginning to its end. */
static bool read_whole_unit(const Lexemes *lexemes, size_t i, Expression *expression)
{
    Slice unit = unit_named(lexeme_at(lexemes, i));
    if (!unit.len || !LEXEME_IS(lexeme_at(lexemes, i - 1), "مدار", "مدي") || says_which(lexeme_at(lexemes, i + 1))) return false;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("duration"),
                               .value = duration_value(lexemes->arena, SLICE("1"), unit)};
    return true;
}

bool read_length(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool dual = lexeme->time == TIME_UNITS2;
    if (read_whole_unit(lexemes, i, expression)) return true;
    if (!dual && (!lexeme_time_in(lexeme, BIT(TIME_UNIT) | BIT(TIME_UNITS)) || lexeme->definite)) return false;
    if (dual && moment_role(lexeme_at(lexemes, i - 1), MOMENT_ROLE_STAFF)) return false;
    Length length = bare_length(lexemes, i);
    *expression = (Expression){.from = i, .to = length.to, .label = SLICE("duration")};
    add_modifiers(lexemes, first, &(Amount){.from = i}, expression);
    if (!length_stands(lexemes, i, expression)) return false;
    if (expression->to == i + 1) expression->to = read_behind_unit(lexemes, i);
    expression->to = read_of_time(lexemes, expression->to);
    expression->value = duration_value(lexemes->arena, length.number, time_value(lexeme));
    if (dual || length.number.len > 1) settle_age(lexemes, lexeme, length.number, expression);
    return true;
}
