#include "tools/numextract/amounts.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/noun_phrases.h"
#include "tools/numextract/number_chains.h"

static bool is_magnitude(const Lexeme *lexeme)
{
    return lexeme_number_in(lexeme, BIT(NUMBER_VAGUE) | BIT(NUMBER_SCALES));
}

/* عشرات, مئات الآلاف, ملايين. */
static void read_magnitude(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    int power = number_word_value(lexeme_at(lexemes, i));
    amount->to = i + 1;
    if (is_scale(next) && !has_proclitic(next)) {
        power += number_word_value(next);
        amount->to++;
    }
    amount->low = decimal_scale(decimal_of(1), power);
}

/* من بعده: after him; with ه for ة only عده, without a preposition, is a few. */
static bool is_after_him(const Lexemes *lexemes, const Lexeme *lexeme)
{
    return lexeme->preposition == 'b' && slice_ends(lexeme_core(lexemes, lexeme), SLICE("ه"));
}

static bool read_vague(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (!is_magnitude(lexeme) && lexeme->number != NUMBER_FEW) return false;
    if (lexeme->number == NUMBER_FEW && is_after_him(lexemes, lexeme)) return false;
    *amount = (Amount){.from = i, .to = i + 1, .vague = true, .definite = lexeme->definite, .low = decimal_of(3)};
    if (is_magnitude(lexeme)) {
        read_magnitude(lexemes, i, amount);
        return true;
    }
    if (lexeme->definite) return false;
    amount->few = !is_magnitude(next) || has_proclitic(next);
    if (!amount->few) {   /* عدة آلاف, بضع عشرات */
        read_magnitude(lexemes, i + 1, amount);
        amount->definite = next->definite;
    }
    return true;
}

/* ارتفع من 5 إلى 10: two states of a number that changed, no range. */
static bool is_change(const Lexemes *lexemes, size_t from)
{
    for (size_t k = 1; k <= 6 && k <= from; k++)
        if (lexeme_has_role(lexeme_at(lexemes, from - k), ROLE_CHANGE)) return true;
    return false;
}

static bool is_range_dash(const Lexeme *lexeme)
{
    static const char *const dashes[] = {"-", "–", "—", ".."};
    return LEXEME_IN(lexeme, dashes);
}

/* بين 12 | و16 ألفا, من عشرة | لعشرين. */
static size_t joint_behind_preposition(const Amount *amount, const Lexeme *before, const Lexeme *next)
{
    if (LEXEME_IS(before, "بين", "وبين")) {
        if (lexeme_is(next, "و")) return amount->to + 1;
        if (next->conjunction == 'w') return amount->to;
    }
    bool from = LEXEME_IS(before, "من", "ومن");
    return from && next->preposition == 'l' && !next->conjunction ? amount->to : 0;
}

/* 3 إلى | 5, من 3 حتى | 5. */
static bool joins_as_word(const Lexeme *before, const Lexeme *next)
{
    bool from = LEXEME_IS(before, "من", "ومن");
    return lexeme_is(next, "الي") || (from && LEXEME_IS(next, "حتي", "وحتي"));
}

/* ... and 20 - | 30, 20..30, ثلاث أو | أربع. */
size_t amount_joint(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *before = lexeme_at(lexemes, amount->from - 1), *next = lexeme_at(lexemes, amount->to);
    const Lexeme *behind = lexeme_at(lexemes, amount->to + 1);
    size_t joint = joint_behind_preposition(amount, before, next);
    if (joint > 0) return joint;
    if (amount->digits && behind->is_numeral && is_range_dash(next)) return amount->to + 1;
    if (lexeme_is(next, "او") && !behind->conjunction) return amount->to + 1;
    return joins_as_word(before, next) && !is_change(lexemes, amount->from) ? amount->to + 1 : 0;
}

/* The second half of a range. Scales 12 as 16 is scaled (12 إلى 16 ألفا). */
static void read_range(const Lexemes *lexemes, Amount *amount, const Chain *first)
{
    size_t at = amount_joint(lexemes, amount);
    if (at == 0) return;
    Chain second;
    size_t to = read_chain(lexemes, at, &second);
    if (to == at) return;
    bool dashed = lexeme_at(lexemes, at - 1)->is_mark;
    const Lexeme *behind = lexeme_at(lexemes, to);
    if (lexeme_time_in(behind, BIT(TIME_MONTH) | BIT(TIME_HIJRI))) return;   /* 23 - 25 أكتوبر */
    Decimal high = decimal_add(second.total, second.group);
    bool scale = second.just_scaled && !first->just_scaled && second.limit < 99;
    Decimal low = scale ? decimal_scale(amount->low, second.limit) : amount->low;
    if (!high.valid || decimal_compare(low, high) >= 0) return;
    amount->low = low;
    amount->high = high;
    amount->range = true;
    amount->dashed = dashed;
    amount->to = to;
    amount->scaled = second.just_scaled;
    amount->bare = false;
}

Decimal amount_fraction(const Lexeme *lexeme)
{
    Slice value = lexeme->number == NUMBER_FRACTION ? number_value(lexeme) : SLICE("");
    if (slice_is(value, "1/2")) return (Decimal){5, 1, true};
    if (slice_is(value, "1/4")) return (Decimal){25, 2, true};
    return (Decimal){75, 2, slice_is(value, "3/4")};
}

static bool is_same_scale(const Chain *chain, const Lexeme *next)
{
    return is_scale(next) && !next->conjunction && number_word_value(next) == chain->limit;
}

