#include "tools/numextract/amounts.h"
#include <stdlib.h>

/* Where a chain of number words stands. `order` is the lowest power of ten that the open group has (3 where it is
   empty): what is joined to it by و must be lower, but for the tens behind their units (خمسة وعشرون). */
typedef struct {
    Decimal total, group;
    int order;
    int unit;           /* the unit just read, 0 where the last word was none */
    int limit;          /* the last scale's power; the next one must be lower */
    bool any, just_scaled, group_open;
} Chain;

static int value_of(const Lexeme *lexeme) { return atoi(number_value(lexeme).ptr); }

static void add_to_group(Chain *chain, int64_t value, int order)
{
    chain->group = decimal_add(chain->group, decimal_of(value));
    chain->group_open = true;
    chain->order = order;
    chain->unit = 0;
    chain->just_scaled = false;
}

static bool scale_group(Chain *chain, int power, bool joined)
{
    if (chain->just_scaled && !joined) {
        Decimal total = decimal_scale(chain->total, power);   /* ألف مليار */
        if (total.valid) chain->total = total;
        return total.valid;   /* which also bounds a chain of ألف ألف ألف ... */
    }
    if (power >= chain->limit) return false;
    Decimal group = chain->group_open && !joined ? chain->group : decimal_of(1);
    if (chain->group_open && joined) return false;
    chain->total = decimal_add(chain->total, decimal_scale(group, power));
    chain->group = decimal_of(0);
    chain->group_open = false;
    chain->order = 3;
    chain->unit = 0;
    chain->limit = power;
    chain->just_scaled = true;
    return true;
}

/* A hundred or less joins an open group from above. */
static bool takes_lower(const Chain *chain, bool joined, int order)
{
    return !chain->any || (joined && chain->order > order);
}

static bool add_small(Chain *chain, const Lexeme *lexeme, bool joined)
{
    int value = value_of(lexeme), unit = chain->unit;
    switch (lexeme->number) {
    case NUMBER_DIGIT:
        if (!takes_lower(chain, joined, 1)) return false;
        add_to_group(chain, value, 1);
        chain->unit = value;
        return true;
    case NUMBER_TEN:
        if (chain->any && !joined && unit == 0) return false;
        if (joined && !takes_lower(chain, joined, 1)) return false;
        add_to_group(chain, 10, 0);
        return true;
    case NUMBER_TEEN:
        if (!takes_lower(chain, joined, 1)) return false;
        add_to_group(chain, value, 0);
        return true;
    case NUMBER_TENS:
        if (!takes_lower(chain, joined, 1) && !(joined && unit > 0)) return false;
        add_to_group(chain, value, unit > 0 ? 0 : 1);
        chain->order = 0;
        return true;
    case NUMBER_HUNDRED:
        if (chain->any && !joined && unit >= 3) {
            add_to_group(chain, unit * 99, 2);   /* ثلاث مئة: the three becomes three hundred */
            return true;
        }
        if (!(takes_lower(chain, joined, 2) && !chain->group_open)) return false;
        add_to_group(chain, 100, 2);
        return true;
    case NUMBER_HUNDREDS:
        if (!(takes_lower(chain, joined, 2) && !chain->group_open)) return false;
        add_to_group(chain, value, 2);
        return true;
    default:
        return false;
    }
}

static bool add_scale(Chain *chain, const Lexeme *lexeme, bool joined)
{
    int power = value_of(lexeme);
    if (lexeme->number != NUMBER_TWOSCALE) {
        if (!chain->any && lexeme->number == NUMBER_SCALES) return false;
        return scale_group(chain, power, joined || !chain->any);
    }
    if (chain->any && (!joined || chain->group_open || power >= chain->limit)) return false;
    chain->just_scaled = false; /* مليون وألفان: two thousand more, not a thousand times */
    chain->group = decimal_of(2);
    chain->group_open = true;
    return scale_group(chain, power, false);
}

/* Digits open a chain, or go on behind a scale where they are less than it: مليون و300 ألف. */
static bool add_digits(Chain *chain, const Lexemes *lexemes, size_t i, bool joined)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (lexeme->numeral->kind != NUMERAL_PLAIN) return false;
    if (chain->any) {
        bool smaller = next->number == NUMBER_SCALE || next->number == NUMBER_SCALES
                           ? !next->conjunction && value_of(next) < chain->limit
                           : chain->limit == 3 && lexeme->numeral->bare && decimal_whole(lexeme->numeral->value) < 1000;
        if (!joined || !chain->just_scaled || !smaller) return false;
    }
    chain->group = lexeme->numeral->value;
    chain->group_open = true;
    chain->just_scaled = false;
    chain->order = chain->unit = 0;
    return true;
}

/* Reads the chain at lexeme i; returns the lexeme behind it, i where there is none. */
static size_t read_chain(const Lexemes *lexemes, size_t i, Chain *chain)
{
    *chain = (Chain){.total = decimal_of(0), .group = decimal_of(0), .order = 3, .limit = 99};
    while (i < lexemes->count) {
        const Lexeme *lexeme = lexeme_at(lexemes, i);
        size_t skip = 0;
        bool joined = chain->any && lexeme->conjunction == 'w';
        if (chain->any && lexeme_is(lexeme, "و")) {
            lexeme = lexeme_at(lexemes, i + (skip = 1));
            joined = true;
        }
        if (chain->any && (lexeme->conjunction == 'f' || lexeme->preposition)) break;
        bool scale = lexeme->number == NUMBER_SCALE || lexeme->number == NUMBER_SCALES ||
                lexeme->number == NUMBER_TWOSCALE;
        bool taken = lexeme->is_numeral ? add_digits(chain, lexemes, i + skip, joined)
                     : scale            ? add_scale(chain, lexeme, joined)
                                        : add_small(chain, lexeme, joined);
        if (!taken) break;
        chain->any = true;
        i += skip + (lexeme->is_numeral ? 1 : lexeme->number_length);
    }
    return i;
}

