/* An amount with what it measures or counts: per cent, money, measure, duration, age, cardinal. */

#include "tools/numextract/expressions.h"
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
    return arena_format(arena, "P%s%.*s%.*s", clock ? "T" : "", (int)number.len, number.ptr, (int)unit.len, unit.ptr);
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

/* توفي الكاتب | عن 92 عاما. */
static bool is_age_at_death(const Lexemes *lexemes, size_t from)
{
    enum { REACH = 12 };
    if (!lexeme_is(lexeme_at(lexemes, from - 1), "عن")) return false;
    for (size_t k = 2; k <= REACH && k <= from; k++)
        if (lexeme_has_role(lexeme_at(lexemes, from - k), "death")) return true;
    return false;
}

/* حسين، 26 عاما، / كينغ، 39 عاما من مدينة / (41 عاما): beside a name, between marks. */
static bool is_apposed_age(const Lexemes *lexemes, size_t from, size_t to)
{
    static const char *const opening[] = {"،", ",", "("}, *const homes[] = {"مدينه", "بلده", "قريه", "سكان", "ابناء"};
    const Lexeme *before = lexeme_at(lexemes, from - 1), *behind = lexeme_at(lexemes, to);
    if (lexeme_at(lexemes, from)->time == TIME_UNITS2 || !LEXEME_IN(before, opening)) return false;
    bool home = lexeme_is(behind, "من") && LEXEME_IN(lexeme_at(lexemes, to + 1), homes);
    return behind->is_mark || home;
}

bool is_age(const Lexemes *lexemes, size_t from, size_t to)
{
    if (is_age_at_death(lexemes, from)) return true;
    for (size_t k = 1; k <= 4 && k <= from; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, from - k);
        if (lexeme->is_mark) break;
        if (lexeme_has_role(lexeme, "age-before")) return true;
    }
    if (lexeme_is(lexeme_at(lexemes, to), "من") && lexeme_has_role(lexeme_at(lexemes, to + 1), "age-behind"))
        return true;
    return is_apposed_age(lexemes, from, to);
}

/* عقدين | من الزمن. Returns the lexeme behind it, i where it does not stand there. */
size_t read_of_time(const Lexemes *lexemes, size_t i)
{
    const Lexeme *time = lexeme_at(lexemes, i + 1);
    bool of_time = lexeme_is(time, "الزمن") || lexeme_is(time, "الزمان");
    return lexeme_is(lexeme_at(lexemes, i), "من") && of_time ? i + 2 : i;
}

/* A length of time, of two ends where the amount has them, or somebody's age. */
static void set_length(const Lexemes *lexemes, const Amount *amount, Slice unit, Expression *expression)
{
    Arena *arena = lexemes->arena;
    bool slashed = lexeme_is(lexeme_at(lexemes, amount->to), "/");
    bool age = slice_is(unit, "Y") && !amount->vague && (slashed || is_age(lexemes, expression->from, expression->to));
    expression->label = age ? SLICE("age") : SLICE("duration");
    if (age) {
        expression->value = amount_value(arena, amount);
        return;
    }
    expression->value = duration_value(arena, amount->vague ? SLICE("X") : decimal_text(arena, amount->low), unit);
    if (!amount->range) return;
    Slice high = duration_value(arena, decimal_text(arena, amount->high), unit);
    expression->value = arena_join(arena, arena_join(arena, expression->value, SLICE("..")), high);
}

