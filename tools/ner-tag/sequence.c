#include "tools/ner-tag/sequence.h"

#include <math.h>

void sequence_transitions(const Model *model, float transitions[LABELS * LABELS])
{
    for (int from = 0; from < LABELS; from++) {
        for (int to = 0; to < LABELS; to++) {
            bool allowed = !label_continues(to) || from == to || from == to - 1;
            int32_t weight = model->transitions[from * LABELS + to];
            transitions[from * LABELS + to] = allowed ? (float)weight * 0.001f : SCORE_NEVER;
        }
    }
}

/* What stands before the first token counts as O. */
static float start_score(int label) { return label_continues(label) ? SCORE_NEVER : 0; }

void sequence_decode(const Sequence *sequence, Arena *arena, uint8_t *labels)
{
    size_t count = sequence->count;
    if (count == 0) return;
    uint8_t (*before)[LABELS] = arena_take(arena, count * sizeof *before);
    float best[LABELS], next[LABELS];
    for (int to = 0; to < LABELS; to++) best[to] = sequence->scores[0][to] + start_score(to);
    for (size_t at = 1; at < count; at++) {
        for (int to = 0; to < LABELS; to++) {
            int from = 0;
            for (int label = 1; label < LABELS; label++)
                if (best[label] + sequence->transitions[label * LABELS + to] >
                    best[from] + sequence->transitions[from * LABELS + to]) from = label;
            next[to] = best[from] + sequence->transitions[from * LABELS + to] + sequence->scores[at][to];
            before[at][to] = (uint8_t)from;
        }
        memcpy(best, next, sizeof best);
    }
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
    for (int label = 0; label < LABELS; label++) out[label] = expf(scores[label] - highest);
}

/* Returns what the sum was. */
static float normalise(float *sums)
{
    float total = 0;
    for (int label = 0; label < LABELS; label++) total += sums[label];
    for (int label = 0; label < LABELS; label++) sums[label] /= total;
    return total;
}

/* Every forward vector is normalised; every backward vector too, as only ratios count in the end. */
Marginals sequence_marginals(const Sequence *sequence, Arena *arena)
{
    Marginals sums = {.sequence = sequence};
    size_t count = sequence->count;
    sums.emissions = arena_take(arena, count * sizeof *sums.emissions);
    sums.forward = arena_take(arena, count * sizeof *sums.forward);
    sums.backward = arena_take(arena, count * sizeof *sums.backward);
    sums.totals = arena_take(arena, count * sizeof *sums.totals);
    for (int i = 0; i < LABELS * LABELS; i++) sums.factors[i] = expf(sequence->transitions[i]);
    for (size_t at = 0; at < count; at++) {
        exponentiate(sequence->scores[at], sums.emissions[at]);
        for (int to = 0; to < LABELS; to++) {
            float sum = at == 0 ? (start_score(to) < 0 ? 0.0f : 1.0f) : 0.0f;
            for (int from = 0; at > 0 && from < LABELS; from++)
                sum += sums.forward[at - 1][from] * sums.factors[from * LABELS + to];
            sums.forward[at][to] = sum * sums.emissions[at][to];
        }
        sums.totals[at] = normalise(sums.forward[at]);
    }
    for (size_t at = count; at-- > 0;) {
        for (int from = 0; from < LABELS; from++) {
            float sum = at + 1 == count ? 1.0f : 0.0f;
            for (int to = 0; at + 1 < count && to < LABELS; to++)
                sum += sums.factors[from * LABELS + to] * sums.emissions[at + 1][to] * sums.backward[at + 1][to];
            sums.backward[at][from] = sum;
        }
        normalise(sums.backward[at]);
    }
    return sums;
}

/* The share of the paths through the name among all paths. */
float marginals_of_name(const Marginals *marginals, size_t from, size_t to, int label)
{
    const float *factors = marginals->factors;
    int inside = label + 1, last = label;
    float path = marginals->forward[from][label], total = 0;
    for (size_t at = from + 1; at < to; at++, last = inside)
        path *= factors[last * LABELS + inside] * marginals->emissions[at][inside] / marginals->totals[at];
    const float *forward = marginals->forward[to - 1], *backward = marginals->backward[to - 1];
    for (int a = 0; a < LABELS; a++) total += forward[a] * backward[a];
    float share = path * backward[last] / total;
    if (to == marginals->sequence->count) return share;
    float behind = 0, ended = 0;      /* all that may follow, and that without a continuation of the name */
    for (int b = 0; b < LABELS; b++) {
        float next = factors[last * LABELS + b] * marginals->emissions[to][b] * marginals->backward[to][b];
        behind += next;
        if (b != inside) ended += next;
    }
    return behind > 0 ? share * (ended / behind) : 0;
}
