/* Walks the tokens once; at each it takes the longest name that a matcher finds, and goes on behind it. */

#include "tools/ner-tag/rules.h"
#include "tools/ner-tag/bodies.h"
#include "tools/ner-tag/persons.h"
#include "tools/ner-tag/places.h"
#include "tools/ner-tag/things.h"

/* A single word that the document has named before. */
static Match remembered(const Rules *rules, const Words *words, size_t at)
{
    for (size_t i = 0; words_is_word(words, at) && i < words->reading_count[at]; i++) {
        const CliticReading *reading = &words->readings[at][i];
        const char *label = memory_get(&rules->memory, reading->key);
        if (label != NULL && strcmp(label, "PER") != 0 && !words_is_common(words, at))
            return words_match(words, at, 1, words_begin(words, at, reading), label, "0.75");
    }
    return (Match){0};
}

static Match longest(const Rules *rules, const PersonContext *context, const Words *words, size_t at)
{
    const Gazetteer *gazetteer = &rules->gazetteer;
    bool place = places_expected(words, at);
    Match known = gazetteer_match(gazetteer, words, at, place ? GAZETTEER_PLACE : GAZETTEER_FREE);
    if (known.tokens > 0 && strcmp(known.label, "ORG") == 0) {
        size_t end = bodies_short_form(gazetteer, words, bodies_adjectives(words, at + known.tokens));
        known.tokens = end - at;
        known.to = words->tokens[end - 1].end;
    }
    const Match found[] = {known,
                           bodies_match(gazetteer, words, at),
                           places_match(gazetteer, words, at),
                           things_match(gazetteer, words, at),
                           persons_match(gazetteer, &rules->memory, context, words, at),
                           remembered(rules, words, at)};
    Match best = {0};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (found[i].tokens > best.tokens) best = found[i];
    return best;
}

static void remember(Rules *rules, const Words *words, size_t at, const Match *match)
{
    if (strcmp(match->label, "PER") == 0) persons_remember(&rules->memory, words, at, match);
    else if (strcmp(match->label, "LOC") == 0 && match->tokens == 1 && words_is_unknown(words, at))
        memory_put(&rules->memory, words->keys[at], "LOC");
}

RuleNames rules_find(Rules *rules, const Words *words, Arena *arena)
{
    RuleNames names = {NULL, 0};
    size_t capacity = 16, at = 0;
    names.items = arena_take(arena, capacity * sizeof *names.items);
    PersonContext person = {0};
    while (at < words->count) {
        Match match = longest(rules, &person, words, at);
        if (match.tokens == 0) {
            size_t title = persons_title(words, at);
            persons_pass(&person, words, at, false);
            at += title > 0 ? title : 1;
            continue;
        }
        names.items = arena_grow(arena, names.items, names.count, &capacity, sizeof *names.items);
        names.items[names.count++] = (RuleName){at, match};
        remember(rules, words, at, &match);
        if (strcmp(match.label, "PER") == 0) person.title_left = 0;
        else persons_pass(&person, words, at, true);
        at += match.tokens;
    }
    return names;
}