/* A unit of time behind the amount, or a definite one before it (الأيام الثلاثة الماضية, أيام عدة). */
static bool read_duration(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    bool slashed = amount->digits && lexeme_is(lexeme_at(lexemes, amount->to), "/") &&
                   lexeme_is(lexeme_at(lexemes, amount->to + 2), "/");   /* 54/ عاما/ */
    const Lexeme *unit = lexeme_at(lexemes, amount->to + slashed), *before = lexeme_at(lexemes, amount->from - 1);
    bool behind = (unit->time == TIME_UNIT || unit->time == TIME_UNITS) && !unit->conjunction &&
            !unit->preposition && !unit->definite;
    bool ahead = !behind && amount->from > first && before->time == TIME_UNITS &&
            before->definite == amount->definite &&
                 (amount->definite || amount->few);
    bool year = behind && slice_is(time_value(unit), "Y") && lexeme_is_year(lexeme_at(lexemes, amount->to + 1)) &&
                !lexeme_at(lexemes, amount->to + 1)->conjunction;   /* مقابل 3498 | سنة 2011 */
    if ((!behind && !ahead) || year) return false;
    if (ahead) unit = before;
    expression->from = ahead ? amount->from - 1 : amount->from;
    expression->to = behind ? amount->to + 1 + slashed : amount->to;
    Amount counted = *amount;
    const Lexeme *half = lexeme_at(lexemes, expression->to);
    if (half->conjunction == 'w' && slice_is(number_value(half), "1/2") && !half->definite) {
        counted.low = decimal_add(counted.low, (Decimal){5, 1, true});
        const Lexeme *whole = lexeme_at(lexemes, expression->to + 1);   /* ثلاثة أعوام ونصف العام */
        bool same = whole->time == TIME_UNIT && whole->definite && slice_equal(time_value(whole), time_value(unit));
        expression->to += 1 + same;
    }
    if (amount->definite && is_qualifier(lexeme_at(lexemes, expression->to))) expression->to++;
    if (!ahead) expression->to = read_of_time(lexemes, expression->to);
    set_length(lexemes, &counted, time_value(unit), expression);
    return true;
}

static NounForm noun_form(const Amount *amount)
{
    if (amount->vague) return amount->few ? NOUN_PLURAL : NOUN_ANY;
    int64_t value = decimal_whole(amount->range ? amount->high : amount->low);
    if (value < 0) return NOUN_PLURAL;
    if (amount->scaled || value % 100 < 3) return NOUN_SINGULAR;
    return value % 100 <= 10 ? NOUN_PLURAL : NOUN_ACCUSATIVE;
}

/* Both halves of a pair of quotation marks around the number alone: ("1049" طفلا). */
static bool is_quoted(const Lexemes *lexemes, size_t first, const Amount *amount)
{
    static const char *const opening[] = {"\"", "“", "«", "”", "("}, *const closing[] = {"\"", "”", "»", "“", ")"};
    return amount->from > first && LEXEME_IN(lexeme_at(lexemes, amount->from - 1), opening) &&
           LEXEME_IN(lexeme_at(lexemes, amount->to), closing);
}

/* في 2009 حسن: a year, unless the word behind it is a noun that is often counted. */
static bool follows_as_year(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from), *next = lexeme_at(lexemes, amount->to);
    int64_t value = decimal_whole(amount->low);
    bool year = amount->bare && !amount->definite && lexeme_is_year(lexeme) && value >= 1900 && value <= 2035;
    if (!year || lexeme->preposition || !lexeme_has_role(lexeme_at(lexemes, amount->from - 1), "of-time")) return false;
    return !slice_ends(next->folded, SLICE("ا")) && !slice_ends(next->folded, SLICE("ه")) &&
           lexicon_find(&lexicon_counted_nouns, next->folded) == LEXICON_NONE &&
           lexicon_find(&lexicon_dual_nouns, next->folded) == LEXICON_NONE;
}

/* الدول الـ30 | الأخرى: the adjective that stands behind the number. */
static size_t read_others(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    return slice_starts(lexeme->folded, SLICE("الاخر")) && !lexeme->number && !lexeme->time ? i + 1 : i;
}

/* لأسباب | عدة: takes a preposition off a noun. */
static bool cut_preposition(const Lexemes *lexemes, size_t i)
{
    Lexeme *noun = &lexemes->items[i];
    bool preposed = slice_starts(noun->folded, SLICE("ل")) || slice_starts(noun->folded, SLICE("ب"));
    if (!noun->is_word || !preposed || noun->folded.len < 5 * LETTER || noun->core != noun->begin || noun->time ||
        noun->number || lexicon_find(&lexicon_not_counted, noun->folded) != LEXICON_NONE)
        return false;
    noun->core = noun->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, noun), 1);
    return true;
}

