/* numextract: numbers, quantities, dates and times of a sentence. At each lexeme the readers are tried from the most
   specific to the least; the first that reads takes its lexemes. */

#include "tools/numextract/expressions.h"
#include "tools/stages.h"

/* The first reader that reads at lexeme i. */
static bool read_at(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->may_count) return false;
    if (lexeme->number || lexeme->time || lexeme->is_numeral)
        return read_date_or_time(lexemes, i, expression) || read_set(lexemes, i, expression) ||
               read_quantity(lexemes, i, first, expression) || read_length(lexemes, i, first, expression) ||
               read_ordinal_phrase(lexemes, i, first, expression) || read_fraction(lexemes, i, expression);
    return read_dual(lexemes, i, expression);
}

/* The names that came with the sentence, by begin: a number inside one of them is part of the name. */
typedef struct {
    Span *spans;
    size_t count, next;
    uint64_t reach;     /* the end of the last name that began before what is asked for, and its begin */
    uint64_t reach_begin;
} Names;

static Names read_names(Sentence *sentence)
{
    Names names = {.spans = NULL};
    size_t capacity = 16;
    Slice lines = sentence->lines;
    Record record;
    names.spans = arena_take(sentence->arena, capacity * sizeof *names.spans);
    while (record_next(&lines, sentence->arena, &record)) {
        if (record.type != 'E') continue;
        names.spans = arena_grow(sentence->arena, names.spans, names.count, &capacity, sizeof *names.spans);
        names.spans[names.count++] = (Span){record.begin, record.end};
    }
    return names;
}

/* Whether the span lies within a name that is longer. Asked for spans in the order of their begins. */
static bool is_in_name(Names *names, Span span)
{
    for (; names->next < names->count && names->spans[names->next].begin <= span.begin; names->next++) {
        if (names->spans[names->next].end < names->reach) continue;
        names->reach = names->spans[names->next].end;
        names->reach_begin = names->spans[names->next].begin;
    }
    return span.end <= names->reach && (names->reach_begin < span.begin || span.end < names->reach);
}

static Slice attrs_of(const Sentence *sentence, const Expression *expression)
{
    Buffer attrs = {0};
    if (expression->mod.len) attrs_put(&attrs, "mod", expression->mod);
    if (expression->unit.len) attrs_put(&attrs, "unit", expression->unit);
    if (expression->of.to) {
        Span of = sentence_span(sentence, expression->of.begin, expression->of.end);
        attrs_put(&attrs, "of", slice_part(sentence->head.text, expression->of.begin, expression->of.end));
        attrs_put_list(&attrs, "of_at", arena_format(sentence->arena, "%llu-%llu", (unsigned long long)of.begin,
                                                     (unsigned long long)of.end));
    }
    if (expression->calendar.len) attrs_put(&attrs, "cal", expression->calendar);
    Slice kept = arena_copy(sentence->arena, buffer_slice(&attrs));
    buffer_free(&attrs);
    return kept;
}

static void extract_numbers(void *context, Sentence *sentence)
{
    const Vocabulary *vocabulary = context;
    Lexemes lexemes = lexemes_of(sentence, vocabulary);
    if (lexemes.count == 0) return;
    Names names = read_names(sentence);
    size_t first = 0;
    for (size_t i = 0; i < lexemes.count;) {
        Expression expression;
        if (!read_at(&lexemes, i, first, &expression)) {
            i++;
            continue;
        }
        bool noun_first = expression.of.to && expression.of.from == expression.from;
        size_t begin = noun_first ? expression.of.begin : lexeme_at(&lexemes, expression.from)->core;
        size_t end = lexeme_at(&lexemes, expression.to - 1)->end;
        if (!is_in_name(&names, sentence_span(sentence, begin, end)))
            sentence_add(sentence, begin, end, expression.label, expression.value, attrs_of(sentence, &expression));
        first = i = expression.to > i ? expression.to : i + 1;
    }
}

static void *open_vocabulary(const Options *options)
{
    (void)options;
    return vocabulary_new();
}

static void close_vocabulary(void *context) { vocabulary_free(context); }

const Stage numextract_stage = {
    .name = "numextract", .writes = 'N', .reads = "E", .open = open_vocabulary, .sentence = extract_numbers,
    .close = close_vocabulary,
};
