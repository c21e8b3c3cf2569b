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

/* A cell of a row, from 0. */
static Slice cell_of(Slice row, size_t number)
{
    for (;; number--) {
        const char *tab = row.len > 0 ? memchr(row.ptr, '\t', row.len) : NULL;
        size_t length = tab != NULL ? (size_t)(tab - row.ptr) : row.len;
        if (number == 0) return slice_part(row, 0, length);
        if (tab == NULL) return SLICE("");
        row = slice_part(row, length + 1, row.len);
    }
}

static const char *check_row(Slice row)
{
    Slice label = cell_of(row, COLUMN_LABEL), guard = cell_of(row, COLUMN_GUARD);
    if (memchr(row.ptr, '\t', row.len) == NULL) return "a name, a tab and its label";
    if (known_label(label) == NULL) return "the label PER, LOC, ORG or MISC in column 2";
    return guard.len == 0 || slice_is(guard, "place") || slice_is(guard, "head") ? NULL
                                                                                 : "the guard place or head in column 4";
}

Lexicon *gazetteer_load(const char *const *paths, size_t count)
{
    enum { COLUMNS = COLUMN_GUARD + 1 };
    return lexicon_load_checked(paths, count, COLUMNS, check_row);
}

static bool guard_lets_pass(Slice guard, GazetteerContext context, const CliticReading *reading)
{
    if (guard.len == 0 || context == GAZETTEER_ANY) return true;
    bool plain = reading == NULL || reading->preposition == 0;   /* بصور is "with pictures" sooner than "in Tyre" */
    return slice_is(guard, "place") && context == GAZETTEER_PLACE && plain;
}

/* روسيا with tanween is "in Russian terms", not Russia. */
static bool has_tanween(const Words *words, size_t at)
{
    Slice surface = slice_part(words->text, words->tokens[at].begin, words->tokens[at].end);
    return slice_ends(surface, SLICE("ً")) || slice_ends(surface, SLICE("ًا"));
}

static Match match_in(const Lexicon *lexicon, const Words *words, size_t at, GazetteerContext context)
{
    size_t used = 0;
    const CliticReading *reading = NULL;
    uint32_t row = context == GAZETTEER_ANY ? words_find_plain_in(words, lexicon, at, &used)
                                            : words_find_in(words, lexicon, at, &used, &reading);
    if (row == LEXICON_NONE || (used == 1 && has_tanween(words, at))) return (Match){0};
    const char *label = known_label(lexicon_cell(lexicon, row, COLUMN_LABEL));
    Slice guard = lexicon_cell(lexicon, row, COLUMN_GUARD);
    if (label == NULL || !guard_lets_pass(guard, context, reading)) return (Match){0};
    Match match = words_match(words, at, used, words_begin(words, at, reading), label, "0.95");
    match.value = lexicon_cell(lexicon, row, COLUMN_VALUE);
    return match;
}

Match gazetteer_user_match(const Gazetteer *gazetteer, const Words *words, size_t at, GazetteerContext context)
{
    return gazetteer->user != NULL ? match_in(gazetteer->user, words, at, context) : (Match){0};
}

Match gazetteer_match(const Gazetteer *gazetteer, const Words *words, size_t at, GazetteerContext context)
{
    static const List lists[] = {LIST_COUNTRIES, LIST_BODIES, LIST_PLACES, LIST_THINGS, LIST_NEWS_NAMES,
                                 LIST_SUBDIVISIONS};
    Match best = gazetteer_user_match(gazetteer, words, at, context);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (!words_may_begin(words, LIST_BIT(lists[i]), at)) continue;
        if (words->skip_derived && lists[i] == LIST_NEWS_NAMES) continue;
        Match match = match_in(list_lexicon(lists[i]), words, at, context);
        bool better = match.tokens > best.tokens ||
                      (match.tokens == best.tokens && match.tokens > 0 && match.from < best.from);
        if (better) best = match;
    }
    return best;
}