/* The counted noun behind the number, or behind من; then the one before it (الغارات الثلاث, دعوات عدة). */
static bool read_counted(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    bool quoted = is_quoted(lexemes, first, amount);
    size_t at = amount->to + quoted;
    NounPhrase *of = &expression->of;
    expression->from = amount->from;
    expression->to = amount->to;
    bool words = amount->definite && !amount->vague && !amount->digits;
    if (words && noun_phrase_before(lexemes, amount->from, first, of)) {
        expression->from = of->from;
        expression->to = read_others(lexemes, expression->to);
        return true;
    }
    bool from = lexeme_is(lexeme_at(lexemes, at), "من") && !lexeme_has_role(lexeme_at(lexemes, at + 1), "no-noun");
    bool plain_year = amount->bare && lexeme_is_year(lexeme_at(lexemes, amount->from));
    /* Behind الـ a noun may also lack the accusative's ending: الـ50 شخص. */
    NounForm form = amount->definite && amount->digits ? NOUN_SINGULAR : noun_form(amount);
    const Lexeme *unit = lexeme_at(lexemes, at);
    bool year = unit->time == TIME_UNIT && lexeme_is_year(lexeme_at(lexemes, at + 1));   /* 3498 | سنة 2011 */
    if (is_article_number(lexemes, amount) || year) return false;
    bool behind = (!follows_as_year(lexemes, amount) && noun_phrase_read(lexemes, at, form, of)) ||
                  (from && !plain_year && !amount->definite && !is_name_number(lexemes, amount) &&
                          noun_phrase_read(lexemes, at + 1, NOUN_ANY, of)) ||
                  (from && amount->vague && noun_phrase_read(lexemes, at + 1, NOUN_ANY, of));
    if (behind) {
        expression->from -= quoted;
        expression->to = of->to;
        return true;
    }
    of->to = 0;
    if (amount->definite && !amount->vague && noun_phrase_before(lexemes, amount->from, first, of)) {
        expression->from = of->from;
        expression->to = read_others(lexemes, expression->to);
        return true;
    }
    of->to = 0;
    if (!amount->few || amount->from <= first) return false;
    const Lexeme *noun = lexeme_at(lexemes, amount->from - 1);
    if (!lexeme_may_be_noun(lexemes, amount->from - 1) && !cut_preposition(lexemes, amount->from - 1)) return false;
    *of = (NounPhrase){amount->from - 1, amount->from, noun->core, noun->end};
    expression->from = of->from;
    return true;
}

/* ومكتبا | واحدا: و joins a noun that agrees; a noun that begins with و itself is listed (وفدا واحدا). */
static bool is_joined_noun(const Lexeme *lexeme)
{
    Slice word = lexeme->folded;
    bool ends = slice_ends(word, SLICE("ا")) || slice_ends(word, SLICE("ه"));
    bool preposed = slice_starts(word, SLICE("ل")) || slice_starts(word, SLICE("ب"));
    if (preposed && word.len >= 4 * LETTER && lexeme->core == lexeme->begin)
        return lexicon_find(&lexicon_dual_nouns, slice_part(word, LETTER, word.len)) != LEXICON_NONE;
    return ends && slice_starts(word, SLICE("و")) && word.len >= 5 * LETTER && lexeme->core == lexeme->begin &&
           lexicon_find(&lexicon_not_counted, slice_part(word, LETTER, word.len)) == LEXICON_NONE;
}

/* جانب واحد, يوم واحد: the noun before. Without it واحد is no number. */
static bool read_single(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    size_t noun = amount->from - 1;
    if (amount->from <= first || amount->definite) return false;
    const Lexeme *lexeme = lexeme_at(lexemes, noun);
    if (lexeme_at(lexemes, amount->from)->conjunction || lexeme_at(lexemes, amount->from)->preposition) return false;
    bool one_of = lexeme_is(lexeme_at(lexemes, amount->to), "من");   /* تونس واحدة من */
    if (one_of && !lexeme->time && lexicon_find(&lexicon_dual_nouns, lexeme->folded) == LEXICON_NONE) return false;
    expression->from = noun;
    expression->to = amount->to;
    expression->value = SLICE("1");
    expression->label = SLICE("cardinal");
    Unit unit;
    if (unit_find(lexemes, noun, &unit) && unit.used == 1 && unit.count == 1) {
        expression->label = unit.label;
        expression->unit = unit.code;
    } else if (lexeme->time == TIME_UNIT) {
        expression->label = SLICE("duration");
        expression->value = duration_value(lexemes->arena, SLICE("1"), time_value(lexeme));
    } else if (lexeme_may_be_noun(lexemes, noun) && !lexeme_has_article(lexemes, lexeme)) {
        expression->of = (NounPhrase){noun, amount->from, lexeme->core, lexeme->end};
    } else if (is_joined_noun(lexeme)) {   /* the و, or the ل of لمرة */
        uint32_t core = lexeme->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, lexeme), 1);
        lexemes->items[noun].core = core;
        expression->of = (NounPhrase){noun, amount->from, core, lexeme->end};
    } else {
        return false;
    }
    add_modifiers(lexemes, first, amount, expression);
    return true;
}

