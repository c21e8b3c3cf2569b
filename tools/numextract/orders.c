/* Ordinals, repeated times, and the records that moments make. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "tools/numextract/moments.h"
#include "common/arabic.h"
#include "common/lexicon.h"
#include "lexicons.h"

#include <stdlib.h>

/* في الماضي, حتى اللحظة. */
/* حتى الساعة. */
static bool is_until_this_hour(const Lexemes *lexemes, size_t i)
{
    bool until = lexeme_at(lexemes, i)->time == TIME_CLOCK && LEXEME_IS(lexeme_at(lexemes, i - 1), "حتي", "لحد");
    return until && !is_number(lexeme_at(lexemes, i + 1));
}

/* في المستقبل, حتى الآن. */
static bool is_time_referred_to(const Lexeme *before, const Lexeme *lexeme)
{
    if (lexeme->time != TIME_MOMENT) return false;
    return slice_is(time_value(lexeme), "FUTURE_REF") ? lexeme_is(before, "في") : lexeme_has_role(before, ROLE_UNTIL);
}

static bool read_reference(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    Slice value = SLICE("");
    if (lexeme->time == TIME_PAST && lexeme_is(before, "في") && lexeme_is(lexeme, "الماضي")) value = SLICE("PAST_REF");
    if (is_until_this_hour(lexemes, i)) value = SLICE("PRESENT_REF");
    if (is_time_referred_to(before, lexeme)) value = time_value(lexeme);
    if (!value.len) return false;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("date"), .value = value};
    return true;
}

/* Without a time word near nothing but digits says a date. */
static bool may_be_moment(const Lexemes *lexemes, size_t i)
{
    enum { REACH = 9 };
    NumeralKind kind = lexeme_at(lexemes, i)->numeral->kind;
    if (lexeme_at(lexemes, i)->number == NUMBER_FRACTION) return true;   /* الربع الأول من 2017 */
    if (kind == NUMERAL_DATE || kind == NUMERAL_SHORT_DATE || kind == NUMERAL_CLOCK || kind == NUMERAL_SLASH) return true;
    for (size_t k = i; k < i + REACH && k < lexemes->count; k++)
        if (lexemes->items[k].time) return true;
    return false;
}

bool read_date_or_time(const Lexemes *lexemes, size_t i, Expression *expression)
{
    Moment moment;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if ((!lexeme->is_numeral && !lexeme->time && !lexeme->number) || !may_be_moment(lexemes, i)) return false;
    if (!moment_read(lexemes, i, &moment)) return read_reference(lexemes, i, expression);
    if (moment.is_name) {
        *expression = (Expression){.from = moment.from, .to = moment.to, .label = {"", 0}};
        return true;
    }
    *expression = (Expression){.from = moment.from, .to = moment.to, .label = moment_label(&moment), .mod = moment.mod};
    expression->value = moment_value(lexemes->arena, &moment);
    if (moment.hijri) expression->calendar = SLICE("islamic-umalqura");
    Moment *kept = arena_take(lexemes->arena, sizeof *kept);
    *kept = moment;
    expression->moment = kept;
    return true;
}

/* A weekday or a part of the day behind كل: كل يوم جمعة comes every week, كل صباح every day. كل أحد is everybody. */
/* صباح, ليلة. */
static bool is_indefinite_part(const Lexeme *part)
{
    return part->time == TIME_PART && !part->definite && !has_proclitic(part) && part->time_length == 1;
}

static bool read_every_day(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *part = lexeme_at(lexemes, i);
    bool day_word = is_unit(part, "D") && !part->definite;
    const Lexeme *day = lexeme_at(lexemes, i + day_word);
    bool weekday = lexeme_weekday(lexemes, day) != UNKNOWN && (day_word || !lexeme_is(day, "احد"));
    if (!weekday && !is_indefinite_part(part)) return false;
    expression->value = weekday ? SLICE("P1W") : SLICE("P1D");
    expression->to = i + day_word + 1;
    return true;
}

