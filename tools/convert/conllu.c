/* CoNLL-U Plus: a word a line, names and numbers as BIO, claims as brackets, every record as a comment. */

#include "tools/convert/attributes.h"
#include "tools/convert/claim_roles.h"
#include "tools/convert/format.h"
#include "tools/convert/syntactic_words.h"

#include <stdio.h>
#include <stdlib.h>

static const char header[] =
    "# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC ISNAD:ENTITY ISNAD:NUMBER "
    "ISNAD:CLAIM\n";

/* What a claim says of a word: that a role begins or ends there. */
typedef struct {
    size_t word;
    bool opens, closes;
    size_t claim;           /* its number in the sentence, from 1 */
    Slice act;
    const char *role;
    size_t order;           /* as they came */
} Bracket;

typedef struct {
    const SyntacticWords *words;
    Slice *entity, *number; /* a label for each word; no pointer: none */
    Bracket *brackets;
    size_t bracket_count, bracket_capacity;
} Columns;

static void put_line_text(Buffer *out, Slice text)
{
    static const char special[] = "\t\n\r", letters[] = "tnr";
    for (size_t i = 0; i < text.len; i++) {
        const char *found = text.ptr[i] != '\0' ? strchr(special, text.ptr[i]) : NULL;
        if (found != NULL) buffer_put_char(out, '\\');
        buffer_put_char(out, found != NULL ? letters[found - special] : text.ptr[i]);
    }
}

/* The escapes that UDPipe uses in MISC. */
static void put_misc_text(Buffer *out, Slice text)
{
    static const char special[] = " \t\n\r|\\", letters[] = "stnrp\\";
    for (size_t i = 0; i < text.len; i++) {
        const char *found = text.ptr[i] != '\0' ? strchr(special, text.ptr[i]) : NULL;
        if (found != NULL) buffer_put_char(out, '\\');
        buffer_put_char(out, found != NULL ? letters[found - special] : text.ptr[i]);
    }
}

static void put_span(const Converter *converter, Slice doc, Span span, Buffer *out)
{
    buffer_put_number(out, converter_offset(converter, doc, span.begin));
    buffer_put_char(out, '-');
    buffer_put_number(out, converter_offset(converter, doc, span.end));
}

/* ---- the comments before a sentence ---- */

static void put_record_comment(const Converter *converter, const Record *record, size_t number, Arena *arena,
                               Buffer *out)
{
    Record converted = *record;
    converted.begin = converter_offset(converter, record->doc, record->begin);
    converted.end = converter_offset(converter, record->doc, record->end);
    converted.attrs = attributes_text(converter, record, arena);
    buffer_put(out, SLICE("# record."));
    buffer_put_number(out, number);
    buffer_put(out, SLICE(" = "));
    record_write(out, &converted);
}

static void put_comment(Buffer *out, const char *name, Slice text)
{
    if (text.len == 0) return;
    buffer_put(out, SLICE("# "));
    buffer_put(out, slice_of(name));
    buffer_put(out, SLICE(" = "));
    put_line_text(out, text);
    buffer_put_char(out, '\n');
}

static void put_about(const Record *about, Arena *arena, Buffer *out)
{
    Slice outlet;
    if (about == NULL) return;
    put_comment(out, "title", about->text);
    put_comment(out, "date", about->value);
    if (attrs_get(about->attrs, "outlet", arena, &outlet)) put_comment(out, "outlet", outlet);
}

static void put_comments(const Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Sentence *sentence = annotated->sentence;
    const Record *head = &sentence->head;
    if (sentence->new_document) {
        buffer_put(out, SLICE("# newdoc id = "));
        put_line_text(out, head->doc);
        buffer_put_char(out, '\n');
    }
    put_about(converter_about(converter, sentence), sentence->arena, out);
    if (sentence->new_paragraph) buffer_put(out, SLICE("# newpar\n"));
    buffer_put(out, SLICE("# sent_id = "));
    put_line_text(out, head->doc);
    buffer_put_char(out, '-');
    buffer_put_number(out, head->sent);
    buffer_put(out, SLICE("\n# text = "));
    put_line_text(out, head->text);
    buffer_put(out, SLICE("\n# span = "));
    put_span(converter, head->doc, (Span){head->begin, head->end}, out);
    buffer_put_char(out, '\n');
    for (size_t i = 0, number = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        if (record->type != 'T') put_record_comment(converter, record, ++number, sentence->arena, out);
    }
}

