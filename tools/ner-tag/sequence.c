#include "tools/ner-tag/sequence.h"

/* O, then by type what begins a name, then what continues one. */
static int label_at(int place) { return place < BEGINNINGS ? 2 * place - (place > 0) : 2 * (place - BEGINNINGS) + 2; }

static int lane_at(int place) { return place < BEGINNINGS ? place : place - BEGINNINGS + HALF; }

/* exp of SEQUENCE_TRUST * `score` / SCORE_ONE without the C library, whose last digit differs from one to the other. */
static float exponential(const Transitions *transitions, int32_t score)
{
    enum { LEAST = 32 * SCORE_ONE - 1 };
    int32_t size = score < 0 ? -score : score;
    if (size > LEAST) size = LEAST;
    float value = transitions->wholes[size / SCORE_ONE] * transitions->exponents[size % SCORE_ONE];
    return score > 0 ? 1 / value : value;
}

/* The factors are exp of -SEQUENCE_TRUST / SCORE_ONE and of -SEQUENCE_TRUST. */
static void fill_exponents(Transitions *transitions)
{
    double part = 1, whole = 1;
    for (int i = 0; i < SCORE_ONE; i++, part *= 0.999316639846976) transitions->exponents[i] = (float)part;
    for (int i = 0; i < 32; i++, whole *= 0.4965853037914095) transitions->wholes[i] = (float)whole;
}

void sequence_transitions(const Model *model, Transitions *transitions)
{
    *transitions = (Transitions){0};
    fill_exponents(transitions);
    for (int to = 0; to < BEGINNINGS; to++) {
        for (int from = 0; from < LABELS; from++) {
            int32_t score = model->transitions[label_at(from) * LABELS + label_at(to)];
            transitions->begin[to][from] = score;
            transitions->begin_factors[to][from] = exponential(transitions, score);
        }
    }
    for (int from = 0; from < 2; from++) {
        for (int type = 0; type < TYPES; type++) {
            int inside = 2 * type + LABEL_I_PER;
            int32_t score = model->transitions[(inside - 1 + from) * LABELS + inside];
            transitions->inside[from][type] = score;
            transitions->inside_factors[from][type] = exponential(transitions, score);
        }
    }
}

/* From the best scores up to one token to those up to the next, and from which place each came. */
static void step(const Transitions *transitions, const int32_t *emissions, int32_t *best, uint8_t *before)
{
    int32_t next[LABELS];
    for (int to = 0; to < BEGINNINGS; to++) {
        const int32_t *steps = transitions->begin[to];
        int32_t highest = best[0] + steps[0];
        int came_from = 0;
        for (int from = 1; from < LABELS; from++) {
            int32_t score = best[from] + steps[from];
            came_from = score > highest ? from : came_from;
            highest = score > highest ? score : highest;
        }
        next[to] = highest + emissions[to];
        before[to] = (uint8_t)came_from;
    }
    for (int type = 0; type < TYPES; type++) {
        int32_t begun = best[1 + type] + transitions->inside[0][type];
        int32_t going = best[BEGINNINGS + type] + transitions->inside[1][type];
        next[BEGINNINGS + type] = (going > begun ? going : begun) + emissions[HALF + type];
        before[BEGINNINGS + type] = (uint8_t)((going > begun ? BEGINNINGS : 1) + type);
    }
    for (int place = 0; place < LABELS; place++) best[place] = next[place] > 2 * SCORE_NEVER ? next[place] : 2 * SCORE_NEVER;
}

void sequence_decode(const Sequence *sequence, Arena *arena, uint8_t *labels)
{
    const Transitions *transitions = sequence->transitions;
    size_t count = sequence->count;
    if (count == 0) return;
    uint8_t (*before)[LABELS] = arena_take(arena, count * sizeof *before);
    int32_t best[LABELS];
    for (int place = 0; place < LABELS; place++) best[place] = place == 0 ? 0 : SCORE_NEVER;
    for (size_t at = 0; at < count; at++) step(transitions, sequence->scores[at], best, before[at]);
    int last = 0;
    for (int place = 1; place < LABELS; place++)
        if (best[place] + transitions->begin[0][place] > best[last] + transitions->begin[0][last]) last = place;
    for (size_t at = count; at-- > 0; last = before[at][last]) labels[at] = (uint8_t)label_at(last);
}

