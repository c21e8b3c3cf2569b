/* The stage: what words, rules and the document's memory say of each token, the best labels for all of it, and the
   names that they make. */

#include "common/errors.h"
#include "tools/ner-tag/gazetteer.h"
#include "tools/ner-tag/mentions.h"
#include "tools/ner-tag/names.h"
#include "tools/ner-tag/scorer.h"
#include "tools/ner-tag/sequence.h"
#include "tools/stages.h"

#include <stdlib.h>

/* Hundredths. Of names below it more are wrong than right. */
enum { LEAST_SCORE = 35 };

typedef struct {
    Arena *arena;              /* of a sentence, or a piece of a long one */
    const Model *model;
    Model *own_model;          /* --model */
    ListFilter *filter;
    Scorer *scorer;
    Mentions mentions;
    Lexicon *user;             /* --gazetteer */
    int least_score;           /* hundredths */
    Transitions transitions;
} Tagger;

static void tagger_close(void *context)
{
    Tagger *tagger = context;
    scorer_free(tagger->scorer);
    list_filter_free(tagger->filter);
    arena_free(tagger->arena);
    if (tagger->user != NULL) lexicon_free(tagger->user);
    model_free(tagger->own_model);
    free(tagger);
}

/* The user's own names, model and score; false after naming what is wrong. */
static bool read_own(Tagger *tagger, const Options *options)
{
    const char *names[OPTIONS_REPEATED_MAX], *model = options_value(options, "model");
    size_t files = options_values(options, "gazetteer", names);
    const char *score = options_is_last(options, "min-score") ? options_value(options, "min-score") : NULL;
    tagger->least_score = LEAST_SCORE;
    if (files > 0) tagger->user = gazetteer_load(names, files);
    if (files > 0 && tagger->user == NULL) return false;
    if (model != NULL) tagger->own_model = model_load(model);
    if (model != NULL && tagger->own_model == NULL) return false;
    tagger->model = model != NULL ? tagger->own_model : &model_news;
    return score == NULL || options_read_score(score, &tagger->least_score);
}

static void *tagger_open(const Options *options)
{
    Tagger *tagger = calloc(1, sizeof *tagger);
    if (tagger == NULL) die_at(NULL, 0, "out of memory: expected %zu bytes", sizeof *tagger);
    if (!read_own(tagger, options)) {
        tagger_close(tagger);
        return NULL;
    }
    tagger->arena = arena_new();
    tagger->filter = list_filter_new();
    tagger->scorer = scorer_new(tagger->model);
    sequence_transitions(tagger->model, &tagger->transitions);
    return tagger;
}

/* Hundredths as 0.00 to 1.00. */
static void write_score(int score, char *text)
{
    text[0] = (char)('0' + score / 100);
    text[2] = (char)('0' + score / 10 % 10);
    text[3] = (char)('0' + score % 10);
}

/* Adds the names that the labels of a sequence make, whose first token is `first`; the marginals are summed only where
   there is one. */
static void add_names(const Tagger *tagger, Sentence *sentence, const Words *words, const Sequence *sequence,
                      size_t first, const uint8_t *labels)
{
    Marginals marginals = {.sequence = NULL};
    for (size_t at = 0, to; at < sequence->count; at = to) {
        to = at + 1;
        if (!label_begins(labels[at])) continue;
        while (to < sequence->count && labels[to] == labels[at] + 1) to++;
        size_t from = first + at, end = first + to;
        name_balance(words, &from, &end);
        if (from == end || name_is_nationality(words, from, end, labels[at])) continue;
        if (marginals.sequence == NULL) marginals = sequence_marginals(sequence, tagger->arena);
        int score = (int)(100 * marginals_of_name(&marginals, at, to, labels[at]) + 0.5f);
        bool proclitics = from == first + at && sequence->scores[at][LANE_PROCLITICS] > 0;
        Name name = name_of(words, tagger->user, from, end, labels[at], proclitics);
        if (score < tagger->least_score) continue;
        char attrs[] = "score=0.00";
        write_score(score, attrs + sizeof "score=" - 1);
        sentence_add(sentence, name.from, name.to, slice_of(name.label), name.value, slice_of(attrs));
    }
}

/* What is known of the tokens before labels are. */
typedef struct {
    const Words *words;
    const int16_t (*first)[WIDTH];     /* the network's first layer */
    const uint8_t *forced;             /* names_force */
} Sighting;

static int32_t gate_of(const Tagger *tagger, const Sighting *sighting, size_t at)
{
    return sighting->forced[at] != 0 ? NETWORK_LIKELY : network_gate(scorer_network(tagger->scorer), sighting->first[at]);
}

