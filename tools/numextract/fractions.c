/* Fractions: نصف المقاعد, 3/4, إلى النصف; and parts of units (نصف ساعة, ربع قرن, نصف لتر). */

#include "tools/numextract/expressions.h"
#include "tools/numextract/units.h"

/* 3/4, 77/100: less than one, in parts that are spoken of. */
static bool is_numeric_fraction(const Numeral *numeral)
{
    return numeral->kind == NUMERAL_SLASH && numeral->day < numeral->month &&
           (numeral->month <= 10 || numeral->month == 100 || numeral->month == 1000);
}

/* نصف لتر, 3/4 كوب: a measure of less than one. */
static bool read_part_of_unit(const Lexemes *lexemes, Expression *expression, Decimal part)
{
    Unit unit;
    if (!part.valid || !unit_find(lexemes, expression->to, &unit) || unit.count != 1 ||
        slice_is(unit.label, "percent") || slice_is(unit.label, "part"))
        return false;
    expression->label = unit.label;
    expression->unit = unit.code;
    expression->value = decimal_text(lexemes->arena, part);
    expression->to += unit.used;
    return true;
}

/* The value of 3/4 and the like where a few decimals hold it. */
static Decimal part_of(const Numeral *numeral)
{
    int decimals = 0;
    for (int64_t scaled = numeral->day; decimals <= 3; decimals++, scaled *= 10)
        if (scaled % numeral->month == 0) return (Decimal){scaled / numeral->month, decimals, true};
    return (Decimal){0, 0, false};
}

/* نصف ساعة, ربع قرن: a part of a unit of time in smaller ones; empty where the words say no such length. */
static Slice part_of_length(const Lexeme *fraction, const Lexeme *unit)
{
    static const struct {
        const char *unit, *half, *third, *quarter;
    } lengths[] = {
        {"TH", "PT30M", "PT20M", "PT15M"}, {"D", "PT12H", "PT8H", "PT6H"}, {"Y", "P6M", "P4M", "P3M"},
        {"DE", "P5Y", "", ""}, {"CE", "P50Y", "", "P25Y"},
    };
    if (unit->time != TIME_UNIT || has_proclitic(unit) || unit->definite) return SLICE("");
    Slice part = number_value(fraction), name = time_value(unit);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        if (!slice_is(name, lengths[i].unit)) continue;
        if (slice_is(part, "1/2")) return slice_of(lengths[i].half);
        if (slice_is(part, "1/3")) return slice_of(lengths[i].third);
        if (slice_is(part, "1/4")) return slice_of(lengths[i].quarter);
    }
    return SLICE("");
}

/* إلى النصف, بنسبة الثلث, بمقدار الربع: with ال where it tells how much. */
static bool fraction_stands(const Lexemes *lexemes, size_t i)
{
    static const char *const leading[] = {"الي", "بنسبه", "بمقدار", "حوالي", "نحو", "قرابه", "يقارب", "من", "بواقع"};
    const Lexeme *before = lexeme_at(lexemes, i - 1), *next = lexeme_at(lexemes, i + 1);
    bool quarter = lexeme_is(before, "من") && !lexeme_is(lexeme_at(lexemes, i - 2), "اقل") &&
                   !lexeme_is(lexeme_at(lexemes, i - 2), "لاقل") && !lexeme_is(lexeme_at(lexemes, i - 2), "اكثر");
    bool counted = next->number == NUMBER_ORDINAL || next->time;   /* النصف الأول, الربع الحالي */
    return LEXEME_IN(before, leading) && !quarter && !counted;
}

/* 3/4, 3/4 كوب. */
static bool read_numeric(const Lexemes *lexemes, const Numeral *numeral, Expression *expression)
{
    if (!is_numeric_fraction(numeral)) return false;
    expression->value = arena_format(lexemes->arena, "%d/%d", numeral->day, numeral->month);
    read_part_of_unit(lexemes, expression, part_of(numeral));
    return true;
}

/* نصف | النهائي, of a competition. */
static bool is_final_round(const Lexeme *next)
{
    return STARTS_WITH(next->folded, "نهايي", "النهايي");
}

/* نصفهم, ثلثيه. */
static bool has_pronoun(const Lexeme *lexeme)
{
    return lexeme->number_length == 1 && ENDS_WITH(lexeme->folded, "هم", "هن", "ها", "ه");
}

/* What a fraction without ال is of: a unit, a noun, what is pointed at (نصف هؤلاء), its pronoun, or nothing more. */
static bool read_whole(const Lexemes *lexemes, size_t i, Expression *expression)
{
    static const char *const pointing[] = {"هذا", "هذه", "هولاء", "تلك", "ذلك", "ما"};
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, expression->to);
    if (LEXEME_IN(next, pointing) || has_pronoun(lexeme) || read_part_of_unit(lexemes, expression, amount_fraction(lexeme))) return true;
    if (noun_phrase_read(lexemes, expression->to, NOUN_ANY, &expression->of)) {
        expression->to = expression->of.to;
        return true;
    }
    expression->of.to = 0;
    return !slice_is(number_value(lexeme), "1/4") && !next->is_word;
}

static bool read_part(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *expression = (Expression){.from = i, .to = i + 1, .label = SLICE("fraction")};
    if (lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_SLASH)
        return read_numeric(lexemes, lexeme->numeral, expression);
    if (lexeme->number != NUMBER_FRACTION) return false;
    expression->to = i + lexeme->number_length;
    const Lexeme *next = lexeme_at(lexemes, expression->to);
    if (is_final_round(next)) return false;
    expression->value = part_of_length(lexeme, next);
    if (expression->value.len) {
        expression->label = SLICE("duration");
        expression->to++;
        return true;
    }
    expression->value = number_value(lexeme);
    return lexeme->definite ? fraction_stands(lexemes, i) : read_whole(lexemes, i, expression);
}

bool read_fraction(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    if (!read_part(lexemes, i, expression)) return false;
    add_modifiers(lexemes, first, &(Amount){.from = expression->from, .to = expression->to}, expression);
    return true;
}
