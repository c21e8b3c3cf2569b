#include "tools/numextract/number_chains.h"

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

/* خمسة, and عشرة, خمسة عشر, and خمسة وعشرون, عشرون. */
static bool add_digit(Chain *chain, int value, bool joined)
{
    if (!takes_lower(chain, joined, 1)) return false;
    add_to_group(chain, value, 1);
    chain->unit = value;
    return true;
}

static bool add_ten(Chain *chain, bool joined)
{
    bool behind_unit = !joined && chain->unit > 0;
    if (!behind_unit && !takes_lower(chain, joined, 1)) return false;
    add_to_group(chain, 10, 0);
    return true;
}

static bool add_teen(Chain *chain, int value, bool joined)
{
    if (!takes_lower(chain, joined, 1)) return false;
    add_to_group(chain, value, 0);
    return true;
}

static bool add_tens(Chain *chain, int value, bool joined)
{
    if (!takes_lower(chain, joined, 1) && !(joined && chain->unit > 0)) return false;
    add_to_group(chain, value, 0);
    return true;
}

/* مئتان; of ثلاث مئة the three becomes three hundred. */
static bool add_hundreds(Chain *chain, int value, bool joined)
{
    if (!takes_lower(chain, joined, 2) || chain->group_open) return false;
    add_to_group(chain, value, 2);
    return true;
}

static bool add_hundred(Chain *chain, bool joined)
{
    int unit = chain->unit;
    if (!chain->any || joined || unit < 3) return add_hundreds(chain, 100, joined);
    add_to_group(chain, unit * 99, 2);
    return true;
}

static bool add_small(Chain *chain, const Lexeme *lexeme, bool joined)
{
    int value = number_word_value(lexeme);
    switch (lexeme->number) {
    case NUMBER_DIGIT: return add_digit(chain, value, joined);
    case NUMBER_TEN: return add_ten(chain, joined);
    case NUMBER_TEEN: return add_teen(chain, value, joined);
    case NUMBER_TENS: return add_tens(chain, value, joined);
    case NUMBER_HUNDRED: return add_hundred(chain, joined);
    case NUMBER_HUNDREDS: return add_hundreds(chain, value, joined);
    default: return false;
    }
}

static bool add_scale(Chain *chain, const Lexeme *lexeme, bool joined)
{
    int power = number_word_value(lexeme);
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

/* Whether digits, with the scale that may be behind them, are less than the chain's last scale. */
static bool is_below_scale(const Chain *chain, const Numeral *digits, const Lexeme *next)
{
    if (is_scale(next)) return !next->conjunction && number_word_value(next) < chain->limit;
    return chain->limit == 3 && digits->bare && decimal_whole(digits->value) < 1000;
}

/* Digits open a chain, or go on behind a scale where they are less than it: مليون و300 ألف. */
static bool add_digits(Chain *chain, const Lexemes *lexemes, size_t i, bool joined)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (lexeme->numeral->kind != NUMERAL_PLAIN) return false;
    if (chain->any && (!joined || !chain->just_scaled || !is_below_scale(chain, lexeme->numeral, next))) return false;
    chain->group = lexeme->numeral->value;
    chain->group_open = true;
    chain->just_scaled = false;
    chain->order = chain->unit = 0;
    return true;
}

static bool add_link(Chain *chain, const Lexemes *lexemes, size_t i, bool joined)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->is_numeral) return add_digits(chain, lexemes, i, joined);
    bool scale = lexeme_number_in(lexeme, BIT(NUMBER_SCALE) | BIT(NUMBER_SCALES) | BIT(NUMBER_TWOSCALE));
    return scale ? add_scale(chain, lexeme, joined) : add_small(chain, lexeme, joined);
}

size_t read_chain(const Lexemes *lexemes, size_t i, Chain *chain)
{
    *chain = (Chain){.total = decimal_of(0), .group = decimal_of(0), .order = 3, .limit = 99};
    for (;;) {
        size_t at = chain->any ? behind_and(lexemes, i) : i;
        const Lexeme *lexeme = lexeme_at(lexemes, at);
        bool joined = at > i || (chain->any && lexeme->conjunction == 'w');
        if (chain->any && (lexeme->conjunction == 'f' || lexeme->preposition)) return i;
        if (!add_link(chain, lexemes, at, joined)) return i;
        chain->any = true;
        i = at + (lexeme->is_numeral ? 1 : lexeme->number_length);
    }
}
