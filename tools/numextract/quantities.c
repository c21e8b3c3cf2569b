/* An amount with what it measures or counts: per cent, money, measure, duration, age, cardinal. */

#include "tools/numextract/quantity_parts.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/number_modifiers.h"
#include "tools/numextract/number_names.h"
#include "tools/numextract/units.h"
#include "common/arabic.h"
#include "common/lexicon.h"
#include "common/utf8.h"
#include "lexicons.h"

enum { LETTER = 2 };   /* bytes of an Arabic letter */

Slice duration_value(Arena *arena, Slice number, Slice unit)
{
    bool clock = unit.len == 2 && unit.ptr[0] == 'T';
    if (clock) unit = slice_part(unit, 1, 2);
    return arena_join(arena, arena_join(arena, clock ? SLICE("PT") : SLICE("P"), number), unit);
}

Slice amount_value(Arena *arena, const Amount *amount)
{
    Slice low = decimal_text(arena, amount->low);
    if (!amount->range) return low;
    return arena_join(arena, arena_join(arena, low, SLICE("..")), decimal_text(arena, amount->high));
}

/* Takes in the modifiers on both sides, and the mod of a vague number. */
void add_modifiers(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    size_t before = modifier_before(lexemes, expression->from, first, &expression->mod);
    bool modified = before != expression->from;
    expression->from = before;
    if (!modified) expression->to = modifier_after(lexemes, expression->to, &expression->mod);
    if (expression->mod.len == 0) modifier_apart(lexemes, expression->to, &expression->mod);
    if (expression->mod.len == 0 && amount->vague &&
            !slice_is(expression->label, "duration")) expression->mod = SLICE("vague");
}

/* A bare 2011 where a year can stand: behind a word or mark that leads up to one, a proclitic, a number, an adjective
   (الانتخابات الرئاسية 2016, but القرار 2016). */
static bool is_led_up_to_year(const Lexemes *lexemes, const Lexeme *lexeme, const Lexeme *ahead)
{
    if (has_proclitic(lexeme) || ahead->is_numeral || lexeme_is(ahead, "(")) return true;
    bool described = is_our_year(lexeme) && lexeme_has_article(lexemes, ahead) && is_adjective(lexemes, ahead->folded);
    return described || lexeme_has_role(ahead, ROLE_YEAR_BEFORE);
}

static bool read_bare_year(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from), *ahead = lexeme_at(lexemes, amount->from - 1);
    if (!amount->bare || !lexeme_is_year(lexeme) || lexeme->numeral->value.mantissa < 1800) return false;
    expression->from = amount->from;
    expression->to = amount->to;
    bool era = lexeme_is(lexeme_at(lexemes, amount->to), "م");   /* 1924م */
    expression->to += era;
    if (!era && !is_led_up_to_year(lexemes, lexeme, ahead)) return false;
    expression->label = SLICE("date");
    expression->value = decimal_text(lexemes->arena, lexeme->numeral->value);
    return true;
}

/* Four digits of our time that count nothing are a year: كأس أفريقيا 2017. */
static void read_likely_year(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    if (amount->bare && is_our_year(lexeme_at(lexemes, amount->from))) expression->label = SLICE("date");
}

/* بين 1988 و1994 */
static bool are_two_years(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *first = lexeme_at(lexemes, amount->from), *last = lexeme_at(lexemes, amount->to - 1);
    return lexeme_is_year(first) && lexeme_is_year(last) && amount->range && !amount->scaled &&
           amount->to - amount->from <= 3;
}

/* 2011-2015; in brackets also (1479-1534) */
static bool are_hyphenated_years(const Lexemes *lexemes, const Amount *amount)
{
    const Numeral *numeral = lexeme_at(lexemes, amount->from)->numeral;
    int64_t earliest = lexeme_is(lexeme_at(lexemes, amount->to), ")") ? 1000 : 1800;
    bool four = numeral->kind == NUMERAL_RANGE && numeral->digits == 4 && amount->to == amount->from + 1;
    return four && decimal_whole(amount->low) >= earliest && decimal_whole(amount->high) < 2200;
}

static bool read_year_range(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    if (!are_two_years(lexemes, amount) && !are_hyphenated_years(lexemes, amount)) return false;
    expression->label = SLICE("date");
    expression->value = arena_format(lexemes->arena, "%04d/%04d", (int)decimal_whole(amount->low),
                                     (int)decimal_whole(amount->high));
    expression->from = amount->from;
    expression->to = amount->to;
    return true;
}

/* Without the ال, لل or بال that begins it. */
static Slice without_article(Slice folded)
{
    if (STARTS_WITH(folded, "ال", "لل")) return slice_part(folded, 2 * LETTER, folded.len);
    return slice_starts(folded, SLICE("بال")) ? slice_part(folded, 3 * LETTER, folded.len) : folded;
}

