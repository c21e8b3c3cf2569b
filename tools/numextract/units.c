#include "tools/numextract/units.h"
#include "tools/numextract/expressions.h"
#include "tools/numextract/moment_words.h"
#include "common/arabic.h"
#include "lexicons.h"

#include <stdlib.h>

/* كم 2 is an area only where nothing stands between. */
static bool digit_is_glued(const Lexemes *lexemes, size_t i, size_t used)
{
    const Lexeme *last = lexeme_at(lexemes, i + used - 1);
    return !last->is_numeral || lexeme_at(lexemes, i + used - 2)->end == last->begin;
}

static bool in_capitals(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 'A' || text.ptr[i] > 'Z') return false;
    return true;
}

static bool find_in(const Lexemes *lexemes, const Lexicon *lexicon, size_t i, Unit *unit)
{
    size_t used;
    uint32_t row = lexemes_find(lexemes, lexicon, i, &used);
    if (row != LEXICON_NONE && used > 1 && !digit_is_glued(lexemes, i, used)) {
        row = lexicon_find(lexicon, lexemes->keys[i]);
        used = 1;
    }
    if (row == LEXICON_NONE) return false;
    Slice count = lexicon_cell(lexicon, row, 3);
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (slice_is(count, "code") && !in_capitals(slice_part(lexemes->text, lexeme->begin, lexeme->end))) return false;
    *unit = (Unit){lexicon_cell(lexicon, row, 1), lexicon_cell(lexicon, row, 2), atoi(count.ptr), used};
    if (unit->count < 1) unit->count = 1;
    return true;
}

bool unit_find(const Lexemes *lexemes, size_t i, Unit *unit)
{
    const Lexicon *user = vocabulary_user(lexemes->vocabulary);
    bool own = user != NULL && find_in(lexemes, user, i, unit);
    if (own && (slice_is(unit->label, "measure") || slice_is(unit->label, "money"))) return true;
    return find_in(lexemes, &lexicon_unit_words, i, unit);
}

/* 1924م is a year, not a length. */
static bool is_era(const Lexemes *lexemes, const Amount *amount)
{
    return amount->bare && lexeme_is(lexeme_at(lexemes, amount->to), "م") &&
           lexeme_is_year(lexeme_at(lexemes, amount->from));
}

static void set_unit(const Lexemes *lexemes, const Amount *amount, const Unit *unit, Expression *expression)
{
    bool part = slice_is(unit->label, "part");
    expression->label = part ? SLICE("money") : unit->label;
    expression->unit = unit->code;
    expression->from = amount->from;
    expression->to = amount->to + unit->used;
    Slice name = lexeme_at(lexemes, amount->to)->folded;   /* not د.ت */
    expression->short_currency = slice_is(unit->label, "money") && unit->used == 1 && name.len > 4 &&
                                 memchr(name.ptr, '.', name.len) == NULL;
}

static Decimal parts_of(Decimal number, int64_t count)
{
    for (; count > 1 && number.valid; count /= 10) number.decimals++;
    return number;
}

/* و stands at lexeme i, alone or before its word. */
static bool is_joined_at(const Lexemes *lexemes, size_t i)
{
    return lexeme_is(lexeme_at(lexemes, i), "و") || lexeme_at(lexemes, i)->conjunction == 'w';
}

static bool is_whole(const Amount *amount) { return !amount->range && amount->low.decimals == 0; }

/* An amount that is no range, and its unit behind it. */
static bool read_with_unit(const Lexemes *lexemes, size_t i, Amount *amount, Unit *unit)
{
    return amount_read(lexemes, i, amount) && !amount->range && unit_find(lexemes, amount->to, unit);
}

/* ثلاثة دولارات و42 سنتا: the parts of what comes before. */
static void add_parts(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    size_t at = behind_and(lexemes, expression->to);
    bool joined = is_joined_at(lexemes, expression->to) || lexeme_at(lexemes, at)->is_numeral;
    Amount parts;
    Unit unit;
    if (!joined || !is_whole(amount) || !read_with_unit(lexemes, at, &parts, &unit) || parts.vague) return;
    bool same = unit.code.len == 0 || slice_equal(unit.code, expression->unit);
    if (!slice_is(unit.label, "part") || !same || decimal_whole(parts.low) >= unit.count) return;
    amount->low = decimal_add(amount->low, parts_of(parts.low, unit.count));
    expression->to = parts.to + unit.used;
}

