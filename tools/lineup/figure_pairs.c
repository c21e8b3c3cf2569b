#include "tools/lineup/pairs.h"

#include <math.h>

enum { BIAS, SAME_SMALL, SAME_BIG, OVERLAP, NEAR, FAR, VAGUE, SAME_PEOPLE, ANY_PEOPLE, OTHER_PEOPLE, SAME_NOUN, OTHER_NOUN,
       BOTH_PARTS, ONE_PART, TIMES_APART, ONE_TIME, SAME_TIMES, SAME_PLACES, PLACES_APART, ONE_PLACE, DICE, CONTAINED, SAME_SENTENCE,
       SAME_ARTICLE, BOTH_EARLY, EARLY_AND_LATE, SAME_SPEAKER, SAME_SMALL_DICE, DIFFERENT_DICE };

const char *const figure_evidence_names[] = {
    "bias", "same-small", "same-big", "overlap", "near", "far", "vague", "same-people", "any-people", "other-people",
    "same-noun", "other-noun", "both-parts", "one-part", "times-apart", "one-time", "same-times", "same-places", "places-apart",
    "one-place", "dice", "contained", "same-sentence", "same-article", "both-early", "early-and-late", "same-speaker",
    "same-small-dice", "different-dice", NULL};

static void compare_values(const Figure *a, const Figure *b, int8_t *values)
{
    enum { BIG = 10, FEW = 2 }; /* 2 and 3 are as near as 20 and 25 */
    bool same = a->low == b->low && a->high == b->high;
    double low = a->low < b->low ? a->low : b->low, high = a->low < b->low ? b->low : a->low;
    if (same) {
        values[a->low >= BIG ? SAME_BIG : SAME_SMALL] = EVIDENCE_FULL;
        return;
    }
    bool overlap = a->low <= b->high && b->low <= a->high, near = low > 0 && (high / low < 1.5 || high - low <= FEW);
    if (overlap) values[OVERLAP] = EVIDENCE_FULL;
    if (near) values[NEAR] = EVIDENCE_FULL;
    if (low <= 0 || high / low > 4) values[FAR] = EVIDENCE_FULL;
}

static void compare_people(const Figure *a, const Figure *b, int8_t *values)
{
    if (a->people == b->people) values[SAME_PEOPLE] = a->people != PEOPLE_ANY ? EVIDENCE_FULL : 0;
    else values[a->people == PEOPLE_ANY || b->people == PEOPLE_ANY ? ANY_PEOPLE : OTHER_PEOPLE] = EVIDENCE_FULL;
    if (a->noun != 0 && a->noun == b->noun) values[SAME_NOUN] = EVIDENCE_FULL;
    if (a->noun != 0 && b->noun != 0 && a->noun != b->noun) values[OTHER_NOUN] = EVIDENCE_FULL;
    if (a->part && b->part) values[BOTH_PARTS] = EVIDENCE_FULL;
    if (a->part != b->part) values[ONE_PART] = EVIDENCE_FULL;
}

/* Which of `both`, `apart` and `one` two sets of keys are. */
static void compare_keys(const Bag *a, const Bag *b, int8_t *values, int both, int apart, int one)
{
    if (a->count == 0 && b->count == 0) return;
    if (a->count == 0 || b->count == 0) values[one] = EVIDENCE_FULL;
    else values[bag_shared(a, b).count > 0 ? both : apart] = EVIDENCE_FULL;
}

/* Whether their sentences tell of one thing. */
static void compare_sentences(const Figure *a, const Figure *b, int8_t *values)
{
    uint32_t shared = bag_shared(&a->context, &b->context).weight, total = a->context.weight + b->context.weight;
    uint32_t least = a->context.weight < b->context.weight ? a->context.weight : b->context.weight;
    int8_t dice = (int8_t)(total > 0 ? 2 * EVIDENCE_FULL * shared / total : 0);
    values[DICE] = dice;
    values[CONTAINED] = (int8_t)(least > 0 ? EVIDENCE_FULL * shared / least : 0);
    bool small = values[SAME_SMALL] != 0;
    if (small) values[SAME_SMALL_DICE] = dice;
    if (!small && values[SAME_BIG] == 0) values[DIFFERENT_DICE] = dice;
}

static void compare_places_in_articles(const Figure *a, const Figure *b, int8_t *values)
{
    enum { EARLY = 3 }; /* sentences */
    bool same_article = a->member.article == b->member.article;
    if (same_article) values[a->member.sent == b->member.sent ? SAME_SENTENCE : SAME_ARTICLE] = EVIDENCE_FULL;
    bool early_a = a->member.sent <= EARLY, early_b = b->member.sent <= EARLY;
    if (early_a && early_b) values[BOTH_EARLY] = EVIDENCE_FULL;
    if (early_a != early_b) values[EARLY_AND_LATE] = EVIDENCE_FULL;
}

void evidence_of_figures(const Figure *a, const Figure *b, Evidence *evidence)
{
    int8_t *values = evidence->values;
    memset(values, 0, sizeof evidence->values);
    values[BIAS] = EVIDENCE_FULL;
    compare_values(a, b, values);
    compare_people(a, b, values);
    if (isinf(a->high) || isinf(b->high)) values[VAGUE] = EVIDENCE_FULL;
    compare_keys(&a->times, &b->times, values, SAME_TIMES, TIMES_APART, ONE_TIME);
    compare_keys(&a->places, &b->places, values, SAME_PLACES, PLACES_APART, ONE_PLACE);
    compare_sentences(a, b, values);
    compare_places_in_articles(a, b, values);
    if (a->source_actor.len > 0 && slice_equal(a->source_actor, b->source_actor)) values[SAME_SPEAKER] = EVIDENCE_FULL;
}
