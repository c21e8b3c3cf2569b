#include "tools/lineup/grouping.h"


typedef struct {
    const Claim **claims;
    const uint32_t *clusters; /* for each claim */
    const PairWeights *weights;
    int64_t *standing;       /* for each claim: over 0 it asserts, under 0 it denies */
    int32_t *best;           /* for each claim that denies: the score of what it fits best; 0: none yet */
} Context;

static size_t keys_of(void *opaque, uint32_t item, IndexKey *keys)
{
    enum { NEARBY = 2, PER_KEY = 4 };
    const Claim *claim = ((const Context *)opaque)->claims[item];
    size_t count = claim_keys(claim, keys);
    /* Claims that stand near each other in a document share a key, whatever they say. */
    if (count > INDEX_KEYS_MAX - NEARBY) count = INDEX_KEYS_MAX - NEARBY;
    uint32_t document = (uint32_t)claim->member.article->order * 2654435761u;
    for (uint32_t i = 0; i < NEARBY; i++)
        keys[count++] = (IndexKey){document ^ ((claim->member.order / PER_KEY + i) * 40503u + 3u), STEM_WEIGHT_MAX};
    return count;
}

static int32_t directed(const Context *context, uint32_t asserts, uint32_t denies)
{
    Evidence evidence;
    if (!may_deny(context->claims[denies]) || !may_be_denied(context->claims[asserts])) return -PAIR_SCORE_MAX;
    evidence_of_dispute(context->claims[asserts], context->claims[denies], &evidence);
    return pair_score(context->weights, PAIR_DISPUTES, &evidence);
}

/* Claims that say the same do not stand against each other. */
static int32_t score_of(void *opaque, uint32_t a, uint32_t b)
{
    const Context *context = opaque;
    if (context->clusters[a] == context->clusters[b]) return -PAIR_SCORE_MAX;
    int32_t forth = directed(opaque, a, b), back = directed(opaque, b, a);
    return forth > back ? forth : back;
}

/* Which of a pair asserts and which denies. */
static void note_standing(Context *context, const Link *link)
{
    bool first_asserts = directed(context, link->a, link->b) >= directed(context, link->b, link->a);
    context->standing[link->a] += first_asserts ? link->score : -link->score;
    context->standing[link->b] -= first_asserts ? link->score : -link->score;
}

/* Links come by score descending: what a denial rejects is what fits it best, and what fits nearly as well. */
static bool is_near_best(Context *context, const Link *link)
{
    enum { MARGIN = PAIR_UNIT };
    uint32_t denies = directed(context, link->a, link->b) >= directed(context, link->b, link->a) ? link->b : link->a;
    if (context->best[denies] == 0) context->best[denies] = link->score;
    return link->score + MARGIN >= context->best[denies];
}

/* A claim of no link stands where its cluster does. */
static void share_standing(const ClaimClusters *clusters, int64_t *standing, Arena *arena)
{
    int64_t *sums = arena_take(arena, (clusters->count + 1) * sizeof *sums);
    memset(sums, 0, (clusters->count + 1) * sizeof *sums);
    for (size_t i = 0; i < clusters->count; i++) sums[clusters->clusters[i]] += standing[i];
    for (size_t i = 0; i < clusters->count; i++)
        if (standing[i] == 0) standing[i] = sums[clusters->clusters[i]];
}

/* Only disputes that have two sides. */
static bool has_sides(const ItemGroup *group, const int64_t *standing)
{
    bool asserts = false, denies = false;
    for (size_t i = 0; i < group->count; i++) {
        asserts = asserts || standing[group->items[i]] > 0;
        denies = denies || standing[group->items[i]] < 0;
    }
    return asserts && denies;
}

static Dispute dispute_of(const ClaimClusters *clusters, const ItemGroup *group, const int64_t *standing, Arena *arena)
{
    Dispute dispute = {arena_take(arena, group->count * sizeof *dispute.claims), arena_take(arena, group->count), 0};
    for (size_t i = 0; i < group->count; i++) {
        if (standing[group->items[i]] == 0) continue;
        dispute.claims[dispute.count] = clusters->claims[group->items[i]];
        dispute.against[dispute.count++] = standing[group->items[i]] < 0;
    }
    return dispute;
}

Dispute *disputes_found(const ClaimClusters *clusters, const PairWeights *weights, Arena *arena, size_t *disputes)
{
    Context context = {clusters->claims, clusters->clusters, weights, arena_take(arena, (clusters->count + 1) * sizeof *context.standing),
                       arena_take(arena, (clusters->count + 1) * sizeof *context.best)};
    memset(context.best, 0, (clusters->count + 1) * sizeof *context.best);
    Clustering clustering = {&context, clusters->count, keys_of, score_of};
    memset(context.standing, 0, (clusters->count + 1) * sizeof *context.standing);
    Links links = links_find(&clustering, arena, 1);
    uint32_t *forest = arena_take(arena, (clusters->count + 1) * sizeof *forest);
    for (uint32_t i = 0; i < clusters->count; i++) forest[i] = i;
    for (uint32_t i = 0; i < clusters->count; i++) forest_join(forest, i, clusters->clusters[i]);
    for (size_t i = 0; i < links.count; i++) {
        if (!is_near_best(&context, &links.links[i])) continue;
        note_standing(&context, &links.links[i]);
        forest_join(forest, links.links[i].a, links.links[i].b);
    }
    share_standing(clusters, context.standing, arena);
    for (uint32_t i = 0; i < clusters->count; i++) forest[i] = forest_root(forest, i);
    size_t groups, made = 0;
    ItemGroup *listed = groups_listed(forest, clusters->count, arena, &groups);
    Dispute *found = arena_take(arena, (groups + 1) * sizeof *found);
    for (size_t i = 0; i < groups; i++)
        if (has_sides(&listed[i], context.standing)) found[made++] = dispute_of(clusters, &listed[i], context.standing, arena);
    *disputes = made;
    return found;
}
