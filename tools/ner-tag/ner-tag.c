/* The stage: what words, rules and the document's memory say of each token, the best labels for all of it, and the
   names that they make. */

#include "common/errors.h"
#include "tools/ner-tag/mentions.h"
#include "tools/ner-tag/names.h"
#include "tools/ner-tag/rules.h"
#include "tools/ner-tag/scorer.h"
#include "tools/stages.h"

#include <stdlib.h>

/* Hundredths. Of names below it a third is right in articles of other outlets: to write them would cost more than it
   wins. */
enum { LEAST_SCORE = 45 };

typedef struct {
    Arena *arena;              /* of a sentence, or a piece of a long one */
    const Model *model;
    Model *own_model;          /* --model */
    ListFilter *filter;
    Scorer *scorer;
    Rules rules;
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
    if (files > 0) tagger->rules.gazetteer.user = tagger->user = gazetteer_load(names, files);
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
    tagger->transitions = sequence_transitions(tagger->model);
    return tagger;
}

/* Adds the names that the labels make; the marginals are summed only where there is one. */
static void add_names(const Tagger *tagger, Sentence *sentence, const Sighting *sighting, const Sequence *sequence)
{
    Marginals marginals = {.sequence = NULL};
    for (size_t at = 0, to; at < sequence->count; at = to) {
        to = at + 1;
        if (!label_begins(sighting->labels[at])) continue;
        while (to < sequence->count && sighting->labels[to] == sighting->labels[at] + 1) to++;
        size_t from = at, end = to;
        name_balance(sighting->words, &from, &end);
        if (from == end || name_is_generic(sighting->words, from, end)) continue;
        if (marginals.sequence == NULL) marginals = sequence_marginals(sequence, tagger->arena);
        int score = (int)(100 * marginals_of_name(&marginals, at, to, sighting->labels[at]) + 0.5f);
        Name name = name_of(sighting, from, end, sighting->labels[at]);
        if (score < tagger->least_score || !name_is_sure(&name, score)) continue;
        Slice attrs = arena_format(tagger->arena, "score=%d.%02d", score / 100, score % 100);
        sentence_add(sentence, name.from, name.to, slice_of(name.label), name.value, attrs);
    }
}

static void tag_tokens(Tagger *tagger, Sentence *sentence, TokenList tokens)
{
    Arena *arena = tagger->arena;
    size_t count = tokens.count;
    Words words = words_of(sentence->head.text, tokens, tagger->filter, arena);
    Form *forms = arena_take(arena, count * sizeof *forms);
    Evidence *evidence = arena_take(arena, count * sizeof *evidence);
    float (*scores)[SCORES] = arena_take(arena, count * sizeof *scores);
    memset(evidence, 0, count * sizeof *evidence);
    scorer_see_words(tagger->scorer, &words, forms, scores);
    words.forms = forms;
    Sighting sighting = {&words, &tagger->rules.gazetteer, rules_find(&tagger->rules, &words, arena), NULL};
    evidence_of_rules(&words, &sighting.rules, evidence);
    mentions_recall(&tagger->mentions, forms, count, evidence);
    scorer_see_evidence(tagger->scorer, forms, evidence, count, scores);
    if (tagger->user != NULL) names_force(&sighting, scores);
    Sequence sequence = {(const float (*)[SCORES])scores, count, &tagger->transitions};
    sighting.labels = arena_take(arena, count);
    sequence_decode(&sequence, arena, sighting.labels);
    add_names(tagger, sentence, &sighting, &sequence);
    mentions_note(&tagger->mentions, forms, count, sighting.labels);
    arena_reset(arena);
}

/* A sentence of thousands of tokens is no sentence of a text: it goes in pieces, so that memory is bounded. */
static void tag_sentence(void *context, Sentence *sentence)
{
    enum { TOKENS_AT_ONCE = 2048 };
    Tagger *tagger = context;
    if (sentence->new_document) {
        memory_clear(&tagger->rules.memory);
        mentions_clear(&tagger->mentions);
    }
    TokenList tokens = sentence_tokens(sentence);
    for (size_t from = 0; from < tokens.count; from += TOKENS_AT_ONCE) {
        size_t left = tokens.count - from;
        tag_tokens(tagger, sentence, (TokenList){tokens.items + from, left < TOKENS_AT_ONCE ? left : TOKENS_AT_ONCE});
    }
}

static const OptionSpec own[] = {{"gazetteer", OPTION_REPEATS}, {"min-score", true}, {"model", true}, {NULL, false}};

const Stage ner_tag_stage = {
    .name = "ner-tag", .own = own, .writes = 'E', .open = tagger_open, .sentence = tag_sentence, .close = tagger_close,
};
