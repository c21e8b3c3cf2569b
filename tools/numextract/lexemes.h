#ifndef ISNAD_NUMEXTRACT_LEXEMES_H
#define ISNAD_NUMEXTRACT_LEXEMES_H

/* A sentence's tokens as the number parsers want them: digit strings whole, proclitics off, number and time words
   looked up in number-words.tsv and time-words.tsv. Punctuation marks are lexemes too, so two lexemes that follow
   each other stand side by side in the text. */

#include "common/lexicon.h"
#include "tools/numextract/numerals.h"
#include "tools/numextract/vocabulary.h"
#include "tools/tokenize/tokens.h"

/* A sentence may be of 1 MiB and have hundreds of thousands. */
typedef struct {
    uint32_t begin, end;     /* bytes of the text */
    uint32_t core;           /* where the word begins behind its proclitics; ال and the second ل of لل belong to it */
    bool is_word : 1, is_numeral : 1, is_mark : 1;
    bool definite : 1;       /* number or time word found behind ال, digits behind الـ */
    uint8_t may_count;       /* a MayCount: of most words COUNTS_AS_NOTHING, of a numeral COUNTS_AS_WORD */
    char conjunction;        /* 'w' و, 'f' ف, else 0: the proclitics that the looked-up word has shed */
    char preposition;
    uint8_t number, time;    /* a NumberClass, a TimeClass */
    uint8_t number_length;   /* lexemes that the lexicon's key takes */
    uint8_t time_length;
    uint16_t number_row;     /* of number-words.tsv and time-words.tsv; ROW_NONE where number and time are not set */
    uint16_t time_row;
    uint32_t number_roles, moment_roles;   /* private to contexts.c: a bit a role, once asked */
    Slice folded;            /* of the whole word */
    Slice key;               /* of the word behind its proclitics, as looked up; folded where nothing was found */
    const Numeral *numeral;  /* of kind NUMERAL_NONE where the lexeme is none; never NULL */
} Lexeme;

#define ROW_NONE UINT16_MAX

/* In number_roles and moment_roles: they were looked up. */
#define ROLES_KNOWN ((uint32_t)1 << 31)

typedef struct {
    Slice text;
    Lexeme *items;
    Slice *keys;             /* items[i].folded, in one row for lexicon_find_longest */
    size_t count;
    Arena *arena;
    const Vocabulary *vocabulary;
    bool says_all;           /* the word جميع is in the sentence; also told where count is 0 */
    struct FateWord *fate_words;   /* private to fate_words.c, made where a sentence first asks for one */
} Lexemes;

/* None at all where no lexeme may count. */
Lexemes lexemes_of(Sentence *sentence, const Vocabulary *vocabulary);

/* A constant for a list of words, prefixes or endings. */
#define WORD(literal) {"" literal, sizeof(literal) - 1}

/* Whether a word begins or ends with one of them. */
static inline bool starts_with_one(Slice word, const Slice *prefixes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_starts(word, prefixes[i])) return true;
    return false;
}

static inline bool ends_with_one(Slice word, const Slice *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_ends(word, endings[i])) return true;
    return false;
}

#define STARTS_WITH_ONE(word, list) starts_with_one(word, list, sizeof(list) / sizeof *(list))
#define ENDS_WITH_ONE(word, list) ends_with_one(word, list, sizeof(list) / sizeof *(list))

/* Whether it begins with a letter that may be a proclitic: و ف ب ل ك. */
bool may_have_proclitic(Slice folded);

/* The lexeme, or an empty one beyond either end, so that parsers may look around freely (i = -1 is SIZE_MAX). */
extern const Lexeme no_lexeme;
static inline const Lexeme *lexeme_at(const Lexemes *lexemes, size_t i)
{
    return i < lexemes->count ? &lexemes->items[i] : &no_lexeme;
}

/* The value column of its number word or time word. */
Slice number_value(const Lexeme *lexeme);
Slice time_value(const Lexeme *lexeme);

/* Words as an array and their number, two arguments. */
#define LITERALS(...) (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)

/* Whether it is this word, folded, as a whole. */
static inline bool lexeme_is(const Lexeme *lexeme, const char *folded) { return slice_is(lexeme->folded, folded); }

/* Whether it is one of these words, as a whole. */
bool lexeme_is_one(const Lexeme *lexeme, const char *const *words, size_t count);
#define LEXEME_IS(lexeme, ...) lexeme_is_one(lexeme, LITERALS(__VA_ARGS__))

/* Whether a word begins or ends with one of these. */
bool starts_with(Slice word, const char *const *prefixes, size_t count);
bool ends_with(Slice word, const char *const *endings, size_t count);
#define STARTS_WITH(word, ...) starts_with(word, LITERALS(__VA_ARGS__))
#define ENDS_WITH(word, ...) ends_with(word, LITERALS(__VA_ARGS__))

/* Whether its class is one of a set. */
#define BIT(class) (UINT32_C(1) << (class))
static inline bool lexeme_time_in(const Lexeme *lexeme, uint32_t classes) { return classes >> lexeme->time & 1; }
static inline bool lexeme_number_in(const Lexeme *lexeme, uint32_t classes) { return classes >> lexeme->number & 1; }

/* Whether it is a number, in digits or words. */
static inline bool is_number(const Lexeme *lexeme) { return lexeme->is_numeral || lexeme->number; }

static inline bool has_proclitic(const Lexeme *lexeme) { return lexeme->conjunction || lexeme->preposition; }

/* Whether it is one of the words, as a whole or behind و or ف. */
bool lexeme_in(const Lexeme *lexeme, const char *const *words, size_t count);
#define LEXEME_IN(lexeme, words) lexeme_in(lexeme, words, sizeof(words) / sizeof *(words))

/* The word behind its و or ف; empty where it begins with neither. */
Slice lexeme_behind_conjunction(const Lexeme *lexeme);

/* الماضية, المقبل, الجاري, الأخيرة behind what they qualify. */
static inline bool is_qualifier(const Lexeme *lexeme)
{
    return lexeme->time >= TIME_PAST && lexeme->time <= TIME_RECENT && !lexeme->conjunction;
}

/* Whether nothing but marks stands beside these lexemes in the sentence: a table's cell, a search term. Then a number
   is one, though its words could be something else in a sentence. */
bool lexemes_stand_alone(const Lexemes *lexemes, size_t from, size_t to);

/* Its text without proclitics. */
Slice lexeme_core(const Lexemes *lexemes, const Lexeme *lexeme);

/* Whether it is a word with ال (والدول, للدول). */
bool lexeme_has_article(const Lexemes *lexemes, const Lexeme *lexeme);

/* The lexeme at i, behind it where it is a و that stands alone. */
static inline size_t behind_and(const Lexemes *lexemes, size_t i) { return i + lexeme_is(lexeme_at(lexemes, i), "و"); }

/* The longest key of a lexicon at lexeme i, whole words. LEXICON_NONE where there is none. */
uint32_t lexemes_find(const Lexemes *lexemes, const Lexicon *lexicon, size_t i, size_t *used);

#endif