/* A bare 2011 where a year can stand. */
static bool read_bare_year(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from), *ahead = lexeme_at(lexemes, amount->from - 1);
    if (!amount->bare || !lexeme_is_year(lexeme) || lexeme->numeral->value.mantissa < 1800) return false;
    expression->from = amount->from;
    expression->to = amount->to;
    bool era = lexeme_is(lexeme_at(lexemes, amount->to), "م");   /* 1924م */
    expression->to += era;
    bool proclitic = lexeme->conjunction || lexeme->preposition;
    /* الانتخابات الرئاسية 2016, but القرار 2016 */
    int64_t value = decimal_whole(amount->low);
    bool described = value >= 1900 && value <= 2035 && lexeme_has_article(lexemes, ahead) &&
                     is_adjective(lexemes, ahead->folded);
    if (!era && !lexeme_has_role(ahead, "year-before") && !proclitic && !ahead->is_numeral &&
            !lexeme_is(ahead, "(") && !described) return false;
    expression->label = SLICE("date");
    expression->value = decimal_text(lexemes->arena, lexeme->numeral->value);
    return true;
}

/* Four digits of our time that count nothing are a year: كأس أفريقيا 2017. */
static void read_likely_year(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from);
    int64_t value = decimal_whole(amount->low);
    if (!amount->bare || !lexeme_is_year(lexeme) || value < 1900 || value > 2035) return;
    expression->label = SLICE("date");
}

/* بين 1988 و1994 */
static bool read_year_range(const Lexemes *lexemes, const Amount *amount, Expression *expression)
{
    const Lexeme *first = lexeme_at(lexemes, amount->from), *last = lexeme_at(lexemes, amount->to - 1);
    if (!amount->range || !lexeme_is_year(first) || !lexeme_is_year(last) || amount->scaled ||
            amount->to - amount->from > 3) {
        bool hyphen = first->numeral->kind == NUMERAL_RANGE && first->numeral->digits == 4 &&
                amount->to == amount->from + 1 && decimal_whole(amount->high) < 2200 &&
                decimal_whole(amount->low) >= (lexeme_is(lexeme_at(lexemes, amount->to), ")") ? 1000 : 1800);
        if (!hyphen) return false;
    }
    expression->label = SLICE("date");
    expression->value = arena_format(lexemes->arena, "%04d/%04d", (int)decimal_whole(amount->low),
            (int)decimal_whole(amount->high));
    expression->from = amount->from;
    expression->to = amount->to;
    return true;
}

/* المرة, للمرة, بالجولة. */
static bool is_numbered_noun(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme_has_role(lexeme, "numbered")) return true;
    Slice folded = lexeme->folded;
    bool to = slice_starts(folded, SLICE("لل")), in = slice_starts(folded, SLICE("بال"));
    if ((!to && !in) || folded.len < 5 * LETTER) return false;
    Slice noun = to ? arena_join(lexemes->arena, SLICE("ال"), slice_part(folded, 2 * LETTER, folded.len))
                    : slice_part(folded, LETTER, folded.len);
    return word_has_role(noun, "numbered");
}

