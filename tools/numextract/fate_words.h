#ifndef ISNAD_NUMEXTRACT_FATE_WORDS_H
#define ISNAD_NUMEXTRACT_FATE_WORDS_H

/* The words of fates.tsv in a sentence, and whether a number counts people. */

#include "tools/numextract/expressions.h"

/* The kind column of fates.tsv, a bit each. */
typedef enum {
    FATE_PEOPLE = 1, FATE_NOUN = 2, FATE_VERB = 4, FATE_MET = 8, FATE_MET_END = 16, FATE_BEHIND = 32, FATE_LIST = 64,
    FATE_SUB = 128, FATE_ABOARD = 256, FATE_COUNT = 512, FATE_STOP = 1024, FATE_PREPOSITION = 2048, FATE_ADDED = 4096,
    FATE_NEGATION = 8192, FATE_THING = 16384, FATE_PERSON = 32768, FATE_DISEASE = 65536
} FateKind;

/* What fates.tsv has for the words at a lexeme; row LEXICON_NONE where they are not in it. */
typedef struct FateWord {
    uint32_t row;
    uint32_t kinds;      /* of the row and the others with its key */
    uint16_t used;       /* lexemes */
    bool definite;       /* found behind ال */
    bool known;          /* looked up already; private to fate_words.c */
} FateWord;

/* Must be called before the others, once for each sentence or more often. */
void fate_words_open(Lexemes *lexemes);

/* The longest key at lexeme i, whose proclitics and ال may be cut off. */
FateWord fate_word(const Lexemes *lexemes, size_t i);

/* The word's row of this kind, LEXICON_NONE where it has none. */
uint32_t fate_row(FateWord word, FateKind kind);
static inline bool fate_word_is(FateWord word, FateKind kind) { return (word.kinds & (uint32_t)kind) != 0; }

/* The other columns of a row. */
Slice fate_in(uint32_t row);
bool fate_says_more(uint32_t row, const char *more);

/* Whether the counted noun is of this kind, in its form or in the dual's singular. */
bool counted_noun_is(const Lexemes *lexemes, const Expression *expression, FateKind kind);

/* Also where nothing is said of what is counted. */
bool counts_people(const Lexemes *lexemes, const Expression *expression);

/* 38 قتيلا, 12 شخصا مفقودا, 20 حالة | وفاة: the fate that the counted noun, its adjective or genitive says; empty where
   they say none. */
Slice fate_of_noun(const Lexemes *lexemes, const Expression *expression);

#endif
