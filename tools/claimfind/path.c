/* Viterbi's algorithm over states that know whether the source has been met. */

#include "tools/claimfind/path.h"

#include "tools/claimfind/writer.h"

enum { STATES = 7, NEVER = INT32_MIN / 2 };

typedef struct {
    Role role;
    bool met;              /* the source is known, from here or from before */
} State;

static const State states[STATES] = {
    {ROLE_NONE, false}, {ROLE_NONE, true}, {ROLE_SOURCE, true}, {ROLE_TARGET, false}, {ROLE_TARGET, true},
    {ROLE_CONTENT, false}, {ROLE_CONTENT, true},
};

/* The states that may come before each, the count first: the source goes on, or begins where none has been; everything else
   leaves it as it is. */
static const uint8_t before_state[STATES][5] = {
    {3, 0, 3, 5}, {4, 1, 2, 4, 6}, {4, 0, 2, 3, 5}, {3, 0, 3, 5}, {4, 1, 2, 4, 6}, {3, 0, 3, 5}, {4, 1, 2, 4, 6},
};

/* What a role adds where it begins with a unit, or has ended before it. */
static int32_t begins(const int32_t *sums, Role role)
{
    return role == ROLE_SOURCE ? sums[BEGINS_SOURCE] : role == ROLE_CONTENT ? sums[BEGINS_CONTENT] : 0;
}

static int32_t ends(const int32_t *sums, Role role)
{
    return role == ROLE_SOURCE ? sums[ENDS_SOURCE] : role == ROLE_CONTENT ? sums[ENDS_CONTENT] : 0;
}

/* What it is worth to go from each role to each at a unit, the unit's own worth for the second counted. */
typedef struct {
    int32_t worth[ROLES][ROLES];
} Steps;

static Steps steps_at(const ClaimWeights *weights, const int32_t *sums)
{
    Steps steps;
    for (unsigned before = 0; before < ROLES; before++)
        for (unsigned after = 0; after < ROLES; after++) {
            int32_t border = before == after ? 0 : ends(sums, (Role)before) + begins(sums, (Role)after);
            steps.worth[before][after] = weights->transitions[before * ROLES + after] + border + sums[after];
        }
    return steps;
}

static void step(const Steps *steps, const int32_t before[STATES], bool is_cue, int32_t after[STATES], uint8_t from[STATES])
{
    for (unsigned s = 0; s < STATES; s++) {
        Role role = states[s].role;
        int32_t best = NEVER;
        uint8_t which = before_state[s][1];
        for (unsigned i = 1; i <= before_state[s][0]; i++) {
            uint8_t b = before_state[s][i];
            int32_t score = before[b] + steps->worth[states[b].role][role];
            if (score > best) best = score, which = b;
        }
        after[s] = is_cue && role != ROLE_NONE ? NEVER : best;
        from[s] = which;
    }
}

static void begin(const ClaimWeights *weights, const int32_t *sums, bool is_cue, int32_t carried, int32_t scores[STATES])
{
    for (unsigned s = 0; s < STATES; s++) {
        Role role = states[s].role;
        bool remembered = states[s].met && role != ROLE_SOURCE;
        scores[s] = NEVER;
        if ((is_cue && role != ROLE_NONE) || (remembered && carried == INT32_MIN)) continue;
        scores[s] = weights->start[role] + sums[role] + begins(sums, role) + (remembered ? carried : 0);
    }
}

static unsigned best_end(const ClaimWeights *weights, const int32_t scores[STATES])
{
    unsigned best = 0;
    for (unsigned s = 1; s < STATES; s++)
        if (scores[s] + weights->end[states[s].role] > scores[best] + weights->end[states[best].role]) best = s;
    return best;
}

bool path_find(const ClaimWeights *weights, const int32_t *sums, size_t count, size_t cue, int32_t carried, uint8_t *roles)
{
    uint8_t from[PATH_MAX_UNITS][STATES];
    int32_t scores[2][STATES];
    begin(weights, sums, cue == 0, carried, scores[0]);
    for (size_t at = 1; at < count; at++) {
        Steps steps = steps_at(weights, sums + at * PRODUCTS_ROWS);
        step(&steps, scores[(at - 1) % 2], at == cue, scores[at % 2], from[at]);
    }
    unsigned state = best_end(weights, scores[(count - 1) % 2]);
    for (size_t at = count; at-- > 0;) {
        roles[at] = (uint8_t)states[state].role;
        if (at > 0) state = from[at][state];
    }
    return states[state].met && states[state].role != ROLE_SOURCE;
}