/* مترا و80 سنتيمترا, 3 أطنان و200 كيلوغرام: the smaller units of what comes before. */
static bool add_smaller(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    size_t at = behind_and(lexemes, expression->to);
    Amount parts;
    Unit unit;
    if (!is_joined_at(lexemes, expression->to) || !is_whole(amount) || amount->scaled) return false;
    if (!read_with_unit(lexemes, at, &parts, &unit) || parts.vague || !is_whole(&parts)) return false;
    uint32_t row = lexicon_find(&lexicon_smaller_units, arena_join(lexemes->arena, expression->unit, unit.code));
    int64_t count = row == LEXICON_NONE ? 0 : atoi(lexicon_cell(&lexicon_smaller_units, row, 1).ptr);
    if (decimal_whole(parts.low) >= count) return false;
    amount->low = decimal_add(amount->low, parts_of(parts.low, count));
    expression->to = parts.to + unit.used;
    return true;
}

/* 5 لترات ونصف. */
static void add_half(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    size_t at = behind_and(lexemes, expression->to);
    const Lexeme *half = lexeme_at(lexemes, at);
    Decimal fraction = amount_fraction(half);
    if (!is_joined_at(lexemes, expression->to) || !fraction.valid || half->definite) return;
    if (!is_whole(amount) || amount->scaled || lexeme_at(lexemes, at + half->number_length)->is_word) return;
    amount->low = decimal_add(amount->low, fraction);
    expression->to = at + half->number_length;
}

/* مرتفعا 28 سنتا | إلى 68.40 دولار: by how much and to what, where no من begins a range. */
static bool is_rise(const Lexemes *lexemes, const Amount *amount, size_t second)
{
    static const char *const opening[] = {"من", "ومن", "بين", "مابين", "وبين"};
    return lexeme_is(lexeme_at(lexemes, second - 1), "الي") && !LEXEME_IN(lexeme_at(lexemes, amount->from - 1), opening);
}

/* من 10% إلى 20%, 10$-20$: a range with its unit on both sides. */
static void add_second(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    Amount whole = *amount, second;
    Unit unit;
    whole.to = expression->to;
    size_t at = amount_joint(lexemes, &whole);
    if (amount->range || amount->vague || at == 0 || !read_with_unit(lexemes, at, &second, &unit)) return;
    if (slice_is(expression->label, "money") && is_rise(lexemes, amount, at)) return;
    bool same = slice_equal(unit.label, expression->label) && slice_equal(unit.code, expression->unit);
    if (!same || decimal_compare(amount->low, second.low) >= 0) return;
    amount->range = true;
    amount->high = second.low;
    expression->to = second.to + unit.used;
}

/* عشر درجات تحت الصفر. Whether it stands at lexeme i. */
bool is_below_zero(const Lexemes *lexemes, size_t i)
{
    const Lexeme *below = lexeme_at(lexemes, i), *zero = lexeme_at(lexemes, i + 1);
    return LEXEME_IS(below, "تحت", "دون") && zero->number == NUMBER_ZERO && zero->definite;
}

/* من and the first noun behind a percentage. */
static size_t percent_noun(const Lexemes *lexemes, size_t i)
{
    bool noun = lexeme_is(lexeme_at(lexemes, i), "من") && lexeme_may_be_noun(lexemes, i + 1);
    return noun ? i + 2 : i;
}

static void complete(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    if (slice_is(expression->label, "money")) add_parts(lexemes, amount, expression);
    if (slice_is(expression->label, "measure")) add_smaller(lexemes, amount, expression);
    add_half(lexemes, amount, expression);
    add_second(lexemes, amount, expression);
    if (slice_is(expression->label, "percent")) expression->to = percent_noun(lexemes, expression->to);
    if (slice_is(expression->label, "measure") && !amount->range && is_below_zero(lexemes, expression->to)) {
        amount->low = decimal_negative(amount->low);
        expression->to += 2;
    }
    expression->value = amount_value(lexemes->arena, amount);
}