/* لقبه | الـ30, دورتها | الـ73: what is listed, with somebody's pronoun. */
static bool is_somebodys(const Lexemes *lexemes, const NounPhrase *noun)
{
    const Lexeme *lexeme = lexeme_at(lexemes, noun->from);
    Slice word = slice_part(lexeme->folded, noun->begin > lexeme->begin ? LETTER : 0, lexeme->folded.len);
    size_t pronoun = ENDS_WITH(word, "ها", "هم", "نا") ? 2 * LETTER : slice_ends(word, SLICE("ه")) ? LETTER : 0;
    if (noun->to - noun->from > 1 || pronoun == 0 || word.len <= pronoun + 2 * LETTER) return false;
    return noun_listed_before_pronoun(lexemes, slice_part(word, 0, word.len - pronoun));
}

/* المرة, للمرة, الدورة السنوية, الجامبوري الكشفي: one of a series. A singular is listed as what has a dual, or is told by its
   adjective: those of plurals end in ة, ين or ون. */
static bool is_one_of_series(const Lexemes *lexemes, const NounPhrase *noun)
{
    Slice head = without_article(lexeme_at(lexemes, noun->from)->folded), last = lexeme_at(lexemes, noun->to - 1)->folded;
    if (word_has_role(head, ROLE_ARTICLE)) return false;   /* المادة الـ13 */
    if (is_somebodys(lexemes, noun) || word_has_role(head, ROLE_NUMBERED) || lexicon_find(&lexicon_dual_nouns, head) != LEXICON_NONE) return true;
    return noun->to - noun->from > 1 && is_adjective(lexemes, last) && !ENDS_WITH(last, "ه", "ين", "ون", "ات", "ان");
}

/* الذكرى الـ17, الدورة الخمسين: one number with ال behind a noun of which one is meant is an ordinal. */
static bool read_numbered(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from);
    bool tens = lexeme->number == NUMBER_TENS && amount->to == amount->from + 1;
    bool single = amount->definite && (tens || (amount->digits && amount->bare)) && amount->from > first;
    NounPhrase noun;
    if (!single || !noun_phrase_before(lexemes, amount->from, first, &noun) || !is_one_of_series(lexemes, &noun)) return false;
    *expression = (Expression){.from = noun.from, .to = amount->to, .label = SLICE("ordinal"), .of = noun,
                               .value = amount_value(lexemes->arena, amount)};
    return true;
}

/* لويس الرابع | عشر, الحادي | والعشرون: the end of an ordinal that is none of ours. */
static bool is_ordinal_tail(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    if (lexeme_is(before, "و")) before = lexeme_at(lexemes, i - 2);
    if (before->number != NUMBER_ORDINAL || !before->definite) return false;
    return lexeme->number == NUMBER_TEN || (lexeme->number == NUMBER_TENS && lexeme->definite);
}

/* A bare number in a sentence that has nothing else: 0, واحد, 5. */
static bool stands_alone(const Lexemes *lexemes, const Amount *amount)
{
    return !amount->few && lexemes_stand_alone(lexemes, amount->from, amount->to);
}

/* سالب | خمس درجات, ناقص 3: the word before makes it negative. */
static void add_minus(const Lexemes *lexemes, size_t first, Amount *amount, Expression *expression)
{
    bool minus = expression->from > first && expression->from == amount->from && amount->low.mantissa > 0 &&
                 lexeme_has_role(lexeme_at(lexemes, amount->from - 1), ROLE_MINUS);
    if (!minus || amount->range || slice_is(expression->label, "duration")) return;
    Lexeme *word = &lexemes->items[--expression->from];
    if (slice_starts(word->folded, SLICE("و")))
        word->core = word->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, word), 1);
    expression->value = arena_join(lexemes->arena, SLICE("-"), expression->value);
}

/* عشر درجات تحت الصفر, 2 تحت الصفر. */
static void add_below_zero(const Lexemes *lexemes, Amount *amount, Expression *expression)
{
    if (amount->range || amount->low.mantissa <= 0 || !is_below_zero(lexemes, expression->to)) return;
    amount->low = decimal_negative(amount->low);
    expression->value = amount_value(lexemes->arena, amount);
    expression->to += 2;
}

/* دور | الثمانية, دور الستة | عشر. */
static bool is_round(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    size_t first = lexeme->number == NUMBER_TEN && before->number == NUMBER_DIGIT && before->definite ? i - 1 : i;
    const Lexeme *named = lexeme_at(lexemes, first - 1);
    bool group = lexeme_has_role(named, ROLE_GROUP) && lexeme->definite && !lexeme_may_be_noun(lexemes, i + 1);
    return lexeme_at(lexemes, first)->definite && (slice_ends(named->folded, SLICE("دور")) || group);
}

