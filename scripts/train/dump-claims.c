/* dump-claims --out FILE [--gold GOLD] [--words] < STREAM: for training. Writes what claimfind sees of each sentence with a
   possible cue, by the very code that claimfind runs, and beside it what GOLD (C records of the same documents) says:

     S DOC SENT             a sentence (a piece of one longer than UNITS_MAX)
     M F0 F1 ...            a remembered source, the latest first: the features of its first word
     U F0 F1 ... TEXT       a unit
     K UNIT PART ACT GOLD   a word that may be a cue, and the act that GOLD gives it: 0 where it is none
     P N N ...              of a cue in GOLD: how each remembered source and each unit stands to it
     G TAGS                 ... and each one's role: O S T C
     X CUE ACT              a cue in GOLD that no word may be

   Columns have a tab between; numbers are decimal. With --words, instead: the units of every sentence in a line, a space between, clitics
   with + behind. With GOLD, the stream that comes out has its claims, as claimfind's writer makes them of these roles. */

#include "common/errors.h"
#include "common/lines.h"
#include "tools/claimfind/writer.h"
#include "tools/stages.h"

#include <stdio.h>
#include <stdlib.h>

enum { SPANS_MAX = 4 };

typedef struct {
    Span spans[SPANS_MAX];
    size_t count;
} Spans;

typedef struct {
    Slice doc;
    uint8_t act;
    Spans cue, source, target, content;
    bool taken;
} Gold;

typedef struct {
    FILE *out;
    bool words;
    Vocabulary *vocabulary;
    UnitReader *units;
    SourceMemory memory;
    Arena *arena;           /* of the gold */
    Gold *gold;
    size_t gold_count, gold_capacity;
    size_t from, to;        /* the document's in it */
    Buffer attrs;
    size_t written;
} Dump;

/* ---- gold ---- */

static Spans spans_of(Slice attrs, const char *key, Arena *arena)
{
    Spans spans = {.count = 0};
    Slice list;
    if (!attrs_get(attrs, key, arena, &list)) return spans;
    const char *at = list.ptr, *end = at + list.len;
    while (at < end && spans.count < SPANS_MAX) {
        char *next;
        spans.spans[spans.count].begin = strtoull(at, &next, 10);
        spans.spans[spans.count++].end = strtoull(next + 1, &next, 10);
        at = next + 1;
    }
    return spans;
}

static void take_gold(Dump *dump, const Record *record)
{
    dump->gold = arena_grow(dump->arena, dump->gold, dump->gold_count, &dump->gold_capacity, sizeof *dump->gold);
    Gold gold = {.doc = arena_copy(dump->arena, record->doc)};
    act_number(record->label, &gold.act);
    gold.cue = spans_of(record->attrs, "cue_at", dump->arena);
    gold.source = spans_of(record->attrs, "source_at", dump->arena);
    gold.target = spans_of(record->attrs, "target_at", dump->arena);
    gold.content = spans_of(record->attrs, "content_at", dump->arena);
    dump->gold[dump->gold_count++] = gold;
}

static void read_gold(Dump *dump, const char *path)
{
    Input *input = input_open(path);
    if (!input) exit(STATUS_ERROR);
    LineReader *reader = lines_open(input);
    Line line;
    while (lines_next(reader, &line)) {
        Record record;
        const char *fault = record_parse(&line, dump->arena, &record);
        if (fault) die_at(path, line.number, "%s", fault);
        if (record.type == 'C') take_gold(dump, &record);
    }
    lines_close(reader);
    input_close(input);
}

static bool overlap(const Spans *spans, Span span)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->spans[i].begin < span.end && span.begin < spans->spans[i].end) return true;
    return false;
}

static void enter_document(Dump *dump, Slice doc)
{
    sources_forget(&dump->memory);
    dump->from = 0;
    while (dump->from < dump->gold_count && !slice_equal(dump->gold[dump->from].doc, doc)) dump->from++;
    dump->to = dump->from;
    while (dump->to < dump->gold_count && slice_equal(dump->gold[dump->to].doc, doc)) dump->to++;
}

/* ---- a sentence ---- */

static Span unit_span(const Reading *reading, size_t at)
{
    return sentence_span(reading->sentence, reading->units[at].begin, reading->units[at].end);
}

