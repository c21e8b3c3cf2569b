#include "tools/ner-tag/names.h"
#include "lexicons.h"
#include "tools/ner-tag/places.h"

enum { MISC_SCORE = 90 };   /* of held-out names below, half were wrong */

/* The rules' name that begins at a token, or NULL. */
static const RuleName *rule_at(const RuleNames *rules, size_t at)
{
    size_t low = 0, high = rules->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rules->items[middle].at < at) low = middle + 1;
        else high = middle;
    }
    return low < rules->count && rules->items[low].at == at ? &rules->items[low] : NULL;
}

static size_t begin_of(const Sighting *sighting, const RuleName *rule, size_t at)
{
    const Words *words = sighting->words;
    if (rule != NULL) return rule->match.from;
    CliticReading reading = {.letters = words->forms[at].name_cut};
    return words_begin(words, at, &reading);
}

static size_t count_key(const Words *words, size_t from, size_t to, const char *key)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) count += words_is_key(words, i, key);
    return count;
}

static bool is_mark(const Words *words, size_t at) { return words->tokens[at].class == TOKEN_PUNCT; }

void name_balance(const Words *words, size_t *from, size_t *to)
{
    bool quote_open = count_key(words, *from, *to, "\"") % 2 != 0;
    size_t opened = count_key(words, *from, *to, "("), closed = count_key(words, *from, *to, ")");
    if (quote_open && !words_is_key(words, *from, "\"") && words_is_key(words, *to, "\"") && !is_mark(words, *to - 1)) {
        (*to)++;
        quote_open = false;
    } else if (opened > closed && words_is_key(words, *to, ")")) {
        (*to)++;
        closed++;
    }
    bool whole = !quote_open && opened == closed;
    while (*from < *to && is_mark(words, *to - 1)) {
        bool closes = words_is_key(words, *to - 1, "\"") || words_is_key(words, *to - 1, ")");
        if (closes && whole && *to - *from > 2) break;
        (*to)--;
    }
    while (*from < *to && is_mark(words, *from)) {
        bool opens = words_is_key(words, *from, "\"") || words_is_key(words, *from, "(");
        if (opens && whole) break;
        (*from)++;
    }
}

/* The code of the country that the tokens name; empty where they name none. */
static Slice country_code(const Words *words, size_t at, size_t to)
{
    enum { COLUMN_CODE = 2 };
    size_t used = 0;
    const CliticReading *reading = NULL;
    uint32_t row = words_find(words, LIST_COUNTRIES, at, &used, &reading);
    return row != LEXICON_NONE && used == to - at ? lexicon_cell(&lexicon_countries, row, COLUMN_CODE) : SLICE("");
}

/* What the user's list has for a part of the name, the longest, where the name is longer than the row. */
static Slice user_value(const Sighting *sighting, size_t at, size_t to, const char *label)
{
    Match best = {.tokens = 0};
    for (size_t i = at; i < to; i++) {
        Match match = gazetteer_user_match(sighting->gazetteer, sighting->words, i, GAZETTEER_FREE);
        bool fits = match.tokens > best.tokens && i + match.tokens <= to && strcmp(match.label, label) == 0;
        if (fits) best = match;
    }
    return best.tokens > 0 ? best.value : SLICE("");
}

Name name_of(const Sighting *sighting, size_t at, size_t to, int label)
{
    const RuleName *rule = rule_at(&sighting->rules, at);
    Name name = {begin_of(sighting, rule, at), sighting->words->tokens[to - 1].end, label_type(label), {"", 0}};
    bool same = rule != NULL && rule->match.tokens == to - at && strcmp(rule->match.label, name.label) == 0;
    if (same) name.value = rule->match.value;
    else if (label == LABEL_B_LOC) name.value = country_code(sighting->words, at, to);
    if (name.value.len == 0 && sighting->gazetteer->user != NULL) name.value = user_value(sighting, at, to, name.label);
    return name;
}

#define COMPLETING_LISTS (LIST_BIT(LIST_NATIONALITIES) | LIST_BIT(LIST_BODY_ADJECTIVES) | LIST_BIT(LIST_COUNTRIES) | \
                          LIST_BIT(LIST_PLACES) | LIST_BIT(LIST_SUBDIVISIONS))

/* A word that may complete the name of a body: مجلس الإدارة | الأميركي, but no صباحا. */
static bool completes(const Words *words, size_t at)
{
    return words_may_begin(words, COMPLETING_LISTS, at) || words_is_definite(words, at) || !words_is_common(words, at);
}

/* A phrase that is no name however much it looks like one (مجلس الإدارة). */
bool name_is_generic(const Words *words, size_t from, size_t to)
{
    size_t used = 0;
    const CliticReading *reading = NULL;
    if (words_find(words, LIST_GENERIC_BODIES, from, &used, &reading) == LEXICON_NONE) return false;
    return from + used >= to || !completes(words, from + used);
}

bool name_is_sure(const Name *name, int score) { return strcmp(name->label, "MISC") != 0 || score >= MISC_SCORE; }

static void force(float *scores, int label, int or_label)
{
    for (int other = 0; other < LABELS; other++)
        if (other != label && other != or_label) scores[other] = SCORE_NEVER;
}

void names_force(const Sighting *sighting, float (*scores)[SCORES])
{
    size_t at = 0, count = sighting->words->count;
    while (at < count) {
        GazetteerContext context = places_expected(sighting->words, at) ? GAZETTEER_PLACE : GAZETTEER_FREE;
        Match match = gazetteer_user_match(sighting->gazetteer, sighting->words, at, context);
        if (match.tokens == 0) {
            at++;
            continue;
        }
        int label = label_of_type(slice_of(match.label));
        /* A name of the model's that is longer holds the row's. */
        for (size_t i = 0; i < match.tokens; i++) force(scores[at + i], i == 0 ? label : label + 1, label + 1);
        at += match.tokens;
    }
}
