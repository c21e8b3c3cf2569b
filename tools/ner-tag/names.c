#include "tools/ner-tag/names.h"
#include "lexicons.h"
#include "tools/ner-tag/gazetteer.h"

static size_t count_key(const Words *words, size_t from, size_t to, const char *key)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) count += words_is_key(words, i, key);
    return count;
}

static bool is_mark(const Words *words, size_t at) { return words->tokens[at].class == TOKEN_PUNCT; }

/* Takes the other half of a pair of quotation marks or brackets in that stands right beside the tokens, where the half
   inside is not at their edge: there it goes out instead. Returns whether all pairs are whole then. */
static bool complete_pairs(const Words *words, size_t *from, size_t *to)
{
    bool quote_open = count_key(words, *from, *to, "\"") % 2 != 0;
    size_t opened = count_key(words, *from, *to, "("), closed = count_key(words, *from, *to, ")");
    if (opened > closed && words_is_key(words, *to, ")")) {
        (*to)++;
        closed++;
    }
    bool inside = quote_open && !words_is_key(words, *from, "\"") && !words_is_key(words, *to - 1, "\"");
    if (inside && *from > 0 && words_is_key(words, *from - 1, "\"")) {
        (*from)--;
        quote_open = false;
    } else if (inside && words_is_key(words, *to, "\"") && !is_mark(words, *to - 1)) {
        (*to)++;
        quote_open = false;
    }
    return !quote_open && opened == closed;
}

void name_balance(const Words *words, size_t *from, size_t *to)
{
    bool whole = complete_pairs(words, from, to);
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

static bool is_count(const Words *words, size_t at)
{
    enum { YEAR_DIGITS = 4 };
    return words->tokens[at].class == TOKEN_NUMBER && words->keys[at].len < YEAR_DIGITS;
}

static bool is_accusative(const Words *words, size_t at)
{
    return words_is_word(words, at) && slice_ends(words->keys[at], SLICE("ا"));
}

/* Whether a word is an indefinite noun in the accusative that takes a nationality (مهاجرا). */
static bool is_noun_of_nationality(const Words *words, size_t at)
{
    if (!is_accusative(words, at)) return false;
    Readings readings = words_readings(words, at);
    for (size_t i = 0; i < readings.count; i++) {
        Slice key = readings.items[i].key;
        if (lexicon_find(&lexicon_nationality_nouns, slice_part(key, 0, key.len - SLICE("ا").len)) != LEXICON_NONE) return true;
    }
    return false;
}

/* Two of a place's are written like a noun in the accusative: منتخبا روسيا والأوروغواي. */
static bool place_follows_and(const Words *words, size_t at)
{
    Match place = at < words->count ? gazetteer_match(words, at) : (Match){0};
    return place.tokens > 0 && place.from > words->tokens[at].begin && strcmp(place.label, "LOC") == 0;
}

/* A nationality in the accusative is written like its country. It is one with tanween, behind a count (38 أرمينيا, 38 جنديا
   أرمينيا) and behind an indefinite noun, also where another adjective stands between (مسؤولا عسكريا روسيا). */
bool name_is_nationality(const Words *words, size_t at, size_t to, int label)
{
    Slice adjective = SLICE("يا");
    if (label != LABEL_B_LOC || to - at != 1 || !slice_ends(words->keys[at], adjective)) return false;
    if (words_has_tanween(words, at)) return true;
    if (at == 0 || is_count(words, at - 1)) return at > 0;
    if (!is_accusative(words, at - 1)) return false;
    if (at > 1 && is_count(words, at - 2)) return true;
    bool behind_noun = is_noun_of_nationality(words, at - 1) ||
                       (at > 1 && slice_ends(words->keys[at - 1], adjective) && is_noun_of_nationality(words, at - 2));
    return behind_noun && !place_follows_and(words, to);
}

/* What the user's list has for a part of the name, the longest, where the name is longer than the row. */
static Slice user_value(const Words *words, const Lexicon *user, size_t at, size_t to, const char *label)
{
    Match best = {.tokens = 0};
    for (size_t i = at; i < to; i++) {
        Match match = gazetteer_user_match(user, words, i);
        bool fits = match.tokens > best.tokens && i + match.tokens <= to && strcmp(match.label, label) == 0;
        if (fits) best = match;
    }
    return best.tokens > 0 ? best.value : SLICE("");
}

Name name_of(const Words *words, const Lexicon *user, size_t at, size_t to, int label, bool proclitics)
{
    CliticReading reading = {.letters = proclitics ? words->forms[at].name_cut : 0};
    Name name = {words_begin(words, at, &reading), words->tokens[to - 1].end, label_type(label), {"", 0}};
    Match own = user != NULL ? gazetteer_user_match(user, words, at) : (Match){0};
    if (own.tokens > 0 && at + own.tokens <= to && strcmp(own.label, name.label) == 0) name.from = own.from;
    Match listed = gazetteer_match(words, at);
    bool same = listed.tokens == to - at && strcmp(listed.label, name.label) == 0;
    if (same) name.value = listed.value;
    else if (label == LABEL_B_LOC) name.value = country_code(words, at, to);
    if (name.value.len == 0 && user != NULL) name.value = user_value(words, user, at, to, name.label);
    return name;
}

bool name_body_ends_before(const Words *words, size_t at)
{
    if (at == 0 || !words_may_begin(words, LIST_BIT(LIST_NATIONALITIES), at - 1)) return false;
    if (lexicon_find(list_lexicon(LIST_NATIONALITIES), words->keys[at - 1]) == LEXICON_NONE) return false;
    if (lexicon_find(list_lexicon(LIST_BODY_HEADS), words->keys[at]) != LEXICON_NONE) return true;
    Match place = gazetteer_match(words, at);
    return place.tokens > 0 && place.from == words->tokens[at].begin && strcmp(place.label, "LOC") == 0;
}

/* The user's name at a token, or one of ours that a model would cut at its preposition (منظمة الأمن والتعاون | في أوروبا). */
static Match sure_name(const Words *words, const Lexicon *user, size_t at)
{
    Match match = user != NULL ? gazetteer_user_match(user, words, at) : (Match){0};
    if (match.tokens > 0 || (words->forms[at].begun & LIST_BIT(LIST_BODIES)) == 0) return match;
    match = gazetteer_match(words, at);
    return match.whole ? match : (Match){0};
}

void names_force(const Words *words, const Lexicon *user, uint8_t *forced)
{
    for (size_t at = 0, next; at < words->count; at = next) {
        Match match = sure_name(words, user, at);
        int label = match.tokens > 0 ? label_of_type(slice_of(match.label)) : LABEL_O;
        next = at + (match.tokens > 0 ? match.tokens : 1);
        for (size_t i = at; i < next && label != LABEL_O; i++) forced[i] = (uint8_t)(1 + label + (i > at));
    }
}

void names_force_scores(const uint8_t *forced, size_t at, int32_t scores[SCORES])
{
    int label = forced[at] - 1, inside = label_begins(label) ? label + 1 : label;
    for (int other = 0; label >= 0 && other < LABELS; other++)
        if (other != label && other != inside) scores[lane_of_label(other)] = SCORE_NEVER;
}
