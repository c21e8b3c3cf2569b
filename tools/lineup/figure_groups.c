#include "tools/lineup/grouping.h"

#include <math.h>

typedef struct {
    const Figure **figures;
    const PairWeights *weights;
} Context;

/* Figures that are the same in all that is compared. */
static uint64_t hash_of(void *opaque, uint32_t item)
{
    const Figure *figure = ((const Context *)opaque)->figures[item];
    uint64_t hash = hash_start();
    hash = hash_add(hash, &figure->fate, sizeof figure->fate);
    hash = hash_add(hash, &figure->people, sizeof figure->people);
    hash = hash_add(hash, &figure->noun, sizeof figure->noun);
    hash = hash_add(hash, &figure->part, sizeof figure->part);
    hash = hash_add(hash, &figure->low, sizeof figure->low);
    hash = hash_add(hash, &figure->high, sizeof figure->high);
    hash = hash_bag(hash, &figure->context);
    hash = hash_bag(hash, &figure->places);
    return hash_bag(hash, &figure->times);
}

static size_t keys_of(void *opaque, uint32_t item, IndexKey *keys)
{
    const Figure *figure = ((const Context *)opaque)->figures[item];
    uint32_t fate = (uint32_t)figure->fate + 1, number = (uint32_t)(uint64_t)figure->written_low;
    keys[0] = (IndexKey){fate * 2654435761u, 0};
    keys[1] = (IndexKey){fate * 2654435761u ^ (number * 40503u + 77u), 2 * STEM_WEIGHT_MAX};
    return 2 + bag_keys(&figure->context, fate, keys + 2, INDEX_KEYS_MAX - 2);
}

static int32_t score_of(void *opaque, uint32_t a, uint32_t b)
{
    const Context *context = opaque;
    const Figure *first = context->figures[a], *second = context->figures[b];
    Evidence evidence;
    if (first->fate != second->fate) return -PAIR_SCORE_MAX;
    evidence_of_figures(first, second, &evidence);
    return pair_score(context->weights, PAIR_FIGURES, &evidence);
}

/* ---- what a group says ---- */

/* All may mean one number where the highest low end is at most the lowest high end. */
static void judge(FigureGroup *group)
{
    double highest_low = -HUGE_VAL, lowest_high = HUGE_VAL;
    const Figure *first = group->figures[0];
    bool same = true;
    group->low = HUGE_VAL;
    group->high = -HUGE_VAL;
    for (size_t i = 0; i < group->count; i++) {
        const Figure *figure = group->figures[i];
        highest_low = fmax(highest_low, figure->low);
        lowest_high = fmin(lowest_high, figure->high);
        group->low = fmin(group->low, figure->written_low);
        group->high = fmax(group->high, figure->written_high);
        same = same && figure->low == first->low && figure->high == first->high;
    }
    group->verdict = same ? VERDICT_AGREE : highest_low <= lowest_high ? VERDICT_DIFFER : VERDICT_CONFLICT;
}

const char *verdict_word(Verdict verdict)
{
    return verdict == VERDICT_AGREE ? "agree" : verdict == VERDICT_DIFFER ? "differ" : "conflict";
}

FigureGroup *figures_grouped(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena, size_t *groups)
{
    Context context = {.weights = weights};
    Clustering clustering = {&context, 0, keys_of, score_of};
    for (size_t i = 0; i < count; i++) clustering.count += articles[i]->figure_count;
    context.figures = arena_take(arena, (clustering.count + 1) * sizeof *context.figures);
    for (size_t i = 0, at = 0; i < count; i++)
        for (size_t k = 0; k < articles[i]->figure_count; k++) context.figures[at++] = &articles[i]->figures[k];
    const uint32_t *clusters = items_grouped(&clustering, hash_of, arena);
    ItemGroup *listed = groups_listed(clusters, clustering.count, arena, groups);
    FigureGroup *made = arena_take(arena, (*groups + 1) * sizeof *made);
    for (size_t i = 0; i < *groups; i++) {
        made[i] = (FigureGroup){.figures = arena_take(arena, listed[i].count * sizeof *made->figures), .count = listed[i].count};
        for (size_t k = 0; k < listed[i].count; k++) made[i].figures[k] = context.figures[listed[i].items[k]];
        judge(&made[i]);
    }
    return made;
}
