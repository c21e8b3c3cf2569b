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

typedef struct {
    uint32_t from, count;              /* tokens */
    float weight;                      /* of what is learnt from it */
} ExampleSentence;

typedef struct {
    Example *tokens;
    ExampleSentence *sentences;
    uint32_t *features;                /* numbers of the kept */
    size_t token_count, sentence_count, feature_count;
} Examples;

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

/* Adds a file's sentences; `weight` is that of each. */
void examples_read(Examples *examples, const Vocabulary *vocabulary, const char *path, float weight);

/* The bytes of the words' vectors as numbers, WIDTH a word. */
float *examples_vectors(const char *path, size_t *count);

#endif
