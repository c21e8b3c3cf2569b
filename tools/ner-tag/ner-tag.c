/* The stage: walks the tokens once; at each it takes the longest name that a matcher finds, and goes on behind it. */

#include "common/errors.h"
#include "tools/ner-tag/bodies.h"
#include "tools/ner-tag/persons.h"
#include "tools/ner-tag/places.h"
#include "tools/ner-tag/things.h"
#include "tools/stages.h"

#include <stdlib.h>

typedef struct {
    Gazetteer gazetteer;
    Lexicon *user;
    Memory memory;
} Tagger;

static void *tagger_open(const Options *options)
{
    enum { USER_COLUMNS = 4 };
    Tagger *tagger = calloc(1, sizeof *tagger);
    if (tagger == NULL) die_at(NULL, 0, "out of memory: expected %zu bytes", sizeof *tagger);
    const char *path = options_value(options, "gazetteer");
    if (path != NULL) {
        tagger->user = lexicon_load(path, USER_COLUMNS);
        if (tagger->user == NULL) exit(STATUS_ERROR);
        tagger->gazetteer.user = tagger->user;
    }
    return tagger;
}

static void tagger_close(void *context)
{
    Tagger *tagger = context;
    if (tagger->user != NULL) lexicon_free(tagger->user);
    free(tagger);
}

/* A single word that the document has named before. */
static Match remembered(const Tagger *tagger, const Words *words, size_t at)
{
    for (size_t i = 0; words_is_word(words, at) && i < words->reading_count[at]; i++) {
        const CliticReading *reading = &words->readings[at][i];
        const char *label = memory_get(&tagger->memory, reading->key);
        if (label != NULL && strcmp(label, "PER") != 0 && !words_is_common(words, at))
            return words_match(words, at, 1, words_begin(words, at, reading), label, "0.75");
    }
    return (Match){0};
}

static Match longest(const Tagger *tagger, const PersonContext *context, const Words *words, size_t at)
{
    const Gazetteer *gazetteer = &tagger->gazetteer;
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
                           persons_match(gazetteer, &tagger->memory, context, words, at),
                           remembered(tagger, words, at)};
    Match best = {0};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (found[i].tokens > best.tokens) best = found[i];
    return best;
}

static void remember(Tagger *tagger, const Words *words, size_t at, const Match *match)
{
    if (strcmp(match->label, "PER") == 0) persons_remember(&tagger->memory, words, at, match);
    else if (strcmp(match->label, "LOC") == 0 && match->tokens == 1 && words_is_unknown(words, at))
        memory_put(&tagger->memory, words->keys[at], "LOC");
}

static void tag_sentence(void *context, Sentence *sentence)
{
    Tagger *tagger = context;
    if (sentence->new_document) memory_clear(&tagger->memory);
    Words words = words_of(sentence);
    PersonContext person = {0};
    size_t at = 0;
    while (at < words.count) {
        Match match = longest(tagger, &person, &words, at);
        if (match.tokens == 0) {
            size_t title = persons_title(&words, at);
            persons_pass(&person, &words, at, false);
            at += title > 0 ? title : 1;
            continue;
        }
        Slice attrs = arena_format(sentence->arena, "score=%s", match.score);
        sentence_add(sentence, match.from, match.to, slice_of(match.label), match.value, attrs);
        remember(tagger, &words, at, &match);
        if (strcmp(match.label, "PER") == 0) person.title_left = 0;
        else persons_pass(&person, &words, at, true);
        at += match.tokens;
    }
}

const Stage ner_tag_stage = {
    .name = "ner-tag", .writes = 'E', .open = tagger_open, .sentence = tag_sentence, .close = tagger_close,
};