/* The unit of a rate (D, W ...) that the word is with ال; empty where it is none. */
static Slice unit_of_rate(const Lexeme *lexeme)
{
    bool day = lexeme_time_in(lexeme, BIT(TIME_DAY) | BIT(TIME_UNIT)) && slice_is(lexeme->key, "اليوم");
    bool night = lexeme->time == TIME_PART && slice_is(lexeme->key, "الليله");
    if (lexeme->conjunction) return SLICE("");
    if (day || night) return SLICE("D");
    if (slice_is(lexeme->key, "الساعه")) return SLICE("TH");
    return lexeme->time == TIME_UNIT && lexeme->definite ? time_value(lexeme) : SLICE("");
}

/* Whether nothing behind في اليوم makes it a day: في اليوم التالي, في السنة 2015. */
static bool ends_rate(const Lexemes *lexemes, const Lexeme *next)
{
    return !next->time && !is_number(next) && !lexeme_has_article(lexemes, next);
}

/* 86 مليون دولار | في اليوم, ثلاث مرات | في الأسبوع, لليوم الواحد: a rate of what stands right before. */
static bool read_rate(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    Slice unit = unit_of_rate(lexeme);
    if (!unit.len) return false;
    bool single = LEXEME_IS(next, "الواحد", "الواحده");
    bool in = !lexeme->preposition && lexeme_is(lexeme_at(lexemes, i - 1), "في");
    bool beside = first > 0 && i == first + 1 && in && ends_rate(lexemes, next);
    if (!beside && !(single && (in || lexeme->preposition == 'l'))) return false;
    *expression = (Expression){.from = i, .to = i + 1 + single, .label = SLICE("set"),
                               .value = duration_value(lexemes->arena, SLICE("1"), unit)};
    return true;
}

/* The number behind كل: 1, 4, X (كل بضعة أيام). Returns the lexeme behind it, i where none is said. */
static size_t read_every_number(const Lexemes *lexemes, size_t i, Slice *number)
{
    Amount amount;
    *number = SLICE("1");
    if (!amount_read(lexemes, i, &amount) || amount.range || amount.definite || (amount.vague && !amount.few)) return i;
    *number = amount.few ? SLICE("X") : decimal_text(lexemes->arena, amount.low);
    return amount.to;
}

/* كل يوم, كل أربع سنوات, كل شهرين. */
static bool read_every(const Lexemes *lexemes, size_t i, Expression *expression)
{
    Slice number;
    size_t unit = read_every_number(lexemes, i, &number);
    if (read_every_day(lexemes, i, expression)) return true;
    const Lexeme *length = lexeme_at(lexemes, unit);
    bool counted = unit > i, dual = length->time == TIME_UNITS2;
    uint32_t fitting = BIT(TIME_UNIT) | (counted ? BIT(TIME_UNITS) : BIT(TIME_UNITS2));
    if (!lexeme_time_in(length, fitting) || length->definite || has_proclitic(length)) return false;
    expression->value = duration_value(lexemes->arena, dual ? SLICE("2") : number, time_value(length));
    expression->to = unit + 1;
    return true;
}

bool read_set(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (read_rate(lexemes, i, first, expression)) return true;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("set"), .value = time_value(lexeme)};
    return lexeme->time == TIME_SET || (lexeme->time == TIME_EVERY && read_every(lexemes, i + 1, expression));
}

/* ثاني أكبر مدينة: the noun stands behind the superlative. */
static bool read_superlative(const Lexemes *lexemes, size_t i, NounPhrase *phrase)
{
    NounPhrase noun;
    if (!lexeme_has_role(lexeme_at(lexemes, i), ROLE_SUPERLATIVE) || !noun_phrase_read(lexemes, i + 1, NOUN_GOVERNED, &noun))
        return false;
    *phrase = (NounPhrase){i, noun.to, lexeme_at(lexemes, i)->core, noun.end};
    return true;
}

