#ifndef ISNAD_NER_FEATURES_H
#define ISNAD_NER_FEATURES_H

/* What the model looks at, as 32-bit hashes of a template and what fills it: no strings are built. Training and tagging
   take their features from here alone. Those of a word are the same wherever it stands, so that they are summed once a
   word; the others are few enough to be numbered. */

#include "tools/ner-tag/network.h"
#include "tools/ner-tag/words.h"

enum { FEATURES_MAX = NETWORK_FEATURES_MAX };

/* The kinds of features. Training reads them too, from what dump-features writes. */
typedef enum {
    FEATURE_STEM, FEATURE_BASE, FEATURE_WORD_DOTLESS,      /* which word it is */
    FEATURE_CLASS, FEATURE_CUT, FEATURE_DEFINITE, FEATURE_COMMONNESS, FEATURE_LATIN,
    FEATURE_PREFIX, FEATURE_SUFFIX = FEATURE_PREFIX + 4,   /* of one letter and more */
    FEATURE_EVIDENCE = FEATURE_SUFFIX + 4,
    FEATURE_TEMPLATES
} FeatureTemplate;

typedef struct {
    uint32_t items[FEATURES_MAX];
    uint8_t templates[FEATURES_MAX];
    size_t count;
} Features;

/* What a word's form and features are made of. */
typedef struct {
    Form form;
    Features features;
    uint32_t vector;                 /* of the model, from 1; 0: none */
} WordFeatures;

/* Calls for the memory where the model has the word, for features_of_word. */
void features_expect_word(const Model *model, const Words *words, size_t at);

void features_of_word(const Model *model, const Words *words, size_t at, WordFeatures *word);

/* ---- what the sentence and the document say of a token ---- */

/* Each is 0 where there is nothing to say. */
typedef struct {
    uint8_t listed;                  /* Label by the gazetteers */
    uint8_t quoted;                  /* 1: in a short quotation */
    uint8_t titled, said;            /* tokens since a title, a verb of saying */
    uint8_t stem_before, base_before; /* 1 + the label last given to the same stem and base in the document */
} Evidence;

enum {
    TITLE_REACH = 5, SAID_REACH = 4,
    EVIDENCE_LISTED = 0, EVIDENCE_QUOTED = EVIDENCE_LISTED + LABELS, EVIDENCE_TITLED = EVIDENCE_QUOTED + 1,
    EVIDENCE_SAID = EVIDENCE_TITLED + TITLE_REACH, EVIDENCE_STEM = EVIDENCE_SAID + SAID_REACH,
    EVIDENCE_BASE = EVIDENCE_STEM + LABELS, EVIDENCE_KINDS = EVIDENCE_BASE + LABELS,
    EVIDENCE_AT_ONCE = 6             /* at most so many at a token */
};

/* What the lists, titles, verbs of saying and quotation marks of a sentence tell; `evidence` is all 0. */
void evidence_of_sentence(const Words *words, Evidence *evidence);

/* The numbers of a token's evidence, each below EVIDENCE_KINDS. Returns how many. */
size_t evidence_numbers(const Evidence *evidence, uint8_t numbers[EVIDENCE_AT_ONCE]);

/* The feature of such a number. */
uint32_t evidence_feature(size_t number);

#endif
