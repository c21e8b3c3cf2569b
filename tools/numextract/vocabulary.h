#ifndef ISNAD_NUMEXTRACT_VOCABULARY_H
#define ISNAD_NUMEXTRACT_VOCABULARY_H

/* What the stage knows of words, made once when it opens: the classes of its lexicons' rows, and filters that tell of most
   words in a few steps that they are not in them. */

#include "common/lexicon.h"
#include "tools/numextract/counting_words.h"

/* The class column of number-words.tsv. */
typedef enum {
    NUMBER_NONE, NUMBER_ZERO, NUMBER_DIGIT, NUMBER_TEN, NUMBER_TEEN, NUMBER_TENS, NUMBER_HUNDRED, NUMBER_HUNDREDS,
    NUMBER_SCALE, NUMBER_SCALES, NUMBER_TWOSCALE, NUMBER_VAGUE, NUMBER_FEW, NUMBER_ORDINAL, NUMBER_LAST, NUMBER_FINAL,
    NUMBER_FRACTION
} NumberClass;

/* The class column of time-words.tsv. */
typedef enum {
    TIME_NONE, TIME_WEEKDAY, TIME_MONTH, TIME_HIJRI, TIME_UNIT, TIME_UNITS, TIME_UNITS2, TIME_UNITS2OF, TIME_PART,
    TIME_DAY, TIME_SEASON, TIME_PAST, TIME_NEXT, TIME_THIS, TIME_RECENT, TIME_BEFORE, TIME_DEMONSTRATIVE,
    TIME_REFERENCE, TIME_MOMENT, TIME_DECADE, TIME_SET, TIME_EVERY, TIME_CLOCK, TIME_ZONE, TIME_MOD,
    TIME_CLOCKPART, TIME_AMPM, TIME_ERA, TIME_MONTHS2
} TimeClass;

typedef struct Vocabulary Vocabulary;

/* `paths` are a user's lexicons of units and nouns, maybe none. Returns NULL after naming what is wrong with them. */
Vocabulary *vocabulary_new(const char *const *paths, size_t count);
void vocabulary_free(Vocabulary *vocabulary);

NumberClass vocabulary_number_class(const Vocabulary *vocabulary, uint32_t row);
TimeClass vocabulary_time_class(const Vocabulary *vocabulary, uint32_t row);

/* The user's lexicon (columns word, class, code), NULL where there is none. */
const Lexicon *vocabulary_user(const Vocabulary *vocabulary);

/* Whether the user's lexicon gives a folded word this class: noun, not. */
bool vocabulary_user_says(const Vocabulary *vocabulary, Slice folded, const char *class);

/* Which words may begin an expression. */
const CountingWords *vocabulary_counting(const Vocabulary *vocabulary);

/* Whether a word without proclitics may be, by kind: the first word of a key of number-words, of time-words. */
bool vocabulary_may_be_number(const Vocabulary *vocabulary, Slice word);
bool vocabulary_may_be_time(const Vocabulary *vocabulary, Slice word);

/* Whether a key of fates may begin with a token's folded form, its proclitics cut off or not. */
bool vocabulary_may_tell_fate(const Vocabulary *vocabulary, Slice folded);

/* Whether a key of modifiers may begin with the word, its proclitics cut off or not. */
bool vocabulary_may_modify(const Vocabulary *vocabulary, Slice word);

#endif
