/* numextract: numbers, quantities, dates and times of a sentence. At each lexeme the readers are tried from the most
   specific to the least; the first that reads takes its lexemes. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/currencies.h"
#include "tools/numextract/fates.h"
#include "tools/numextract/futures.h"
#include "tools/numextract/resolution.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/stages.h"

#include <stdlib.h>

/* The readers of a number or time word, from the most specific to the least. */
static bool read_number(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    return read_set(lexemes, i, first, expression) || read_date_or_time(lexemes, i, expression) ||
           read_compound_length(lexemes, i, expression) || read_unit_and_smaller(lexemes, i, first, expression) ||
           read_quantity(lexemes, i, first, expression) || read_length(lexemes, i, first, expression) ||
           read_ordinal_phrase(lexemes, i, first, expression) || read_unit_and_half(lexemes, i, first, expression) ||
           read_fraction(lexemes, i, first, expression);
}

/* The first reader that reads at lexeme i. */
static bool read_first(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->may_count) return false;
    if (lexeme->may_count == COUNTS_AS_DUAL) return read_dual(lexemes, i, expression);
    if (!lexeme->number && !lexeme->time && !lexeme->is_numeral)
        return read_unit_dual(lexemes, i, first, expression) || read_dual(lexemes, i, expression);
    bool dual = lexeme->time == TIME_UNITS2 && read_unit_dual(lexemes, i, first, expression);   /* سنتان ضوئيتان */
    return dual || read_number(lexemes, i, first, expression);
}

static bool read_at(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    if (!read_first(lexemes, i, first, expression)) return false;
    length_extend(lexemes, expression);
    return true;
}

/* The names that came with the sentence, by begin: a number inside one of them is part of the name. */
typedef struct {
    Span span;
    char label;         /* its first letter: P, L, O, M */
} Name;

typedef struct {
    Name *items;
    size_t count, next;
    uint64_t reach;     /* the end of the last name that began before what is asked for, and its begin */
    uint64_t reach_begin;
    char reach_label;
} Names;

static Names read_names(Sentence *sentence, Currencies *currencies)
{
    Names names = {.items = NULL};
    size_t capacity = 16, next = 0;
    Record record;
    names.items = arena_take(sentence->arena, capacity * sizeof *names.items);
    while (sentence_record(sentence, &next, &record)) {
        if (record.type != 'E') continue;
        if (names.count == capacity)
            names.items = arena_grow(sentence->arena, names.items, names.count, &capacity, sizeof *names.items);
        char label = record.label.len > 0 ? record.label.ptr[0] : 'M';
        names.items[names.count++] = (Name){{record.begin, record.end}, label};
        if (record.value.len) currencies_see(currencies, record.value);
    }
    return names;
}

/* Whether the span lies within a name that is longer. Asked for spans in the order of their begins. */
static bool is_in_name(Names *names, Span span)
{
    for (; names->next < names->count && names->items[names->next].span.begin <= span.begin; names->next++) {
        if (names->items[names->next].span.end < names->reach) continue;
        names->reach = names->items[names->next].span.end;
        names->reach_begin = names->items[names->next].span.begin;
        names->reach_label = names->items[names->next].label;
    }
    return span.end <= names->reach && (names->reach_begin < span.begin || span.end < names->reach);
}

/* حميد شباط, later شباط alone: a month that is a person's name. */
static bool is_month_of_person(const Names *names, Span span, const Expression *expression)
{
    bool month = expression->moment != NULL && expression->moment->at.month != UNKNOWN && expression->to == expression->from + 1;
    return month && names->reach_label == 'P' && names->reach_begin == span.begin && names->reach == span.end;
}

static void put_of_at(Buffer *attrs, Span of)
{
    char place[2 * NUMBER_MAX + 1];
    size_t length = number_write(place, of.begin);
    place[length++] = '-';
    length += number_write(place + length, of.end);
    attrs_put_list(attrs, "of_at", (Slice){place, length});
}

/* Into a buffer of the stage's; the slice lives until the next call. */
static Slice attrs_of(Sentence *sentence, const Expression *expression, Slice fate, Buffer *attrs)
{
    attrs->len = 0;
    if (expression->mod.len) attrs_put(attrs, "mod", expression->mod);
    if (expression->unit.len) attrs_put(attrs, "unit", expression->unit);
    if (expression->of.to) {
        attrs_put(attrs, "of", slice_part(sentence->head.text, expression->of.begin, expression->of.end));
        put_of_at(attrs, sentence_span(sentence, expression->of.begin, expression->of.end));
    }
    if (expression->calendar.len) attrs_put(attrs, "cal", expression->calendar);
    if (expression->resolved.len) attrs_put(attrs, "resolved", expression->resolved);
    if (fate.len) attrs_put(attrs, "fate", fate);
    if (expression->moment != NULL && memchr(expression->moment->zone.ptr, '/', expression->moment->zone.len))
        attrs_put(attrs, "zone", expression->moment->zone);
    return buffer_slice(attrs);
}

