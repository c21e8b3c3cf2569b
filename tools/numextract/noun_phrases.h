#ifndef ISNAD_NUMEXTRACT_NOUN_PHRASES_H
#define ISNAD_NUMEXTRACT_NOUN_PHRASES_H

/* What is counted: the noun beside a number and the adjectives right behind it. */

#include "tools/numextract/lexemes.h"

typedef struct {
    size_t from, to;         /* lexemes; empty where there is no noun */
    uint32_t begin, end;     /* bytes, without proclitics */
} NounPhrase;

/* How the number decides the form of its noun. */
typedef enum {
    NOUN_ANY,                /* behind من, عشرات: whatever stands there */
    NOUN_GOVERNED,           /* behind أول, آخر: also where its first letter could be a proclitic (فوز) */
    NOUN_PLURAL,             /* 3 to 10 */
    NOUN_ACCUSATIVE,         /* 11 to 99: شخصا, شاحنة */
    NOUN_SINGULAR            /* 100, 1000: شخص */
} NounForm;

/* The noun phrase that begins at lexeme i; false where lexeme i is no noun of that form. */
bool noun_phrase_read(const Lexemes *lexemes, size_t i, NounForm form, NounPhrase *phrase);

/* Whether dual-nouns.tsv has the noun that stands before a pronoun: منتخب | ها, خسارت | ه. */
bool noun_listed_before_pronoun(const Lexemes *lexemes, Slice stem);

/* The definite noun (with up to three adjectives) that ends before lexeme i, not beginning before `first`:
   الغارات | الثلاث, الحرب العالمية | الثانية. */
bool noun_phrase_before(const Lexemes *lexemes, size_t i, size_t first, NounPhrase *phrase);

/* The adjectives from lexeme i on that agree with the noun at lexeme `noun`: the lexeme behind the last. */
size_t adjectives_read(const Lexemes *lexemes, size_t noun, size_t i);

/* Whether lexeme i can be a noun at all: a word that is no particle, verb, adverb or time word. */
bool lexeme_may_be_noun(const Lexemes *lexemes, size_t i);

/* Whether a word (no proclitics) is an adjective, whatever its ending. */
bool is_adjective(const Lexemes *lexemes, Slice folded);

/* A noun with ال or with a pronoun (أبنائه). */
bool lexeme_is_definite_noun(const Lexemes *lexemes, size_t i);

#endif