/* The last word that may be a cue and stands in the claim's; NO_UNIT where none does. */
static uint32_t anchor_of(const Reading *reading, const Gold *gold)
{
    for (size_t at = reading->count; at-- > 0;)
        if (unit_may_cue(reading, at) && overlap(&gold->cue, unit_span(reading, at))) return (uint32_t)at;
    return NO_UNIT;
}

static void put_features(FILE *out, const Features *features)
{
    for (unsigned i = 0; i < FIELDS; i++) fprintf(out, "\t%u", features->fields[i]);
}

static void put_units(const Dump *dump, const Reading *reading)
{
    const Record *head = &reading->sentence->head;
    fprintf(dump->out, "S\t%.*s\t%llu\n", (int)head->doc.len, head->doc.ptr, (unsigned long long)head->sent);
    for (size_t i = 0; i < dump->memory.count; i++) {
        putc('M', dump->out);
        put_features(dump->out, &dump->memory.kept[i].head);
        putc('\n', dump->out);
    }
    for (size_t at = 0; at < reading->count; at++) {
        Features features;
        features_read(reading, at, &features);
        putc('U', dump->out);
        put_features(dump->out, &features);
        fprintf(dump->out, "\t%.*s\n", (int)reading->units[at].folded.len, reading->units[at].folded.ptr);
    }
}

static uint8_t role_of(const Gold *gold, Span span)
{
    return overlap(&gold->source, span) ? ROLE_SOURCE : overlap(&gold->target, span) ? ROLE_TARGET
                                                       : overlap(&gold->content, span) ? ROLE_CONTENT : ROLE_NONE;
}

static bool source_stands_in(const Reading *reading, const Gold *gold)
{
    const Record *head = &reading->sentence->head;
    return overlap(&gold->source, (Span){head->begin, head->end});
}

static void put_roles(Dump *dump, const Reading *reading, const Gold *gold, size_t cue)
{
    uint8_t *roles = arena_take(reading->sentence->arena, reading->count);
    Decision decision = {.cue = cue, .act = gold->act, .score = 100, .roles = roles};
    putc('P', dump->out);
    for (size_t i = 0; i < dump->memory.count; i++)
        fprintf(dump->out, "\t%u", source_pair(&dump->memory, &dump->memory.kept[i], &reading->units[cue].cue));
    for (size_t at = 0; at < reading->count; at++) fprintf(dump->out, "\t%u", pair_read(reading, cue, at));
    fprintf(dump->out, "\nG\t");
    bool here = source_stands_in(reading, gold);
    for (size_t i = 0; i < dump->memory.count; i++) {
        bool carried = !here && overlap(&gold->source, dump->memory.kept[i].span);
        if (carried) decision.carried = &dump->memory.kept[i];
        putc(carried ? 'S' : 'O', dump->out);
    }
    for (size_t at = 0; at < reading->count; at++)
        putc("OSTC"[roles[at] = role_of(gold, unit_span(reading, at))], dump->out);
    putc('\n', dump->out);
    Claim claim = claim_of(reading, &decision);
    claim_write(reading, &decision, &claim, &dump->attrs, &dump->written);
}

/* The gold claim whose cue the word is; NULL where it is none. */
static Gold *gold_claim(Dump *dump, const Reading *reading, size_t at)
{
    for (size_t i = dump->from; i < dump->to; i++)
        if (overlap(&dump->gold[i].cue, unit_span(reading, at)) && anchor_of(reading, &dump->gold[i]) == at)
            return &dump->gold[i];
    return NULL;
}

static bool inside_other(const Dump *dump, const Gold *claim)
{
    for (size_t i = dump->from; i < dump->to; i++)
        if (&dump->gold[i] != claim && overlap(&dump->gold[i].content, claim->cue.spans[0])) return true;
    return false;
}

/* As claimfind remembers what it finds. */
static void remember(Dump *dump, const Reading *reading, const Gold *claim, const Cue *cue)
{
    if (claim->source.count == 0) return;
    Source source = {.span = claim->source.spans[0], .gender = cue->gender, .number = cue->number,
                     .nested = inside_other(dump, claim)};
    source_set_text(&source, SLICE("-"));
    for (size_t i = 0; i < dump->memory.count; i++)
        if (dump->memory.kept[i].span.begin == source.span.begin) source.head = dump->memory.kept[i].head;
    for (size_t at = reading->count; at-- > 0;)
        if (overlap(&claim->source, unit_span(reading, at)) && !reading->units[at].clitic)
            features_read(reading, at, &source.head);
    sources_remember(&dump->memory, &source);
}

