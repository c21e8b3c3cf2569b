/* Looks a token window up in every list of whole names and keeps the longest. */

#include "tools/ner-tag/gazetteer.h"

enum { COLUMN_NAME, COLUMN_LABEL, COLUMN_VALUE, COLUMN_GUARD };

static const char *known_label(Slice label)
{
    static const char *const labels[] = {"PER", "LOC", "ORG", "MISC"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (slice_is(label, labels[i])) return labels[i];
    return NULL;
}

static const char *check_row(Slice row)
{
    Slice label = lexicon_row_cell(row, COLUMN_LABEL), guard = lexicon_row_cell(row, COLUMN_GUARD);
    if (memchr(row.ptr, '\t', row.len) == NULL) return "a name, a tab and its label";
    if (known_label(label) == NULL) return "the label PER, LOC, ORG or MISC in column 2";
    return guard.len == 0 || slice_is(guard, "place") || slice_is(guard, "head") ? NULL
                                                                                 : "the guard place or head in column 4";
}

Lexicon *gazetteer_load(const char *const *paths, size_t count)
{
    return lexicon_load_all(paths, count, &(LexiconForm){.columns = COLUMN_GUARD + 1, .check = check_row});
}

/* Whether the word before a token is one that places follow (في, مدينة). */
static bool place_expected(const Words *words, size_t at)
{
    if (at == 0 || !words_may_begin(words, LIST_BIT(LIST_PLACE_CONTEXTS), at - 1)) return false;
    Readings readings = words_readings(words, at - 1);
    for (size_t i = 0; i < readings.count; i++)
        if (lexicon_find(list_lexicon(LIST_PLACE_CONTEXTS), readings.items[i].key) != LEXICON_NONE) return true;
    return false;
}

static bool guard_lets_pass(Slice guard, const Words *words, size_t at, const CliticReading *reading)
{
    if (guard.len == 0 || slice_is(guard, "whole")) return true;
    bool plain = reading->preposition == 0;   /* بصور is "with pictures" sooner than "in Tyre" */
    return slice_is(guard, "place") && plain && place_expected(words, at);
}

static Match match_in(const Lexicon *lexicon, const Words *words, size_t at, unsigned readings)
{
    size_t used = 0;
    const CliticReading *reading = NULL;
    uint32_t row = words_find_in(words, lexicon, at, readings, &used, &reading);
    if (row == LEXICON_NONE || (used == 1 && words_has_tanween(words, at))) return (Match){0};
    const char *label = known_label(lexicon_cell(lexicon, row, COLUMN_LABEL));
    Slice guard = lexicon_cell(lexicon, row, COLUMN_GUARD);
    if (label == NULL || !guard_lets_pass(guard, words, at, reading)) return (Match){0};
    return (Match){used, words_begin(words, at, reading), label, lexicon_cell(lexicon, row, COLUMN_VALUE),
                   slice_is(guard, "whole")};
}

Match gazetteer_user_match(const Lexicon *user, const Words *words, size_t at)
{
    return match_in(user, words, at, WORDS_ALL_READINGS);
}

/* The lists of which a key may stand here: of several words, if the next is one of those that stand behind others. Numbers
   are one word to the scorer. */
static Lists lists_at(const Words *words, size_t at)
{
    Lists begun = words->forms[at].begun;
    bool possible = begun & LIST_WHOLE_NAME || words_may_begin(words, LIST_NAME_GOES_ON, at + 1) ||
                    (at + 1 < words->count && words->tokens[at + 1].class == TOKEN_NUMBER);
    return possible ? begun & LISTS_OF_NAMES : 0;
}

Match gazetteer_match(const Words *words, size_t at)
{
    Match best = {0};
    Lists begun = lists_at(words, at);
    for (int list = 0; begun >> list != 0; list++) {
        if ((begun >> list & 1) == 0) continue;
        Match match = match_in(list_lexicon((List)list), words, at, words->forms[at].name_readings);
        bool better = match.tokens > best.tokens ||
                      (match.tokens == best.tokens && match.tokens > 0 && match.from < best.from);
        if (better) best = match;
    }
    return best;
}
