/* train-tagger --vectors FILE --out FILE --epochs N --seed N [--beside FILE]... [--silver FILE [--labels FILE]] EXAMPLES...:
   learns ner-tag's network from what dump-features wrote, and writes the model's rows but those of words. --beside: examples
   of a corpus with other rules, which count less: it has labels of its own, above layers that all share. --silver: examples
   that teachers have labelled, which count less too.
   train-tagger-wide ... --teachers N: learns so many networks, from seeds that follow each other, and writes the labels of the
   silver examples: how probable the networks hold each to be, on average, SURE of 1.
   Everything comes out the same again: one thread, chance from the seed. Reports the loss of each epoch, of an annotated
   token. */

#include "common/errors.h"
#include "scripts/train/tagger/chain.h"
#include "scripts/train/tagger/numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const float others_weight = 0.4f, last_rate = 0.03f;       /* of silver sentences and other corpora's */
enum { TOKENS_A_STEP = 96, LEAST = 2, LEAST_WITH_SILVER = 12 };      /* tokens of a feature that is kept */

typedef struct {
    const char *vectors, *out, *silver, *labels, *beside[CORPORA_MAX];
    int epochs, teachers;
    uint32_t corpora;                  /* the one to be learnt, and those beside it */
    uint64_t seed;
    char **examples;
    int example_count;
} Settings;

static void read_setting(Slice name, const char *value, Settings *settings)
{
    if (slice_is(name, "--vectors")) settings->vectors = value;
    else if (slice_is(name, "--out")) settings->out = value;
    else if (slice_is(name, "--beside") && settings->corpora < CORPORA_MAX) settings->beside[settings->corpora++] = value;
    else if (slice_is(name, "--silver")) settings->silver = value;
    else if (slice_is(name, "--labels")) settings->labels = value;
    else if (slice_is(name, "--teachers")) settings->teachers = atoi(value);
    else if (slice_is(name, "--epochs")) settings->epochs = atoi(value);
    else if (slice_is(name, "--seed")) settings->seed = (uint64_t)atoi(value);
    else die_at(NULL, 0, "unknown option %s", name.ptr);
}

static Settings read_settings(int argc, char **argv)
{
    Settings settings = {.epochs = 1, .seed = 1, .corpora = 1};
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) read_setting(slice_of(argv[at]), argv[at + 1], &settings);
    settings.examples = argv + at;
    settings.example_count = argc - at;
    if (settings.teachers > 0 && settings.silver == NULL) die_at(NULL, 0, "--teachers without --silver FILE");
    if (settings.vectors == NULL || settings.out == NULL || settings.example_count == 0)
        die_at(NULL, 0, "expected --vectors FILE --out FILE EXAMPLES...");
    return settings;
}

/* Teachers read what they are to label behind what they learn from. */
static void read_examples(const Settings *settings, Vocabulary *vocabulary, Examples *examples)
{
    bool learnt = settings->silver != NULL && settings->teachers == 0;
    for (int i = 0; i < settings->example_count; i++) vocabulary_count(vocabulary, settings->examples[i]);
    for (uint32_t i = 1; i < settings->corpora; i++) vocabulary_count(vocabulary, settings->beside[i]);
    if (learnt) vocabulary_count(vocabulary, settings->silver);
    vocabulary_close(vocabulary, learnt ? LEAST_WITH_SILVER : LEAST);
    for (int i = 0; i < settings->example_count; i++) examples_read(examples, vocabulary, settings->examples[i], 0, 1);
    for (uint32_t i = 1; i < settings->corpora; i++)
        examples_read(examples, vocabulary, settings->beside[i], i, others_weight);
    if (settings->silver != NULL)
        examples_read_taught(examples, vocabulary, settings->silver, settings->labels, others_weight);
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
    Examples *examples;
    Pass *pass;
    uint64_t *random;
    size_t done;                       /* tokens, of all epochs */
    float slowing;                     /* of the rate, a token */
} Training;

static void make_chains(const Layers *layers, Chain *chains)
{
    for (size_t i = 0; i < CORPORA_MAX; i++) chain_make(&layers->heads[i].transitions, &chains[i]);
}

static double learn_epoch(Training *training, size_t sentences)
{
    Layers *layers = training->layers;
    Chain chains[CORPORA_MAX];
    double loss = 0;
    size_t pending = 0, annotated = 0;
    make_chains(layers, chains);
    for (size_t i = 0; i < sentences; i++) {
        ExampleSentence sentence = training->examples->sentences[i];
        float rate = 1 - training->slowing * (float)training->done;
        layers_forward(layers, training->examples, sentence, training->pass, training->random);
        double sentence_loss = chain_errors(&chains[sentence.corpus], training->examples, sentence, training->pass,
                                            &layers->heads[sentence.corpus].transitions);
        if (!example_is_taught(training->examples, sentence.from)) {
            loss += sentence_loss;
            annotated += sentence.count;
        }
        layers_backward(layers, training->examples, sentence, training->pass, rate);
        training->done += sentence.count;
        pending += sentence.count;
        if (pending < TOKENS_A_STEP) continue;
        layers_step(layers, rate);
        make_chains(layers, chains);
        pending = 0;
    }
    return loss / (double)annotated;
}

