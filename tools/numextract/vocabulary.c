#include "tools/numextract/vocabulary.h"
#include "common/errors.h"
#include "common/lines.h"
#include "common/word_key.h"
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

/* The sets of the filter that every word is asked of. A key with ال is kept without it, in a set of its own. */
enum {
    KEY = 1, KEY_WITH_ARTICLE = 2,        /* keys of one word: numbers, times, units that say their number themselves */
    OPENER = 4, OPENER_WITH_ARTICLE = 8,  /* the first words of longer keys */
    SECOND = 16,                          /* ... and the second ones */
    DUAL = 32                             /* nouns of dual-nouns.tsv as they stand before the dual's ending */
};

/* ... and of the one for first words of number-words.tsv, time-words.tsv, modifiers.tsv and fates.tsv. */
enum {
    NUMBER = 1, NUMBER_WITH_ARTICLE = 2, TIME = 4, TIME_WITH_ARTICLE = 8, MODIFIER = 16, MODIFIER_WITH_ARTICLE = 32,
    FATE = 64
};

struct Vocabulary {
    uint8_t *number_class, *time_class;   /* by row of the lexicon */
    WordSets words, first_words;
    Lexicon *user;
};

/* ---- the filters ---- */

/* Of a part of a token's folded form. */
static inline uint64_t hash_of(Slice word) { return word_key_hash(word_key(word), word.len); }

/* The same of any word. */
static uint64_t hash_of_key(Slice word) { return word_key_hash(word_key_unpadded(word), word.len); }

static inline bool has_article(Slice word)
{
    return word.len >= 4 * LETTER && memcmp(word.ptr, "ال", 2 * LETTER) == 0;
}

static inline Slice without_article(Slice word)
{
    return has_article(word) ? slice_part(word, 2 * LETTER, word.len) : word;
}

/* `with_article` is the set for a word with ال. */
static void filter_add(WordSets *filter, Slice word, uint8_t set, uint8_t with_article)
{
    word_sets_add(filter, hash_of_key(without_article(word)), has_article(word) ? with_article : set);
}

/* Whether a word may be in the set, with its ال or without. */
static bool filter_may_hold(const WordSets *filter, Slice word, uint8_t set, uint8_t with_article)
{
    unsigned sets = word_sets_of(filter, hash_of_key(without_article(word)));
    return (sets & set) != 0 || (has_article(word) && (sets & with_article) != 0);
}

static Slice first_word(Slice key)
{
    const char *space = memchr(key.ptr, ' ', key.len);
    return space != NULL ? slice_part(key, 0, (size_t)(space - key.ptr)) : key;
}

static void add_first_words(Vocabulary *vocabulary, const Lexicon *lexicon, uint8_t set, uint8_t with_article)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++)
        filter_add(&vocabulary->first_words, first_word(lexicon_cell(lexicon, row, 0)), set, with_article);
}

/* A key of one word, or the first two words of a longer one. */
static void add_key(Vocabulary *vocabulary, Slice key)
{
    Slice first = first_word(key);
    if (first.len == key.len) {
        filter_add(&vocabulary->words, key, KEY, KEY_WITH_ARTICLE);
        return;
    }
    Slice second = first_word(slice_part(key, first.len + 1, key.len));
    filter_add(&vocabulary->words, first, OPENER, OPENER_WITH_ARTICLE);
    word_sets_add(&vocabulary->words, hash_of_key(second), SECOND);
}

static void add_keys(Vocabulary *vocabulary, const Lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++) add_key(vocabulary, lexicon_cell(lexicon, row, 0));
}

/* Units that say their number themselves (لترين), which stand with no number. */
static void add_dual_units(Vocabulary *vocabulary, const Lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++)
        if (slice_is(lexicon_cell(lexicon, row, 3), "2")) add_key(vocabulary, lexicon_cell(lexicon, row, 0));
}

