#ifndef ISNAD_TRAIN_EXAMPLES_H
#define ISNAD_TRAIN_EXAMPLES_H

/* The sentences to learn from, as dump-features writes them, with their features numbered. */

#include "tools/ner-tag/features.h"
#include "tools/ner-tag/network.h"

enum { SENTENCE_MAX = 2048 };          /* tokens; longer ones are left out */

typedef struct {
    uint8_t label;
    bool may_be_cut, is_cut;           /* a name that begins here may stand, stands behind proclitics */
    int32_t vector;                    /* -1: none */
    uint32_t features, feature_count;  /* where they begin in Examples.features; how many */
} Example;

/* Corpora that were annotated by different rules: the one to be learnt, and others beside it. */
enum { CORPORA_MAX = 8 };

typedef struct {
    uint32_t from, count;              /* tokens */
    float weight;                      /* of what is learnt from it */
    uint32_t corpus;                   /* 0: the one to be learnt */
} ExampleSentence;

/* What the network says of a token: of each label, and behind them whether proclitics stand before the name. */
enum { OUTPUTS = LABELS + 1, PROCLITICS = LABELS };

/* Probabilities that teachers gave a token, SURE of 1. */
typedef uint8_t Taught[OUTPUTS];
enum { SURE = 255 };

typedef struct {
    Example *tokens;
    ExampleSentence *sentences;
    uint32_t *features;                /* numbers of the kept */
    size_t token_count, sentence_count, feature_count;
    Taught *taught;                    /* of the tokens from `taught_from` on; NULL: none */
    size_t taught_from, sentences_before; /* of them */
} Examples;

static inline bool example_is_taught(const Examples *examples, size_t token)
{
    return examples->taught != NULL && token >= examples->taught_from;
}

/* How probable an output of a token should be. */
static inline float example_target(const Examples *examples, size_t token, int output)
{
    if (example_is_taught(examples, token)) return (float)examples->taught[token - examples->taught_from][output] / SURE;
    const Example *example = &examples->tokens[token];
    return (float)(output == PROCLITICS ? example->is_cut : output == example->label);
}

/* The features that are kept. */
typedef struct {
    uint64_t *names;                   /* 2^32 * template + hash, by number */
    uint32_t count;
    struct FeatureSlot *slots;
    size_t slot_count;
} Vocabulary;

/* Counts the features of files; `vocabulary` begins all 0. */
void vocabulary_count(Vocabulary *vocabulary, const char *path);

/* Numbers those that were counted `least` times or more. */
void vocabulary_close(Vocabulary *vocabulary, uint32_t least);

/* Adds the sentences of a file of a corpus; `weight` is that of each. */
void examples_read(Examples *examples, const Vocabulary *vocabulary, const char *path, uint32_t corpus, float weight);

/* The same of a file of corpus 0 without labels, and those that teachers gave it (NULL: none yet). Nothing may be added behind them. */
void examples_read_taught(Examples *examples, const Vocabulary *vocabulary, const char *path, const char *labels, float weight);

/* The bytes of the words' vectors as numbers, VECTOR_WIDTH a word. */
float *examples_vectors(const char *path, size_t *count);

#endif
