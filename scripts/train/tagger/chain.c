#include "scripts/train/tagger/chain.h"

#include <math.h>

typedef float Vector[LABELS];

/* By token: exp of the outputs over their highest, sums over all ways to a label and from it, and what the former were
   divided by. */
typedef struct {
    Vector emissions[SENTENCE_MAX], forward[SENTENCE_MAX], backward[SENTENCE_MAX];
    float totals[SENTENCE_MAX];
} Sums;

static bool is_allowed(int from, int to) { return !label_continues(to) || from == to || from == to - 1; }

void chain_make(const Shared *transitions, Chain *chain)
{
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            chain->factors[from][to] = is_allowed(from, to) ? expf(transitions->numbers[from * LABELS + to]) : 0;
}

/* Returns the logarithm of what the sums have been divided by. */
static double sum_forward(const Chain *chain, const Pass *pass, size_t count, Sums *sums, float *end)
{
    static const Vector outside = {1};
    double logarithm = 0;
    for (size_t at = 0; at < count; at++) {
        const float *outputs = pass->outputs[at], *before = at > 0 ? sums->forward[at - 1] : outside;
        float highest = outputs[0], total = 0;
        for (int label = 1; label < LABELS; label++) highest = outputs[label] > highest ? outputs[label] : highest;
        for (int to = 0; to < LABELS; to++) {
            float sum = 0;
            for (int from = 0; from < LABELS; from++) sum += before[from] * chain->factors[from][to];
            sums->emissions[at][to] = expf(outputs[to] - highest);
            sums->forward[at][to] = sum * sums->emissions[at][to];
            total += sums->forward[at][to];
        }
        for (int label = 0; label < LABELS; label++) sums->forward[at][label] /= total;
        sums->totals[at] = total;
        logarithm += (double)highest + log((double)total);
    }
    *end = 0;
    for (int label = 0; label < LABELS; label++) *end += sums->forward[count - 1][label] * chain->factors[label][LABEL_O];
    return logarithm + log((double)*end);
}

static void sum_backward(const Chain *chain, size_t count, float end, Sums *sums)
{
    for (int label = 0; label < LABELS; label++) sums->backward[count - 1][label] = chain->factors[label][LABEL_O] / end;
    for (size_t at = count - 1; at-- > 0;) {
        for (int from = 0; from < LABELS; from++) {
            float sum = 0;
            for (int to = 0; to < LABELS; to++)
                sum += chain->factors[from][to] * sums->emissions[at + 1][to] * sums->backward[at + 1][to];
            sums->backward[at][from] = sum / sums->totals[at + 1];
        }
    }
}

/* How often each step is expected, less how often it is made. */
static void step_errors(const Chain *chain, const Sums *sums, size_t at, int before, int label, float weight,
                        float *gradients)
{
    static const Vector outside = {1};
    const float *forward = at > 0 ? sums->forward[at - 1] : outside;
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            gradients[from * LABELS + to] += weight * forward[from] * chain->factors[from][to] * sums->emissions[at][to] *
                                             sums->backward[at][to] / sums->totals[at];
    gradients[before * LABELS + label] -= weight;
}

void chain_marginals(const Chain *chain, const Pass *pass, size_t count, float (*marginals)[LABELS])
{
    static Sums sums;
    float end;
    sum_forward(chain, pass, count, &sums, &end);
    sum_backward(chain, count, end, &sums);
    for (size_t at = 0; at < count; at++)
        for (int label = 0; label < LABELS; label++) marginals[at][label] = sums.forward[at][label] * sums.backward[at][label];
}

/* Learnt where a name begins. */
static float error_of_proclitics(const Examples *examples, size_t token, float output)
{
    if (!examples->tokens[token].may_be_cut) return 0;
    float begins = 0;
    for (int label = LABEL_B_PER; label < LABELS; label += 2) begins += example_target(examples, token, label);
    return begins * (1 / (1 + expf(-output)) - example_target(examples, token, PROCLITICS));
}

/* The errors of transitions by the labels that the tokens have. Returns what these add to the loss. */
static double step_all(const Chain *chain, const Examples *examples, ExampleSentence sentence, const Sums *sums, float end,
                       Shared *transitions)
{
    const Example *tokens = examples->tokens + sentence.from;
    size_t last = sentence.count - 1;
    int before = LABEL_O;
    double gain = 0;
    for (size_t at = 0; at <= last; at++) {
        int label = tokens[at].label;
        gain += (double)transitions->numbers[before * LABELS + label];
        step_errors(chain, sums, at, before, label, sentence.weight, transitions->gradients);
        before = label;
    }
    for (int label = 0; label < LABELS; label++)
        transitions->gradients[label * LABELS] += sentence.weight * sums->forward[last][label] * chain->factors[label][LABEL_O] / end;
    transitions->gradients[before * LABELS] -= sentence.weight;
    return gain + (double)transitions->numbers[before * LABELS];
}

double chain_errors(const Chain *chain, const Examples *examples, ExampleSentence sentence, Pass *pass,
                    Shared *transitions)
{
    static Sums sums;
    float end, weight = sentence.weight;
    double loss = sum_forward(chain, pass, sentence.count, &sums, &end);
    sum_backward(chain, sentence.count, end, &sums);
    for (size_t at = 0; at < sentence.count; at++) {
        size_t token = sentence.from + at;
        for (int label = 0; label < LABELS; label++) {
            float target = example_target(examples, token, label);
            loss -= (double)(target * pass->outputs[at][label]);
            pass->errors[at][label] = weight * (sums.forward[at][label] * sums.backward[at][label] - target);
        }
        pass->errors[at][PROCLITICS] = weight * error_of_proclitics(examples, token, pass->outputs[at][PROCLITICS]);
    }
    if (!example_is_taught(examples, sentence.from))
        loss -= step_all(chain, examples, sentence, &sums, end, transitions);
    return loss;
}
