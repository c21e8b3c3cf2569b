#include "tools/numextract/eras.h"

bool is_before_era(const Lexeme *lexeme)
{
    return lexeme->time == TIME_ERA && slice_is(time_value(lexeme), "BC");
}

/* 44 BC is the year -43. */
static void count_backwards(Point *at, Point *last)
{
    at->year = 1 - at->year;
    if (last->year != UNKNOWN) last->year = 1 - last->year;
}

size_t read_era(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Point *at = &moment->at;
    bool common = lexeme_is(lexeme, "م");
    if ((lexeme->time != TIME_ERA && !common) || at->year == UNKNOWN || at->year < 1) return i;
    bool hijri = !is_before_era(lexeme) && slice_is(time_value(lexeme), "AH");
    if (moment->hijri && !hijri) return i;
    moment->hijri = hijri;
    if (is_before_era(lexeme)) count_backwards(at, &moment->last);
    return i + lexeme->time_length;
}
