#ifndef ISNAD_TOKENIZE_WORD_STEM_H
#define ISNAD_TOKENIZE_WORD_STEM_H

/* What the forms of a word have in common in a concordance: clitics and inflection are cut by the weights of clitics.h
   (scheme farasa), and of the rest the consonants stay, so that broken plurals meet their singular: هجوم, هجمات, بالهجوم
   have هجم, صاروخ and صواريخ have صرخ. Words of one root that mean different things meet too. */

#include "common/slice.h"

typedef struct WordStems WordStems;

/* About 2 MB. */
WordStems *word_stems_new(void);
void word_stems_free(WordStems *stems);

/* The stem; lives until the next call. `folded` is the folded word, which is its own stem where no more is known. */
Slice word_stem(WordStems *stems, Slice word, Slice folded);

#endif
