#ifndef ISNAD_NUMEXTRACT_FATE_WORDS_H
#define ISNAD_NUMEXTRACT_FATE_WORDS_H

/* The words of fates.tsv in a sentence, and whether a number counts people. */

#include "tools/numextract/expressions.h"

/* What fates.tsv has for the words at a lexeme; row LEXICON_NONE where they are not in it. */
typedef struct FateWord {
    uint32_t row;
    uint16_t used;       /* lexemes */
    bool definite;       /* found behind ال */
    bool known;          /* looked up already; private to fate_words.c */
} FateWord;

/* Must be called before the others, once for each sentence or more often. */
void fate_words_open(Lexemes *lexemes);

/* The longest key at lexeme i, whose proclitics and ال may be cut off. */
FateWord fate_word(const Lexemes *lexemes, size_t i);

/* The word's row of this kind (the kind column), LEXICON_NONE where it has none. */
uint32_t fate_row(FateWord word, const char *kind);
static inline bool fate_word_is(FateWord word, const char *kind) { return fate_row(word, kind) != LEXICON_NONE; }

/* The other columns of a row. */
Slice fate_in(uint32_t row);
bool fate_says_more(uint32_t row, const char *more);

/* Whether the counted noun is of this kind, in its form or in the dual's singular. */
bool counted_noun_is(const Lexemes *lexemes, const Expression *expression, const char *kind);

/* Also where nothing is said of what is counted. */
bool counts_people(const Lexemes *lexemes, const Expression *expression);

/* 38 قتيلا, 12 شخصا مفقودا, 20 حالة | وفاة: the fate that the counted noun, its adjective or genitive says; empty where
   they say none. */
Slice fate_of_noun(const Lexemes *lexemes, const Expression *expression);

#endif
