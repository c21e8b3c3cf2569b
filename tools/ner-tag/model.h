#ifndef ISNAD_NER_MODEL_H
#define ISNAD_NER_MODEL_H

/* What training has learnt: words with their counts in news and their clusters, and a linear-chain CRF's weights by
   the hash of the feature. scripts/train/ner writes it as a TSV file, whose rows begin with their kind:

       labels      O B-PER I-PER ...      the labels in the order of their numbers, as in Label
       transition  from  to  weight       from one label's number to the next token's, in thousandths
       word        form  count  cluster ...  traits  a folded word, how often it stood in the news, its cluster in each
                                             size, from 0 (or -, where it has none), a digit for each Trait (or -)
       pair        first  second  kinds      two folded words that stand side by side in a person's name (1), in a
                                             place's (2), in both (3)
       feature     hash  label:weight,...    eight hexadecimal digits; weights in thousandths

   At build time scripts/build/compile-model turns the file into static tables by the same code. */

#include "common/slice.h"
#include <stdint.h>

typedef enum {
    LABEL_O, LABEL_B_PER, LABEL_I_PER, LABEL_B_LOC, LABEL_I_LOC, LABEL_B_ORG, LABEL_I_ORG, LABEL_B_MISC, LABEL_I_MISC
} Label;

/* How often a word stands so in lists of names, from 0, never, to 9. */
typedef enum {
    TRAIT_GIVEN, TRAIT_FAMILY, TRAIT_FOREIGN,             /* of persons; foreign: given or family */
    TRAIT_PLACE, TRAIT_PLACE_FIRST, TRAIT_PLACE_REST,     /* of places; one word: by the largest of that name */
    TRAITS
} Trait;

enum { LABELS = 9, CLUSTERINGS = 3, PAIR_OF_PERSON = 1, PAIR_OF_PLACE = 2, PAIR_KINDS = 3 };

static inline bool label_begins(int label) { return label % 2 == 1; }
static inline bool label_continues(int label) { return label > LABEL_O && label % 2 == 0; }

/* "PER" of B-PER and I-PER; NULL for O. */
const char *label_type(int label);

/* B- of a type's name; LABEL_O where there is no such type. */
int label_of_type(Slice type);

typedef struct {
    uint32_t hash;                     /* 0: empty */
    uint32_t count;
    uint16_t clusters[CLUSTERINGS];    /* from 1; 0: none */
    uint8_t traits[TRAITS];
} ModelWord;

typedef struct {
    uint32_t hash;                     /* 0: empty */
    uint32_t kinds;
} ModelPair;

typedef struct {
    uint32_t hash;                     /* 0: empty */
    uint32_t weights;                  /* 16 * index of the first in Model.weights + how many */
} ModelFeature;

typedef struct {
    const ModelWord *words;            /* open addressing, word_mask + 1 slots */
    const ModelFeature *features;      /* the same */
    const ModelPair *pairs;            /* the same */
    const int32_t *weights;            /* 16 * thousandths + label */
    const int32_t *transitions;        /* thousandths, [from * LABELS + to] */
    uint32_t word_mask, feature_mask, pair_mask, weight_count;
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

/* PAIR_OF_PERSON, PAIR_OF_PLACE, both or none of them, by two words' hashes. */
uint32_t model_pair(const Model *model, uint32_t first, uint32_t second);

/* The word with this hash; one without count and clusters where the model has none. */
const ModelWord *model_word(const Model *model, uint32_t hash);

/* Adds a feature's weights to the labels' scores. */
void model_add(const Model *model, uint32_t feature, float scores[LABELS]);

/* Reads a file as above. NULL after naming the file, the line and what was expected on stderr. */
Model *model_load(const char *path);
void model_free(Model *model);

#endif