/* مئات الملايين من الدولارات, ملايين الدولارات: behind an order of magnitude the unit has ال, perhaps with من. */
static bool find_behind_from(const Lexemes *lexemes, const Amount *amount, Unit *unit)
{
    bool from = lexeme_is(lexeme_at(lexemes, amount->to), "من");
    size_t at = amount->to + from;
    const Lexeme *lexeme = lexeme_at(lexemes, at);
    if (!amount->vague || amount->few || !slice_starts(lexeme->folded, SLICE("ال"))) return false;
    lexemes->keys[at] = slice_part(lexeme->folded, 4, lexeme->folded.len);
    bool found = unit_find(lexemes, at, unit) && !slice_is(unit->label, "percent") && unit->count == 1;
    lexemes->keys[at] = lexeme->folded;
    unit->used += from;
    return found;
}

static bool is_bracketed(const Lexemes *lexemes, const Amount *amount)
{
    return amount->digits && lexeme_is(lexeme_at(lexemes, amount->from - 1), "(") &&
           lexeme_is(lexeme_at(lexemes, amount->to), ")");
}

/* 10.000 ريال are ten thousand: nobody writes three decimals that say nothing, but of dinars, which have a thousand
   parts. */
static void group_zeros(const Lexemes *lexemes, Amount *amount, const Unit *unit)
{
    Decimal *value = &amount->low;
    bool dinar = STARTS_WITH(lexeme_at(lexemes, amount->to)->folded, "دينار", "دنانير");
    bool grouped = amount->digits && !amount->range && !amount->scaled && value->decimals == 3 &&
                   value->mantissa % 1000 == 0;
    if (grouped && !dinar && !slice_is(unit->label, "percent")) value->decimals = 0;
}

/* من 6 | إلى 3 بالمئة: the per cent behind the second number is of the first too. */
static bool read_first_percent(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    const Lexeme *before = lexeme_at(lexemes, amount->from - 1);
    Amount second;
    Unit unit;
    bool first = amount->bare || amount->digits;
    if (!first || amount->range || !lexeme_is(before, "من") || !lexeme_is(lexeme_at(lexemes, amount->to), "الي")) return false;
    if (!amount_read(lexemes, amount->to + 1, &second) || !unit_find(lexemes, second.to, &unit)) return false;
    if (!slice_is(unit.label, "percent")) return false;
    expression->label = unit.label;
    expression->value = amount_value(lexemes->arena, amount);
    expression->from = amount->from;
    expression->to = amount->to;
    return true;
}

bool read_unit(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    Unit unit = {.used = 0};
    if (read_first_percent(lexemes, amount, expression)) return true;
    if (find_behind_from(lexemes, amount, &unit)) {
        set_unit(lexemes, amount, &unit, expression);
        expression->value = amount_value(lexemes->arena, amount);
        return true;
    }
    Amount counted = *amount;
    if (is_bracketed(lexemes, amount)) counted.from--, counted.to++;   /* (10.000) ريال */
    if (!unit_find(lexemes, counted.to, &unit) || unit.count == 2 || is_era(lexemes, amount)) return false;
    if (slice_is(unit.label, "part") && unit.code.len == 0) return false;
    group_zeros(lexemes, &counted, &unit);
    if (slice_is(unit.label, "part")) {
        counted.low = parts_of(counted.low, unit.count);
        counted.high = parts_of(counted.high, unit.count);
    }
    set_unit(lexemes, &counted, &unit, expression);
    complete(lexemes, &counted, expression);
    return true;
}

/* بالمائة | 10. */
static bool is_percent_word(const Lexeme *sign, const Lexeme *before, const Unit *unit)
{
    return slice_is(unit->label, "percent") && sign->is_word && !is_number(before);
}

/* USD | 50. */
static bool is_currency_code(const Lexemes *lexemes, const Lexeme *sign)
{
    return sign->is_word && sign->end - sign->begin == 3 &&
           in_capitals(slice_part(lexemes->text, sign->begin, sign->end)) &&
           lexicon_find(&lexicon_unit_words, sign->folded) != LEXICON_NONE;
}

