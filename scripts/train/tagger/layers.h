#ifndef ISNAD_TRAIN_LAYERS_H
#define ISNAD_TRAIN_LAYERS_H

/* The network of tools/ner-tag/network.h in floating point, forwards and backwards. */

#include "scripts/train/tagger/examples.h"

/* Numbers that all sentences share, with their gradients and what Adam keeps of them. */
typedef struct {
    float *numbers, *gradients, *means, *squares;
    size_t count;
} Shared;

/* What a corpus has for itself: the scores of its labels from both layers, and its steps from label to label. */
typedef struct {
    Shared scores, tap_scores, transitions;
    int steps, transition_steps;
} Head;

typedef struct {
    const Vocabulary *vocabulary;
    const float *vectors;              /* WIDTH a word */
    float *rows, *row_squares;         /* WIDTH a feature; AdaGrad's sums of squares */
    Shared vector, window, taps, gate, word_bias, outside, window_bias, taps_bias;
    Head heads[CORPORA_MAX];
    float *window_turned, *taps_turned; /* blocks of WIDTH rows with rows and columns changed */
    int steps;
} Layers;

/* A sentence on its way through. Tokens stand PADDING rows behind the beginning of each array; what is around is 0. */
enum { PADDING = TAP_STEP * (TAPS / 2) + REACH };

typedef float Row[WIDTH];

typedef struct {
    Row tokens[SENTENCE_MAX + 2 * PADDING], first[SENTENCE_MAX + 2 * PADDING], second[SENTENCE_MAX + 2 * PADDING];
    Row token_errors[SENTENCE_MAX + 2 * PADDING], first_errors[SENTENCE_MAX + 2 * PADDING], second_errors[SENTENCE_MAX + 2 * PADDING];
    float outputs[SENTENCE_MAX][OUTPUTS], errors[SENTENCE_MAX][OUTPUTS];
    uint64_t dropped[SENTENCE_MAX];    /* a bit a template; bit 63: the vector */
} Pass;

void layers_make(Layers *layers, const Vocabulary *vocabulary, const float *vectors, uint64_t *random);

/* Fills pass->outputs. With `random`, features, vectors and numbers of the first layer are left out by chance. */
void layers_forward(const Layers *layers, const Examples *examples, ExampleSentence sentence, Pass *pass,
                    uint64_t *random);

/* From pass->errors (the loss's derivative by outputs) to gradients; the features' rows learn at once, at `rate` of 1. */
void layers_backward(Layers *layers, const Examples *examples, ExampleSentence sentence, Pass *pass, float rate);

/* A step of all that is shared against its gradients. */
void layers_step(Layers *layers, float rate);

/* Writes the model's rows, see tools/ner-tag/model.h. */
void layers_write(const Layers *layers, const char *path);

#endif
