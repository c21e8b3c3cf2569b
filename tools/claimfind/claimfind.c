/* The claimfind stage: the lexicon proposes cues, the weights decide what each unit of the sentence is to them, the writer
   makes records. Of the document, the last sources are kept. */

#include "tools/stages.h"

#include "common/errors.h"
#include "tools/claimfind/network.h"
#include "tools/claimfind/writer.h"

#include <stdlib.h>

/* One claim of a reading. */
typedef struct {
    Decision decision;
    Claim claim;
} Found;

typedef struct {
    Vocabulary *vocabulary;
    UnitReader *units;
    Network *network;
    SourceMemory memory;
    Buffer attrs;
    int least_score;        /* in hundredths */
    Found found[UNITS_MAX];  /* of the reading that is being read */
} Context;

static void claimfind_close(void *opaque)
{
    Context *context = opaque;
    network_close(context->network);
    units_close(context->units);
    vocabulary_close(context->vocabulary);
    buffer_free(&context->attrs);
    free(context);
}

static void *claimfind_open(const Options *options)
{
    const char *paths[OPTIONS_REPEATED_MAX];
    size_t files = options_values(options, "cues", paths);
    files += options_values(options, "lexicon", paths + files);
    Vocabulary *vocabulary = vocabulary_open(paths, files);
    if (!vocabulary) return NULL;
    Context *context = calloc(1, sizeof *context);
    if (!context) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *context);
    const char *score = options_value(options, "min-score");
    context->vocabulary = vocabulary;
    context->units = units_open(vocabulary);
    context->network = network_open(&claim_weights);
    if (score == NULL || options_read_score(score, &context->least_score)) return context;
    claimfind_close(context);
    return NULL;
}

/* The first unit of the source that is no clitic or mark. */
static size_t head_of(const Reading *reading, Range source)
{
    size_t at = 0;
    while (at + 1 < reading->count && (reading->units[at].begin < source.from || unit_is_mark(&reading->units[at]))) at++;
    return at;
}

static bool nested(const Found *found, size_t count, size_t which)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < 2 && i != which; k++)
            if (found[i].claim.content[k].from <= found[which].claim.cue.from &&
                found[which].claim.cue.from < found[i].claim.content[k].to) return true;
    return false;
}

static void remember(Context *context, const Reading *reading, const Found *found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Claim *claim = &found[i].claim;
        Source source = {.length = 0};
        if (found[i].decision.carried && !claim->source.to) source = *found[i].decision.carried;
        else if (claim->source.to) {
            source_set_text(&source, slice_part(reading->sentence->head.text, claim->source.from, claim->source.to));
            source.span = sentence_span(reading->sentence, claim->source.from, claim->source.to);
            features_read(reading, head_of(reading, claim->source), &source.head);
        }
        const Cue *cue = &reading->units[found[i].decision.cue].cue;
        source.gender = cue->gender;
        source.number = cue->number;
        source.nested = nested(found, count, i);
        sources_remember(&context->memory, &source);
    }
}

static void tell_cut(const Sentence *sentence)
{
    const Record *head = &sentence->head;
    error_at(NULL, 0, "document %.*s, sentence %llu: its later claims are left out: expected fewer in one sentence",
             (int)(head->doc.len < 200 ? head->doc.len : 200), head->doc.ptr, (unsigned long long)head->sent);
}

/* تتهم تركيا, بتهمة: the one act that a record may have without somebody who does it. Of 12 600 annotated claims 16 others have
   nobody. */
static bool accuses(const Decision *decision) { return slice_is(act_name(decision->act), "accuse"); }

/* Whether the claim has somebody who says it. Where the likeliest reading has nobody, who spoke before is taken: of what was left
   out otherwise nine in ten are claims. A document (ورد في X أن) does not speak on. */
static bool find_roles(Network *network, const Reading *reading, Decision *decision, Claim *claim)
{
    bool speaks = !(reading->units[decision->cue].cue.wants & WANTS_DOCUMENT);
    for (unsigned remembered = 0; remembered <= speaks; remembered++) {
        decision->roles = network_roles(network, decision->cue, decision->act, remembered, &decision->carried);
        *claim = claim_of(reading, decision);
        if (claim->source.to || decision->carried || accuses(decision)) return true;
    }
    return false;
}

/* The claims of a reading. Sources are remembered when all are found, so that all see the same ones. */
static bool find_claims(Context *context, const Reading *reading, size_t *written)
{
    Found *found = context->found;
    size_t count = 0;
    bool all = true;
    network_read(context->network, reading, &context->memory);
    for (size_t at = 0; at < reading->count && all; at++) {
        Decision decision = {.cue = at};
        if (!unit_may_cue(reading, at) || !network_cue(context->network, at, &decision.act, &decision.score)) continue;
        Claim claim;
        if (!find_roles(context->network, reading, &decision, &claim)) continue;
        if ((int)decision.score >= context->least_score)
            all = claim_write(reading, &decision, &claim, &context->attrs, written);
        found[count++] = (Found){decision, claim};
    }
    remember(context, reading, found, count);
    return all;
}

static void claimfind_sentence(void *opaque, Sentence *sentence)
{
    Context *context = opaque;
    Reading reading;
    size_t token = 0, written = 0;
    if (sentence->new_document) sources_forget(&context->memory);
    context->memory.sentence++;
    if (!units_may_claim(context->units, sentence)) return;
    while (units_read(context->units, sentence, &token, &reading))
        if (!find_claims(context, &reading, &written)) { tell_cut(sentence); return; }
}

static const OptionSpec own[] = {{"lexicon", OPTION_REPEATS}, {"cues", OPTION_REPEATS}, {"min-score", true}, {NULL, false}};

const Stage claimfind_stage = {
    .name = "claimfind", .slow = true, .own = own, .writes = 'C', .reads = "E", .open = claimfind_open, .sentence = claimfind_sentence,
    .close = claimfind_close,
};
