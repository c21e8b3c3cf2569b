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
