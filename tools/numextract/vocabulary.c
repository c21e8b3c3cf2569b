#include "tools/numextract/vocabulary.h"
#include "common/errors.h"
#include "common/lines.h"
#include "lexicons.h"

#include <stdlib.h>

static const char *const number_classes[] = {
    "", "zero", "digit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "scales", "twoscale", "vague", "few",
    "ordinal", "last", "final", "fraction",
};

static const char *const time_classes[] = {
    "", "weekday", "month", "hijri", "unit", "units", "units2", "units2of", "part", "day", "season", "past", "next",
    "this", "recent", "before", "demonstrative", "reference", "moment", "decade", "set", "every", "clock", "zone",
    "mod", "clockpart", "ampm", "era", "months2",
};

enum { LETTER = 2 };

/* The sets of the filter for first words of number-words.tsv, time-words.tsv and modifiers.tsv. A word with ال
   is kept without it, in a set of its own. */
enum {
    NUMBER = 1, NUMBER_WITH_ARTICLE = 2, TIME = 4, TIME_WITH_ARTICLE = 8, MODIFIER = 16, MODIFIER_WITH_ARTICLE = 32
};

struct Vocabulary {
    uint8_t *number_class, *time_class;   /* by row of the lexicon */
    CountingWords counting;
    WordSets first_words;
    Endings fates;
    Lexicon *user;
};

/* ---- the filter ---- */

static uint64_t hash_of(Slice word) { return word_key_hash(word_key_unpadded(word), word.len); }

static inline bool has_article(Slice word)
{
    return word.len >= 4 * LETTER && memcmp(word.ptr, "ال", 2 * LETTER) == 0;
}

static inline Slice without_article(Slice word)
{
    return has_article(word) ? slice_part(word, 2 * LETTER, word.len) : word;
}

/* Whether a word may be in the set, with its ال or without. */
static bool filter_may_hold(const WordSets *filter, Slice word, uint8_t set, uint8_t with_article)
{
    unsigned sets = word_sets_of(filter, hash_of(without_article(word)));
    return (sets & set) != 0 || (has_article(word) && (sets & with_article) != 0);
}

static Slice first_word(Slice key)
{
    const char *space = memchr(key.ptr, ' ', key.len);
    return space != NULL ? slice_part(key, 0, (size_t)(space - key.ptr)) : key;
}

static void add_first_words(Vocabulary *vocabulary, const Lexicon *lexicon, uint8_t set, uint8_t with_article)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice word = first_word(lexicon_cell(lexicon, row, 0));
        word_sets_add(&vocabulary->first_words, hash_of(without_article(word)), has_article(word) ? with_article : set);
    }
}

const CountingWords *vocabulary_counting(const Vocabulary *vocabulary) { return &vocabulary->counting; }

bool vocabulary_may_be_number(const Vocabulary *vocabulary, Slice word)
{
    return word.len > 0 && filter_may_hold(&vocabulary->first_words, word, NUMBER, NUMBER_WITH_ARTICLE);
}

bool vocabulary_may_be_time(const Vocabulary *vocabulary, Slice word)
{
    return word.len > 0 && filter_may_hold(&vocabulary->first_words, word, TIME, TIME_WITH_ARTICLE);
}

bool vocabulary_may_modify(const Vocabulary *vocabulary, Slice word)
{
    for (size_t cut = 0; cut <= 2 * LETTER && cut + LETTER <= word.len; cut += LETTER)
        if (filter_may_hold(&vocabulary->first_words, slice_part(word, cut, word.len), MODIFIER, MODIFIER_WITH_ARTICLE))
            return true;
    return false;
}

bool vocabulary_may_tell_fate(const Vocabulary *vocabulary, Slice word)
{
    return word.len > 0 && endings_may_have_unpadded(&vocabulary->fates, word);
}

/* ---- making it ---- */

static uint8_t class_of(Slice name, const char *const *names, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (slice_is(name, names[i])) return (uint8_t)i;
    return 0;
}