static void put_cues(Dump *dump, const Reading *reading)
{
    for (size_t at = 0; at < reading->count; at++) {
        if (!unit_may_cue(reading, at)) continue;
        const Cue *cue = &reading->units[at].cue;
        Gold *claim = gold_claim(dump, reading, at);
        fprintf(dump->out, "K\t%zu\t%u\t%u\t%u\n", at, cue->part, cue->part == CUE_NONE ? 0u : cue->act,
                claim ? claim->act : 0u);
        if (!claim) continue;
        claim->taken = true;
        put_roles(dump, reading, claim, at);
    }
}

static void remember_cues(Dump *dump, const Reading *reading)
{
    for (size_t at = 0; at < reading->count; at++) {
        const Gold *claim = unit_may_cue(reading, at) ? gold_claim(dump, reading, at) : NULL;
        if (claim) remember(dump, reading, claim, &reading->units[at].cue);
    }
}

static void put_words(const Dump *dump, const Reading *reading)
{
    for (size_t at = 0; at < reading->count; at++) {
        const Unit *unit = &reading->units[at];
        fprintf(dump->out, "%s%.*s%s", at ? " " : "", (int)unit->folded.len, unit->folded.ptr, unit->clitic ? "+" : "");
    }
    putc('\n', dump->out);
}

static void put_lost(const Dump *dump, const Sentence *sentence)
{
    for (size_t i = dump->from; i < dump->to; i++) {
        const Gold *gold = &dump->gold[i];
        if (gold->taken || !overlap(&gold->cue, (Span){sentence->head.begin, sentence->head.end})) continue;
        size_t from = 0, to = 0;
        sentence_locate((Sentence *)(uintptr_t)sentence, gold->cue.spans[0], SLICE(""), &from, &to);
        fprintf(dump->out, "X\t%.*s\t%.*s\n", (int)(to - from), sentence->head.text.ptr + from,
                (int)act_name(gold->act).len, act_name(gold->act).ptr);
    }
}

static void dump_sentence(void *context, Sentence *sentence)
{
    Dump *dump = context;
    Reading reading;
    size_t token = 0;
    if (sentence->new_document) enter_document(dump, sentence->head.doc);
    dump->memory.sentence++;
    dump->written = 0;
    bool silent = !units_may_claim(dump->units, sentence);
    while ((dump->words || !silent) && units_read(dump->units, sentence, &token, &reading)) {
        if (dump->words) { put_words(dump, &reading); continue; }
        put_units(dump, &reading);
        put_cues(dump, &reading);
        remember_cues(dump, &reading);
    }
    if (!dump->words) put_lost(dump, sentence);
}

/* ---- the stage ---- */

static void *dump_open(const Options *options)
{
    Dump *dump = calloc(1, sizeof *dump);
    if (dump == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *dump);
    dump->arena = arena_new();
    dump->words = options_value(options, "words") != NULL;
    dump->vocabulary = vocabulary_open(NULL, 0);
    dump->units = units_open(dump->vocabulary);
    if (options_value(options, "gold")) read_gold(dump, options_value(options, "gold"));
    dump->out = fopen(options_value(options, "out"), "w");
    if (dump->out == NULL) die_at(options_value(options, "out"), 0, "cannot be written: expected a file");
    return dump;
}

static void dump_close(void *context)
{
    Dump *dump = context;
    if (fclose(dump->out) != 0) die_at("dump-claims", 0, "cannot write what was read");
    units_close(dump->units);
    vocabulary_close(dump->vocabulary);
    arena_free(dump->arena);
    buffer_free(&dump->attrs);
    free(dump);
}

static const OptionSpec own[] = {{"gold", true}, {"out", true}, {"words", false}, {NULL, false}};

static const Stage dump_stage = {
    .name = "dump-claims", .own = own, .writes = 'C', .reads = "E",
    .open = dump_open, .sentence = dump_sentence, .close = dump_close,
};

static const char help[] = "usage: dump-claims --out FILE [--gold GOLD] [--words] [FILE ...]\n";

int main(int argc, char **argv) { return stage_run_alone(&dump_stage, help, argc, argv); }
