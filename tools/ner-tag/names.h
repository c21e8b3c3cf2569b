#ifndef ISNAD_NER_NAMES_H
#define ISNAD_NER_NAMES_H

/* From labelled tokens to names: where exactly the first token's name begins, and the code of a country. */

#include "tools/ner-tag/features.h"
#include "tools/ner-tag/sequence.h"

typedef struct {
    const Words *words;
    const Gazetteer *gazetteer;
    RuleNames rules;
    uint8_t *labels;             /* Label, by token */
} Sighting;

typedef struct {
    size_t from, to;             /* bytes of the sentence */
    const char *label;
    Slice value;
} Name;

/* Takes marks at the ends of tokens [*from, *to) out, unless the other half of their pair is in it too; takes one in that
   closes what the tokens open. Nothing may be left. */
void name_balance(const Words *words, size_t *from, size_t *to);

/* The name made of tokens [at, to). */
Name name_of(const Sighting *sighting, size_t at, size_t to, int label);

/* Whether the tokens are a phrase of generic-bodies.tsv. */
bool name_is_generic(const Words *words, size_t from, size_t to);

/* Whether a name of this score, in hundredths, is written: MISC only where sure. */
bool name_is_sure(const Name *name, int score);

/* Names of the user's gazetteer get no other label than theirs. */
void names_force(const Sighting *sighting, float (*scores)[SCORES]);

#endif
