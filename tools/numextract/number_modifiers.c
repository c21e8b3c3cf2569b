#include "tools/numextract/number_modifiers.h"
#include "common/arabic.h"
#include "lexicons.h"

enum { WORDS_MAX = 4 };

/* The first row of the key at lexeme i that may stand at this place and takes exactly `length` words (0: any). */
static size_t find(const Lexemes *lexemes, size_t i, size_t length, const char *place, Slice *mod)
{
    size_t used;
    uint32_t row = lexemes_find(lexemes, &lexicon_modifiers, i, &used);
    if (row == LEXICON_NONE || (length > 0 && used != length)) return 0;
    for (; row != LEXICON_NONE; row = lexicon_next(&lexicon_modifiers, row)) {
        if (!slice_is(lexicon_cell(&lexicon_modifiers, row, 2), place)) continue;
        *mod = lexicon_cell(&lexicon_modifiers, row, 1);
        return used;
    }
    return 0;
}

/* قد يصل إلى 60 sets a limit; ليصل إلى 60 tells what was reached. */
static bool is_verb_of_limit(Slice key) { return STARTS_WITH(key, "يصل", "تصل"); }

/* The same for a first word behind a proclitic (وأكثر من, بنحو, لنحو), which is then cut off the lexeme's core. */
static size_t find_behind_proclitic(const Lexemes *lexemes, size_t i, size_t length, Slice *mod)
{
    Lexeme *lexeme = &lexemes->items[i];
    if (!lexeme->is_word || lexeme->core != lexeme->begin || lexeme->folded.len < 6) return 0;
    CliticReading readings[CLITIC_READINGS_MAX];
    size_t count = arabic_clitic_readings(lexemes->arena, lexeme->folded, readings), used = 0;
    for (size_t r = 1; r < count && used == 0; r++) {
        if (readings[r].preposition == 's' || (readings[r].preposition == 'l' && is_verb_of_limit(readings[r].key))) continue;
        lexemes->keys[i] = readings[r].key;
        used = find(lexemes, i, length, "before", mod);
        lexemes->keys[i] = lexeme->folded;
        Slice surface = slice_part(lexemes->text, lexeme->begin, lexeme->end);
        if (used) lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(surface, readings[r].letters);
    }
    return used;
}

size_t modifier_before(const Lexemes *lexemes, size_t i, size_t first, Slice *mod)
{
    const Lexeme *number = &lexemes->items[i];
    if (number->core > number->begin) return i; /* حتى ليوم واحد: a preposition parts them */
    for (size_t length = WORDS_MAX; length > 0; length--) {
        if (i < first + length) continue;
        size_t at = i - length;
        if (!vocabulary_may_modify(lexemes->vocabulary, lexemes->items[at].folded)) continue;
        if (find(lexemes, at, length, "before", mod) || find_behind_proclitic(lexemes, at, length, mod)) return at;
    }
    return i;
}

size_t modifier_after(const Lexemes *lexemes, size_t i, Slice *mod)
{
    if (i >= lexemes->count || !vocabulary_may_modify(lexemes->vocabulary, lexemes->items[i].folded)) return i;
    return i + find(lexemes, i, 0, "after", mod);
}

void modifier_apart(const Lexemes *lexemes, size_t i, Slice *mod)
{
    enum { REACH = 4 };
    for (size_t k = i; k < i + REACH && k < lexemes->count; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, k);
        if (!lexeme->is_word || is_number(lexeme) || lexeme->time) return;
        if (k > i && lexeme_is(lexeme, "علي") && modifier_after(lexemes, k, mod) != k) return;
    }
}