/* The day that the expression says, by its value or what that resolves to. */
static bool names_day(const Expression *expression, Date *date)
{
    Slice text = expression->resolved.len ? expression->resolved : expression->value;
    return expression->moment != NULL && moment_is_dated(expression->moment) && date_read(text, date);
}

/* The day that a clock time without a date is of: the one that the sentence named last, or names next; else the
   document's. */
static Reference day_of_clock(const Lexemes *lexemes, const Expression *clock, const Reference *reference,
                              const Reference *named)
{
    enum { REACH = 12 };
    if (named->known) return *named;
    Reference day = *reference;
    for (size_t i = clock->to; i < clock->to + REACH && i < lexemes->count; i++) {
        Expression next;
        if (!lexeme_at(lexemes, i)->may_count || !read_date_or_time(lexemes, i, &next) || next.moment == NULL) continue;
        next.resolved = moment_resolved(lexemes->arena, next.moment, next.value, reference,
                                        future_governs(lexemes, next.from, next.to));
        if (names_day(&next, &day.date)) break;
        i = next.to - 1;
    }
    return day;
}

static Slice resolved_moment(const Lexemes *lexemes, const Expression *expression, const Reference *reference,
                             const Reference *named)
{
    if (moment_is_dated(expression->moment) || !reference->known)
        return moment_resolved(lexemes->arena, expression->moment, expression->value, reference,
                               future_governs(lexemes, expression->from, expression->to));
    Reference day = day_of_clock(lexemes, expression, reference, named);
    return moment_resolved(lexemes->arena, expression->moment, expression->value, &day, false);
}

/* The absolute date of a date or time, and of a length of time behind قبل or منذ. */
static Slice resolved_of(const Lexemes *lexemes, const Expression *expression, const Reference *reference,
                         const Reference *named)
{
    size_t from = expression->from, to = expression->to;
    if (!reference->wanted) return SLICE("");
    if (expression->moment != NULL) return resolved_moment(lexemes, expression, reference, named);
    bool length = slice_is(expression->label, "duration") && moment_role(lexeme_at(lexemes, from - 1), MOMENT_ROLE_AGO);
    /* قبل يومين من الانتخابات counts from the election. */
    if (!length || lexeme_is(lexeme_at(lexemes, to), "من") || expression->mod.len) return SLICE("");
    return length_before_resolved(lexemes->arena, expression->value, reference);
}

/* The month and the year that the document spoke of last; UNKNOWN. */
typedef struct {
    int year, month;
} Spoken;

/* الشهر نفسه, 14 من الشهر ذاته, السنة نفسها: the month or year spoken of last. */
static void settle_same(Lexemes *lexemes, Expression *expression, const Spoken *spoken)
{
    Moment *moment = arena_take(lexemes->arena, sizeof *moment);
    *moment = *expression->moment;
    bool month = moment->same == 'M' && moment->at.month == UNKNOWN && spoken->month != UNKNOWN;
    bool year = moment->same == 'Y' && moment->at.year == UNKNOWN && spoken->year != UNKNOWN;
    if (!month && !year) return;
    moment->relative = (Slice){"", 0};
    if (month) moment->at.month = spoken->month;
    moment->at.year = spoken->year;
    expression->moment = moment;
    expression->value = moment_value(lexemes->arena, moment);
}

static void see_month(Spoken *spoken, const Moment *moment)
{
    const Point *at = &moment->at;
    if (at->month != UNKNOWN && !moment->hijri) *spoken = (Spoken){at->year, at->month};
    else if (at->year != UNKNOWN) *spoken = (Spoken){at->year, UNKNOWN};
}

typedef struct {
    Vocabulary *vocabulary;
    Reference reference;     /* of the document that is being read */
    Currencies currencies;   /* likewise */
    Fates fates;             /* likewise */
    Spoken spoken;           /* likewise */
    Buffer attrs;            /* of one record, made anew for each */
} Context;

/* The era is written هـ: 1 where its tatweel was deleted behind the expression, which ends at this place, else 0. */
static size_t tatweel_behind(Sentence *sentence, const Lexemes *lexemes, const Expression *expression, uint64_t end)
{
    const Lexeme *last = lexeme_at(lexemes, expression->to - 1);
    size_t next = last->end + (last->end < lexemes->text.len ? utf8_length((unsigned char)lexemes->text.ptr[last->end]) : 0);
    if (last->time != TIME_ERA || !lexeme_is(last, "ه") || next == last->end) return 0;
    return sentence_span(sentence, last->end, next).begin == end + 1;
}

