#include "tools/numextract/fate_words.h"
#include "common/arabic.h"
#include "lexicons.h"

#include <string.h>

enum { LETTER = 2 };   /* bytes of an Arabic letter */

static const FateWord unknown_word = {LEXICON_NONE, 0, 0, false, true};

static uint32_t kind_of(uint32_t row)
{
    static const char *const names[] = {"people", "noun", "verb", "met", "met-end", "behind", "list", "sub", "aboard",
                                        "count", "stop", "preposition", "added", "negation", "thing", "person", "disease"};
    Slice kind = lexicon_cell(&lexicon_fates, row, 1);
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(kind, names[i])) return (uint32_t)1 << i;
    return 0;
}

void fate_words_open(Lexemes *lexemes)
{
    if (lexemes->fate_words != NULL) return;
    lexemes->fate_words = arena_take(lexemes->arena, lexemes->count * sizeof *lexemes->fate_words);
    memset(lexemes->fate_words, 0, lexemes->count * sizeof *lexemes->fate_words);
}

/* One reading of the lexeme's word, as it is and without its ال. */
static FateWord read_key(const Lexemes *lexemes, size_t i, Slice key)
{
    FateWord word = unknown_word;
    size_t used = 0;
    lexemes->keys[i] = key;
    word.row = lexemes_find(lexemes, &lexicon_fates, i, &used);
    if (word.row == LEXICON_NONE && slice_starts(key, SLICE("ال")) && key.len >= 4 * LETTER) {
        lexemes->keys[i] = slice_part(key, 2 * LETTER, key.len);
        word.row = lexemes_find(lexemes, &lexicon_fates, i, &used);
        word.definite = true;
    }
    lexemes->keys[i] = lexemes->items[i].folded;
    word.used = (uint16_t)used;
    for (uint32_t row = word.row; row != LEXICON_NONE; row = lexicon_next(&lexicon_fates, row)) word.kinds |= kind_of(row);
    return word;
}

static FateWord look_up(const Lexemes *lexemes, size_t i)
{
    Slice folded = lexeme_at(lexemes, i)->folded;
    if (!vocabulary_may_tell_fate(lexemes->vocabulary, folded)) return unknown_word;
    FateWord word = read_key(lexemes, i, folded);
    if (word.row != LEXICON_NONE || !may_have_proclitic(folded)) return word;
    CliticReading readings[CLITIC_READINGS_MAX];
    size_t count = arabic_clitic_readings(lexemes->arena, folded, readings);
    for (size_t r = 1; r < count && word.row == LEXICON_NONE; r++)
        if (readings[r].preposition != 's') word = read_key(lexemes, i, readings[r].key);
    return word.row != LEXICON_NONE ? word : unknown_word;
}

FateWord fate_word(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    if (!lexeme->is_word || lexeme->folded.len < 2 * LETTER || lexeme->folded.len > 30 * LETTER) return unknown_word;
    FateWord *word = &lexemes->fate_words[i];
    if (!word->known) *word = look_up(lexemes, i);
    return *word;
}

uint32_t fate_row(FateWord word, FateKind kind)
{
    if (!fate_word_is(word, kind)) return LEXICON_NONE;
    uint32_t row = word.row;
    while (kind_of(row) != (uint32_t)kind) row = lexicon_next(&lexicon_fates, row);
    return row;
}

Slice fate_in(uint32_t row) { return lexicon_cell(&lexicon_fates, row, 2); }
bool fate_says_more(uint32_t row, const char *more) { return slice_is(lexicon_cell(&lexicon_fates, row, 3), more); }

/* The singular that a dual is of (سفينتين, سفينتي: سفينه), or the word itself. */
static Slice undualed(const Lexemes *lexemes, Slice noun)
{
    bool whole = ENDS_WITH(noun, "ين", "ان");
    bool governs = ENDS_WITH(noun, "تي", "تا");
    if (noun.len < 5 * LETTER || (!whole && !governs)) return noun;
    noun.len -= whole ? 2 * LETTER : LETTER;
    if (!slice_ends(noun, SLICE("ت"))) return noun;
    return arena_join(lexemes->arena, slice_part(noun, 0, noun.len - LETTER), SLICE("ه"));
}

/* The counted noun without the و that was cut off (و|طفلتين). */
static Slice counted_noun(const Lexemes *lexemes, const Expression *expression)
{
    const Lexeme *noun = lexeme_at(lexemes, expression->of.from);
    bool joined = noun->core > noun->begin && slice_starts(noun->folded, SLICE("و"));
    return joined ? slice_part(noun->folded, LETTER, noun->folded.len) : noun->folded;
}

/* Whether the counted noun is listed so, in its form or in the dual's singular. */
bool counted_noun_is(const Lexemes *lexemes, const Expression *expression, FateKind kind)
{
    size_t noun = expression->of.from;
    if (fate_word_is(fate_word(lexemes, noun), kind)) return true;
    Slice single = undualed(lexemes, counted_noun(lexemes, expression));
    return slice_is(expression->value, "2") && fate_word_is(read_key(lexemes, noun, single), kind);
}

/* Feminine nouns are things where they are not listed as people (شاحنة, سيارات). */
bool counts_people(const Lexemes *lexemes, const Expression *expression)
{
    if (expression->of.to == 0) return true;
    if (counted_noun_is(lexemes, expression, FATE_PERSON) || counted_noun_is(lexemes, expression, FATE_PEOPLE)) return true;
    Slice noun = undualed(lexemes, counted_noun(lexemes, expression));
    bool feminine = ENDS_WITH(noun, "ات", "ه");
    return !feminine && !counted_noun_is(lexemes, expression, FATE_THING);
}

Slice fate_of_noun(const Lexemes *lexemes, const Expression *expression)
{
    bool cases = slice_starts(lexeme_at(lexemes, expression->of.from)->folded, SLICE("حال"));
    for (size_t i = expression->of.from; i < expression->of.to + (cases && expression->of.to > 0); i++) {
        Slice folded = lexeme_at(lexemes, i)->folded;
        uint32_t row = fate_row(fate_word(lexemes, i), FATE_PEOPLE);
        if (row == LEXICON_NONE && slice_is(expression->value, "2"))
            row = fate_row(read_key(lexemes, i, undualed(lexemes, folded)), FATE_PEOPLE);
        if (row != LEXICON_NONE) return fate_in(row);
    }
    /* عامل واحد | مفقود: behind the number that stands behind its noun. */
    bool behind = expression->of.to > 0 && expression->of.to < expression->to;
    uint32_t row = behind ? fate_row(fate_word(lexemes, expression->to), FATE_PEOPLE) : LEXICON_NONE;
    return row != LEXICON_NONE ? fate_in(row) : SLICE("");
}
