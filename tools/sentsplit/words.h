#ifndef ISNAD_SENTSPLIT_WORDS_H
#define ISNAD_SENTSPLIT_WORDS_H

/* The words around a stop. */

#include "common/slice.h"
#include <stdint.h>

enum { WORD_MAX = 48 }; /* bytes of a word that are looked at; no abbreviation is longer */

bool is_letter(uint32_t character);
bool is_ascii_word(uint32_t character); /* A Latin letter or an ASCII digit. */

/* The letters right before `at`, those right after it, of one script: Arabic or Latin. */
Slice word_before(Slice text, size_t at);
Slice word_after(Slice text, size_t at);

/* The same with the stops inside it: ت.غ, U.S, بي.بي.سي. */
Slice dotted_word_before(Slice text, size_t at);

/* The word before the white space before `at`. */
Slice previous_word(Slice text, size_t at);

/* Letters without their marks. */
size_t letters_in(Slice word);

/* Single letters with stops between, perhaps behind a clitic: U.S, د.ب.أ, وأ.ف.ب. */
bool is_dotted_letters(Slice word);

/* What a word is to a stop, the second column of abbreviations.tsv and continuations.tsv; empty where it is neither. */
Slice abbreviation_class(Slice word);
Slice continuation_class(Slice word);

#endif
