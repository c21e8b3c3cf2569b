#ifndef ISNAD_CLITICS_H
#define ISNAD_CLITICS_H

/* Where the clitics of a word are cut, for the attribute `seg`: by weights that scripts/train/clitics learnt, from the
   word alone. */

#include "common/slice.h"
#include "tools/tokenize/clitic_schemes.h"
#include <stdint.h>

typedef struct Clitics Clitics;

/* False where there is no such scheme. */
bool clitics_scheme(const char *name, CliticScheme *scheme);

/* Bounded memory: about 2 MB. Ends the program where there is none. */
Clitics *clitics_new(CliticScheme scheme);
void clitics_free(Clitics *clitics);

/* `seg=` and the word's pieces with + between, which together are the word; empty where it is not cut. Only words of
   Arabic letters with their marks are, up to CLITICS_LETTERS_MAX of both. Lives until the next call. `folded` is not
   looked at; it is what a WordAttrs takes. */
Slice clitics_attrs(void *clitics, Slice word, Slice folded);

/* The same as bits: bit K for a cut before the word's character K; 0 where it is not cut. Every character of a word that
   is cut has two bytes. */
uint64_t clitics_cuts(Clitics *clitics, Slice word);

#endif