/* As it is and without its ال: the form with an ending has shed one. */
static void add_dual_stem(WordSets *filter, Slice stem)
{
    word_sets_add(filter, hash_of_key(stem), DUAL);
    word_sets_add(filter, hash_of_key(without_article(stem)), DUAL);
}

/* مدينه stands as مدينت before an ending. */
static void add_dual_stems(WordSets *filter, const Lexicon *lexicon)
{
    char stem[128];
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice noun = lexicon_cell(lexicon, row, 0);
        if (memchr(noun.ptr, ' ', noun.len) != NULL) continue;
        add_dual_stem(filter, noun);
        if (noun.len > sizeof stem || !slice_ends(noun, SLICE("ه"))) continue;
        memcpy(stem, noun.ptr, noun.len - LETTER);
        memcpy(stem + noun.len - LETTER, "ت", LETTER);
        add_dual_stem(filter, (Slice){stem, noun.len});
    }
}

/* ---- asking them ---- */

/* Two bytes or four as one number, the same on any machine for comparing with these. */
static uint32_t pair(const char *letters)
{
    const unsigned char *b = (const unsigned char *)letters;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

#define LETTERS(a, b) ((uint32_t)(a) << 16 | (uint32_t)(b))
enum { ALEF = 0xD8A7, BEH = 0xD8A8, TEH = 0xD8AA, FEH = 0xD981, KAF = 0xD983, LAM = 0xD984, MEEM = 0xD985,
       NOON = 0xD986, HEH = 0xD987, WAW = 0xD988, YEH = 0xD98A };

/* Bytes of the dual's ending that may stand at the word's end: two lengths where it can be read in two ways, else 0. */
static void dual_endings(Slice word, size_t endings[2])
{
    uint32_t last = pair(word.ptr + word.len - 4), before = last >> 16;
    endings[0] = endings[1] = 0;
    switch (last & 0xFFFF) {
    case NOON:
        if (before == YEH || before == ALEF) endings[0] = 2 * LETTER;              /* ين ان */
        break;
    case YEH: endings[0] = LETTER; break;
    case ALEF:
        endings[0] = LETTER;
        if (before == HEH) endings[1] = 3 * LETTER;                                /* يها اها */
        if (before == MEEM) endings[1] = 4 * LETTER;                               /* يهما اهما */
        break;
    case HEH:
        if (before == YEH || before == ALEF) endings[0] = 2 * LETTER;              /* يه اه */
        break;
    case MEEM:
        if (before == HEH) endings[0] = 3 * LETTER;                                /* يهم */
        break;
    default: break;
    }
}

static bool may_be_dual(const Vocabulary *vocabulary, Slice word, const size_t endings[2])
{
    for (size_t i = 0; i < 2 && endings[i] > 0; i++)
        if (word.len >= endings[i] + 2 * LETTER &&
            (word_sets_of(&vocabulary->words, hash_of(slice_part(word, 0, word.len - endings[i]))) & DUAL))
            return true;
    return false;
}

/* الدولتين: feminine and definite, a dual without any list. */
static bool is_regular_dual(Slice word)
{
    uint32_t last = pair(word.ptr + word.len - 4);
    if (last != LETTERS(YEH, NOON) && last != LETTERS(ALEF, NOON)) return false;
    return word.len >= 8 * LETTER && memcmp(word.ptr + word.len - 3 * LETTER, "ت", LETTER) == 0;
}

/* المتهمان, والمسلحان: a participle in the nominative, likewise. */
static bool is_participle_dual(Slice word)
{
    uint32_t letter = pair(word.ptr) >> 16;
    size_t at = letter == WAW || letter == FEH ? LETTER : 0;
    if (word.len < at + 8 * LETTER || pair(word.ptr + word.len - 4) != LETTERS(ALEF, NOON)) return false;
    return memcmp(word.ptr + at, "الم", 3 * LETTER) == 0;
}

static MayCount max_of(MayCount a, MayCount b) { return a > b ? a : b; }

/* A word of the text, and what is asked of all its readings. */
typedef struct {
    const Vocabulary *vocabulary;
    Slice next;              /* the word behind */
    size_t endings[2];       /* dual_endings */
} Asked;

/* Whether the word, its ال taken off to `bare`, has the ending of a dual and is one of ours without it. */
static inline bool is_dual_bare(const Asked *asked, Slice word, Slice bare)
{
    if (asked->endings[0] == 0) return false;
    return may_be_dual(asked->vocabulary, bare, asked->endings) ||
           (bare.len != word.len && may_be_dual(asked->vocabulary, word, asked->endings));
}

/* A word with nothing to be cut off but ال, which لل has too though it does not show. */
static inline MayCount may_count_bare(const Asked *asked, Slice word, bool article)
{
    const WordSets *words = &asked->vocabulary->words;
    Slice bare = article ? word : without_article(word);
    article = article || bare.len != word.len;
    unsigned sets = word_sets_of(words, hash_of(bare));
    if (sets & (article ? KEY | KEY_WITH_ARTICLE : KEY)) return COUNTS_AS_WORD;
    /* الآلاف: what looks like ال may be the word's own. */
    if (article && has_article(bare) && (word_sets_of(words, hash_of(without_article(bare))) & KEY_WITH_ARTICLE))
        return COUNTS_AS_WORD;
    bool opens = (sets & (article ? OPENER | OPENER_WITH_ARTICLE : OPENER)) != 0 && asked->next.len > 0;
    if (opens && (word_sets_of(words, hash_of(asked->next)) & SECOND)) return COUNTS_AS_WORD;
    return is_dual_bare(asked, word, bare) ? COUNTS_AS_DUAL : COUNTS_AS_NOTHING;
}

static uint32_t first_letter(Slice word) { return pair(word.ptr) >> 16; }

/* A word that may begin with a preposition. Of للمدينة what is behind both is looked at, for the second ل stands for
   ال. */
static MayCount may_count_joined(const Asked *asked, Slice word)
{
    MayCount whole = may_count_bare(asked, word, false);
    uint32_t letter = first_letter(word);
    if (whole == COUNTS_AS_WORD || (letter != LAM && letter != BEH && letter != KAF) || word.len < 3 * LETTER)
        return whole;
    Slice rest = slice_part(word, LETTER, word.len);
    bool article = letter == LAM && first_letter(rest) == LAM;
    if (article) rest = slice_part(rest, LETTER, rest.len);
    return max_of(whole, may_count_bare(asked, rest, article));
}

MayCount vocabulary_may_count(const Vocabulary *vocabulary, Slice word, Slice next)
{
    Asked asked = {vocabulary, next, {0, 0}};
    if (word.len == 0) return COUNTS_AS_NOTHING;
    if (word.len < 2 * LETTER) return may_count_bare(&asked, word, false);
    dual_endings(word, asked.endings);
    MayCount whole = may_count_joined(&asked, word);
    if (whole == COUNTS_AS_NOTHING && (is_regular_dual(word) || is_participle_dual(word))) whole = COUNTS_AS_DUAL;
    uint32_t letter = first_letter(word);
    if (whole == COUNTS_AS_WORD || (letter != WAW && letter != FEH) || word.len < 3 * LETTER) return whole;
    return max_of(whole, may_count_joined(&asked, slice_part(word, LETTER, word.len)));
}

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
    return word.len > 0 && filter_may_hold(&vocabulary->first_words, word, FATE, FATE);
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
    add_first_words(vocabulary, &lexicon_fates, FATE, FATE);
    add_keys(vocabulary, &lexicon_number_words);
    add_keys(vocabulary, &lexicon_time_words);
    add_dual_units(vocabulary, &lexicon_unit_words);
    add_dual_stems(&vocabulary->words, &lexicon_dual_nouns);
    if (vocabulary->user != NULL) add_dual_stems(&vocabulary->words, vocabulary->user);
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
