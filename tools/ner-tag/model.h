#ifndef ISNAD_NER_MODEL_H
#define ISNAD_NER_MODEL_H

/* What training has learnt: words with their counts in news and vectors; a row of numbers for each feature of a
   token; and the layers of a small convolutional network whose scores a linear-chain CRF decodes (network.h tells how).
   scripts/train/train-ner writes it as a TSV file, whose rows begin with their kind:

       labels      O B-PER I-PER ...      the labels in the order of their numbers, as in Label
       transition  from  to  weight       from one label's number to the next token's
       word        form  count  vector    a folded word, how often it stood in the news, its vector (or -)
       feature     hash  numbers          eight hexadecimal digits of a feature's name (features.h)
       layer       row   numbers          of the layers, see LayerRow

   Numbers stand in hexadecimal, in two's complement: WIDTH of two digits each in a feature's row, VECTOR_WIDTH in a
   word's vector, WIDTH of four digits each in a layer's row. At build time scripts/build/compile-model turns the file into static tables by the
   same code. */

#include "common/slice.h"
#include <stdint.h>

typedef enum {
    LABEL_O, LABEL_B_PER, LABEL_I_PER, LABEL_B_LOC, LABEL_I_LOC, LABEL_B_ORG, LABEL_I_ORG, LABEL_B_MISC, LABEL_I_MISC
} Label;

/* Training makes teachers that are wider. */
#ifndef ISNAD_NER_WIDTH
#define ISNAD_NER_WIDTH 48
#endif

enum {
    LABELS = 9,
    WIDTH = ISNAD_NER_WIDTH,               /* numbers of a feature's row, of each layer */
    VECTOR_WIDTH = 48,                     /* of a word's vector */
    REACH = 2, PLACES = 2 * REACH + 1,     /* the first layer sees words up to REACH tokens away, on either side */
    TAPS = 3, TAP_STEP = 3                 /* the second sees the first at so many places, that many tokens apart */
};

/* The rows of the layers, WIDTH numbers each. */
typedef enum {
    LAYER_VECTOR,                                     /* by number of a word's vector: what it adds to the features */
    LAYER_WINDOW = LAYER_VECTOR + VECTOR_WIDTH,              /* by place from the first word seen, then by number */
    LAYER_TAPS = LAYER_WINDOW + PLACES * WIDTH,       /* by tap from the first, then by number of the first layer */
    LAYER_SCORES = LAYER_TAPS + TAPS * WIDTH,         /* by label, then of proclitics: from the first layer */
    LAYER_TAP_SCORES = LAYER_SCORES + LABELS + 1,     /* the same from the second */
    LAYER_GATE = LAYER_TAP_SCORES + LABELS + 1,       /* from the first: is it in a name? */
    LAYER_WORD_BIAS, LAYER_BEFORE, LAYER_BEHIND,      /* what each word has; what stands outside of the sentence */
    LAYER_WINDOW_BIAS, LAYER_TAPS_BIAS,
    LAYER_GATE_BIAS,                                  /* its first number alone */
    LAYER_ROWS
} LayerRow;

static inline bool label_begins(int label) { return label % 2 == 1; }
static inline bool label_continues(int label) { return label > LABEL_O && label % 2 == 0; }

/* "PER" of B-PER and I-PER; NULL for O. */
const char *label_type(int label);

/* B- of a type's name; LABEL_O where there is no such type. */
int label_of_type(Slice type);

enum { MODEL_VECTORS_MAX = UINT16_MAX, MODEL_COUNT_DIGITS = 11 };

/* Eight bytes, as every new word of a text is looked up several times. */
typedef struct {
    uint32_t hash;                     /* 0: empty */
    uint16_t count;                    /* see model_count */
    uint16_t vector;                   /* from 1; 0: none */
} ModelWord;

/* How often the word stood in the news, to its first MODEL_COUNT_DIGITS binary digits: those, and above them how many more
   there were. */
static inline uint32_t model_count(const ModelWord *word)
{
    return (uint32_t)(word->count & ((1 << MODEL_COUNT_DIGITS) - 1)) << (word->count >> MODEL_COUNT_DIGITS);
}

typedef struct {
    uint32_t hash;                     /* 0: empty */
    uint32_t row;
} ModelFeature;

typedef struct {
    const ModelWord *words;            /* open addressing from model_slot on, word_slots slots */
    const ModelFeature *features;      /* the same, feature_slots slots */
    const int8_t *vectors;             /* [(vector - 1) * VECTOR_WIDTH + number] */
    const int8_t *rows;                /* [row * WIDTH + number] */
    const int16_t *layers;             /* [LayerRow * WIDTH + number] */
    const int32_t *transitions;        /* [from * LABELS + to] */
    uint32_t word_slots, feature_slots, vector_count, row_count;
} Model;

/* The model in the binary. */
extern const Model model_news;

/* The same on any machine, as the file's hashes must be. The short one is never 0. */
uint64_t model_hash_long(Slice text);
uint32_t model_hash(Slice text);

/* All bits of a value in 32; never 0. */
static inline uint32_t model_hash_mixed(uint64_t value)
{
    value = (value ^ value >> 31) * 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 29) * 0xD6E8FEB86659FD93u;
    uint32_t hash = (uint32_t)(value >> 32);
    return hash != 0 ? hash : 1;
}

/* The slot at which a hash is looked for first. */
static inline uint32_t model_slot(uint32_t hash, uint32_t slots)
{
    return (uint32_t)((uint64_t)(hash * 0x9E3779B1u) * slots >> 32);
}

/* The word with this hash; one without count and vector where the model has none. */
const ModelWord *model_word(const Model *model, uint32_t hash);

static inline void model_expect_word(const Model *model, uint32_t hash)
{
    __builtin_prefetch(&model->words[model_slot(hash, model->word_slots)]);
}

/* A feature's WIDTH numbers; NULL where training did not keep it. */
const int8_t *model_row(const Model *model, uint32_t feature);

static inline const int16_t *model_layer(const Model *model, int row) { return model->layers + row * WIDTH; }

/* Reads a file as above. NULL after naming the file, the line and what was expected on stderr. */
Model *model_load(const char *path);
void model_free(Model *model);

#endif
