/* dump-features --model MODEL --out FILE [--vectors FILE] [--remembered TYPE] < STREAM: for training. Writes for each token, in numbers of
   eight bytes: its label by the stream's E records + 256 * how many features follow + 2^24 + 2^25 where
   a name that begins with it may have proclitics before it + 2^26 where one does that has; the number of its word's vector, from 1 (0:
   none); its features, each 2^32 * template + hash, by the very code that ner-tag runs. A 0 ends each sentence. The model is
   needed for its words alone; its vectors go into another file, VECTOR_WIDTH bytes each. The document's memory is made of the
   records of type TYPE (else E), names that a model found that had not learnt from the document. A part of the document's memory is left
   out, or the model would trust it more than it should. */

#include "common/errors.h"
#include "tools/ner-tag/mentions.h"
#include "tools/stages.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    Model *model;
    ListFilter *filter;
    Mentions mentions;
    char remembered;                   /* the type of the records that the document's memory is made of */
    uint64_t documents;
    FILE *out;
} Dump;

static FILE *open_file(const char *path)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) die_at(path, 0, "cannot be written: expected a file");
    return file;
}

static void close_file(FILE *file)
{
    if (fclose(file) != 0) die_at("dump-features", 0, "cannot write the features");
}

static void *dump_open(const Options *options)
{
    Dump *dump = calloc(1, sizeof *dump);
    if (dump == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *dump);
    dump->model = model_load(options_value(options, "model"));
    if (dump->model == NULL) exit(STATUS_ERROR);
    dump->filter = list_filter_new();
    dump->remembered = options_value(options, "remembered") != NULL ? options_value(options, "remembered")[0] : 'E';
    dump->out = open_file(options_value(options, "out"));
    if (options_value(options, "vectors") == NULL) return dump;
    FILE *vectors = open_file(options_value(options, "vectors"));
    fwrite(dump->model->vectors, VECTOR_WIDTH, dump->model->vector_count, vectors);
    close_file(vectors);
    return dump;
}

enum { MAY_BE_CUT = 1 << 25, IS_CUT = 1 << 26, LABEL_BITS = 255 };

/* The labels by the stream's records of a type, with MAY_BE_CUT and IS_CUT. */
static uint32_t *labels_of(Sentence *sentence, const Words *words, char type)
{
    uint32_t *labels = arena_take(sentence->arena, (words->count + 1) * sizeof *labels);
    memset(labels, LABEL_O, (words->count + 1) * sizeof *labels);
    Slice lines = sentence->lines;
    Record record;
    while (record_next(&lines, sentence->arena, &record)) {
        if (record.type != type) continue;
        int label = label_of_type(record.label);
        for (size_t i = 0; i < words->count && label != LABEL_O; i++) {
            Span token = sentence_span(sentence, words->tokens[i].begin, words->tokens[i].end);
            if (token.begin >= record.end || record.begin >= token.end || labels[i] != LABEL_O) continue;
            labels[i] = (uint32_t)label;
            if (!label_begins(label)) continue;
            if (words->forms[i].name_cut > 0 && record.begin > token.begin) labels[i] |= IS_CUT;
            label++;
        }
    }
    return labels;
}

static void write_number(FILE *out, uint64_t number) { fwrite(&number, sizeof number, 1, out); }

static void write_token(FILE *out, const WordFeatures *word, const Evidence *evidence, uint32_t label)
{
    const Features *features = &word->features;
    uint8_t numbers[EVIDENCE_AT_ONCE];
    size_t given = evidence_numbers(evidence, numbers);
    write_number(out, label | (uint64_t)(features->count + given) << 8 | (uint64_t)1 << 24);
    write_number(out, word->vector);
    for (size_t i = 0; i < features->count; i++)
        write_number(out, (uint64_t)features->templates[i] << 32 | features->items[i]);
    for (size_t i = 0; i < given; i++)
        write_number(out, (uint64_t)FEATURE_EVIDENCE << 32 | evidence_feature(numbers[i]));
}

/* A fifth of the words is taken as new to the document. */
static void forget_some(const Form *forms, size_t count, uint64_t document, Evidence *evidence)
{
    for (size_t i = 0; i < count; i++) {
        bool forgotten = (forms[i].base ^ document * 2654435761u) % 5 == 0;
        if (forgotten) evidence[i].stem_before = evidence[i].base_before = 0;
    }
}

/* What the document's memory keeps. */
static void note(Dump *dump, Sentence *sentence, const Words *words)
{
    const uint32_t *labels = labels_of(sentence, words, dump->remembered);
    uint8_t *bare = arena_take(sentence->arena, words->count);
    for (size_t i = 0; i < words->count; i++) bare[i] = labels[i] & LABEL_BITS;
    mentions_note(&dump->mentions, words->forms, words->count, bare);
}

static void dump_sentence(void *context, Sentence *sentence)
{
    Dump *dump = context;
    if (sentence->new_document) {
        mentions_clear(&dump->mentions);
        dump->documents++;
    }
    Words words = words_of(sentence->head.text, sentence_tokens(sentence), dump->filter, sentence->arena);
    WordFeatures *features = arena_take(sentence->arena, words.count * sizeof *features);
    Evidence *evidence = arena_take(sentence->arena, words.count * sizeof *evidence);
    if (words.count > 0) memset(evidence, 0, words.count * sizeof *evidence);
    for (size_t i = 0; i < words.count; i++) {
        features_of_word(dump->model, &words, i, &features[i]);
        words.forms[i] = features[i].form;
    }
    evidence_of_sentence(&words, evidence);
    mentions_recall(&dump->mentions, words.forms, words.count, evidence);
    forget_some(words.forms, words.count, dump->documents, evidence);
    const uint32_t *labels = labels_of(sentence, &words, 'E');
    for (size_t i = 0; i < words.count; i++)
        write_token(dump->out, &features[i], &evidence[i], labels[i] | (words.forms[i].name_cut > 0 ? MAY_BE_CUT : 0));
    write_number(dump->out, 0);
    note(dump, sentence, &words);
}

static void dump_close(void *context)
{
    Dump *dump = context;
    close_file(dump->out);
    model_free(dump->model);
    list_filter_free(dump->filter);
    free(dump);
}

static const OptionSpec own[] = {{"model", true}, {"out", true}, {"vectors", true}, {"remembered", true}, {NULL, false}};

/* C: a type behind E and N, so that the stage runs when all of those of its sentence are there. */
static const Stage dump_stage = {
    .name = "dump-features", .own = own, .writes = 'C', .reads = "EN",
    .open = dump_open, .sentence = dump_sentence, .close = dump_close,
};

static const char help[] = "usage: dump-features --model MODEL --out FILE [--vectors FILE] [--remembered TYPE] [FILE ...]\n";

int main(int argc, char **argv) { return stage_run_alone(&dump_stage, help, argc, argv); }
