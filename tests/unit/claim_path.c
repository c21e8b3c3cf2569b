/* claimfind's best path of roles is the best of all sequences that have at most one source. */

#include "tests/unit/unit.h"

#include "tools/claimfind/path.h"
#include "tools/claimfind/writer.h"

#include <string.h>

enum { UNITS = 5, SEQUENCES = 1024, ROUNDS = 200 };

static uint32_t state = 7;

static int32_t draw(int32_t most) { return (int32_t)((state = state * 1664525u + 1013904223u) / 65536 % (uint32_t)(2 * most + 1)) - most; }

static int32_t transitions[ROLES * ROLES], start[ROLES], end[ROLES], sums[UNITS * PRODUCTS_ROWS];

/* How often a source begins, a carried one before the first unit counted. */
static unsigned sources_of(const uint8_t *roles, bool carried)
{
    unsigned count = carried;
    for (unsigned i = 0; i < UNITS; i++) count += roles[i] == ROLE_SOURCE && (i == 0 || roles[i - 1] != ROLE_SOURCE);
    return count;
}

/* What begins with the unit and what has ended before it. */
static int64_t borders(const uint8_t *roles, unsigned at)
{
    const int32_t *unit = sums + at * PRODUCTS_ROWS;
    uint8_t before = at > 0 ? roles[at - 1] : ROLE_NONE, role = roles[at];
    if (before == role) return 0;
    return (role == ROLE_SOURCE ? unit[BEGINS_SOURCE] : role == ROLE_CONTENT ? unit[BEGINS_CONTENT] : 0) +
           (before == ROLE_SOURCE ? unit[ENDS_SOURCE] : before == ROLE_CONTENT ? unit[ENDS_CONTENT] : 0);
}

static int64_t worth(const uint8_t *roles, int32_t carried)
{
    int64_t sum = start[roles[0]] + end[roles[UNITS - 1]] + carried;
    for (unsigned i = 0; i < UNITS; i++) sum += sums[i * PRODUCTS_ROWS + roles[i]] + borders(roles, i);
    for (unsigned i = 1; i < UNITS; i++) sum += transitions[roles[i - 1] * ROLES + roles[i]];
    return sum;
}

static int64_t best_of_all(unsigned cue, int32_t carried, bool always)
{
    int64_t best = INT64_MIN;
    for (unsigned sequence = 0; sequence < SEQUENCES; sequence++)
        for (unsigned with = 0; with <= (carried != INT32_MIN); with++) {
            uint8_t roles[UNITS];
            for (unsigned i = 0; i < UNITS; i++) roles[i] = sequence >> 2 * i & 3;
            if (roles[cue] != ROLE_NONE || sources_of(roles, with) > 1) continue;
            if (always && !with && carried != INT32_MIN) continue;
            int64_t sum = worth(roles, with ? carried : 0);
            if (sum > best) best = sum;
        }
    return best;
}

static void draw_weights(ClaimWeights *weights)
{
    for (unsigned i = 0; i < ROLES * ROLES; i++) transitions[i] = draw(500);
    for (unsigned i = 0; i < ROLES; i++) start[i] = draw(300), end[i] = draw(300);
    for (unsigned i = 0; i < UNITS * PRODUCTS_ROWS; i++) sums[i] = draw(1000);
    *weights = (ClaimWeights){.transitions = transitions, .start = start, .end = end};
}

static void test_path_is_best(void **unused)
{
    (void)unused;
    for (unsigned round = 0; round < ROUNDS; round++) {
        ClaimWeights weights;
        uint8_t roles[UNITS];
        draw_weights(&weights);
        unsigned cue = round % UNITS;
        int32_t carried = round % 3 ? draw(2000) : INT32_MIN;
        bool always = round % 7 < 3, is_carried = path_find(&weights, sums, UNITS, cue, carried, always, roles);
        assert_int_equal(roles[cue], ROLE_NONE);
        assert_true(sources_of(roles, is_carried) <= 1);
        assert_true(is_carried || !always || carried == INT32_MIN);
        assert_true(carried != INT32_MIN || !is_carried);
        assert_int_equal(worth(roles, is_carried ? carried : 0), best_of_all(cue, carried, always));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_path_is_best)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