/* 30 كيلومترا, 12 جنديا, الساعة الثامنة: more than a number. */
static bool says_what(const Expression *expression)
{
    bool counts = expression->of.to > 0 || expression->unit.len > 0 || slice_is(expression->label, "time");
    return counts && !slice_is(expression->label, "ordinal");
}

/* Whether a name takes the expression in. One that is nothing but a date and what leads up to it is no name ("من 21 يونيو إلى
   13 يوليو"), and what stands in quotation marks is often taken for one of MISC. */
static bool is_named(Names *names, Span span, const Expression *expression)
{
    if (!is_in_name(names, span)) return is_month_of_person(names, span, expression);
    size_t lexemes = expression->to - expression->from;
    bool filled = names->reach - names->reach_begin <= span.end - span.begin + 3;
    bool date = expression->moment != NULL && lexemes > 2 && filled;
    bool quoted = names->reach_label == 'M' && lexemes > 1 && says_what(expression);
    return !date && !quoted;
}

/* What the expression's moment says of those behind it, and they of it. */
static void see_moment(Context *context, Lexemes *lexemes, Expression *expression)
{
    if (expression->moment == NULL) return;
    if (expression->moment->same) settle_same(lexemes, expression, &context->spoken);
    see_month(&context->spoken, expression->moment);
    reference_see(&context->reference, expression->moment);
}

static void add_expression(Context *context, Sentence *sentence, Lexemes *lexemes, Names *names,
                           Expression *expression, Reference *named)
{
    Reference *reference = &context->reference;
    if (expression->label.len == 0) return;   /* part of a name */
    bool noun_first = expression->of.to && expression->of.from == expression->from;
    size_t begin = noun_first ? expression->of.begin : lexeme_at(lexemes, expression->from)->core;
    size_t end = lexeme_at(lexemes, expression->to - 1)->end;
    Span span = sentence_span(sentence, begin, end);
    if (is_named(names, span, expression)) return;
    see_moment(context, lexemes, expression);
    expression->unit = currency_meant(lexemes, expression, &context->currencies);
    expression->resolved = resolved_of(lexemes, expression, reference, named);
    named->known = (reference->wanted && names_day(expression, &named->date)) || named->known;
    Slice fate = fate_of(&context->fates, lexemes, expression);
    sentence_add_longer(sentence, begin, end, tatweel_behind(sentence, lexemes, expression, span.end), expression->label,
                        expression->value, attrs_of(sentence, expression, fate, &context->attrs));
}

static void extract_numbers(void *opened, Sentence *sentence)
{
    Context *context = opened;
    if (sentence->new_document) {
        reference_begin_document(&context->reference, sentence->about);
        context->currencies.count = 0;
        fates_begin_document(&context->fates);
        context->spoken = (Spoken){UNKNOWN, UNKNOWN};
    }
    Names names = read_names(sentence, &context->currencies);
    Lexemes lexemes = lexemes_of(sentence, context->vocabulary);
    fates_begin_sentence(&context->fates, &lexemes);
    if (lexemes.count == 0) return;
    Reference named = {.wanted = true};   /* the day that the sentence named last */
    size_t first = 0;
    for (size_t i = 0; i < lexemes.count;) {
        Expression expression;
        if (!read_at(&lexemes, i, first, &expression)) {
            i++;
            continue;
        }
        add_expression(context, sentence, &lexemes, &names, &expression, &named);
        first = i = expression.to > i ? expression.to : i + 1;
    }
}

static void *open_context(const Options *options)
{
    const char *date = options_value(options, "date");
    Reference reference;
    if (!reference_read(date, &reference)) {
        error_at(NULL, 0, "--date %s: expected YYYY-MM-DD, doc, first or none", date);
        return NULL;
    }
    /* normalize, in this process, has had --date too, and gave it to every document without a date of its own. */
    if (options->plain && reference.known) reference = (Reference){.own = true};
    const char *paths[OPTIONS_REPEATED_MAX];
    size_t files = options_values(options, "units", paths);
    files += options_values(options, "lexicon", paths + files);
    Vocabulary *vocabulary = vocabulary_new(paths, files);
    if (vocabulary == NULL) return NULL;
    Context *context = malloc(sizeof *context);
    if (context == NULL) die_at(NULL, 0, "out of memory");
    *context = (Context){.reference = reference, .vocabulary = vocabulary};
    return context;
}

static void close_context(void *opened)
{
    Context *context = opened;
    vocabulary_free(context->vocabulary);
    buffer_free(&context->attrs);
    free(context);
}

static const OptionSpec own[] = {{"date", true}, {"lexicon", OPTION_REPEATS}, {"units", OPTION_REPEATS}, {NULL, false}};

const Stage numextract_stage = {
    .name = "numextract", .own = own, .writes = 'N', .reads = "E", .open = open_context, .sentence = extract_numbers,
    .close = close_context,
};
