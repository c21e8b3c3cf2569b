/* The network on a sentence: what it says, and what it learns. */

#include "pass.h"

#include <math.h>

static void cue_scores(const Model *model, const Candidate *candidate, const float *context, float *scores)
{
    memcpy(scores, model->cue_bias->values, ACT_COLUMNS * sizeof *scores);
    const float *lexicon = model->cue_lexicon->values + candidate->lexicon_act * ACT_COLUMNS;
    for (unsigned act = 0; act < ACT_COLUMNS; act++) scores[act] += lexicon[act];
    product_add(1, ACT_COLUMNS, model->shape.encoded, context, model->shape.encoded, 1, model->cue->rounded, ACT_COLUMNS, scores,
                ACT_COLUMNS);
}

static void soften(float *scores)
{
    float most = scores[0], sum = 0;
    for (unsigned act = 1; act < ACTS; act++) most = scores[act] > most ? scores[act] : most;
    for (unsigned act = 0; act < ACTS; act++) sum += scores[act] = expf(scores[act] - most);
    for (unsigned act = 0; act < ACTS; act++) scores[act] /= sum;
    for (unsigned act = ACTS; act < ACT_COLUMNS; act++) scores[act] = 0;
}

static void learn_cue(Model *model, const Candidate *candidate, Pass *pass, Loss *loss)
{
    size_t width = model->shape.encoded;
    const float *context = pass->context.values + candidate->at * width;
    float scores[ACT_COLUMNS];
    cue_scores(model, candidate, context, scores);
    soften(scores);
    loss->candidates++;
    for (unsigned act = 0; act < ACTS; act++) {
        float gold = candidate->is_soft ? candidate->soft[act] : act == candidate->act;
        if (gold > 0) loss->cue -= gold * log(scores[act] + 1e-9);
        scores[act] -= gold;
    }
    add_gradient(model->cue_bias, 0, scores);
    add_gradient(model->cue_lexicon, candidate->lexicon_act, scores);
    product_add(width, ACT_COLUMNS, 1, context, 1, width, scores, ACT_COLUMNS, model->cue->gradient, ACT_COLUMNS);
    product_add(1, width, ACTS, scores, ACT_COLUMNS, 1, model->cue->turned, width,
                pass->context.gradient + candidate->at * width, width);
}

void model_learn(Model *model, const Sample *sample, Loss *loss)
{
    const Shape *shape = &model->shape;
    Pass pass;
    encode(model, sample, true, &pass);
    pass.role_context_gradient = room(sample->count * shape->roles);
    for (size_t i = 0; i < sample->candidate_count; i++) learn_cue(model, &sample->candidates[i], &pass, loss);
    for (size_t i = 0; i < sample->claim_count; i++) {
        Roles roles = {.slot_gradient = {0}};
        const Claim *claim = &sample->claims[i];
        if (claim->weight <= 0) continue;
        read_roles(model, sample, claim, &pass, true, &roles);
        loss->role += chain_loss((const Chain *)model->chain->values, roles.scores, TAG_COLUMNS, claim->to - claim->from, roles.slot_scores,
                                 roles.slot_count, claim->tags + claim->from, slot_seen(&roles, claim->slot), roles.score_gradient, roles.slot_gradient,
                                 (Chain *)model->chain->gradient);
        loss->claims++;
        roles_back(model, sample, claim, &pass, &roles);
    }
    size_t n = sample->count, width = shape->roles;
    product_add(shape->encoded, width, n, pass.context.values, 1, shape->encoded, pass.role_context_gradient, width,
                model->role_unit->gradient, width);
    product_add(n, shape->encoded, width, pass.role_context_gradient, width, 1, model->role_unit->turned, shape->encoded,
                pass.context.gradient, shape->encoded);
    encode_back(model, sample, &pass);
    leave_room();
}

void model_judge(Model *model, const Sample *sample, Judgement *judgement)
{
    Pass pass;
    encode(model, sample, false, &pass);
    for (size_t i = 0; i < sample->candidate_count; i++) {
        float scores[ACT_COLUMNS];
        cue_scores(model, &sample->candidates[i], pass.context.values + sample->candidates[i].at * model->shape.encoded, scores);
        for (unsigned act = 0; act < ACTS; act++) judgement->acts[i][act] += scores[act];
    }
    for (size_t i = 0; i < sample->claim_count; i++) {
        const Claim *claim = &sample->claims[i];
        Roles roles;
        read_roles(model, sample, claim, &pass, false, &roles);
        for (size_t k = 0; k < (claim->to - claim->from) * TAG_COLUMNS; k++) judgement->roles[i][k] += roles.scores[k];
        for (size_t s = 0; s < sample->remembered_count; s++) judgement->slots[i][s] += roles.slot_scores[s];
    }
    const float *chain = model->chain->values;
    for (size_t k = 0; k < sizeof(Chain) / sizeof(float); k++) ((float *)&judgement->chain)[k] += chain[k];
    judgement->judges++;
    leave_room();
}
