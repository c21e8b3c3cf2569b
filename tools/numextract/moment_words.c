#include "tools/numextract/moment_words.h"
#include "lexicons.h"

#include <stdlib.h>

/* العشرون, and one in الساعة الواحدة: cardinals that number what they stand behind. */
static bool is_cardinal_ordinal(const Lexeme *lexeme, int value)
{
    return lexeme->number == NUMBER_TENS || (lexeme->number == NUMBER_DIGIT && value == 1);
}

size_t read_ordinal(const Lexemes *lexemes, size_t i, int *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *next = lexeme_at(lexemes, i + 1);
    if (!lexeme->definite || !lexeme->number) return i;
    int said = atoi(number_value(lexeme).ptr);
    bool cardinal = is_cardinal_ordinal(lexeme, said);
    if (!cardinal && lexeme->number != NUMBER_ORDINAL) return i;
    *value = said;
    if (cardinal) return i + 1;
    if (is_ten_of_teen(next)) {
        *value += 10;
        return i + 2;
    }
    bool apart = lexeme_is(next, "و");
    const Lexeme *tens = lexeme_at(lexemes, i + 1 + apart);
    if (tens->number != NUMBER_TENS || !tens->definite || (!apart && tens->conjunction != 'w')) return i + 1;
    *value += atoi(number_value(tens).ptr);
    return i + 2 + apart;
}

int small_number(const Lexeme *lexeme, int limit)
{
    int64_t value = lexeme->is_numeral && lexeme->numeral->kind == NUMERAL_PLAIN && lexeme->numeral->digits <= 2
                        ? decimal_whole(lexeme->numeral->value) : -1;
    return value >= 0 && value <= limit ? (int)value : UNKNOWN;
}

/* ثلاثة, خمسة عشر. */
static size_t read_small_words(const Lexemes *lexemes, size_t i, int *value)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *ten = lexeme_at(lexemes, i + lexeme->number_length);
    bool word = lexeme_number_in(lexeme, BIT(NUMBER_DIGIT) | BIT(NUMBER_TEN) | BIT(NUMBER_TEEN));
    if (!word || lexeme->definite || has_proclitic(lexeme)) return i;
    bool teen = lexeme->number == NUMBER_DIGIT && ten->number == NUMBER_TEN && !has_proclitic(ten);
    *value = atoi(number_value(lexeme).ptr) + (teen ? 10 : 0);
    return i + lexeme->number_length + teen;
}

size_t read_small(const Lexemes *lexemes, size_t i, int limit, int *value)
{
    int small = small_number(lexeme_at(lexemes, i), limit);
    size_t behind = small != UNKNOWN ? i + 1 : read_small_words(lexemes, i, &small);
    if (behind == i || small > limit) return i;
    *value = small;
    return behind;
}

bool lexeme_is_year(const Lexeme *lexeme)
{
    const Numeral *numeral = lexeme->numeral;
    return lexeme->is_numeral && numeral->kind == NUMERAL_PLAIN && numeral->bare && numeral->digits == 4 &&
           numeral->value.mantissa >= 1000 && numeral->value.mantissa < 2200;
}

int lexeme_weekday(const Lexemes *lexemes, const Lexeme *lexeme)
{
    if (lexeme->time == TIME_WEEKDAY) return has_proclitic(lexeme) ? UNKNOWN : atoi(time_value(lexeme).ptr);
    if (!lexeme->is_word) return UNKNOWN;
    uint32_t row = lexicon_find(&lexicon_time_words, arena_join(lexemes->arena, SLICE("ال"), lexeme->folded));
    if (row == LEXICON_NONE || !slice_is(lexicon_cell(&lexicon_time_words, row, 1), "weekday")) return UNKNOWN;
    return atoi(lexicon_cell(&lexicon_time_words, row, 2).ptr);
}

Direction lexeme_direction(const Lexeme *lexeme)
{
    switch (lexeme->time) {
    case TIME_PAST: return DIRECTION_PAST;
    case TIME_RECENT: return DIRECTION_PAST;
    case TIME_NEXT: return DIRECTION_NEXT;
    case TIME_THIS: return DIRECTION_THIS;
    default: return DIRECTION_NONE;
    }
}