/* أول خطوة مهمة, ثاني أكبر مدينة, آخر لقاء: before its noun. */
static bool read_ordinal_before(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!word_has_role(lexeme->key, ROLE_LEADING)) return false;
    bool rank = lexeme_has_role(lexeme_at(lexemes, i - 1), ROLE_RANK) || lexeme_is(lexeme_at(lexemes, i + 1), "ركن");
    if (lexeme_is(lexeme, "اول") && rank) return false;
    expression->from = i;
    if (!read_superlative(lexemes, i + 1, &expression->of) &&
            !noun_phrase_read(lexemes, i + 1, NOUN_GOVERNED, &expression->of))
        return false;
    expression->to = expression->of.to;
    return true;
}

/* آخر before its noun is the last; behind a noun it is another (شخص آخر). */
static bool is_final(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    if (lexeme->preposition || !before->is_word || STARTS_WITH(before->folded, "ي", "وي"))
        return true;
    bool joined = slice_starts(before->folded, SLICE("و")) && before->folded.len > 4;
    Slice bare = joined ? slice_part(before->folded, 2, before->folded.len) : before->folded;
    return lexicon_find(&lexicon_not_counted, bare) != LEXICON_NONE || lexeme_has_article(lexemes, before) ||
           lexicon_find(&lexicon_not_counted, before->folded) != LEXICON_NONE;
}

/* الثالث, الحادي عشر, الخامس والعشرون, and without ال. Returns the lexeme behind. */
static size_t read_ordinal_words(const Lexemes *lexemes, size_t i, int *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    size_t at = i + lexeme->number_length;
    *value = atoi(number_value(lexeme).ptr);
    if (*value >= 10) return at;
    if (is_ten_of_teen(next)) {
        *value += 10;
        return at + 1;
    }
    size_t and = at + lexeme_is(next, "و");
    const Lexeme *tens = lexeme_at(lexemes, and);
    bool joined = and > at || tens->conjunction == 'w';
    if (!joined || tens->number != NUMBER_TENS || tens->definite != lexeme->definite) return at;
    *value += atoi(number_value(tens).ptr);
    return and + 1;
}

/* عبد الله الثاني, الملك محمد السادس, آل ثاني: an ordinal behind a person's name is part of it. */
static bool is_reign(const Lexemes *lexemes, size_t i)
{
    const Lexeme *before = lexeme_at(lexemes, i - 1);
    if (!before->is_word) return false;
    bool crowned = lexeme_has_role(lexeme_at(lexemes, i - 2), ROLE_CROWNED) && !lexeme_has_article(lexemes, before);
    return crowned || word_has_role(before->folded, ROLE_THEOPHORIC) || slice_starts(before->folded, SLICE("عبدال")) ||
           lexeme_is(before, "ال");
}

/* الأولى من نوعها behind a particle or nothing: no noun is named, and no king. */
static bool stands_for_noun(const Lexemes *lexemes, size_t i, size_t to)
{
    const Lexeme *before = lexeme_at(lexemes, i - 1);
    bool free = !before->is_word || lexicon_find(&lexicon_not_counted, before->folded) != LEXICON_NONE;
    bool kind = lexeme_has_role(lexeme_at(lexemes, to + 1), ROLE_KIND);   /* تعد الأولى من نوعها */
    const Lexeme *behind = lexeme_at(lexemes, to);
    if (LEXEME_IS(behind, "منها", "منهما", "منهم")) return true;   /* الأول منها */
    static const char *const subjects[] = {"هي", "هو", "كان", "كانت", "ليس", "ليست", "تعد", "يعد",
                                           "حل", "حلت", "جاء", "جاءت"};
    bool subject = LEXEME_IN(before, subjects) || (!before->is_word && !before->is_numeral);
    return subject || ((free || kind) && lexeme_is(lexeme_at(lexemes, to), "من"));
}

/* والثانية, وفي الثانية. */
static bool begins_next(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (lexeme->preposition) return false;
    return lexeme->conjunction == 'w' || (!lexeme->conjunction && LEXEME_IS(lexeme_at(lexemes, i - 1), "وفي", "اما", "وعن", "وعلي"));
}