static uint8_t *classes_by_row(const Lexicon *lexicon, const char *const *names, size_t count)
{
    uint8_t *classes = calloc(lexicon->row_count + 1, sizeof *classes);
    if (classes == NULL) die_at(NULL, 0, "out of memory: %u bytes wanted", lexicon->row_count);
    for (uint32_t row = 0; row < lexicon->row_count; row++)
        classes[row] = class_of(lexicon_cell(lexicon, row, 1), names, count);
    return classes;
}

/* A user's rows: a word, its class, and of a unit the code. */
static const char *check_row(Slice row)
{
    static const char *const classes[] = {"measure", "money", "noun", "not"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (slice_is(lexicon_row_cell(row, 1), classes[i])) return NULL;
    return "measure, money, noun or not in column 2";
}

static void add_keys(CountingWords *counting, const Lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++) counting_words_add_key(counting, lexicon_cell(lexicon, row, 0));
}

/* Units that say their number themselves (لترين), which stand with no number. */
static void add_dual_units(CountingWords *counting, const Lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++)
        if (slice_is(lexicon_cell(lexicon, row, 3), "2")) counting_words_add_key(counting, lexicon_cell(lexicon, row, 0));
}

static void add_duals(CountingWords *counting, const Lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++) counting_words_add_dual(counting, lexicon_cell(lexicon, row, 0));
}

/* Which words may begin an expression, a user's own among them. */
static void fill_counting(CountingWords *counting, const Lexicon *user)
{
    add_keys(counting, &lexicon_number_words);
    add_keys(counting, &lexicon_time_words);
    add_dual_units(counting, &lexicon_unit_words);
    add_duals(counting, &lexicon_dual_nouns);
    if (user != NULL) add_duals(counting, user);
    counting_words_add_regular(counting);
}

Vocabulary *vocabulary_new(const char *const *paths, size_t count)
{
    const LexiconForm form = {.columns = 3, .check = check_row};
    Lexicon *user = count > 0 ? lexicon_load_all(paths, count, &form) : NULL;
    if (count > 0 && user == NULL) return NULL;
    Vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (vocabulary == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *vocabulary);
    vocabulary->user = user;
    vocabulary->number_class = classes_by_row(&lexicon_number_words, number_classes,
                                              sizeof number_classes / sizeof *number_classes);
    vocabulary->time_class = classes_by_row(&lexicon_time_words, time_classes,
                                            sizeof time_classes / sizeof *time_classes);
    add_first_words(vocabulary, &lexicon_number_words, NUMBER, NUMBER_WITH_ARTICLE);
    add_first_words(vocabulary, &lexicon_time_words, TIME, TIME_WITH_ARTICLE);
    add_first_words(vocabulary, &lexicon_modifiers, MODIFIER, MODIFIER_WITH_ARTICLE);
    for (uint32_t row = 0; row < lexicon_fates.row_count; row++)
        endings_add(&vocabulary->fates, without_article(first_word(lexicon_cell(&lexicon_fates, row, 0))), SLICE(""));
    fill_counting(&vocabulary->counting, user);
    return vocabulary;
}

const Lexicon *vocabulary_user(const Vocabulary *vocabulary) { return vocabulary->user; }

bool vocabulary_user_says(const Vocabulary *vocabulary, Slice folded, const char *class)
{
    uint32_t row = vocabulary->user != NULL ? lexicon_find(vocabulary->user, folded) : LEXICON_NONE;
    return row != LEXICON_NONE && slice_is(lexicon_cell(vocabulary->user, row, 1), class);
}

void vocabulary_free(Vocabulary *vocabulary)
{
    free(vocabulary->number_class);
    free(vocabulary->time_class);
    lexicon_free(vocabulary->user);
    free(vocabulary);
}

NumberClass vocabulary_number_class(const Vocabulary *vocabulary, uint32_t row)
{
    return row == LEXICON_NONE ? NUMBER_NONE : (NumberClass)vocabulary->number_class[row];
}

TimeClass vocabulary_time_class(const Vocabulary *vocabulary, uint32_t row)
{
    return row == LEXICON_NONE ? TIME_NONE : (TimeClass)vocabulary->time_class[row];
}