/* ---- the columns ---- */

/* The first to come has the word, so that no word is looked at twice. */
static void label_words(const Annotated *annotated, const SyntacticWords *words, Slice *labels, const Record *record)
{
    size_t first, last;
    Arena *arena = annotated->sentence->arena;
    Span span = {record->begin, record->end};
    if (!syntactic_words_touched(annotated, words, span, record->text, &first, &last)) return;
    Slice kind = record_kind(record, arena), begin = arena_join(arena, SLICE("B-"), kind);
    Slice inside = arena_join(arena, SLICE("I-"), kind);
    for (size_t i = first; i <= last && labels[i].ptr == NULL; i++) labels[i] = i == first ? begin : inside;
}

static void add_bracket(Columns *columns, Arena *arena, Bracket bracket)
{
    columns->brackets = arena_grow(arena, columns->brackets, columns->bracket_count, &columns->bracket_capacity,
                                   sizeof *columns->brackets);
    bracket.order = columns->bracket_count;
    columns->brackets[columns->bracket_count++] = bracket;
}

static void add_claim(const Annotated *annotated, Columns *columns, const Record *claim, size_t number)
{
    Arena *arena = annotated->sentence->arena;
    RolePlaces roles = claim_roles(claim, arena);
    for (size_t i = 0; i < roles.count; i++) {
        const RolePlace *place = &roles.items[i];
        size_t first, last;
        if (!syntactic_words_touched(annotated, columns->words, place->span, place->text, &first, &last)) continue;
        Bracket bracket = {first, true, first == last, number, claim->label, place->role, 0};
        add_bracket(columns, arena, bracket);
        bracket.word = last;
        bracket.opens = false;
        bracket.closes = true;
        if (first < last) add_bracket(columns, arena, bracket);
    }
}

/* By word; at one word what ends there before what begins. */
static int compare_brackets(const void *left, const void *right)
{
    const Bracket *a = left, *b = right;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->opens != b->opens) return a->opens ? 1 : -1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static Columns columns_of(const Annotated *annotated, const SyntacticWords *words)
{
    Arena *arena = annotated->sentence->arena;
    Columns columns = {.words = words, .bracket_capacity = 16};
    columns.entity = arena_take(arena, (words->count + 1) * sizeof *columns.entity);
    columns.number = arena_take(arena, (words->count + 1) * sizeof *columns.number);
    columns.brackets = arena_take(arena, columns.bracket_capacity * sizeof *columns.brackets);
    for (size_t i = 0; i < words->count; i++) columns.entity[i] = columns.number[i] = (Slice){NULL, 0};
    size_t claims = 0;
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        if (record->type == 'E') label_words(annotated, words, columns.entity, record);
        if (record->type == 'N') label_words(annotated, words, columns.number, record);
        if (record->type == 'C') add_claim(annotated, &columns, record, ++claims);
    }
    if (columns.bracket_count > 1)
        qsort(columns.brackets, columns.bracket_count, sizeof *columns.brackets, compare_brackets);
    return columns;
}

/* ---- the lines ---- */

static Slice universal_class(const Word *word)
{
    if (word->token == NULL) return SLICE("_");
    Slice class = word->token->label;
    if (slice_is(class, "punct")) return SLICE("PUNCT");
    if (slice_is(class, "number")) return SLICE("NUM");
    if (slice_is(class, "symbol") || slice_is(class, "emoji")) return SLICE("SYM");
    return SLICE("_");
}

static void put_misc_pair(Buffer *out, const char *key, Slice value)
{
    if (out->ptr[out->len - 1] != '\t') buffer_put_char(out, '|');
    buffer_put(out, slice_of(key));
    buffer_put_char(out, '=');
    put_misc_text(out, value);
}

/* What stands between the word and the next, where that is not one space. */
static void put_spaces(const Annotated *annotated, const WordList *words, size_t at, Buffer *out)
{
    Slice text = annotated->sentence->head.text;
    const Word *word = &words->items[at];
    bool last = at + 1 == words->count;
    Slice behind = slice_part(text, word->to, last ? text.len : words->items[at + 1].from);
    if (at == 0 && word->from > 0) put_misc_pair(out, "SpacesBefore", slice_part(text, 0, word->from));
    if (behind.len == 0 && !last) put_misc_pair(out, "SpaceAfter", SLICE("No"));
    if (behind.len > 0 && (last || !slice_is(behind, " "))) put_misc_pair(out, "SpacesAfter", behind);
}