/* مليون ونصف المليون, 3 ملايين ونصف, but not مليون ونصف السكان. */
static void read_half(const Lexemes *lexemes, Amount *amount, const Chain *chain)
{
    size_t at = behind_and(lexemes, amount->to);
    const Lexeme *half = lexeme_at(lexemes, at), *next = lexeme_at(lexemes, at + half->number_length);
    Decimal fraction = amount_fraction(half);
    bool joined = half->conjunction == 'w' || at > amount->to;
    if (!chain->just_scaled || !joined || !fraction.valid || half->definite) return;
    bool scale = is_same_scale(chain, next);
    if (!scale && (next->number || lexeme_has_article(lexemes, next))) return;
    amount->low = decimal_add(amount->low, decimal_scale(fraction, chain->limit));
    amount->to = at + half->number_length + scale;
}

/* نصف مليون, ثلاثة أرباع المليار. */
static bool read_part_of_scale(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *scale = lexeme_at(lexemes, i + lexeme->number_length);
    Decimal fraction = amount_fraction(lexeme);
    bool whole = scale->number == NUMBER_SCALE && !has_proclitic(scale);
    if (!fraction.valid || lexeme->definite || !whole) return false;
    amount->low = decimal_scale(fraction, number_word_value(scale));
    amount->to = i + lexeme->number_length + 1;
    amount->scaled = true;
    return true;
}

/* سبعة, اثنان وأربعون behind so many zeros. */
static size_t read_word_decimals(const Lexemes *lexemes, size_t i, int zeros, Decimal *decimals)
{
    Chain chain;
    size_t to = read_chain(lexemes, i, &chain);
    int64_t value = to > i && !chain.just_scaled ? decimal_whole(chain.group) : -1;
    if (value < 0) return i;
    int digits = value < 10 ? 1 : value < 100 ? 2 : 3;
    *decimals = (Decimal){value, zeros + digits, true};
    return to;
}

/* Digits behind the point, one by one or as one number: صفر صفر سبعة is 007, اثنان وأربعون 42. Returns the lexeme
   behind. */
static size_t read_decimals(const Lexemes *lexemes, size_t i, Decimal *decimals)
{
    *decimals = decimal_of(0);
    int zeros = 0;
    for (; lexeme_at(lexemes, i)->number == NUMBER_ZERO && zeros < 6; i++) zeros++;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->is_numeral && lexeme->numeral->bare && lexeme->numeral->digits <= 6) {
        *decimals = (Decimal){lexeme->numeral->value.mantissa, zeros + lexeme->numeral->digits, true};
        return i + 1;
    }
    bool words = lexeme->number && !lexeme->is_numeral && !lexeme->conjunction;
    return words ? read_word_decimals(lexemes, i, zeros, decimals) : i;
}

/* واحد فاصلة سبعة, 3 فاصلة 5 مليون. */
static void read_point(const Lexemes *lexemes, Amount *amount)
{
    const Lexeme *point = lexeme_at(lexemes, amount->to);
    if (amount->scaled || amount->low.decimals > 0 || !LEXEME_IS(point, "فاصله", "فاصل")) return;
    Decimal decimals;
    size_t to = read_decimals(lexemes, amount->to + 1, &decimals);
    if (to == amount->to + 1) return;
    const Lexeme *scale = lexeme_at(lexemes, to);
    amount->low = decimal_add(amount->low, decimals);
    amount->bare = amount->one = false;
    amount->scaled = is_scale(scale) && !has_proclitic(scale);
    if (amount->scaled) amount->low = decimal_scale(amount->low, number_word_value(scale));
    amount->to = to + amount->scaled;
}

/* ألفا شخص, مليونا دولار: before its noun a scale in ـا is the dual (one thousand would be ألف), elsewhere the
   accusative. */
static void read_dual_scale(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *scale = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    bool alone = amount->to == i + 1 && scale->number == NUMBER_SCALE && slice_ends(scale->key, SLICE("ا"));
    bool noun = next->is_word && !next->number && !has_proclitic(next) &&
                lexeme_may_be_noun(lexemes, i + 1);
    if (alone && noun) amount->low = decimal_add(amount->low, amount->low);
}

/* 3-5, 3-5 ملايين in one string of digits. */
static bool read_dashed_range(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    int power = is_scale(next) ? number_word_value(next) : 0;
    amount->low = decimal_scale(lexeme->numeral->value, power);
    amount->high = decimal_scale(lexeme->numeral->high, power);
    amount->range = amount->dashed = true;
    amount->scaled = power > 0;
    amount->to = i + 1 + (power > 0);
    return amount->high.valid;
}

static bool read_zero(const Lexemes *lexemes, size_t i, Amount *amount)
{
    if (lexeme_at(lexemes, i)->number != NUMBER_ZERO) return false;
    amount->low = decimal_of(0);
    amount->to = i + 1;
    read_point(lexemes, amount);
    return true;
}

static bool read_chained(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Chain chain;
    amount->to = read_chain(lexemes, i, &chain);
    if (amount->to == i) return false;
    amount->low = decimal_add(chain.total, chain.group);
    amount->scaled = chain.just_scaled;
    amount->bare = amount->to == i + 1 && lexeme->is_numeral && lexeme->numeral->bare;
    amount->one = amount->to == i + 1 && lexeme->number == NUMBER_DIGIT && number_word_value(lexeme) == 1;
    read_dual_scale(lexemes, i, amount);
    read_point(lexemes, amount);
    read_half(lexemes, amount, &chain);
    read_range(lexemes, amount, &chain);
    return amount->low.valid;
}

bool amount_read(const Lexemes *lexemes, size_t i, Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *amount = (Amount){.from = i, .definite = lexeme->definite, .digits = lexeme->is_numeral};
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_RANGE) return read_dashed_range(lexemes, i, amount);
    return read_vague(lexemes, i, amount) || read_zero(lexemes, i, amount) || read_part_of_scale(lexemes, i, amount) ||
           read_chained(lexemes, i, amount);
}
