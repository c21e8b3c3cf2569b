/* Viterbi's algorithm over states that know whether the source has been met. */

#include "tools/claimfind/path.h"

#include "tools/claimfind/writer.h"

/* Sums are kept four times as large; the two bits below hold the role before, the first role as the greatest number, so that
   of equal ways the one from it is best. A sum of tags is less than 2^19 (127 * 127 * 32 products), a unit adds at most three
   of them, and 128 units 2^28. */
enum { KEPT = 4, NEVER = -(1 << 28), LAST = KEPT - 1 };

_Static_assert((int)ROLES == (int)KEPT, "a role takes two bits");

/* The best way to each role of a unit, before the source is met and from where it is; it is met with itself. */
typedef struct {
    int32_t unmet[ROLES], met[ROLES];
} Scores;

static int32_t bare(int32_t score) { return score & ~LAST; }

static Role role_before(int32_t score) { return (Role)(LAST - (score & LAST)); }

static void never(int32_t scores[ROLES])
{
    for (unsigned role = 0; role < ROLES; role++) scores[role] = NEVER;
}

/* The cue itself has no role. */
static void keep_none(Scores *scores)
{
    for (unsigned role = ROLE_NONE + 1; role < ROLES; role++) scores->unmet[role] = scores->met[role] = NEVER;
}

/* What goes from one role to each adds: `steps` has it for the transition, the bits of that role counted; `own` for the role,
   `begun` for it where it begins, `ended` where the first has ended. Plain loops of four, which compilers make vectors of. */
static inline void step_from(unsigned from, const int32_t steps[ROLES], const int32_t own[ROLES], const int32_t begun[ROLES],
                             int32_t ended, const Scores *before, Scores *after)
{
    int32_t unmet = bare(before->unmet[from]), met = bare(before->met[from]), worth[ROLES], source[ROLES];
    for (unsigned role = 0; role < ROLES; role++) {
        worth[role] = steps[role] + (role == from ? own[role] : begun[role] + ended);
        source[role] = role == ROLE_SOURCE && from != ROLE_SOURCE ? unmet : met;
    }
    for (unsigned role = 0; role < ROLES; role++) {
        int32_t first = unmet + worth[role], second = source[role] + worth[role];
        after->unmet[role] = first > after->unmet[role] ? first : after->unmet[role];
        after->met[role] = second > after->met[role] ? second : after->met[role];
    }
}

static void step(int32_t steps[ROLES][ROLES], const int32_t *sums, const Scores *before, Scores *after)
{
    int32_t own[ROLES], begun[ROLES];
    for (unsigned role = 0; role < ROLES; role++) own[role] = begun[role] = KEPT * sums[role];
    begun[ROLE_SOURCE] += KEPT * sums[BEGINS_SOURCE];
    begun[ROLE_CONTENT] += KEPT * sums[BEGINS_CONTENT];
    never(after->unmet);
    never(after->met);
    step_from(ROLE_NONE, steps[ROLE_NONE], own, begun, 0, before, after);
    step_from(ROLE_SOURCE, steps[ROLE_SOURCE], own, begun, KEPT * sums[ENDS_SOURCE], before, after);
    step_from(ROLE_TARGET, steps[ROLE_TARGET], own, begun, 0, before, after);
    step_from(ROLE_CONTENT, steps[ROLE_CONTENT], own, begun, KEPT * sums[ENDS_CONTENT], before, after);
    after->unmet[ROLE_SOURCE] = NEVER;
}

static void begin(const ClaimWeights *weights, const int32_t *sums, int32_t carried, Scores *scores)
{
    const int32_t begun[ROLES] = {[ROLE_SOURCE] = sums[BEGINS_SOURCE], [ROLE_CONTENT] = sums[BEGINS_CONTENT]};
    for (unsigned role = 0; role < ROLES; role++) {
        scores->unmet[role] = KEPT * (weights->start[role] + sums[role] + begun[role]);
        scores->met[role] = carried == INT32_MIN ? NEVER : scores->unmet[role] + KEPT * carried;
    }
    scores->met[ROLE_SOURCE] = scores->unmet[ROLE_SOURCE];
    scores->unmet[ROLE_SOURCE] = NEVER;
}

/* Sets the last role; returns whether the source is met. */
static bool best_end(const ClaimWeights *weights, const Scores *scores, Role *last)
{
    int32_t best = INT32_MIN;
    bool is_met = false;
    for (unsigned role = 0; role < ROLES; role++) {
        int32_t end = KEPT * weights->end[role], unmet = bare(scores->unmet[role]) + end, met = bare(scores->met[role]) + end;
        if (unmet > best) best = unmet, *last = (Role)role, is_met = false;
        if (met > best) best = met, *last = (Role)role, is_met = true;
    }
    return is_met;
}

bool path_find(const ClaimWeights *weights, const int32_t *sums, size_t count, size_t cue, int32_t carried, bool always,
               uint8_t *roles)
{
    Scores scores[PATH_MAX_UNITS];
    int32_t steps[ROLES][ROLES];
    for (unsigned i = 0; i < ROLES * ROLES; i++)
        steps[i / ROLES][i % ROLES] = KEPT * weights->transitions[i] + LAST - (int32_t)(i / ROLES);
    begin(weights, sums, carried, &scores[0]);
    if (always && carried != INT32_MIN) never(scores[0].unmet), scores[0].met[ROLE_SOURCE] = NEVER;
    if (cue == 0) keep_none(&scores[0]);
    for (size_t at = 1; at < count; at++) {
        step(steps, sums + at * PRODUCTS_ROWS, &scores[at - 1], &scores[at]);
        if (at == cue) keep_none(&scores[at]);
    }
    Role role = ROLE_NONE;
    bool is_met = best_end(weights, &scores[count - 1], &role);
    for (size_t at = count; at-- > 0;) {
        roles[at] = (uint8_t)role;
        if (at == 0) break;
        Role before = role_before((is_met ? scores[at].met : scores[at].unmet)[role]);
        is_met = is_met && (role != ROLE_SOURCE || before == ROLE_SOURCE);
        role = before;
    }
    return is_met && role != ROLE_SOURCE;
}
