/* train-tagger --vectors FILE --out FILE --epochs N --seed N [--silver FILE] EXAMPLES...: learns ner-tag's network from what
   dump-features wrote, and writes the model's rows but those of words. --silver: examples that a model has labelled, which
   count less. Everything comes out the same again: one thread, chance from the seed. Reports the loss a token of each
   epoch. */

#include "common/errors.h"
#include "scripts/train/tagger/chain.h"
#include "scripts/train/tagger/numbers.h"

#include <stdio.h>
#include <stdlib.h>

static const float silver_weight = 0.4f, last_rate = 0.03f;
enum { TOKENS_A_STEP = 96, LEAST = 2, LEAST_WITH_SILVER = 6 };      /* tokens of a feature that is kept */

typedef struct {
    const char *vectors, *out, *silver;
    int epochs;
    uint64_t seed;
    char **examples;
    int example_count;
} Settings;

static Settings read_settings(int argc, char **argv)
{
    Settings settings = {.epochs = 1, .seed = 1};
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        Slice name = slice_of(argv[at]);
        if (slice_is(name, "--vectors")) settings.vectors = argv[at + 1];
        else if (slice_is(name, "--out")) settings.out = argv[at + 1];
        else if (slice_is(name, "--silver")) settings.silver = argv[at + 1];
        else if (slice_is(name, "--epochs")) settings.epochs = atoi(argv[at + 1]);
        else if (slice_is(name, "--seed")) settings.seed = (uint64_t)atoi(argv[at + 1]);
        else die_at(NULL, 0, "unknown option %s", argv[at]);
    }
    settings.examples = argv + at;
    settings.example_count = argc - at;
    if (settings.vectors == NULL || settings.out == NULL || settings.example_count == 0)
        die_at(NULL, 0, "expected --vectors FILE --out FILE EXAMPLES...");
    return settings;
}

static void read_examples(const Settings *settings, Vocabulary *vocabulary, Examples *examples)
{
    for (int i = 0; i < settings->example_count; i++) vocabulary_count(vocabulary, settings->examples[i]);
    if (settings->silver != NULL) vocabulary_count(vocabulary, settings->silver);
    vocabulary_close(vocabulary, settings->silver != NULL ? LEAST_WITH_SILVER : LEAST);
    for (int i = 0; i < settings->example_count; i++) examples_read(examples, vocabulary, settings->examples[i], 1);
    if (settings->silver != NULL) examples_read(examples, vocabulary, settings->silver, silver_weight);
}

static void shuffle(ExampleSentence *sentences, size_t count, uint64_t *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = random_bits(random) % i;
        ExampleSentence sentence = sentences[i - 1];
        sentences[i - 1] = sentences[other];
        sentences[other] = sentence;
    }
}

typedef struct {
    Layers *layers;
    const Examples *examples;
    Pass *pass;
    uint64_t *random;
    size_t done, all;                  /* tokens, of all epochs */
} Training;

static double learn_epoch(Training *training)
{
    Layers *layers = training->layers;
    Chain chain;
    double loss = 0;
    size_t pending = 0;
    chain_make(&layers->transitions, &chain);
    for (size_t i = 0; i < training->examples->sentence_count; i++) {
        ExampleSentence sentence = training->examples->sentences[i];
        float rate = 1 - (1 - last_rate) * (float)training->done / (float)training->all;
        layers_forward(layers, training->examples, sentence, training->pass, training->random);
        loss += chain_errors(&chain, training->examples, sentence, training->pass, &layers->transitions);
        layers_backward(layers, training->examples, sentence, training->pass, rate);
        training->done += sentence.count;
        pending += sentence.count;
        if (pending < TOKENS_A_STEP) continue;
        layers_step(layers, rate);
        chain_make(&layers->transitions, &chain);
        pending = 0;
    }
    return loss / (double)training->examples->token_count;
}

int main(int argc, char **argv)
{
    errors_name_tool("train-tagger");
    Settings settings = read_settings(argc, argv);
    static Vocabulary vocabulary;
    static Examples examples;
    static Layers layers;
    static Pass pass;
    read_examples(&settings, &vocabulary, &examples);
    size_t words;
    const float *vectors = examples_vectors(settings.vectors, &words);
    uint64_t random = settings.seed * 88172645463325252u;
    layers_make(&layers, &vocabulary, vectors, &random);
    Training training = {&layers, &examples, &pass, &random, 0, examples.token_count * (size_t)settings.epochs};
    printf("%zu tokens, %zu sentences, %u features, %zu vectors\n", examples.token_count, examples.sentence_count,
           vocabulary.count, words);
    for (int epoch = 1; epoch <= settings.epochs; epoch++) {
        shuffle(examples.sentences, examples.sentence_count, &random);
        printf("epoch %d: loss %.4f a token\n", epoch, learn_epoch(&training));
        fflush(stdout);
    }
    layers_write(&layers, settings.out);
    return STATUS_DONE;
}
