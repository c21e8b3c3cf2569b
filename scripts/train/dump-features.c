/* dump-features --model MODEL --out FILE [--names none] < STREAM: for training. Writes a line a token: its label by the stream's E
   records, then its features as hexadecimal numbers, by the very code that ner-tag runs; an empty line behind each
   sentence. The model is needed for its words alone. Every second document is seen without the lists that were made from
   the training articles, three of ten (with --names none all) without the traits of names, and a part of the document's memory is left out, or
   the model would trust them more than it should. */

#include "common/driver.h"
#include "common/errors.h"
#include "tools/ner-tag/mentions.h"
#include "tools/ner-tag/rules.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const Model *model;
    ListFilter *filter;
    Rules rules;
    Mentions mentions;
    uint64_t documents, without_names;     /* of ten documents so many are seen without the traits of names */
    FILE *out;
} Dump;

static void *dump_open(const Options *options)
{
    Dump *dump = calloc(1, sizeof *dump);
    if (dump == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *dump);
    dump->model = model_load(options_value(options, "model"));
    dump->filter = list_filter_new();
    dump->without_names = options_value(options, "names") != NULL ? 10 : 3;
    if (dump->model == NULL) exit(STATUS_ERROR);
    dump->out = fopen(options_value(options, "out"), "w");
    if (dump->out == NULL) die_at(options_value(options, "out"), 0, "cannot be written: expected a file");
    return dump;
}

/* The labels by the stream's E records. */
static uint8_t *labels_of(Sentence *sentence, const Words *words)
{
    uint8_t *labels = arena_take(sentence->arena, words->count + 1);
    memset(labels, LABEL_O, words->count + 1);
    Slice lines = sentence->lines;
    Record record;
    while (record_next(&lines, sentence->arena, &record)) {
        if (record.type != 'E') continue;
        int label = label_of_type(record.label);
        for (size_t i = 0; i < words->count && label != LABEL_O; i++) {
            Span token = sentence_span(sentence, words->tokens[i].begin, words->tokens[i].end);
            if (token.begin >= record.end || record.begin >= token.end || labels[i] != LABEL_O) continue;
            labels[i] = (uint8_t)label;
            if (label_begins(label)) label++;
        }
    }
    return labels;
}

static void write_features(FILE *out, const Features *features)
{
    for (size_t i = 0; i < features->count; i++) fprintf(out, "\t%08x", features->items[i]);
}

static void write_token(FILE *out, const Model *model, const Form *forms, const Evidence *evidence, size_t count,
                        size_t at, uint8_t label)
{
    fprintf(out, "%d", label);
    for (int place = -REACH; place <= REACH; place++) {
        if ((place < 0 && at < (size_t)-place) || (place > 0 && at + (size_t)place >= count)) continue;
        Features features = {.count = 0};
        features_of_word(&forms[at + (size_t)place], place, &features);
        write_features(out, &features);
    }
    Features features = {.count = 0};
    features_of_neighbours(model, forms, count, at, &features);
    features_of_evidence(evidence, count, at, &features);
    write_features(out, &features);
    putc('\n', out);
}

/* A fifth of the words is taken as new to the document. */
static void forget_some(const Form *forms, size_t count, uint64_t document, Evidence *evidence)
{
    for (size_t i = 0; i < count; i++) {
        bool forgotten = (forms[i].base ^ document * 2654435761u) % 5 == 0;
        if (forgotten) evidence[i].stem_before = evidence[i].base_before = 0;
    }
}

static void forget_names(Form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        memset(forms[i].traits, 0, sizeof forms[i].traits);
        forms[i].name_kinds = 0;
    }
}

static void dump_sentence(void *context, Sentence *sentence)
{
    Dump *dump = context;
    if (sentence->new_document) {
        mentions_clear(&dump->mentions);
        memory_clear(&dump->rules.memory);
        dump->documents++;
    }
    Words words = words_of(sentence->head.text, sentence_tokens(sentence), dump->filter, sentence->arena);
    words.skip_derived = dump->documents % 2 == 0;
    Form *forms = arena_take(sentence->arena, words.count * sizeof *forms);
    Evidence *evidence = arena_take(sentence->arena, words.count * sizeof *evidence);
    if (words.count > 0) memset(evidence, 0, words.count * sizeof *evidence);
    for (size_t i = 0; i < words.count; i++) forms[i] = form_of(dump->model, &words, i);
    if (dump->documents % 10 < dump->without_names) forget_names(forms, words.count);
    words.forms = forms;
    RuleNames names = rules_find(&dump->rules, &words, sentence->arena);
    evidence_of_rules(&words, &names, evidence);
    mentions_recall(&dump->mentions, forms, words.count, evidence);
    forget_some(forms, words.count, dump->documents, evidence);
    uint8_t *labels = labels_of(sentence, &words);
    for (size_t i = 0; i < words.count; i++)
        write_token(dump->out, dump->model, forms, evidence, words.count, i, labels[i]);
    putc('\n', dump->out);
    mentions_note(&dump->mentions, forms, words.count, labels);
}

static void dump_close(void *context)
{
    Dump *dump = context;
    if (fclose(dump->out) != 0) die_at("dump-features", 0, "cannot write the features");
    model_free((Model *)(uintptr_t)dump->model);
    list_filter_free(dump->filter);
    free(dump);
}

static const OptionSpec own[] = {{"model", true}, {"out", true}, {"names", true}, {NULL, false}};

/* C: a type behind E, so that the stage runs when all E records of its sentence are there. */
static const Stage dump_stage = {
    .name = "dump-features", .own = own, .writes = 'C', .reads = "E",
    .open = dump_open, .sentence = dump_sentence, .close = dump_close,
};

static const char help[] = "usage: dump-features --model MODEL --out FILE [--names none] [FILE ...]\n";

int main(int argc, char **argv)
{
    const OptionSpec *const tables[] = {own};
    Options options;
    int status;
    if (!options_read(&options, argc, argv, dump_stage.name, tables, 1, help, &status)) return status;
    const Stage *const stages[] = {&dump_stage, NULL};
    return stages_run(&options, stages);
}