/* Whether the sign at lexeme i may stand before the digits behind it: touching them, or one space apart of money. */
static bool is_sign_before(const Lexemes *lexemes, size_t i, const Unit *unit)
{
    const Lexeme *sign = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1), *digits = lexeme_at(lexemes, i + 1);
    if (is_percent_word(sign, before, unit)) return true;
    if (!sign->is_mark && !is_currency_code(lexemes, sign)) return false;
    bool spaced = slice_is(unit->label, "money") && !before->is_numeral && sign->end + 1 == digits->begin;
    return sign->end == digits->begin || spaced;
}

/* $50, ٪5, $ 50, USD 50, بالمائة 10: the sign before the digits. */
bool read_sign_before(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    Unit unit;
    if (amount->from <= first || amount->from == 0 || !amount->digits) return false;
    if (!unit_find(lexemes, amount->from - 1, &unit) || unit.used > 1) return false;
    if (!is_sign_before(lexemes, amount->from - 1, &unit)) return false;
    Amount counted = *amount;
    set_unit(lexemes, amount, &unit, expression);
    expression->short_currency = false;
    expression->from = amount->from - 1;
    expression->to = amount->to;
    complete(lexemes, &counted, expression);
    return true;
}

/* A unit with no number before it (كيلومتر | ونصف), to which what begins at lexeme i is joined: the lexeme behind it, 0
   where there is none. */
static size_t single_unit_before(const Lexemes *lexemes, size_t i, size_t first, Unit *unit)
{
    size_t at = lexeme_is(lexeme_at(lexemes, i - 1), "و") ? i - 1 : i;
    if ((at == i && lexeme_at(lexemes, i)->conjunction != 'w') || at == 0 || at - 1 < first) return 0;
    if (!unit_find(lexemes, at - 1, unit) || unit->used != 1 || unit->count != 1) return 0;
    return is_number(lexeme_at(lexemes, at - 2)) || !lexeme_at(lexemes, at - 1)->is_word ? 0 : at;
}

/* لتر ونصف, كيلومترين: a unit that says its number itself. */
bool read_unit_and_half(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *half = lexeme_at(lexemes, i);
    Decimal fraction = amount_fraction(half);
    Unit unit;
    size_t at = fraction.valid && !half->definite ? single_unit_before(lexemes, i, first, &unit) : 0;
    if (at == 0 || slice_is(unit.label, "part")) return false;
    *expression = (Expression){.from = at - 1, .to = i + half->number_length, .label = unit.label, .unit = unit.code};
    expression->value = decimal_text(lexemes->arena, decimal_add(decimal_of(1), fraction));
    return true;
}

bool read_unit_and_smaller(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    Unit unit;
    size_t at = single_unit_before(lexemes, i, first, &unit);
    if (at == 0 || !slice_is(unit.label, "measure")) return false;
    Amount one = {.from = at - 1, .to = at - 1, .low = decimal_of(1)};
    *expression = (Expression){.label = {"", 0}};
    set_unit(lexemes, &one, &unit, expression);
    if (!add_smaller(lexemes, &one, expression)) return false;
    expression->value = amount_value(lexemes->arena, &one);
    return true;
}

bool read_unit_dual(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    Lexeme *lexeme = &lexemes->items[i];
    CliticReading readings[CLITIC_READINGS_MAX];
    if (!lexeme->is_word || lexeme->folded.len > 60) return false;
    size_t count = arabic_clitic_readings(lexemes->arena, lexeme->folded, readings);
    for (size_t r = 0; r < count; r++) {
        Unit unit;
        lexemes->keys[i] = readings[r].key;
        bool found = readings[r].preposition != 's' && unit_find(lexemes, i, &unit) && unit.count == 2;
        lexemes->keys[i] = lexeme->folded;
        if (!found) continue;
        Slice surface = slice_part(lexemes->text, lexeme->begin, lexeme->end);
        lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(surface, readings[r].letters);
        Amount two = {.from = i, .to = i, .low = decimal_of(2)};
        *expression = (Expression){.label = {"", 0}};
        set_unit(lexemes, &two, &unit, expression);
        complete(lexemes, &two, expression);
        add_modifiers(lexemes, first, &two, expression);
        return true;
    }
    return false;
}
