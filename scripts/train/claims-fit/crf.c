#include "crf.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A state is a tag and whether a source has been seen. */
static const uint8_t tag_of[STATES] = {0, 0, 1, 2, 2, 3, 3}, seen_of[STATES] = {0, 1, 1, 0, 1, 0, 1};
enum { SOURCE_STATE = 2 };

static bool may_follow(unsigned from, unsigned to)
{
    if (tag_of[to] == 1) return tag_of[from] == 1 || !seen_of[from];
    return seen_of[from] == seen_of[to];
}

static double entering(const float *score, unsigned tag) { return tag == 1 ? score[4] : tag == 3 ? score[6] : 0; }
static double leaving(const float *score, unsigned tag) { return tag == 1 ? score[5] : tag == 3 ? score[7] : 0; }

static double step_score(const Chain *chain, const float *score, unsigned from, unsigned to)
{
    unsigned a = tag_of[from], b = tag_of[to];
    return chain->steps[a][b] + (a == b ? 0 : entering(score, b) + leaving(score, a));
}

static double log_sum(const float *values, size_t count)
{
    double most = -1e9, sum = 0;
    for (size_t i = 0; i < count; i++) if (values[i] > most) most = values[i];
    for (size_t i = 0; i < count; i++) sum += exp(values[i] - most);
    return count ? most + log(sum) : -1e9;
}

static double first_score(const Chain *chain, const float *score, unsigned state, double remembered)
{
    unsigned tag = tag_of[state];
    double value = chain->start[tag] + score[tag] + entering(score, tag);
    return seen_of[state] && state != SOURCE_STATE ? value + remembered : value;
}

/* exp(step_score) of all pairs of states, and exp of the unit's own scores. */
typedef struct {
    double step[STATES][STATES], own[STATES];
} Factors;

static void factors_of(double steps[TAGS][TAGS], const float *score, Factors *factors)
{
    double own[TAGS], enter[TAGS], leave[TAGS];
    for (unsigned tag = 0; tag < TAGS; tag++) {
        own[tag] = exp(score[tag]);
        enter[tag] = exp(entering(score, tag));
        leave[tag] = exp(leaving(score, tag));
    }
    for (unsigned to = 0; to < STATES; to++) {
        factors->own[to] = own[tag_of[to]];
        for (unsigned from = 0; from < STATES; from++) {
            unsigned a = tag_of[from], b = tag_of[to];
            factors->step[from][to] = may_follow(from, to) ? steps[a][b] * (a == b ? 1 : enter[b] * leave[a]) : 0;
        }
    }
}

static double scale_to_one(double values[STATES])
{
    double sum = 0;
    for (unsigned i = 0; i < STATES; i++) sum += values[i];
    for (unsigned i = 0; i < STATES; i++) values[i] /= sum;
    return log(sum);
}

/* The score of the gold path, taken off the gradient too. */
static double gold_path(const Chain *chain, const float *scores, size_t row, size_t count, const float *slots, const uint8_t *tags,
                        int slot, float *score_gradient, float *slot_gradient, Chain *gradient)
{
    double path = chain->start[tags[0]] + entering(scores, tags[0]) + chain->end[tags[count - 1]];
    gradient->start[tags[0]] -= 1;
    gradient->end[tags[count - 1]] -= 1;
    if (tags[0] == 1) score_gradient[4] -= 1;
    if (tags[0] == 3) score_gradient[6] -= 1;
    for (size_t t = 0; t < count; t++) {
        path += scores[t * row + tags[t]];
        score_gradient[t * row + tags[t]] -= 1;
        if (t == 0) continue;
        unsigned a = tags[t - 1], b = tags[t];
        path += chain->steps[a][b];
        gradient->steps[a][b] -= 1;
        if (a == b) continue;
        path += entering(scores + t * row, b) + leaving(scores + t * row, a);
        if (b == 1) score_gradient[t * row + 4] -= 1;
        if (a == 1) score_gradient[t * row + 5] -= 1;
        if (b == 3) score_gradient[t * row + 6] -= 1;
        if (a == 3) score_gradient[t * row + 7] -= 1;
    }
    if (slot >= 0) { path += slots[slot]; slot_gradient[slot] -= 1; }
    return path;
}

static void add_step(float *gradient, unsigned from, unsigned to, double p)
{
    unsigned a = tag_of[from], b = tag_of[to];
    if (a == b) return;
    if (b == 1) gradient[4] += (float)p;
    if (a == 1) gradient[5] += (float)p;
    if (b == 3) gradient[6] += (float)p;
    if (a == 3) gradient[7] += (float)p;
}

/* The way forward: the parts of the probability of each state, and the logarithm of all. */
typedef struct {
    size_t count;
    double (*alpha)[STATES];
    Factors *factors;
    double total, end[STATES];
} Trellis;

static void first_states(const Chain *chain, const float *scores, double remembered, Trellis *trellis)
{
    double first[STATES], most = -1e30;
    for (unsigned s = 0; s < STATES; s++) {
        first[s] = first_score(chain, scores, s, remembered);
        if (first[s] > most) most = first[s];
    }
    for (unsigned s = 0; s < STATES; s++) trellis->alpha[0][s] = exp(first[s] - most);
    trellis->total = most + scale_to_one(trellis->alpha[0]);
}

static void step_forward(const Factors *factors, const double before[STATES], double after[STATES])
{
    for (unsigned to = 0; to < STATES; to++) {
        double sum = 0;
        for (unsigned from = 0; from < STATES; from++) sum += before[from] * factors->step[from][to];
        after[to] = sum * factors->own[to] + 1e-300;
    }
}

