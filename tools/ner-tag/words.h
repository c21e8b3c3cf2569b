#ifndef ISNAD_NER_WORDS_H
#define ISNAD_NER_WORDS_H

/* A sentence as the matchers of ner-tag see it: tokens with their folded keys and clitic readings, and what the word
   lists know of a single word. Every look-up is bounded, so a sentence costs time linear in its tokens. */

#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/ner-tag/forms.h"
#include "tools/tokenize/tokens.h"

enum { NAME_TOKENS_MAX = 12 };   /* no name is longer; also the look-ahead of every matcher */

typedef struct {
    const CliticReading *items;  /* NULL until asked for */
    size_t count;
} Readings;

typedef struct {
    Slice text;                  /* the sentence's */
    const Token *tokens;
    size_t count;
    Slice *keys;                 /* the folded tokens; an opening or closing quotation mark has the key ".
                                    All have WORD_KEY_PADDING (common/word_key.h) */
    Readings *readings;          /* private: words_readings */
    Form *forms;                 /* what the lists know of each word */
    const ListFilter *filter;
    Arena *arena;
} Words;

/* A name found at a token. No tokens: nothing found. */
typedef struct {
    size_t tokens;
    size_t from;                 /* byte of the sentence */
    const char *label;
    Slice value;
    bool whole;                  /* the row has the guard of that name */
} Match;

/* Of some tokens of a sentence, whose text is `text`. The forms are the caller's to fill. */
Words words_of(Slice text, TokenList tokens, const ListFilter *filter, Arena *arena);

/* The readings of a token, made when they are first asked for: few tokens' are. */
Readings words_readings(const Words *words, size_t at);

/* What the lists know of a word, into its form; of a number nothing, as all are one word there. */
void words_look_up(const Words *words, size_t at, Form *form);

/* Whether a reading of the token may be or begin a key of one of the lists. False past the end. */
bool words_may_begin(const Words *words, Lists lists, size_t at);

/* The longest key of a lexicon that begins at a token, its first word read as one of the token's readings; the whole
   word wins over a reading with clitics where both are of the same length. LEXICON_NONE: none. The first is for lists of
   names; `wanted` has a bit for each reading that is looked up. */
enum { WORDS_ALL_READINGS = (1 << CLITIC_READINGS_MAX) - 1 };

uint32_t words_find(const Words *words, List list, size_t at, size_t *used, const CliticReading **reading);
uint32_t words_find_in(const Words *words, const Lexicon *lexicon, size_t at, unsigned wanted, size_t *used,
                       const CliticReading **reading);

bool words_is_word(const Words *words, size_t at);

/* روسيا with tanween is "Russian" or "in Russian terms", not Russia. */
bool words_has_tanween(const Words *words, size_t at);

/* In the header, so that a literal's length is known where it is asked for. */
static inline bool words_is_key(const Words *words, size_t at, const char *key)
{
    return at < words->count && slice_is(words->keys[at], key);
}

/* Number of tokens of a quotation that opens at a token, marks included; 0 where it does not close soon. */
size_t words_quoted(const Words *words, size_t at);

/* Byte where the token begins once a reading's proclitics are off. */
size_t words_begin(const Words *words, size_t at, const CliticReading *reading);

#endif
