#ifndef ISNAD_NUMEXTRACT_EXPRESSIONS_H
#define ISNAD_NUMEXTRACT_EXPRESSIONS_H

/* One N record in the making, and the readers that make one. Each tries at lexeme i and may reach back to `first`,
   the lexeme behind the expression before. */

#include "tools/numextract/amounts.h"
#include "tools/numextract/moment.h"
#include "tools/numextract/noun_phrases.h"

typedef struct {
    size_t from, to;              /* lexemes */
    Slice label, value, mod, unit, calendar, resolved;
    bool short_currency;          /* of money: its name is one word, which several countries' currencies may have */
    const Moment *moment;         /* of a date or time; else NULL */
    NounPhrase of;                /* of.to == 0: nothing counted */
} Expression;

bool read_date_or_time(const Lexemes *lexemes, size_t i, Expression *expression);
bool read_set(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);   /* كل يوم, سنويا, في اليوم */
bool read_quantity(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);
bool read_length(const Lexemes *lexemes, size_t i, size_t first, Expression *expression); /* أسبوعين, بعد ساعات */
bool read_ordinal_phrase(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);
bool read_fraction(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);
bool read_dual(const Lexemes *lexemes, size_t i, Expression *expression);
bool read_two_behind(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);   /* مستشارين | اثنين */

/* durations.c: a single unit with a smaller one behind it (ساعة و20 دقيقة), and what makes a length of time that was
   read longer in the same way. */
bool read_compound_length(const Lexemes *lexemes, size_t i, Expression *expression);
void length_extend(const Lexemes *lexemes, Expression *expression);

/* The parts of read_quantity that look for a unit: behind the amount, before it, or one that says its number itself. */
bool read_unit(const Lexemes *lexemes, const Amount *amount, Expression *expression);
bool read_sign_before(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression);
bool read_unit_and_half(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);
bool read_unit_and_smaller(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);   /* متر | و80 سم */
bool read_unit_dual(const Lexemes *lexemes, size_t i, size_t first, Expression *expression);

/* عمره 22 عاما, (41 عاما), 30 سنة من عمره: whether the years between these lexemes are those that a person has lived. */
bool is_age(const Lexemes *lexemes, size_t from, size_t to);

/* عامين | ونصف العام: the lexeme behind half of the unit at lexeme i, i where it does not stand there. */
size_t read_and_half(const Lexemes *lexemes, size_t i, const Lexeme *unit);

/* عقدين | من الزمن: the lexeme behind من الزمن at lexeme i, i where it does not stand there. */
size_t read_of_time(const Lexemes *lexemes, size_t i);

/* عشر درجات | تحت الصفر: whether this stands at lexeme i. */
bool is_below_zero(const Lexemes *lexemes, size_t i);

/* Takes in the modifiers on both sides, and the mod of a vague number. */
void add_modifiers(const Lexemes *lexemes, size_t first, const Amount *amount, Expression *expression);

/* As the value column has it: 12.5, 3..5. */
Slice amount_value(Arena *arena, const Amount *amount);

/* The ISO 8601 duration of a number of units (TH, D, DE ...): PT5H, P3W, P4DE. */
Slice duration_value(Arena *arena, Slice number, Slice unit);

#endif
