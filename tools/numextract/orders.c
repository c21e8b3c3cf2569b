/* Ordinals, fractions, repeated times, and the records that moments make. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/moment_parts.h"
#include "common/lexicon.h"
#include "lexicons.h"

/* في الماضي, حتى اللحظة. */
static bool read_reference(const Lexemes *lexemes, size_t i, Expression *expression)
{
    static const char *const until[] = {"حتي", "هذه", "الي"};
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    bool past = lexeme->time == TIME_PAST && lexeme_is(before, "في") && lexeme_is(lexeme, "الماضي");
    bool now = lexeme->time == TIME_MOMENT && LEXEME_IN(before, until);
    if (!past && !now) return false;
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("date")};
    expression->value = past ? SLICE("PAST_REF") : time_value(lexeme);
    return true;
}

bool read_date_or_time(const Lexemes *lexemes, size_t i, Expression *expression)
{
    Moment moment;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->is_numeral && !lexeme->time && !lexeme->number) return false;
    if (!moment_read(lexemes, i, &moment)) return read_reference(lexemes, i, expression);
    *expression = (Expression){.from = moment.from, .to = moment.to, .label = moment_label(&moment), .mod = moment.mod};
    expression->value = moment_value(lexemes->arena, &moment);
    if (moment.hijri) expression->calendar = SLICE("islamic-umalqura");
    Moment *kept = arena_take(lexemes->arena, sizeof *kept);
    *kept = moment;
    expression->moment = kept;
    return true;
}

bool read_set(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("set"), .value = time_value(lexeme)};
    if (lexeme->time == TIME_SET) return true;
    if (lexeme->time != TIME_EVERY) return false;
    Amount amount;
    size_t unit = i + 1;
    Slice number = SLICE("1");
    if (amount_read(lexemes, i + 1, &amount) && !amount.range && !amount.vague && !amount.definite) {
        number = decimal_text(lexemes->arena, amount.low);
        unit = amount.to;
    }
    const Lexeme *length = lexeme_at(lexemes, unit);
    bool dual = length->time == TIME_UNITS2 && unit == i + 1;
    if (dual) number = SLICE("2");
    bool units = length->time == TIME_UNIT || (length->time == TIME_UNITS && unit > i + 1) || dual;
    if (!units || length->definite || length->conjunction || length->preposition) return false;
    expression->value = duration_value(lexemes->arena, number, time_value(length));
    expression->to = unit + 1;
    return true;
}

/* ثاني أكبر مدينة: the noun stands behind the superlative. */
static bool read_superlative(const Lexemes *lexemes, size_t i, NounPhrase *phrase)
{
    static const char *const superlatives[] = {"اكبر", "اعلي", "اقوي", "اهم", "اطول", "اسوا", "افضل", "اصغر", "اكثر",
            "اضخم", "ابرز", "اغني", "اقدم", "احدث"};
    NounPhrase noun;
    if (!LEXEME_IN(lexeme_at(lexemes, i), superlatives) || !noun_phrase_read(lexemes, i + 1, NOUN_ANY, &noun))
        return false;
    *phrase = (NounPhrase){i, noun.to, lexeme_at(lexemes, i)->core, noun.end};
    return true;
}

/* أول خطوة مهمة, ثاني أكبر مدينة, آخر لقاء: before its noun. */
static bool read_ordinal_before(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    static const char *const masculine[] = {"اول", "اولي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن",
            "تاسع", "عاشر", "اخر"};
    bool form = false;
    for (size_t k = 0; k < sizeof masculine / sizeof *masculine &&
            !form; k++) form = slice_is(lexeme->key, masculine[k]);
    if (!form) return false;
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
    if (lexeme->preposition || !before->is_word || slice_starts(before->folded, SLICE("ي")) ||
        slice_starts(before->folded, SLICE("وي")))
        return true;
    bool joined = slice_starts(before->folded, SLICE("و")) && before->folded.len > 4;
    Slice bare = joined ? slice_part(before->folded, 2, before->folded.len) : before->folded;
    return lexicon_find(&lexicon_not_counted, bare) != LEXICON_NONE || lexeme_has_article(lexemes, before) ||
           lexicon_find(&lexicon_not_counted, before->folded) != LEXICON_NONE;
}

bool read_ordinal_phrase(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    *expression = (Expression){.from = i, .to = i + lexeme->number_length,
                               .label = SLICE("ordinal"), .value = number_value(lexeme)};
    if (lexeme->number == NUMBER_FINAL)
        return !lexeme->definite && is_final(lexemes, i) && read_ordinal_before(lexemes, i, expression);
    if (lexeme->number == NUMBER_LAST) {
        if (!lexeme->definite || !noun_phrase_before(lexemes, i, first, &expression->of)) return false;
        expression->from = expression->of.from;
        return true;
    }
    if (lexeme->number != NUMBER_ORDINAL) return false;
    if (!lexeme->definite) {
        bool again = i > first && slice_is(before->key, "مره") && slice_ends(lexeme->folded, SLICE("ه"));
        if (!again) return read_ordinal_before(lexemes, i, expression);
        expression->of = (NounPhrase){i - 1, i, before->core, before->end};
        expression->from = i - 1;
        return true;
    }
    int value;
    expression->to = read_ordinal(lexemes, i, &value);
    expression->value = arena_format(lexemes->arena, "%d", value);
    static const char *const life[] = {"عمره", "عمرها", "العمر"};
    if (lexeme_is(lexeme_at(lexemes, expression->to), "من") &&
            LEXEME_IN(lexeme_at(lexemes, expression->to + 1), life)) {
        expression->label = SLICE("age");   /* في السادسة عشرة من عمره */
        return true;
    }
    if (lexeme->conjunction || lexeme->preposition) return false;
    if (noun_phrase_before(lexemes, i, first, &expression->of)) expression->from = expression->of.from;
    else return lexeme_is(lexeme_at(lexemes, expression->to), "من");
    return true;
}

bool read_fraction(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("fraction"), .value = number_value(lexeme)};
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_SLASH) {
        const Numeral *numeral = lexeme->numeral;
        if (numeral->day >= numeral->month || numeral->month > 10) return false;
        expression->value = arena_format(lexemes->arena, "%d/%d", numeral->day, numeral->month);
        return true;
    }
    if (lexeme->number != NUMBER_FRACTION) return false;
    expression->to = i + lexeme->number_length;
    next = lexeme_at(lexemes, expression->to);
    if (slice_starts(next->folded, SLICE("نهايي")) || slice_starts(next->folded, SLICE("النهايي"))) return false;
    bool hour = next->time == TIME_UNIT && slice_is(time_value(next), "TH") && !next->conjunction && !next->definite;
    if (hour) {
        expression->label = SLICE("duration");
        expression->value = slice_is(number_value(lexeme), "1/2") ? SLICE("PT30M") : slice_is(number_value(lexeme),
                "1/4") ? SLICE("PT15M")
                                                                                                       : SLICE("PT20M");
        expression->to++;
        return true;
    }
    if (lexeme->definite) return false;
    if (noun_phrase_read(lexemes, expression->to, NOUN_ANY, &expression->of)) {
        expression->to = expression->of.to;
        return true;
    }
    expression->of.to = 0;
    return !slice_is(number_value(lexeme), "1/4") && !next->is_word ? true : false;
}
