#include "tools/numextract/futures.h"
#include "lexicons.h"

enum { REACH = 12 };   /* lexemes between the verb and its adverbial */

static bool is_future(const Lexeme *lexeme)
{
    if (!lexeme->is_word) return false;
    if (lexicon_find(&lexicon_future_words, lexeme->folded) != LEXICON_NONE) return true;
    bool joined = STARTS_WITH(lexeme->folded, "و", "ف");
    return joined && lexicon_find(&lexicon_future_words, slice_part(lexeme->folded, 2, lexeme->folded.len)) !=
                         LEXICON_NONE;
}

static bool ends_clause(const Lexeme *lexeme)
{
    static const char *const marks[] = {"،", ",", "؛", ";", ":", "."};
    return lexeme->is_mark && LEXEME_IN(lexeme, marks);
}

bool future_governs(const Lexemes *lexemes, size_t from, size_t to)
{
    for (size_t k = 1; k <= REACH && k <= from; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, from - k);
        if (ends_clause(lexeme)) break;
        if (is_future(lexeme)) return true;
    }
    return is_future(lexeme_at(lexemes, to));
}
