#include "tools/ner-tag/sequence.h"

#include <math.h>

Transitions sequence_transitions(const Model *model)
{
    Transitions transitions = {0};
    for (int from = 0; from < LABELS; from++) {
        for (int to = 0; to < LABELS; to++) {
            bool allowed = !label_continues(to) || from == to || from == to - 1;
            float score = allowed ? (float)model->transitions[from * LABELS + to] * 0.001f : SCORE_NEVER;
            transitions.scores[from][to] = score;
            transitions.factors[from][to] = transitions.factors_to[to][from] = expf(score);
        }
    }
    return transitions;
}

/* What stands before the first token counts as O. */
static float start_score(int label) { return label_continues(label) ? SCORE_NEVER : 0; }

/* From the best scores up to one token to those up to the next, and from which label each came. All loops run over
   padded arrays, for the compiler to use vectors. */
static void step(const Sequence *sequence, size_t at, float *best, uint8_t *before)
{
    float next[SCORES];
    int32_t came_from[SCORES] = {0};
    for (int to = 0; to < SCORES; to++) next[to] = best[0] + sequence->transitions->scores[0][to];
    for (int from = 1; from < LABELS; from++) {
        for (int to = 0; to < SCORES; to++) {
            float score = best[from] + sequence->transitions->scores[from][to];
            came_from[to] = score > next[to] ? from : came_from[to];
            next[to] = score > next[to] ? score : next[to];
        }
    }
    for (int to = 0; to < SCORES; to++) best[to] = next[to] + sequence->scores[at][to];
    for (int to = 0; to < SCORES; to++) before[to] = (uint8_t)came_from[to];
}

void sequence_decode(const Sequence *sequence, Arena *arena, uint8_t *labels)
{
    size_t count = sequence->count;
    if (count == 0) return;
    uint8_t (*before)[SCORES] = arena_take(arena, count * sizeof *before);
    float best[SCORES] = {0};
    for (int to = 0; to < LABELS; to++) best[to] = sequence->scores[0][to] + start_score(to);
    for (size_t at = 1; at < count; at++) step(sequence, at, best, before[at]);
    int last = 0;
    for (int label = 1; label < LABELS; label++)
        if (best[label] > best[last]) last = label;
    for (size_t at = count; at-- > 0;) {
        labels[at] = (uint8_t)last;
        last = before[at][last];
    }
}

/* exp of the scores over their highest, so that none runs over. */
static void exponentiate(const float *scores, float *out)
{
    float highest = scores[0];
    for (int label = 1; label < LABELS; label++) highest = scores[label] > highest ? scores[label] : highest;
    for (int label = 0; label < SCORES; label++) out[label] = label < LABELS ? expf(scores[label] - highest) : 0;
}

/* Returns what the sum was. */
static float normalise(float *sums)
{
    float total = 0;
    for (int label = 0; label < LABELS; label++) total += sums[label];
    for (int label = 0; label < LABELS; label++) sums[label] /= total;
    return total;
}

static void start(const float *emissions, float *sums)
{
    for (int label = 0; label < SCORES; label++)
        sums[label] = label < LABELS && !label_continues(label) ? emissions[label] : 0;
}

/* sums[b] = over all a: weights[a] * factors[a][b]. */
static void spread(const float *weights, const float factors[LABELS][SCORES], float *sums)
{
    for (int b = 0; b < SCORES; b++) sums[b] = weights[0] * factors[0][b];
    for (int a = 1; a < LABELS; a++)
        for (int b = 0; b < SCORES; b++) sums[b] += weights[a] * factors[a][b];
}

/* Every forward vector is normalised; every backward vector too, as only ratios count in the end. */
Marginals sequence_marginals(const Sequence *sequence, Arena *arena)
{
    const Transitions *transitions = sequence->transitions;
    Marginals sums = {.sequence = sequence};
    size_t count = sequence->count;
    sums.emissions = arena_take(arena, count * sizeof *sums.emissions);
    sums.forward = arena_take(arena, count * sizeof *sums.forward);
    sums.backward = arena_take(arena, count * sizeof *sums.backward);
    sums.totals = arena_take(arena, count * sizeof *sums.totals);
    for (size_t at = 0; at < count; at++) {
        exponentiate(sequence->scores[at], sums.emissions[at]);
        if (at == 0) start(sums.emissions[0], sums.forward[0]);
        else spread(sums.forward[at - 1], transitions->factors, sums.forward[at]);
        for (int label = 0; at > 0 && label < SCORES; label++) sums.forward[at][label] *= sums.emissions[at][label];
        sums.totals[at] = normalise(sums.forward[at]);
    }
    for (int label = 0; label < SCORES; label++) sums.backward[count - 1][label] = label < LABELS ? 1.0f / LABELS : 0;
    for (size_t at = count - 1; at-- > 0;) {
        float behind[SCORES];
        for (int label = 0; label < SCORES; label++)
            behind[label] = sums.emissions[at + 1][label] * sums.backward[at + 1][label];
        spread(behind, transitions->factors_to, sums.backward[at]);
        normalise(sums.backward[at]);
    }
    return sums;
}

/* The share of the paths through the name among all paths. */
float marginals_of_name(const Marginals *marginals, size_t from, size_t to, int label)
{
    const float (*factors)[SCORES] = marginals->sequence->transitions->factors;
    int inside = label + 1, last = label;
    float path = marginals->forward[from][label], total = 0;
    for (size_t at = from + 1; at < to; at++, last = inside)
        path *= factors[last][inside] * marginals->emissions[at][inside] / marginals->totals[at];
    const float *forward = marginals->forward[to - 1], *backward = marginals->backward[to - 1];
    for (int a = 0; a < LABELS; a++) total += forward[a] * backward[a];
    float share = path * backward[last] / total;
    if (to == marginals->sequence->count) return share;
    float behind = 0, ended = 0;      /* all that may follow, and that without a continuation of the name */
    for (int b = 0; b < LABELS; b++) {
        float next = factors[last][b] * marginals->emissions[to][b] * marginals->backward[to][b];
        behind += next;
        if (b != inside) ended += next;
    }
    return behind > 0 ? share * (ended / behind) : 0;
}