/* بالمائة | 10: no hundred, but what the digits behind it are. */
static bool is_percent_before(const Lexemes *lexemes, size_t i)
{
    Unit unit;
    return lexeme_at(lexemes, i)->number && lexeme_at(lexemes, i + 1)->is_numeral && unit_find(lexemes, i, &unit) &&
           unit.used == 1 && slice_is(unit.label, "percent");
}

/* دون سن | 16, في الثلاثين | من عمره. */
static bool is_bare_age(const Lexemes *lexemes, const Amount *amount)
{
    if (amount->low.decimals > 0 || decimal_whole(amount->low) > 120) return false;
    bool of_life = amount->definite && lexeme_is(lexeme_at(lexemes, amount->to), "من") &&
                   lexeme_has_role(lexeme_at(lexemes, amount->to + 1), ROLE_LIFE);
    return of_life || lexeme_has_role(lexeme_at(lexemes, amount->from - 1), ROLE_AGE_OF);
}

/* واحد | في المئة: no noun stands before this one. */
static bool is_percentage(const Lexemes *lexemes, const Amount *amount)
{
    Unit unit;
    return unit_find(lexemes, amount->to, &unit) && slice_is(unit.label, "percent");
}

/* Of a number with nothing counted: false where it is none. `*done` tells that it is a year with all it has. */
static bool read_uncounted(const Lexemes *lexemes, const Amount *amount, bool alone, bool *done, Expression *expression)
{
    *done = read_bare_year(lexemes, amount, expression);
    if (*done) return true;
    if (!alone && (amount->few || amount->dashed || is_name_number(lexemes, amount))) return false;
    if (!alone) read_likely_year(lexemes, amount, expression);
    if (is_bare_age(lexemes, amount)) expression->label = SLICE("age");
    return true;
}

static bool read_cardinal(const Lexemes *lexemes, size_t first, Amount *amount, bool alone, Expression *expression)
{
    bool done = false;
    expression->from = amount->from;
    expression->to = amount->to;
    expression->label = SLICE("cardinal");
    expression->value = amount_value(lexemes->arena, amount);
    bool age = amount->definite && is_bare_age(lexemes, amount);   /* بلوغه الخمسين */
    bool counted = !age && !is_score(lexemes, amount) && read_counted(lexemes, first, amount, expression);
    if (!counted && !read_uncounted(lexemes, amount, alone, &done, expression)) return false;
    if (done) return true;
    add_below_zero(lexemes, amount, expression);
    add_minus(lexemes, first, amount, expression);
    add_modifiers(lexemes, first, amount, expression);
    return alone || !slice_is(expression->value, "0") || expression->of.to > 0;
}

/* A unit of measure, money or time beside the amount. */
static bool read_measured(const Lexemes *lexemes, size_t first, Amount *amount, Expression *expression)
{
    bool found = read_unit(lexemes, amount, expression) || read_sign_before(lexemes, first, amount, expression) ||
                 read_duration(lexemes, first, amount, expression);
    if (!found) return false;
    add_minus(lexemes, first, amount, expression);
    add_modifiers(lexemes, first, amount, expression);
    return true;
}

/* What an amount measures or counts, `alone` or beside other words. */
static bool read_counting(const Lexemes *lexemes, size_t first, Amount *amount, bool alone, Expression *expression)
{
    return read_year_range(lexemes, amount, expression) || read_numbered(lexemes, first, amount, expression) ||
           read_measured(lexemes, first, amount, expression) || read_cardinal(lexemes, first, amount, alone, expression);
}

bool read_quantity(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    Amount amount;
    *expression = (Expression){.label = {"", 0}};
    if (!amount_read(lexemes, i, &amount) || is_ordinal_tail(lexemes, i) || is_percent_before(lexemes, i)) return false;
    fit_to_noun(lexemes, &amount);
    bool alone = stands_alone(lexemes, &amount);
    if (lexeme_at(lexemes, i)->number == NUMBER_ZERO && is_dash(lexeme_at(lexemes, i - 1))) return false;   /* 3 - صفر | يوم الأحد */
    if (is_round(lexemes, i) || (lexeme_is(lexeme_at(lexemes, i), "تسع") && lexeme_at(lexemes, i + 1)->is_numeral)) return false;
    if (read_two_behind(lexemes, i, first, expression)) return true;
    if (amount.one && !alone && !is_percentage(lexemes, &amount)) return read_single(lexemes, first, &amount, expression);
    return read_counting(lexemes, first, &amount, alone, expression);
}
