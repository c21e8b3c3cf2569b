#ifndef ISNAD_ARABIC_H
#define ISNAD_ARABIC_H

/* What every stage must know of Arabic writing: marks, letters, the folding that makes spellings match, and the
   clitics written in one piece with a word. */

#include "common/arena.h"
#include "common/slice.h"
#include <stdint.h>

/* Harakat, tanween, shadda, sukun, superscript alef and Quranic marks: what --dediac takes away. */
bool arabic_is_diacritic(uint32_t character);
bool arabic_is_letter(uint32_t character);

/* 0 to 9 for an ASCII, Arabic-Indic or Persian digit, else -1. */
int arabic_digit(uint32_t character);

/* The matching key of a word: diacritics and tatweel away; آ أ إ ٱ to ا, ى ئ to ي, ؤ to و, ة to ه; Persian ک ی to ك ي;
   digits to ASCII; Latin, Greek and Cyrillic to lower case. Every lexicon key and every Token.folded is in this form. */
Slice arabic_fold(Arena *arena, Slice text);

/* The same into memory of the caller: `out` must hold text.len bytes (folding never lengthens). Returns the length. */
size_t arabic_fold_into(Slice text, char *out);

/* Folds, byte for byte, what keeps its place in folding: ASCII and the letters in U+0620-064A and 0671. `out` must hold
   text.len bytes. Where a text has nothing else, this is arabic_fold_into. */
void arabic_fold_letters(Slice text, char *out);

/* The same on any processor. */
void arabic_fold_letters_portable(Slice text, char *out);

/* One way to read a folded word as proclitics and a rest. */
typedef struct {
    Slice key;        /* the rest, folded; of لل the key has ال again (للجيش: الجيش) */
    size_t letters;   /* letters of the word before the rest begins (of لل one) */
    char conjunction; /* 'w' و, 'f' ف, 0 none */
    char preposition; /* 'b' ب, 'l' ل, 'k' ك, 's' future س, 0 none */
} CliticReading;

enum { CLITIC_READINGS_MAX = 8 };

/* The readings of a folded word, the whole word first, then with ever more cut; a rest has at least two letters.
   Returns how many (at least 1). They are possibilities, not an analysis: the caller's lexicon decides. */
size_t arabic_clitic_readings(Arena *arena, Slice folded, CliticReading readings[CLITIC_READINGS_MAX]);

/* What the forms of a noun have in common: the folded word without its article and without an ending of gender, number
   or relation (ال, ه ات ون ين ان and the like, then ي): وزير of الوزيرة, فرنس of الفرنسيون. Not a root: a key that both
   a lexicon and a text go through. At least three letters stay. */
Slice arabic_stem(Slice folded);

/* The stems of a phrase's words, one space between; what is no letter or digit parts words. A LexiconKey. */
Slice arabic_stem_phrase(Arena *arena, Slice text);

/* Takes the next word, letters, digits and the marks on them, off a text from byte `*at` on; false at the end. `*from` and
   `*at` get its begin and end. */
bool arabic_next_word(Slice text, size_t *at, size_t *from);

/* Byte offset in an unfolded word behind its first `letters` letters and the marks on them. */
size_t arabic_skip_letters(Slice surface, size_t letters);

#endif
