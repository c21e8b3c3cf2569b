#ifndef ISNAD_CLITIC_READINGS_H
#define ISNAD_CLITIC_READINGS_H

/* The readings of a word that clitic-forms.tsv allows, and the best of them by clitic-weights.tsv. It sees in a word what
   scripts/train/clitics learns with. */

#include "tools/tokenize/clitic_schemes.h"
#include <stddef.h>
#include <stdint.h>

enum { FORM_LETTERS_MAX = 4, FORMS_MAX = 24 };

/* A clitic or a suffix. */
typedef struct {
    uint16_t letters[FORM_LETTERS_MAX];
    unsigned count;
    unsigned inner;      /* letters before a cut inside it; 0: none */
    uint64_t hash;       /* of its spelling, with the + of an inner cut */
} Form;

typedef struct {
    Form items[FORMS_MAX];
    size_t count;
} FormList;

typedef struct {
    FormList conjunctions, particles, fused, pronouns, suffixes;
} Forms;

/* Reads the compiled clitic-forms.tsv; ends the program where it holds more than there is room for. */
void forms_read(Forms *forms);

/* A word's letters without its marks, and the cuts: bit K for one before letters[K]. `count` is 1 to
   CLITICS_LETTERS_MAX. */
uint64_t clitic_cuts(const Forms *forms, CliticScheme scheme, const uint16_t *letters, unsigned count);

#endif
