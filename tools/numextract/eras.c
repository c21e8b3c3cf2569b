#include "tools/numextract/eras.h"

bool is_before_era(const Lexeme *lexeme)
{
    return lexeme->time == TIME_ERA && slice_is(time_value(lexeme), "BC");
}

size_t read_era(const Lexemes *lexemes, size_t i, Moment *moment)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Point *at = &moment->at;
    bool common = lexeme_is(lexeme, "م");
    if ((lexeme->time != TIME_ERA && !common) || at->year == UNKNOWN || at->year < 1) return i;
    if (is_before_era(lexeme)) {
        if (moment->hijri) return i;
        at->year = 1 - at->year;
        if (moment->last.year != UNKNOWN) moment->last.year = 1 - moment->last.year;
    } else if (slice_is(time_value(lexeme), "AH")) {
        moment->hijri = true;
    } else if (moment->hijri) {
        return i;
    }
    return i + lexeme->time_length;
}