/* الذكرى الـ17: digits with ال behind a noun that is numbered one by one are an ordinal. */
static bool read_anniversary(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    bool single = amount->digits && amount->definite && amount->bare && amount->from > first;
    if (!single || !is_numbered_noun(lexemes, amount->from - 1)) return false;
    if (!noun_phrase_before(lexemes, amount->from, first, &expression->of)) return false;
    expression->from = expression->of.from;
    expression->to = amount->to;
    expression->label = SLICE("ordinal");
    expression->value = amount_value(lexemes->arena, amount);
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

/* What the noun behind the number says of its digits: 1.245 شخصا are 1245, and - before 5 قتلى is a dash. */
static void fit_to_noun(const Lexemes *lexemes, Amount *amount)
{
    Lexeme *lexeme = &lexemes->items[amount->from];
    Amount grouped = *amount;
    NounPhrase noun;
    Unit unit;
    if (!lexeme->is_numeral || amount->range || amount->to != amount->from + 1) return;
    bool negative = amount->low.mantissa < 0, time = lexeme_at(lexemes, amount->to)->time == TIME_UNIT ||
                                                     lexeme_at(lexemes, amount->to)->time == TIME_UNITS;
    if ((!negative && !lexeme->numeral->may_group) || unit_find(lexemes, amount->to, &unit)) return;
    grouped.low = decimal_scale(amount->low, lexeme->numeral->may_group ? 3 : 0);
    if (slice_starts(lexeme_at(lexemes, amount->to)->folded, SLICE("درج")) ||
        (!time && !noun_phrase_read(lexemes, amount->to, noun_form(&grouped), &noun)))
        return;
    *amount = grouped;
    if (!negative) return;
    amount->low = decimal_negative(amount->low);
    lexeme->core += (uint32_t)utf8_length((unsigned char)lexemes->text.ptr[lexeme->begin]);
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
                 lexeme_has_role(lexeme_at(lexemes, amount->from - 1), "minus");
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
    bool group = lexeme_has_role(named, "group") && lexeme->definite && !lexeme_may_be_noun(lexemes, i + 1);
    return lexeme_at(lexemes, first)->definite && (lexeme_has_role(named, "round") || group);
}

/* بالمائة | 10: no hundred, but what the digits behind it are. */
static bool is_percent_before(const Lexemes *lexemes, size_t i)
{
    Unit unit;
    return lexeme_at(lexemes, i)->number && lexeme_at(lexemes, i + 1)->is_numeral && unit_find(lexemes, i, &unit) &&
           unit.used == 1 && slice_is(unit.label, "percent");
}

bool read_quantity(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    Amount amount;
    *expression = (Expression){.label = {"", 0}};
    if (!amount_read(lexemes, i, &amount) || is_ordinal_tail(lexemes, i) || is_percent_before(lexemes, i)) return false;
    fit_to_noun(lexemes, &amount);
    bool alone = stands_alone(lexemes, &amount);
    if (is_round(lexemes, i)) return false;
    if (read_two_behind(lexemes, i, first, expression)) return true;
    if (amount.one && !alone) return read_single(lexemes, first, &amount, expression);
    if (read_year_range(lexemes, &amount, expression)) return true;
    if (read_anniversary(lexemes, first, &amount, expression)) return true;
    if (read_unit(lexemes, &amount, expression) || read_sign_before(lexemes, first, &amount, expression) ||
        read_duration(lexemes, first, &amount, expression)) {
        add_minus(lexemes, first, &amount, expression);
        add_modifiers(lexemes, first, &amount, expression);
        return true;
    }
    expression->label = SLICE("cardinal");
    expression->value = amount_value(lexemes->arena, &amount);
    if (is_score(lexemes, &amount) || !read_counted(lexemes, first, &amount, expression)) {
        if (read_bare_year(lexemes, &amount, expression)) return true;
        if (!alone && (amount.few || amount.dashed || is_name_number(lexemes, &amount))) return false;
        if (!alone) read_likely_year(lexemes, &amount, expression);
        bool years = amount.low.decimals == 0 && decimal_whole(amount.low) <= 120;
        bool of_life = amount.definite && lexeme_is(lexeme_at(lexemes, amount.to), "من") &&
                       lexeme_has_role(lexeme_at(lexemes, amount.to + 1), "life");   /* في الثلاثين من عمره */
        if (years && (of_life || lexeme_has_role(lexeme_at(lexemes, i - 1), "age-of"))) expression->label = SLICE("age");
    }
    add_below_zero(lexemes, &amount, expression);
    add_minus(lexemes, first, &amount, expression);
    add_modifiers(lexemes, first, &amount, expression);
    return alone || !slice_is(expression->value, "0") || expression->of.to > 0;
}
