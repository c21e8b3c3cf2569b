/* Lengths of time without a number (بعد ساعات, أسبوعين), and of several units: ساعتين و15 دقيقة, سنة وشهرين. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/moment_parts.h"
#include "common/lexicon.h"
#include "lexicons.h"

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
    if (value.len < 3 || memchr(value.ptr, 'X', value.len) != NULL || memchr(value.ptr, '/', value.len) != NULL ||
        memchr(value.ptr, '.', value.len) != NULL)
        return UNKNOWN;
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

/* A number of units, a dual or a single unit behind و. Returns the lexeme behind it, i where there is none. */
static size_t read_joined(const Lexemes *lexemes, size_t i, Slice *unit, Slice *number)
{
    bool apart = lexeme_is(lexeme_at(lexemes, i), "و");
    const Lexeme *lexeme = lexeme_at(lexemes, i + apart);
    if ((!apart && lexeme->conjunction != 'w') || lexeme->preposition || lexeme->definite) return i;
    if (lexeme->time == TIME_UNITS2 || lexeme->time == TIME_UNIT) {
        *unit = time_value(lexeme);
        *number = lexeme->time == TIME_UNITS2 ? SLICE("2") : SLICE("1");
        return i + apart + 1;
    }
    Amount amount;
    if (!amount_read(lexemes, i + apart, &amount) || amount.range || amount.vague || amount.definite) return i;
    const Lexeme *behind = lexeme_at(lexemes, amount.to);
    if (behind->time != TIME_UNIT && behind->time != TIME_UNITS) return i;
    if (has_proclitic(behind) || behind->definite) return i;
    *unit = time_value(behind);
    *number = decimal_text(lexemes->arena, amount.low);
    return amount.to + 1;
}

/* A length of time at lexeme i: a dual or a number and its unit. Returns the lexeme behind it, i where there is none. */
static size_t read_plain_length(const Lexemes *lexemes, size_t i, Slice *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time == TIME_UNITS2 && !lexeme->definite) {
        *value = duration_value(lexemes->arena, SLICE("2"), time_value(lexeme));
        return i + 1;
    }
    Amount amount;
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.vague || amount.definite) return i;
    const Lexeme *unit = lexeme_at(lexemes, amount.to);
    bool counted = (unit->time == TIME_UNIT || unit->time == TIME_UNITS) && !unit->definite && !has_proclitic(unit);
    if (!counted) return i;
    *value = duration_value(lexemes->arena, decimal_text(lexemes->arena, amount.low), time_value(unit));
    return amount.to + 1;
}

/* بين يومين | وثلاثة أيام, من ستة أشهر | إلى خمس سنوات, يوم | أو يومين: the other end of a length. */
static bool read_other_end(const Lexemes *lexemes, Expression *expression)
{
    const Lexeme *before = lexeme_at(lexemes, expression->from - 1), *joint = lexeme_at(lexemes, expression->to);
    bool between = moment_role(before, "between"), from = lexeme_is(before, "من") || between;
    bool and = lexeme_is(joint, "و"), or = lexeme_is(joint, "او");
    size_t at = expression->to + (and || or || moment_role(joint, "until"));
    bool joined = (between && (and || joint->conjunction == 'w')) || or || (from && moment_role(joint, "until"));
    Slice last;
    size_t behind = joined ? read_plain_length(lexemes, at, &last) : at;
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

/* Behind a word that a length of time follows. */
static bool stands_in_time(const Lexemes *lexemes, size_t i)
{
    return lexeme_has_role(lexeme_at(lexemes, i - 1), "length-before");
}

/* A word that the unit before it cannot govern: لمدة سنة وإضافة, خلال أسبوع امتثالا. Nouns that begin with و are left to
   the day and the hour (قبل يوم وفاته). */
static bool begins_clause(const Lexeme *unit, const Lexeme *next)
{
    enum { LONG_WORD = 10 };   /* bytes: five letters */
    bool long_unit = !slice_is(time_value(unit), "D") && time_value(unit).ptr[0] != 'T';
    if (next->folded.len < LONG_WORD || !long_unit) return false;
    return slice_starts(next->folded, SLICE("و")) || slice_starts(next->folded, SLICE("لل")) ||
           (slice_ends(next->folded, SLICE("ا")) && !slice_starts(next->folded, SLICE("ال")));
}

/* أسبوع, أيام and the like with no number. */
static bool unit_stands(const Lexemes *lexemes, size_t i, bool modified)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool plural = lexeme->time == TIME_UNITS;
    bool behind = modified || stands_in_time(lexemes, i) || (lexeme->preposition == 'l' && plural) ||
                  (lexeme->preposition == 'b' && plural && lexeme_has_role(lexeme_at(lexemes, i - 1), "since-that"));
    bool contracts = slice_is(time_value(lexeme), "DE") && !lexeme_is(next, "من");   /* يبرم عقودا */
    bool adverb = plural && slice_ends(lexeme->folded, SLICE("ا")) && !contracts;
    if (plural && (lexeme_has_role(next, "few") || (next->number == NUMBER_FEW && !has_proclitic(next)))) return true;   /* دقائق معدودة */
    if (!plural && (lexeme_is(next, "كامل") || lexeme_is(next, "كامله"))) return behind;
    if (plural) return behind || adverb;
    bool clause = !next->is_word || lexicon_find(&lexicon_not_counted, next->folded) != LEXICON_NONE ||
                  is_adjective(lexemes, next->folded) || begins_clause(lexeme, next);
    return behind && clause && !next->is_numeral && !next->time && !next->number;
}

bool read_length(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->time != TIME_UNIT && lexeme->time != TIME_UNITS && lexeme->time != TIME_UNITS2) return false;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("duration")};
    bool dual = lexeme->time == TIME_UNITS2;
    if (lexeme->definite && !dual) return false;
    Slice number = dual ? SLICE("2") : lexeme->time == TIME_UNIT ? SLICE("1") : SLICE("X");
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    if (next->conjunction == 'w' && slice_is(number_value(next), "1/2") && !next->definite && !slice_is(number, "X")) {
        number = dual ? SLICE("2.5") : SLICE("1.5");
        const Lexeme *whole = lexeme_at(lexemes, i + 2);   /* عامين ونصف العام */
        bool same = whole->time == TIME_UNIT && whole->definite && slice_equal(time_value(whole), time_value(lexeme));
        expression->to += 1 + same;
    }
    Amount amount = {.from = i};
    add_modifiers(lexemes, first, &amount, expression);
    bool modified = expression->from != i;
    if (dual && lexeme->definite && !modified && !is_qualifier(next) && !stands_in_time(lexemes, i)) return false;
    if (!dual && expression->to == i + 1 && !unit_stands(lexemes, i, modified)) return false;
    if (expression->to == i + 1 && dual && lexeme->definite && is_qualifier(next)) expression->to++;
    if (expression->to == i + 1 && !dual) expression->to = adjectives_read(lexemes, i, i + 1);
    bool few = lexeme_has_role(next, "few") || (next->number == NUMBER_FEW && !has_proclitic(next));   /* أياما عدة */
    if (expression->to == i + 1 && few) expression->to++;
    expression->to = read_of_time(lexemes, expression->to);
    expression->value = duration_value(lexemes->arena, number, time_value(lexeme));
    bool years = slice_is(time_value(lexeme), "Y") && !slice_is(number, "X");
    if (years && (dual || number.len > 1) && is_age(lexemes, expression->from, expression->to)) {
        expression->label = SLICE("age");
        expression->value = number;
    }
    return true;
}