/* الأولى تكمن في ...، والثانية | في: the next of those that the sentence counts up. */
static bool counts_up(const Lexemes *lexemes, size_t i, int value)
{
    enum { REACH = 40 };
    if (!begins_next(lexemes, i)) return false;
    for (size_t k = 1; k <= REACH && k <= i; k++) {
        const Lexeme *before = lexeme_at(lexemes, i - k);
        if (before->number == NUMBER_ORDINAL && before->definite) return atoi(number_value(before).ptr) == value - 1;
    }
    return false;
}

/* لولاية | ثانية, وشخص | ثالث: takes a proclitic off a listed noun. */
static bool cut_listed(const Lexemes *lexemes, size_t i)
{
    Lexeme *noun = &lexemes->items[i];
    bool preposed = STARTS_WITH(noun->folded, "ل", "ب", "و", "ف", "ك");
    if (!preposed || noun->folded.len < 8 || noun->core != noun->begin) return false;
    if (lexicon_find(&lexicon_counted_nouns, noun->folded) != LEXICON_NONE) return false;   /* وجهة */
    if (lexicon_find(&lexicon_dual_nouns, slice_part(noun->folded, 2, noun->folded.len)) == LEXICON_NONE) return false;
    noun->core = noun->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, noun), 1);
    return true;
}

/* In gender and in the accusative's ـا. */
static bool agrees_with(const Lexeme *noun, const Lexeme *ordinal)
{
    bool feminine = slice_ends(ordinal->folded, SLICE("ه")) || slice_is(ordinal->key, "اولي");
    return slice_ends(noun->folded, SLICE("ه")) == feminine &&
           slice_ends(noun->folded, SLICE("ا")) == slice_ends(ordinal->folded, SLICE("ا"));
}

/* إنقاذ مالي | ثالث, بيان صحفي | ثان: the noun before its adjective. A word that is counted itself is one only behind a noun
   that is known: قتل | جندي ثان. */
static bool stands_behind_adjective(const Lexemes *lexemes, size_t i, size_t first)
{
    const Lexeme *adjective = lexeme_at(lexemes, i - 1), *noun = lexeme_at(lexemes, i - 2), *ordinal = lexeme_at(lexemes, i);
    if (adjective->core != adjective->begin) return false;   /* مستشارة | لولاية رابعة */
    if (i < first + 2 || noun->time || has_proclitic(adjective) || !is_adjective(lexemes, adjective->folded)) return false;
    if (lexeme_has_article(lexemes, noun) || !agrees_with(noun, ordinal)) return false;
    if (lexicon_find(&lexicon_dual_nouns, noun->folded) != LEXICON_NONE || cut_listed(lexemes, i - 2)) return true;
    bool counted = lexicon_find(&lexicon_dual_nouns, adjective->folded) != LEXICON_NONE ||
                   lexicon_find(&lexicon_counted_nouns, adjective->folded) != LEXICON_NONE;
    return !counted && lexeme_may_be_noun(lexemes, i - 2);
}

/* طرف | ثالث: what may be a noun and an ordinal that agrees with it. */
static bool is_counted_off(const Lexeme *noun, const Lexeme *ordinal)
{
    return noun->is_word && !noun->time && agrees_with(noun, ordinal) && !has_proclitic(ordinal);
}

/* طرف ثالث, صاروخ ثان: behind its indefinite noun, with which it agrees. */
static bool read_behind_noun(const Lexemes *lexemes, size_t i, size_t first, int value, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *noun = lexeme_at(lexemes, i - 1);
    if (i <= first || !is_counted_off(noun, lexeme)) return false;
    if (lexeme_has_role(lexeme_at(lexemes, i + 1), ROLE_SUPERLATIVE)) return false;   /* أصبح | ثاني أصغر لاعب */
    if ((value < 2 && !slice_is(lexeme->key, "اولي")) || lexeme_has_article(lexemes, noun)) return false;
    if (!lexeme_may_be_noun(lexemes, i - 1) && !cut_listed(lexemes, i - 1)) return false;
    expression->from = i - 1 - stands_behind_adjective(lexemes, i, first);
    expression->of = (NounPhrase){expression->from, i, lexeme_at(lexemes, expression->from)->core, noun->end};
    return true;
}

