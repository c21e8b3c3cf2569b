#include "judge.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    double threshold;
    bool margins;
    size_t gold, found, cues, acts, sources, contents, roles, whole;
} Measure;

static Judgement judge(Model *const *models, size_t count, const Sample *sample)
{
    Judgement judgement = {.acts = calloc(sample->candidate_count + 1, sizeof *judgement.acts),
                           .roles = calloc(sample->claim_count + 1, sizeof *judgement.roles),
                           .slots = calloc(sample->claim_count + 1, sizeof *judgement.slots)};
    for (size_t i = 0; i < sample->claim_count; i++)
        judgement.roles[i] = calloc((sample->claims[i].to - sample->claims[i].from) * TAG_COLUMNS, sizeof(float));
    for (size_t m = 0; m < count; m++) model_judge(models[m], sample, &judgement);
    float part = 1 / (float)count;
    for (size_t i = 0; i < sample->candidate_count; i++) for (unsigned act = 0; act < ACTS; act++) judgement.acts[i][act] *= part;
    for (size_t i = 0; i < sample->claim_count; i++) {
        const Claim *claim = &sample->claims[i];
        for (size_t k = 0; k < (claim->to - claim->from) * TAG_COLUMNS; k++) judgement.roles[i][k] *= part;
        for (unsigned tag = 1; tag < TAGS; tag++) judgement.roles[i][(claim->at - claim->from) * TAG_COLUMNS + tag] = -1e4f;
        for (unsigned s = 0; s < SLOTS; s++) judgement.slots[i][s] *= part;
    }
    for (size_t k = 0; k < sizeof(Chain) / sizeof(float); k++) ((float *)&judgement.chain)[k] *= part;
    return judgement;
}

static void judgement_free(Judgement *judgement, const Sample *sample)
{
    for (size_t i = 0; i < sample->claim_count; i++) free(judgement->roles[i]);
    free(judgement->roles);
    free(judgement->acts);
    free(judgement->slots);
}

static int decide_roles(const Judgement *judgement, const Sample *sample, size_t i, uint8_t *tags)
{
    const Claim *claim = &sample->claims[i];
    memset(tags, 0, sample->count);
    return chain_best(&judgement->chain, judgement->roles[i], TAG_COLUMNS, claim->to - claim->from, judgement->slots[i],
                      sample->remembered_count, tags + claim->from);
}

/* The probability that it is a claim; *act: which, if it is. */
static double decide_act(const float *scores, unsigned *act)
{
    double sum = 0;
    *act = 1;
    for (unsigned a = 1; a < ACTS; a++) {
        if (scores[a] > scores[*act]) *act = a;
        sum += exp((double)(scores[a] - scores[0]));
    }
    return sum / (1 + sum);
}

static double agreement(const Sample *sample, const uint8_t *gold, const uint8_t *tags, uint8_t tag)
{
    size_t both = 0, either = 0;
    for (size_t t = 0; t < sample->count; t++) {
        bool a = gold[t] == tag, b = tags[t] == tag;
        both += a && b ? sample->lengths[t] : 0;
        either += a || b ? sample->lengths[t] : 0;
    }
    return either ? (double)both / (double)either : 1;
}

static void measure_sentence(Model *const *models, size_t count, const Sample *sample, Measure *measure)
{
    Judgement judgement = judge(models, count, sample);
    uint8_t *tags = malloc(sample->count);
    measure->gold += sample->claim_count + sample->lost;
    for (size_t i = 0; i < sample->candidate_count; i++) {
        unsigned act;
        bool found = decide_act(judgement.acts[i], &act) > measure->threshold;
        measure->found += found;
        if (measure->margins)
            fprintf(stderr, "margin %.4f right %d\n", (double)(judgement.acts[i][act] - judgement.acts[i][0]),
                    act == sample->candidates[i].act);
        int c = sample->candidates[i].claim;
        if (c < 0) continue;
        const Claim *claim = &sample->claims[c];
        int slot = decide_roles(&judgement, sample, (size_t)c, tags);
        double source = claim->slot >= 0 || slot >= 0 ? claim->slot == slot : agreement(sample, claim->tags, tags, 1);
        double content = agreement(sample, claim->tags, tags, 3);
        bool right = source >= 0.5 && content >= 0.5;
        measure->roles += right;
        if (!found) continue;
        measure->cues++;
        measure->acts += act == claim->act;
        measure->sources += source >= 0.5;
        measure->contents += content >= 0.5;
        measure->whole += right && act == claim->act;
    }
    free(tags);
    judgement_free(&judgement, sample);
}

void report_measure(const char *what, Model *const *models, size_t count, const Samples *samples, double threshold, bool margins)
{
    Measure m = {.threshold = threshold, .margins = margins};
    for (size_t i = 0; i < samples->count; i++)
        if (samples->items[i].held) measure_sentence(models, count, &samples->items[i], &m);
    double both = (double)(m.gold + m.found) / 2;
    fprintf(stderr, "%s, held: cue %.4f act %.4f source %.4f content %.4f roles %.4f whole %.4f\n", what, (double)m.cues / both,
            (double)m.acts / both, (double)m.sources / (double)m.cues, (double)m.contents / (double)m.cues,
            (double)m.roles / (double)m.gold, (double)m.whole / both);
}

void relabel(Model *const *models, size_t count, Sample *sample)
{
    Judgement judgement = judge(models, count, sample);
    for (size_t i = 0; i < sample->candidate_count; i++) {
        Candidate *candidate = &sample->candidates[i];
        double sum = 0;
        for (unsigned act = 0; act < ACTS; act++) sum += exp((double)judgement.acts[i][act]);
        for (unsigned act = 0; act < ACTS; act++) candidate->soft[act] = (float)(exp((double)judgement.acts[i][act]) / sum);
        candidate->is_soft = true;
        unsigned act;
        double claimed = decide_act(judgement.acts[i], &act);
        if (candidate->claim < 0) continue;
        Claim *claim = &sample->claims[candidate->claim];
        claim->act = act;
        claim->weight = claimed > 0.5 ? 1 : 0;
        claim->slot = decide_roles(&judgement, sample, (size_t)candidate->claim, claim->tags);
    }
    judgement_free(&judgement, sample);
}