static Trellis go_forward(const Chain *chain, const float *scores, size_t row, size_t count, double remembered)
{
    Trellis trellis = {.count = count, .alpha = malloc(count * sizeof *trellis.alpha), .factors = malloc(count * sizeof *trellis.factors)};
    double steps[TAGS][TAGS], ends = 0;
    for (unsigned a = 0; a < TAGS; a++) for (unsigned b = 0; b < TAGS; b++) steps[a][b] = exp(chain->steps[a][b]);
    first_states(chain, scores, remembered, &trellis);
    for (size_t t = 1; t < count; t++) {
        factors_of(steps, scores + t * row, &trellis.factors[t]);
        step_forward(&trellis.factors[t], trellis.alpha[t - 1], trellis.alpha[t]);
        trellis.total += scale_to_one(trellis.alpha[t]);
    }
    for (unsigned s = 0; s < STATES; s++) {
        trellis.end[s] = exp(chain->end[tag_of[s]]);
        ends += trellis.alpha[count - 1][s] * trellis.end[s];
    }
    trellis.total += log(ends);
    return trellis;
}

/* The gradient of how a path begins. */
static void begin_back(const double p[STATES], const float *slots, size_t slot_count, double remembered, float *score_gradient,
                       float *slot_gradient, Chain *gradient)
{
    for (unsigned s = 0; s < STATES; s++) {
        gradient->start[tag_of[s]] += (float)p[s];
        if (tag_of[s] == 1) score_gradient[4] += (float)p[s];
        if (tag_of[s] == 3) score_gradient[6] += (float)p[s];
        if (!seen_of[s] || s == SOURCE_STATE) continue;
        for (size_t k = 0; k < slot_count; k++) slot_gradient[k] += (float)(p[s] * exp(slots[k] - remembered));
    }
}

/* The gradient of the step to a unit; `beta`: what is behind it, which becomes what is behind the unit before. */
static void step_back(const Factors *factors, const double alpha[STATES], double beta[STATES], float *score_gradient, Chain *gradient)
{
    double before[STATES] = {0}, both[STATES][STATES], all = 0;
    for (unsigned from = 0; from < STATES; from++)
        for (unsigned to = 0; to < STATES; to++) {
            double back = factors->step[from][to] * factors->own[to] * beta[to];
            before[from] += back;
            both[from][to] = alpha[from] * back;
            all += both[from][to];
        }
    for (unsigned from = 0; from < STATES; from++)
        for (unsigned to = 0; to < STATES; to++) {
            gradient->steps[tag_of[from]][tag_of[to]] += (float)(both[from][to] / all);
            add_step(score_gradient, from, to, both[from][to] / all);
        }
    memcpy(beta, before, sizeof before);
    scale_to_one(beta);
}

double chain_loss(const Chain *chain, const float *scores, size_t row, size_t count, const float *slots, size_t slot_count,
                  const uint8_t *tags, int slot, float *score_gradient, float *slot_gradient, Chain *gradient)
{
    double remembered = log_sum(slots, slot_count), beta[STATES], p[STATES];
    Trellis trellis = go_forward(chain, scores, row, count, remembered);
    memcpy(beta, trellis.end, sizeof beta);
    for (size_t t = count; t-- > 0;) {
        for (unsigned s = 0; s < STATES; s++) p[s] = trellis.alpha[t][s] * beta[s];
        scale_to_one(p);
        for (unsigned s = 0; s < STATES; s++) {
            score_gradient[t * row + tag_of[s]] += (float)p[s];
            if (t == count - 1) gradient->end[tag_of[s]] += (float)p[s];
        }
        if (t == 0) begin_back(p, slots, slot_count, remembered, score_gradient, slot_gradient, gradient);
        else step_back(&trellis.factors[t], trellis.alpha[t - 1], beta, score_gradient + t * row, gradient);
    }
    free(trellis.alpha);
    free(trellis.factors);
    return trellis.total - gold_path(chain, scores, row, count, slots, tags, slot, score_gradient, slot_gradient, gradient);
}

int chain_best(const Chain *chain, const float *scores, size_t row, size_t count, const float *slots, size_t slot_count, uint8_t *tags)
{
    uint8_t (*back)[STATES] = malloc(count * sizeof *back);
    double best[STATES], next[STATES], most = -1e9;
    int slot = -1;
    for (size_t k = 0; k < slot_count; k++) if (slots[k] > most) { most = slots[k]; slot = (int)k; }
    for (unsigned s = 0; s < STATES; s++) best[s] = first_score(chain, scores, s, most);
    for (size_t t = 1; t < count; t++) {
        for (unsigned to = 0; to < STATES; to++) {
            next[to] = -1e30;
            for (unsigned from = 0; from < STATES; from++) {
                if (!may_follow(from, to)) continue;
                double score = best[from] + step_score(chain, scores + t * row, from, to);
                if (score > next[to]) { next[to] = score; back[t][to] = (uint8_t)from; }
            }
            next[to] += scores[t * row + tag_of[to]];
        }
        memcpy(best, next, sizeof best);
    }
    unsigned state = 0;
    for (unsigned s = 0; s < STATES; s++) {
        best[s] += chain->end[tag_of[s]];
        if (best[s] > best[state]) state = s;
    }
    for (size_t t = count - 1;; t--) {
        tags[t] = tag_of[state];
        if (t == 0) break;
        state = back[t][state];
    }
    free(back);
    return seen_of[state] && state != SOURCE_STATE ? slot : -1;
}
