/* What a number counts: the noun behind it or before it. */

#include "tools/numextract/quantity_parts.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/number_modifiers.h"
#include "tools/numextract/number_names.h"
#include "tools/numextract/units.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "lexicons.h"

enum { LETTER = 2 };   /* bytes of an Arabic letter */

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
    bool year = amount->bare && !amount->definite && is_our_year(lexeme);
    if (!year || lexeme->preposition || !lexeme_has_role(lexeme_at(lexemes, amount->from - 1), ROLE_OF_TIME)) return false;
    return !ENDS_WITH(next->folded, "ا", "ه") &&
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
    bool preposed = STARTS_WITH(noun->folded, "ل", "ب");
    bool noun_like = noun->is_word && !noun->time && !noun->number && noun->folded.len >= 4 * LETTER;
    if (!preposed || !noun_like || noun->core != noun->begin) return false;
    if (lexicon_find(&lexicon_not_counted, noun->folded) != LEXICON_NONE) return false;
    noun->core = noun->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, noun), 1);
    return true;
}

/* الغارات | الثلاث, الدول | الـ30 | الأخرى. */
static bool read_noun_before(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    if (!amount->definite || amount->vague) return false;
    if (!noun_phrase_before(lexemes, amount->from, first, &expression->of)) return false;
    expression->from = expression->of.from;
    expression->to = read_others(lexemes, amount->to);
    return true;
}

/* Whether what stands behind the number is none that it counts: the number is a year, an article's, or belongs to one. */
static bool counts_nothing_behind(const Lexemes *lexemes, const Amount *amount, size_t at)
{
    bool year = lexeme_at(lexemes, at)->time == TIME_UNIT && lexeme_is_year(lexeme_at(lexemes, at + 1));
    return year || is_article_number(lexemes, amount);   /* 3498 | سنة 2011 */
}

/* 25 من | ضربة جزاء: what so many are of is no single thing, unless that is many people: اثنان من قوة الأمن. */
static bool is_singular(const Lexeme *lexeme)
{
    return slice_ends(lexeme->folded, SLICE("ه")) && lexicon_find(&lexicon_dual_nouns, lexeme->folded) != LEXICON_NONE &&
           !lexeme_has_role(lexeme, ROLE_MANY);
}

/* من | الركاب: the noun behind من. */
static bool read_noun_behind_from(const Lexemes *lexemes, size_t at, const Amount *amount, NounPhrase *of)
{
    if (!lexeme_is(lexeme_at(lexemes, at), "من") || lexeme_has_role(lexeme_at(lexemes, at + 1), ROLE_NO_NOUN)) return false;
    bool year = amount->bare && lexeme_is_year(lexeme_at(lexemes, amount->from));
    bool counts = !year && !amount->definite && !is_name_number(lexemes, amount);
    return (counts || amount->vague) && !is_singular(lexeme_at(lexemes, at + 1)) && noun_phrase_read(lexemes, at + 1, NOUN_ANY, of);
}

/* اثنان | انتقلا: behind the word for two stands no noun of its but one in the dual: اثنان آخران. */
static bool is_two_of_nothing(const Lexemes *lexemes, const Amount *amount)
{
    bool two = !amount->digits && !amount->range && !amount->vague && decimal_whole(amount->low) == 2;
    return two && !ENDS_WITH(lexeme_at(lexemes, amount->to)->folded, "ان", "ين");
}

static bool read_noun_behind(const Lexemes *lexemes, size_t at, const Amount *amount, NounPhrase *of)
{
    /* Behind الـ a noun may also lack the accusative's ending: الـ50 شخص. */
    NounForm form = amount->definite && amount->digits ? NOUN_SINGULAR : noun_form(amount);
    bool may_follow = !follows_as_year(lexemes, amount) && !is_two_of_nothing(lexemes, amount);
    return (may_follow && noun_phrase_read(lexemes, at, form, of)) ||
           read_noun_behind_from(lexemes, at, amount, of);
}

/* مناطق يمنية | عدة, رصاصة مطاطية | واحدة: whether an indefinite noun stands before the adjective at lexeme i. */
static bool stands_before_adjective(const Lexemes *lexemes, size_t i, size_t first)
{
    const Lexeme *adjective = lexeme_at(lexemes, i), *noun = lexeme_at(lexemes, i - 1);
    if (i <= first || has_proclitic(adjective) || lexeme_has_article(lexemes, adjective)) return false;
    if (!is_adjective(lexemes, adjective->folded) || lexicon_find(&lexicon_dual_nouns, adjective->folded) != LEXICON_NONE) return false;
    return noun->is_word && !noun->number && !noun->time && !lexeme_has_article(lexemes, noun) &&
           !is_adjective(lexemes, noun->folded) && lexicon_find(&lexicon_not_counted, noun->folded) == LEXICON_NONE;
}

/* دعوات | عدة. */
static bool read_noun_of_few(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    size_t last = amount->from - 1;
    if (!amount->few || amount->from <= first) return false;
    size_t noun = last - stands_before_adjective(lexemes, last, first);
    if (!lexeme_may_be_noun(lexemes, noun) && !cut_preposition(lexemes, noun)) return false;
    expression->of = (NounPhrase){noun, amount->from, lexeme_at(lexemes, noun)->core, lexeme_at(lexemes, last)->end};
    expression->from = noun;
    return true;
}