/* The tokens that may be in a name: runs of possible ones, of which at least one is likely. Returns how many. */
static size_t find_runs(const Tagger *tagger, const Sighting *sighting, uint32_t *places)
{
    size_t tokens = sighting->words->count, count = 0;
    for (size_t at = 0, to; at < tokens; at = to + 1) {
        bool likely = false;
        size_t from = count;
        for (to = at; to < tokens; to++) {
            int32_t gate = gate_of(tagger, sighting, to);
            if (gate < NETWORK_POSSIBLE) break;
            likely |= gate >= NETWORK_LIKELY;
            places[count++] = (uint32_t)to;
        }
        if (!likely) count = from;
    }
    return count;
}

/* Labels tokens [from, to), between tokens that are in no name, and adds their names. */
static void tag_run(const Tagger *tagger, Sentence *sentence, const Sighting *sighting, size_t from, size_t to,
                    int32_t (*scores)[SCORES], uint8_t *labels)
{
    for (size_t at = from; at < to; at++) {
        if (name_body_ends_before(sighting->words, at)) scores[at - from][lane_of_label(LABEL_I_ORG)] = SCORE_NEVER;
        names_force_scores(sighting->forced, at, scores[at - from]);
    }
    Sequence sequence = {(const int32_t (*)[SCORES])scores, to - from, &tagger->transitions};
    sequence_decode(&sequence, tagger->arena, labels + from);
    add_names(tagger, sentence, sighting->words, &sequence, from, labels + from);
}

/* Scores all that may be in a name, and labels them run by run. */
static void tag_runs(const Tagger *tagger, Sentence *sentence, const Sighting *sighting, uint8_t *labels)
{
    size_t tokens = sighting->words->count;
    uint32_t *places = arena_take(tagger->arena, tokens * sizeof *places);
    size_t count = find_runs(tagger, sighting, places);
    int32_t (*scores)[SCORES] = arena_take(tagger->arena, count * sizeof *scores);
    network_scores(scorer_network(tagger->scorer), sighting->first, tokens, places, count, scores);
    for (size_t at = 0, to; at < count; at = to) {
        for (to = at + 1; to < count && places[to] == places[to - 1] + 1; to++) continue;
        tag_run(tagger, sentence, sighting, places[at], places[to - 1] + 1, scores + at, labels);
    }
}

/* Rows of the first layer, that begin where a line of the processor's cache does. */
static int16_t (*take_rows(Arena *arena, size_t count))[WIDTH]
{
    char *bytes = arena_take(arena, count * WIDTH * sizeof(int16_t) + CACHE_LINE);
    return (int16_t (*)[WIDTH])(void *)(bytes + -(uintptr_t)bytes % CACHE_LINE);
}

static void tag_tokens(Tagger *tagger, Sentence *sentence, TokenList tokens)
{
    Arena *arena = tagger->arena;
    size_t count = tokens.count;
    Words words = words_of(sentence->head.text, tokens, tagger->filter, arena);
    Evidence *evidence = arena_take(arena, count * sizeof *evidence);
    int16_t (*first)[WIDTH] = take_rows(arena, count + 2 * REACH);
    uint8_t *labels = arena_take(arena, count), *forced = arena_take(arena, count);
    memset(evidence, 0, count * sizeof *evidence);
    memset(labels, LABEL_O, count);
    memset(forced, 0, count);
    scorer_see_words(tagger->scorer, &words, first);
    evidence_of_sentence(&words, evidence);
    mentions_recall(&tagger->mentions, words.forms, count, evidence);
    scorer_see_evidence(tagger->scorer, evidence, count, first);
    names_force(&words, tagger->user, forced);
    Sighting sighting = {&words, (const int16_t (*)[WIDTH])first + REACH, forced};
    tag_runs(tagger, sentence, &sighting, labels);
    mentions_note(&tagger->mentions, words.forms, count, labels);
    arena_reset(arena);
}

/* A sentence of thousands of tokens is no sentence of a text: it goes in pieces, so that memory is bounded. */
static void tag_sentence(void *context, Sentence *sentence)
{
    enum { TOKENS_AT_ONCE = 2048 };
    Tagger *tagger = context;
    if (sentence->new_document) mentions_clear(&tagger->mentions);
    TokenList tokens = sentence_tokens(sentence);
    for (size_t from = 0; from < tokens.count; from += TOKENS_AT_ONCE) {
        size_t left = tokens.count - from;
        tag_tokens(tagger, sentence, (TokenList){tokens.items + from, left < TOKENS_AT_ONCE ? left : TOKENS_AT_ONCE});
    }
}

static const OptionSpec own[] = {{"gazetteer", OPTION_REPEATS}, {"min-score", true}, {"model", true}, {NULL, false}};

const Stage ner_tag_stage = {
    .name = "ner-tag", .slow = true, .own = own, .writes = 'E', .open = tagger_open, .sentence = tag_sentence, .close = tagger_close,
};
