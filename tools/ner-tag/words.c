/* Tokens, keys and readings of a sentence, and questions about single words. */

#include "tools/ner-tag/words.h"
#include "common/word_key.h"

static bool is_quote(Slice key)
{
    static const char *const marks[] = {"\"", "“", "”", "«", "»", "„", "‟", "″"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (slice_is(key, marks[i])) return true;
    return false;
}

/* Every key has WORD_KEY_PADDING. */
static const char quote[1 + WORD_KEY_PADDING] = "\"";

Words words_of(Slice text, TokenList list, const ListFilter *filter, Arena *arena)
{
    Words words = {text, list.items, list.count, NULL, NULL, NULL, filter, arena};
    words.keys = arena_take(arena, list.count * sizeof *words.keys);
    words.readings = arena_take(arena, list.count * sizeof *words.readings);
    words.forms = arena_take(arena, list.count * sizeof *words.forms);
    memset(words.readings, 0, list.count * sizeof *words.readings);
    for (size_t i = 0; i < list.count; i++) {
        const Token *token = &list.items[i];
        words.keys[i] = token_folded(token);
        if (token->class == TOKEN_HASHTAG && token_folded(token).len > 1)
            words.keys[i] = slice_part(token_folded(token), 1, token_folded(token).len);
        else if (token->class == TOKEN_PUNCT && is_quote(token_folded(token))) words.keys[i] = (Slice){quote, 1};
    }
    return words;
}

Readings words_readings(const Words *words, size_t at)
{
    Readings *readings = &words->readings[at];
    if (readings->items != NULL) return *readings;
    CliticReading found[CLITIC_READINGS_MAX] = {{.key = words->keys[at]}};
    readings->count = 1;
    if (words->tokens[at].class == TOKEN_WORD)
        readings->count = arabic_clitic_readings(words->arena, words->keys[at], found);
    CliticReading *kept = arena_take(words->arena, readings->count * sizeof *kept);
    memcpy(kept, found, readings->count * sizeof *kept);
    readings->items = kept;
    return *readings;
}

static size_t window(const Words *words, size_t at)
{
    size_t left = words->count - at;
    return left < NAME_TOKENS_MAX ? left : NAME_TOKENS_MAX;
}

uint32_t words_find_in(const Words *words, const Lexicon *lexicon, size_t at, unsigned wanted, size_t *used,
                       const CliticReading **reading)
{
    uint32_t best = LEXICON_NONE;
    *used = 0;
    *reading = NULL;
    if (at >= words->count) return best;
    Slice whole = words->keys[at];
    Readings readings = words_readings(words, at);
    for (size_t i = 0; i < readings.count; i++) {
        size_t length = 0;
        if ((wanted >> i & 1) == 0) continue;
        words->keys[at] = readings.items[i].key;   /* the window with its first word read so, put back below */
        uint32_t row = lexicon_find_longest(lexicon, words->keys + at, window(words, at), &length);
        if (row == LEXICON_NONE || length <= *used || readings.items[i].preposition == 's') continue;
        if (i > 0 && length == 1 && words->forms[at].whole) continue;
        best = row;
        *used = length;
        *reading = &readings.items[i];
    }
    words->keys[at] = whole;
    return best;
}

bool words_may_begin(const Words *words, Lists lists, size_t at)
{
    return at < words->count && (words->forms[at].begun & lists) != 0;
}

uint32_t words_find(const Words *words, List list, size_t at, size_t *used, const CliticReading **reading)
{
    *used = 0;
    *reading = NULL;
    if (!words_may_begin(words, LIST_BIT(list), at)) return LEXICON_NONE;
    return words_find_in(words, list_lexicon(list), at, words->forms[at].name_readings, used, reading);
}

bool words_is_word(const Words *words, size_t at)
{
    return at < words->count && words->tokens[at].class == TOKEN_WORD;
}

bool words_has_tanween(const Words *words, size_t at)
{
    Slice surface = slice_part(words->text, words->tokens[at].begin, words->tokens[at].end);
    return slice_ends(surface, SLICE("ً")) || slice_ends(surface, SLICE("ًا"));
}

void words_look_up(const Words *words, size_t at, Form *form)
{
    if (words->tokens[at].class == TOKEN_NUMBER) return;
    Readings readings = words_readings(words, at);
    for (size_t i = 0; i < readings.count; i++) {
        Lists begun = lists_begun(words->filter, readings.items[i].key);
        form->begun |= begun;
        if (begun & LISTS_OF_NAMES) form->name_readings |= (uint8_t)(1 << i);
    }
}

size_t words_quoted(const Words *words, size_t at)
{
    enum { INSIDE_MAX = 7 };
    if (!words_is_key(words, at, "\"")) return 0;
    for (size_t i = at + 1; i < words->count && i <= at + INSIDE_MAX + 1; i++) {
        if (words_is_key(words, i, "،") || words_is_key(words, i, ",") || words_is_key(words, i, ":")) return 0;
        if (words_is_key(words, i, "\"")) return i > at + 1 ? i - at + 1 : 0;
    }
    return 0;
}

size_t words_begin(const Words *words, size_t at, const CliticReading *reading)
{
    const Token *token = &words->tokens[at];
    Slice surface = slice_part(words->text, token->begin, token->end);
    if (token->class == TOKEN_HASHTAG) return token->begin + utf8_length((unsigned char)surface.ptr[0]);
    if (reading == NULL || reading->letters == 0) return token->begin;
    return token->begin + arabic_skip_letters(surface, reading->letters);
}