/* The counted noun behind the number, or behind من; then the one before it. */
bool read_counted(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    bool quoted = is_quoted(lexemes, first, amount);
    size_t at = amount->to + quoted;
    if (!amount->digits && read_noun_before(lexemes, first, amount, expression)) return true;
    if (counts_nothing_behind(lexemes, amount, at)) return false;
    if (read_noun_behind(lexemes, at, amount, &expression->of)) {
        expression->from -= quoted;
        expression->to = expression->of.to;
        return true;
    }
    expression->of.to = 0;
    if (read_noun_before(lexemes, first, amount, expression)) return true;
    expression->of.to = 0;
    return read_noun_of_few(lexemes, first, amount, expression);
}

/* ومكتبا | واحدا: و joins a noun that agrees; a noun that begins with و itself is listed (وفدا واحدا). */
static bool is_joined_noun(const Lexeme *lexeme)
{
    Slice word = lexeme->folded;
    if (word.len < 4 * LETTER || lexeme->core != lexeme->begin) return false;
    if (STARTS_WITH(word, "ل", "ب"))
        return lexicon_find(&lexicon_dual_nouns, slice_part(word, LETTER, word.len)) != LEXICON_NONE;
    if (!slice_starts(word, SLICE("و"))) return false;
    Slice bare = slice_part(word, LETTER, word.len);
    if (lexicon_find(&lexicon_dual_nouns, bare) != LEXICON_NONE) return true;   /* وشعب | واحد */
    return ENDS_WITH(word, "ا", "ه") && word.len >= 5 * LETTER && lexicon_find(&lexicon_not_counted, bare) == LEXICON_NONE;
}

/* Whether واحد may count the noun before it; تونس واحدة من is one of several. */
static bool may_be_single(const Lexemes *lexemes, size_t first, const Amount *amount)
{
    const Lexeme *one = lexeme_at(lexemes, amount->from), *noun = lexeme_at(lexemes, amount->from - 1);
    if (amount->from <= first || amount->definite || has_proclitic(one)) return false;
    if (slice_ends(slice_part(lexemes->text, one->begin, one->end), SLICE("أحد"))) return false;   /* بطل الفيلم | وأحد منتجيه */
    bool one_of = lexeme_is(lexeme_at(lexemes, amount->to), "من");
    return !one_of || noun->time || lexicon_find(&lexicon_dual_nouns, noun->folded) != LEXICON_NONE;
}

/* The noun that واحد counts: as it is, or behind the و of ومكتبا, the ل of لمرة. */
static bool read_single_noun(const Lexemes *lexemes, size_t noun, NounPhrase *of)
{
    Lexeme *lexeme = &lexemes->items[noun];
    if (!lexeme_may_be_noun(lexemes, noun) || lexeme_has_article(lexemes, lexeme)) {
        if (!is_joined_noun(lexeme)) return false;
        lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, lexeme), 1);
    }
    *of = (NounPhrase){noun, noun + 1, lexeme->core, lexeme->end};
    return true;
}

/* رصاصة مطاطية, هجوم انتحاري: the noun before the adjective ends as it does. */
static bool agrees_in_gender(const Lexemes *lexemes, size_t adjective)
{
    return slice_ends(lexeme_at(lexemes, adjective)->folded, SLICE("ه")) ==
           slice_ends(lexeme_at(lexemes, adjective - 1)->folded, SLICE("ه"));
}

/* جانب واحد, يوم واحد: the noun before. Without it واحد is no number. */
bool read_single(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression)
{
    if (!may_be_single(lexemes, first, amount)) return false;
    size_t noun = amount->from - 1;
    const Lexeme *lexeme = lexeme_at(lexemes, noun);
    *expression = (Expression){.from = noun, .to = amount->to, .label = SLICE("cardinal"), .value = SLICE("1")};
    Unit unit;
    if (unit_find(lexemes, noun, &unit) && unit.used == 1 && unit.count == 1) {
        expression->label = unit.label;
        expression->unit = unit.code;
    } else if (lexeme->time == TIME_UNIT) {
        expression->label = SLICE("duration");
        expression->value = duration_value(lexemes->arena, SLICE("1"), time_value(lexeme));
    } else {
        size_t head = noun - (stands_before_adjective(lexemes, noun, first) && agrees_in_gender(lexemes, noun));
        if (!read_single_noun(lexemes, head, &expression->of)) return false;
        expression->from = head;
        expression->of.to = noun + 1;
        expression->of.end = lexeme->end;
    }
    add_modifiers(lexemes, first, amount, expression);
    return true;
}

/* Whether the digits may be other than they look, as fit_to_noun asks. */
static bool is_open(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from);
    Unit unit;
    if (!lexeme->is_numeral || amount->range || amount->to != amount->from + 1) return false;
    return (amount->low.mantissa < 0 || lexeme->numeral->may_group) && !unit_find(lexemes, amount->to, &unit);
}

/* Whether something that is counted one by one stands behind the number. */
static bool counts_single_things(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *behind = lexeme_at(lexemes, amount->to);
    NounPhrase noun;
    if (slice_starts(behind->folded, SLICE("درج"))) return false;
    return lexeme_time_in(behind, BIT(TIME_UNIT) | BIT(TIME_UNITS)) ||
           noun_phrase_read(lexemes, amount->to, noun_form(amount), &noun);
}

void fit_to_noun(const Lexemes *lexemes, Amount *amount)
{
    if (!is_open(lexemes, amount)) return;
    Lexeme *lexeme = &lexemes->items[amount->from];
    Amount grouped = *amount;
    grouped.low = decimal_scale(amount->low, lexeme->numeral->may_group ? 3 : 0);
    if (!counts_single_things(lexemes, &grouped)) return;
    bool dash = amount->low.mantissa < 0;
    *amount = grouped;
    if (!dash) return;
    amount->low = decimal_negative(amount->low);
    lexeme->core += (uint32_t)utf8_length((unsigned char)lexemes->text.ptr[lexeme->begin]);
}
