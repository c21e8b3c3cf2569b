/* The best labels and the probability of a name against all labellings of short sentences, counted one by one. */

#include "tests/unit/unit.h"
#include "tools/ner-tag/sequence.h"

#include <math.h>

enum { TOKENS = 4, LABELLINGS = 9 * 9 * 9 * 9, ROUNDS = 40 };

/* Scores between -4 and 4, the same in every run. */
static int32_t next_score(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (int32_t)((int64_t)(*state >> 8) * 8 * SCORE_ONE >> 24) - 4 * SCORE_ONE;
}

typedef struct {
    int32_t scores[TOKENS][SCORES];
    int32_t steps[LABELS * LABELS];
    Transitions transitions;
    Sequence sequence;
} Sample;

static void sample_make(Sample *sample, uint32_t *state)
{
    for (int i = 0; i < LABELS * LABELS; i++) sample->steps[i] = next_score(state);
    Model model = {.transitions = sample->steps};
    sequence_transitions(&model, &sample->transitions);
    for (int at = 0; at < TOKENS; at++)
        for (int lane = 0; lane < SCORES; lane++) sample->scores[at][lane] = next_score(state);
    sample->sequence = (Sequence){(const int32_t (*)[SCORES])sample->scores, TOKENS, &sample->transitions};
}

static void labelling(int number, int labels[TOKENS])
{
    for (int at = 0; at < TOKENS; at++, number /= LABELS) labels[at] = number % LABELS;
}

/* The score of a labelling between two tokens of no name; far below all others where it is forbidden. */
static double score_of(const Sample *sample, const int labels[TOKENS])
{
    double score = 0;
    for (int at = 0, before = LABEL_O; at <= TOKENS; at++) {
        int label = at < TOKENS ? labels[at] : LABEL_O;
        bool allowed = !label_continues(label) || before == label || before == label - 1;
        score += allowed ? sample->steps[before * LABELS + label] : SCORE_NEVER;
        if (at < TOKENS) score += sample->scores[at][lane_of_label(label)];
        before = label;
    }
    return score / SCORE_ONE;
}

static bool has_name(const int labels[TOKENS], int from, int to, int label)
{
    if (labels[from] != label) return false;
    for (int at = from + 1; at < to; at++)
        if (labels[at] != label + 1) return false;
    return to == TOKENS || labels[to] != label + 1;
}

static void test_best_labels(void **state)
{
    uint32_t seed = 1;
    for (int round = 0; round < ROUNDS; round++) {
        Sample sample;
        sample_make(&sample, &seed);
        double best = -1e9;
        int expected[TOKENS] = {0}, labels[TOKENS];
        for (int number = 0; number < LABELLINGS; number++) {
            labelling(number, labels);
            double score = score_of(&sample, labels);
            if (score <= best) continue;
            best = score;
            memcpy(expected, labels, sizeof expected);
        }
        uint8_t found[TOKENS];
        sequence_decode(&sample.sequence, *state, found);
        for (int at = 0; at < TOKENS; at++) assert_int_equal(found[at], expected[at]);
    }
}

static void test_probability_of_a_name(void **state)
{
    uint32_t seed = 2;
    for (int round = 0; round < ROUNDS; round++) {
        Sample sample;
        sample_make(&sample, &seed);
        Marginals marginals = sequence_marginals(&sample.sequence, *state);
        for (int from = 0; from < TOKENS; from++) {
            for (int to = from + 1; to <= TOKENS; to++) {
                double all = 0, with = 0;
                int labels[TOKENS], label = LABEL_B_PER + 2 * (round % 4);
                for (int number = 0; number < LABELLINGS; number++) {
                    labelling(number, labels);
                    double weight = exp(SEQUENCE_TRUST * score_of(&sample, labels));
                    all += weight;
                    if (has_name(labels, from, to, label)) with += weight;
                }
                double found = (double)marginals_of_name(&marginals, (size_t)from, (size_t)to, label);
                assert_true(fabs(found - with / all) < 1e-4);
            }
        }
    }
}

/* A label that is forced by forbidding all others is certain, and no sum runs over. */
static void test_forced_label_is_certain(void **state)
{
    uint32_t seed = 3;
    Sample sample;
    sample_make(&sample, &seed);
    for (int label = 0; label < LABELS; label++)
        if (label != LABEL_B_ORG) sample.scores[1][lane_of_label(label)] = SCORE_NEVER;
    sample.scores[2][lane_of_label(LABEL_I_ORG)] = SCORE_NEVER;
    uint8_t found[TOKENS];
    sequence_decode(&sample.sequence, *state, found);
    assert_int_equal(found[1], LABEL_B_ORG);
    Marginals marginals = sequence_marginals(&sample.sequence, *state);
    assert_true(marginals_of_name(&marginals, 1, 2, LABEL_B_ORG) > 0.99f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(test_best_labels),
        test_case(test_probability_of_a_name),
        test_case(test_forced_label_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
