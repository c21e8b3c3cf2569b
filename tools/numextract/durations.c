/* Lengths of time of several units: ساعتين و15 دقيقة, سنة وشهرين, 3 أيام و5 ساعات. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/moment_parts.h"

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

void length_extend(const Lexemes *lexemes, Expression *expression)
{
    if (!slice_is(expression->label, "duration")) return;
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