/* عشرات, مئات الآلاف, ملايين: an order of magnitude. */
static bool read_vague(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (lexeme->number != NUMBER_VAGUE && lexeme->number != NUMBER_SCALES && lexeme->number != NUMBER_FEW) return false;
    *amount = (Amount){.from = i, .to = i + 1, .vague = true, .definite = lexeme->definite};
    if (lexeme->number == NUMBER_FEW) {
        amount->few = true;
        amount->low = decimal_of(3);
        return !lexeme->definite;
    }
    int power = value_of(lexeme);
    bool scale_next = !next->conjunction && !next->preposition && (next->number == NUMBER_SCALES ||
            next->number == NUMBER_SCALE);
    if (scale_next) {
        power += value_of(next);
        amount->to++;
    }
    amount->low = decimal_scale(decimal_of(1), power);
    return true;
}

/* ارتفع من 5 إلى 10: two states of a number that changed, no range. */
static bool is_change(const Lexemes *lexemes, size_t from)
{
    static const char *const verbs[] = {"ارتفع", "ارتفعت", "ارتفاع", "تراجع", "تراجعت", "انخفض", "انخفضت", "انخفاض",
            "زاد", "زادت", "رفع", "خفض",
                                        "خفضت", "رفعت", "تقليص", "ليرتفع", "لترتفع", "تقلص", "انتقل", "زياده"};
    for (size_t k = 1; k <= 6 && k <= from; k++)
        if (LEXEME_IN(lexeme_at(lexemes, from - k), verbs)) return true;
    return false;
}

/* The second half of a range: و16 ألفا behind بين 12, إلى 5 behind 3. Scales 12 as 16 is scaled. */
static void read_range(const Lexemes *lexemes, Amount *amount, const Chain *first)
{
    const Lexeme *before = lexeme_at(lexemes, amount->from - 1), *next = lexeme_at(lexemes, amount->to);
    bool between = lexeme_is(before, "بين");
    size_t at = amount->to;
    if (between && lexeme_is(next, "و")) at++;
    else if (between && next->conjunction == 'w') at += 0;
    else if (lexeme_is(next, "الي") && !is_change(lexemes, amount->from)) at++;
    else return;
    Chain second;
    size_t to = read_chain(lexemes, at, &second);
    if (to == at) return;
    Decimal high = decimal_add(second.total, second.group);
    bool scale = second.just_scaled && !first->just_scaled && second.limit < 99;
    Decimal low = scale ? decimal_scale(amount->low, second.limit) : amount->low;
    if (!high.valid || decimal_compare(low, high) >= 0) return;
    amount->low = low;
    amount->high = high;
    amount->range = true;
    amount->to = to;
    amount->scaled = second.just_scaled;
    amount->bare = false;
}

/* مليون ونصف المليون */
static void read_half(const Lexemes *lexemes, Amount *amount, const Chain *chain)
{
    const Lexeme *half = lexeme_at(lexemes, amount->to), *scale = lexeme_at(lexemes, amount->to + 1);
    if (!chain->just_scaled || half->conjunction != 'w' || !slice_is(number_value(half), "1/2")) return;
    if (scale->number != NUMBER_SCALE || value_of(scale) != chain->limit) return;
    amount->low = decimal_add(amount->low, decimal_scale((Decimal){5, 1, true}, chain->limit));
    amount->to += 2;
}

bool amount_read(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *amount = (Amount){.from = i, .definite = lexeme->definite, .digits = lexeme->is_numeral};
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_RANGE) {
        const Lexeme *next = lexeme_at(lexemes, i + 1);
        int power = next->number == NUMBER_SCALE || next->number == NUMBER_SCALES ? value_of(next) : 0;
        amount->low = decimal_scale(lexeme->numeral->value, power);
        amount->high = decimal_scale(lexeme->numeral->high, power);
        amount->range = true;
        amount->scaled = power > 0;
        amount->to = i + 1 + (power > 0);
        return amount->high.valid;
    }
    if (read_vague(lexemes, i, amount)) return true;
    if (lexeme->number == NUMBER_ZERO) {
        amount->low = decimal_of(0);
        amount->to = i + 1;
        return true;
    }
    Chain chain;
    amount->to = read_chain(lexemes, i, &chain);
    if (amount->to == i) return false;
    amount->low = decimal_add(chain.total, chain.group);
    amount->scaled = chain.just_scaled;
    amount->bare = amount->to == i + 1 && lexeme->is_numeral && lexeme->numeral->bare;
    amount->one = amount->to == i + 1 && lexeme->number == NUMBER_DIGIT && value_of(lexeme) == 1;
    read_half(lexemes, amount, &chain);
    read_range(lexemes, amount, &chain);
    return amount->low.valid;
}