/* exp of the scores over their highest, so that none runs over. */
static void exponentiate(const Transitions *transitions, const int32_t *scores, float *out)
{
    int32_t highest = scores[0];
    for (int place = 1; place < LABELS; place++)
        highest = scores[lane_at(place)] > highest ? scores[lane_at(place)] : highest;
    for (int place = 0; place < LABELS; place++) out[place] = exponential(transitions, scores[lane_at(place)] - highest);
}

/* Returns what the sum was. */
static float normalise(float *sums)
{
    float total = 0;
    for (int place = 0; place < LABELS; place++) total += sums[place];
    for (int place = 0; place < LABELS; place++) sums[place] /= total;
    return total;
}

/* The sums one token on: of all ways to each label. */
static void spread(const Transitions *transitions, const float *from, float *to)
{
    for (int next = 0; next < BEGINNINGS; next++) {
        to[next] = 0;
        for (int place = 0; place < LABELS; place++) to[next] += from[place] * transitions->begin_factors[next][place];
    }
    for (int type = 0; type < TYPES; type++)
        to[BEGINNINGS + type] = from[1 + type] * transitions->inside_factors[0][type] +
                                from[BEGINNINGS + type] * transitions->inside_factors[1][type];
}

/* The sums one token back: of all ways from each label to what stands behind. */
static void gather(const Transitions *transitions, const float *behind, float *to)
{
    for (int place = 0; place < LABELS; place++) to[place] = 0;
    for (int next = 0; next < BEGINNINGS; next++)
        for (int place = 0; place < LABELS; place++) to[place] += behind[next] * transitions->begin_factors[next][place];
    for (int type = 0; type < TYPES; type++) {
        to[1 + type] += behind[BEGINNINGS + type] * transitions->inside_factors[0][type];
        to[BEGINNINGS + type] += behind[BEGINNINGS + type] * transitions->inside_factors[1][type];
    }
}

/* Every forward vector is normalised; every backward vector too, as only ratios count in the end. */
Marginals sequence_marginals(const Sequence *sequence, Arena *arena)
{
    static const float outside[LABELS] = {1};      /* O, before the first token and behind the last */
    const Transitions *transitions = sequence->transitions;
    Marginals sums = {.sequence = sequence};
    size_t count = sequence->count;
    sums.emissions = arena_take(arena, count * sizeof *sums.emissions);
    sums.forward = arena_take(arena, count * sizeof *sums.forward);
    sums.backward = arena_take(arena, count * sizeof *sums.backward);
    sums.totals = arena_take(arena, count * sizeof *sums.totals);
    for (size_t at = 0; at < count; at++) {
        exponentiate(transitions, sequence->scores[at], sums.emissions[at]);
        spread(transitions, at == 0 ? outside : sums.forward[at - 1], sums.forward[at]);
        for (int place = 0; place < LABELS; place++) sums.forward[at][place] *= sums.emissions[at][place];
        sums.totals[at] = normalise(sums.forward[at]);
    }
    gather(transitions, outside, sums.backward[count - 1]);
    for (size_t at = count - 1; at-- > 0;) {
        float behind[LABELS];
        for (int place = 0; place < LABELS; place++)
            behind[place] = sums.emissions[at + 1][place] * sums.backward[at + 1][place];
        gather(transitions, behind, sums.backward[at]);
        normalise(sums.backward[at]);
    }
    return sums;
}

/* The share of the paths through the name among all paths. */
float marginals_of_name(const Marginals *marginals, size_t from, size_t to, int label)
{
    const Transitions *transitions = marginals->sequence->transitions;
    int type = (label - 1) / 2, begin = 1 + type, inside = BEGINNINGS + type, last = begin;
    float path = marginals->forward[from][begin], total = 0;
    for (size_t at = from + 1; at < to; at++, last = inside)
        path *= transitions->inside_factors[last != begin][type] * marginals->emissions[at][inside] / marginals->totals[at];
    const float *forward = marginals->forward[to - 1], *backward = marginals->backward[to - 1];
    for (int place = 0; place < LABELS; place++) total += forward[place] * backward[place];
    float share = path * backward[last] / total;
    if (to == marginals->sequence->count) return share;
    const float *emissions = marginals->emissions[to], *next = marginals->backward[to];
    float ended = 0;                  /* of what may follow, that without a continuation of the name */
    for (int place = 0; place < BEGINNINGS; place++)
        ended += transitions->begin_factors[place][last] * emissions[place] * next[place];
    float behind = ended + transitions->inside_factors[last != begin][type] * emissions[inside] * next[inside];
    return behind > 0 ? share * (ended / behind) : 0;
}