static void learn(const Settings *settings, Training *training, size_t sentences)
{
    Examples *examples = training->examples;
    training->done = 0;
    for (int epoch = 1; epoch <= settings->epochs; epoch++) {
        shuffle(examples->sentences, sentences, training->random);
        printf("epoch %d: loss %.4f a token\n", epoch, learn_epoch(training, sentences));
        fflush(stdout);
    }
}

/* Adds what a network says of the sentences from `first` on. */
static void add_labels(const Training *training, size_t first, float (*sums)[OUTPUTS])
{
    static float marginals[SENTENCE_MAX][LABELS];
    const Examples *examples = training->examples;
    Chain chain;
    chain_make(&training->layers->heads[0].transitions, &chain);
    for (size_t i = first; i < examples->sentence_count; i++) {
        ExampleSentence sentence = examples->sentences[i];
        layers_forward(training->layers, examples, sentence, training->pass, NULL);
        chain_marginals(&chain, training->pass, sentence.count, marginals);
        for (size_t at = 0; at < sentence.count; at++) {
            float *sum = sums[sentence.from + at - examples->taught_from];
            for (int label = 0; label < LABELS; label++) sum[label] += marginals[at][label];
            sum[PROCLITICS] += 1 / (1 + expf(-training->pass->outputs[at][PROCLITICS]));
        }
    }
}

/* The largest of a token's labels takes what rounding left, so that all come to SURE: else outputs would drift together. */
static void round_labels(const float *sum, int teachers, uint8_t *bytes)
{
    int total = 0, largest = 0;
    for (int output = 0; output < OUTPUTS; output++) bytes[output] = (uint8_t)lrintf(sum[output] / (float)teachers * SURE);
    for (int label = 0; label < LABELS; label++) {
        total += bytes[label];
        largest = bytes[label] > bytes[largest] ? label : largest;
    }
    bytes[largest] = (uint8_t)(bytes[largest] + SURE - total);
}

/* No more of a continuation than what it may continue, else its outputs would be pushed up for ever; what is too much goes to
   O. */
static void make_possible(Taught *labels, size_t count)
{
    for (size_t at = 0; at < count; at++)
        for (int inside = LABEL_I_PER; inside < LABELS; inside += 2) {
            int before = at > 0 ? labels[at - 1][inside - 1] + labels[at - 1][inside] : 0, excess = labels[at][inside] - before;
            if (excess <= 0) continue;
            labels[at][inside] = (uint8_t)before;
            labels[at][LABEL_O] = (uint8_t)(labels[at][LABEL_O] + excess);
        }
}

static void write_labels(const Settings *settings, const Examples *examples, float (*sums)[OUTPUTS])
{
    size_t count = examples->token_count - examples->taught_from;
    Taught *labels = calloc(count + 1, sizeof *labels);
    FILE *out = fopen(settings->out, "wb");
    if (out == NULL || labels == NULL) die_at(settings->out, 0, "cannot be written: expected a file");
    for (size_t at = 0; at < count; at++) round_labels(sums[at], settings->teachers, labels[at]);
    for (size_t i = examples->sentences_before; i < examples->sentence_count; i++) {
        ExampleSentence sentence = examples->sentences[i];
        make_possible(labels + (sentence.from - examples->taught_from), sentence.count);
    }
    fwrite(labels, sizeof *labels, count, out);
    if (fclose(out) != 0) die_at(settings->out, 0, "cannot be written to its end");
    free(labels);
}

/* Networks from one seed after the other. */
static void make(const Settings *settings, Training *training, const Vocabulary *vocabulary, const float *vectors)
{
    const Examples *examples = training->examples;
    bool teach = settings->teachers > 0;
    size_t sentences = teach ? examples->sentences_before : examples->sentence_count;
    size_t tokens = teach ? examples->taught_from : examples->token_count, labelled = examples->token_count - tokens;
    float (*sums)[OUTPUTS] = calloc(labelled + 1, sizeof *sums);
    if (sums == NULL) die_at(NULL, 0, "out of memory: expected room for the labels");
    for (int network = 0; network < settings->teachers || network == 0; network++) {
        *training->random = (settings->seed + (uint64_t)network) * 88172645463325252u;
        layers_make(training->layers, vocabulary, vectors, training->random);
        training->slowing = (1 - last_rate) / (float)(tokens * (size_t)settings->epochs);
        learn(settings, training, sentences);
        if (teach) add_labels(training, sentences, sums);
    }
    if (teach) write_labels(settings, examples, sums);
    else layers_write(training->layers, settings->out);
    free(sums);
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
    uint64_t random;
    Training training = {&layers, &examples, &pass, &random, 0, 0};
    printf("%zu tokens, %zu sentences, %u features, %zu vectors\n", examples.token_count, examples.sentence_count,
           vocabulary.count, words);
    make(&settings, &training, &vocabulary, vectors);
    return STATUS_DONE;
}