static void put_misc(const Converter *converter, const Annotated *annotated, const WordList *words, size_t at,
                     Buffer *out)
{
    const Word *word = &words->items[at];
    buffer_put(out, SLICE("Span="));
    put_span(converter, annotated->sentence->head.doc, word->span, out);
    if (word->token != NULL) put_misc_pair(out, "Folded", word->token->value);
    if (word->token != NULL && word->token->attrs.len > 0) put_misc_pair(out, "Attrs", word->token->attrs);
    put_spaces(annotated, words, at, out);
}

/* The brackets of a word; `*next` goes on behind them. */
static void put_brackets(const Columns *columns, size_t word, size_t *next, Buffer *out)
{
    size_t before = *next;
    for (; *next < columns->bracket_count && columns->brackets[*next].word == word; ++*next) {
        const Bracket *bracket = &columns->brackets[*next];
        if (*next > before) buffer_put_char(out, ';');
        if (bracket->opens) buffer_put_char(out, '(');
        buffer_put_number(out, bracket->claim);
        buffer_put_char(out, ':');
        if (bracket->opens) put_misc_text(out, bracket->act);
        if (bracket->opens) buffer_put_char(out, ':');
        buffer_put(out, slice_of(bracket->role));
        if (bracket->closes) buffer_put_char(out, ')');
    }
    if (*next == before) buffer_put_char(out, '_');
}

static void put_label(Buffer *out, Slice label)
{
    buffer_put_char(out, '\t');
    if (label.ptr != NULL) put_misc_text(out, label);
    else buffer_put_char(out, 'O');
}

/* The line of a word that was cut at its clitics: its numbers and its form, nothing of what its parts have. */
static void put_range(const Converter *converter, const Annotated *annotated, const SyntacticWords *words, size_t at,
                      Buffer *out)
{
    const SyntacticWord *first = &words->items[at];
    const Word *word = &words->words.items[first->word];
    buffer_put_number(out, at + 1);
    buffer_put_char(out, '-');
    buffer_put_number(out, at + first->parts);
    buffer_put_char(out, '\t');
    put_line_text(out, word->text);
    buffer_put(out, SLICE("\t_\t_\t_\t_\t_\t_\t_\t"));
    put_misc(converter, annotated, &words->words, first->word, out);
    buffer_put(out, SLICE("\t_\t_\t_\n"));
}

static void put_word(const Converter *converter, const Annotated *annotated, const Columns *columns, size_t at,
                     size_t *next, Buffer *out)
{
    const SyntacticWord *item = &columns->words->items[at];
    const Word *word = &columns->words->words.items[item->word];
    bool whole = item->parts == 1;
    buffer_put_number(out, at + 1);
    buffer_put_char(out, '\t');
    put_line_text(out, item->text);
    buffer_put(out, SLICE("\t_\t"));
    buffer_put(out, whole ? universal_class(word) : SLICE("_"));
    buffer_put_char(out, '\t');
    if (word->token != NULL && word->token->label.len > 0) put_misc_text(out, word->token->label);
    else buffer_put_char(out, '_');
    buffer_put(out, SLICE("\t_\t_\t_\t_\t"));
    if (whole) put_misc(converter, annotated, &columns->words->words, item->word, out);
    else buffer_put_char(out, '_');
    put_label(out, columns->entity[at]);
    put_label(out, columns->number[at]);
    buffer_put_char(out, '\t');
    put_brackets(columns, at, next, out);
    buffer_put_char(out, '\n');
}

static void conllu_begin(Converter *converter, Buffer *out)
{
    (void)converter;
    buffer_put(out, SLICE(""));
    buffer_put(out, slice_of(header));
}

static void conllu_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    SyntacticWords words = syntactic_words_of(converter, annotated);
    if (words.count == 0) {
        converter->left_out += annotated->count + 1;
        return;
    }
    Columns columns = columns_of(annotated, &words);
    size_t next = 0;
    put_comments(converter, annotated, out);
    for (size_t i = 0; i < words.count; i++) {
        if (words.items[i].parts > 1 && words.items[i].first) put_range(converter, annotated, &words, i, out);
        put_word(converter, annotated, &columns, i, &next, out);
    }
    buffer_put_char(out, '\n');
}

const Format conllu_format = {.name = "conllu", .leaves = "", .takes_tokens = true, .needs_sentences = true, .tells_about = true,
                              .begin = conllu_begin, .sentence = conllu_sentence};