static bool read_indefinite_ordinal(const Lexemes *lexemes, size_t i, size_t first, int value, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    bool again = i > first && slice_is(before->key, "مره") && slice_ends(lexeme->folded, SLICE("ه"));
    if (!again)
        return !is_reign(lexemes, i) && (read_behind_noun(lexemes, i, first, value, expression) ||
                                         read_ordinal_before(lexemes, i, expression));
    expression->of = (NounPhrase){i - 1, i, before->core, before->end};
    expression->from = i - 1;
    return true;
}

/* تقريره الأولي: preliminary, not the feminine of first, which is written الأولى and stands behind a feminine noun. */
static bool is_preliminary(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *noun = lexeme_at(lexemes, i - 1);
    bool written = slice_ends(slice_part(lexemes->text, lexeme->begin, lexeme->end), SLICE("الأولي"));
    return written && !slice_ends(slice_part(lexemes->text, noun->begin, noun->end), SLICE("ة"));
}

/* بلغت السابعة والعشرين, في الثالثة عشرة: beyond the hours of the clock, in the feminine, of nothing named. */
static bool is_age_reached(const Lexemes *lexemes, size_t i, size_t to, int value)
{
    enum { LAST_HOUR = 12 };
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool feminine = slice_ends(lexeme->folded, SLICE("ه"));
    return value > LAST_HOUR && feminine && !lexeme_is(lexeme_at(lexemes, to), "من") && !has_proclitic(lexeme) &&
           lexeme_has_role(lexeme_at(lexemes, i - 1), ROLE_AGE_REACHED);
}

/* في السادسة عشرة من عمره, but not العقد الثالث من العمر; في سن السادسة عشرة. */
static bool is_ordinal_age(const Lexemes *lexemes, size_t i, size_t to, int value)
{
    const Lexeme *before = lexeme_at(lexemes, i - 1);
    if (lexeme_has_role(before, ROLE_AGE_OF) && !has_proclitic(lexeme_at(lexemes, i))) return true;
    if (is_age_reached(lexemes, i, to, value)) return true;
    return lexeme_is(lexeme_at(lexemes, to), "من") && lexeme_has_role(lexeme_at(lexemes, to + 1), ROLE_LIFE) &&
           !lexeme_has_article(lexemes, before);
}

/* An ordinal with ال behind its noun, or one that stands for it. */
static bool read_definite_ordinal(const Lexemes *lexemes, size_t i, size_t first, int value, Expression *expression)
{
    if (is_ordinal_age(lexemes, i, expression->to, value)) {
        expression->label = SLICE("age");
        return true;
    }
    if (counts_up(lexemes, i, value)) return true;
    if (has_proclitic(lexeme_at(lexemes, i)) || is_reign(lexemes, i)) return false;
    if (!noun_phrase_before(lexemes, i, first, &expression->of)) return stands_for_noun(lexemes, i, expression->to);
    expression->from = expression->of.from;
    return true;
}

/* الأخير behind its noun. */
static bool read_last_of(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    if (!lexeme_at(lexemes, i)->definite || !noun_phrase_before(lexemes, i, first, &expression->of)) return false;
    expression->from = expression->of.from;
    return true;
}

bool read_ordinal_phrase(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *expression = (Expression){.from = i, .to = i + lexeme->number_length,
                               .label = SLICE("ordinal"), .value = number_value(lexeme)};
    if (lexeme->number == NUMBER_FINAL)
        return !lexeme->definite && is_final(lexemes, i) && read_ordinal_before(lexemes, i, expression);
    if (lexeme->number == NUMBER_LAST) return read_last_of(lexemes, i, first, expression);
    if (lexeme->number != NUMBER_ORDINAL || is_preliminary(lexemes, i) || lexeme_is(lexeme_at(lexemes, i + 1), "اكسيد")) return false;
    int value;
    expression->to = read_ordinal_words(lexemes, i, &value);
    expression->value = arena_format(lexemes->arena, "%d", value);
    if (lexemes_stand_alone(lexemes, i, expression->to)) return true;
    return lexeme->definite ? read_definite_ordinal(lexemes, i, first, value, expression)
                            : read_indefinite_ordinal(lexemes, i, first, value, expression);
}
