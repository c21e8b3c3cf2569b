#include "tools/lineup/grouping.h"

typedef struct {
    const Claim **claims;
    const PairWeights *weights;
} Context;

/* Claims that are the same in all that is compared, but for where they stand. */
uint64_t claim_hash(const Claim *claim)
{
    uint64_t hash = hash_start();
    hash = hash_add(hash, &claim->statement->act, sizeof claim->statement->act);
    hash = hash_add(hash, claim->statement->source.ptr, claim->statement->source.len);
    hash = hash_add(hash, claim->statement->source_actor.ptr, claim->statement->source_actor.len);
    hash = hash_add(hash, claim->statement->target.ptr, claim->statement->target.len);
    hash = hash_add(hash, claim->statement->cue.ptr, claim->statement->cue.len);
    hash = hash_add(hash, claim->member.text.ptr, claim->member.text.len);
    for (uint32_t i = 0; i < claim->statement->number_count; i++) hash = hash_add(hash, &claim->statement->numbers[i], sizeof *claim->statement->numbers);
    return hash_add(hash, &claim->statement->number_count, sizeof claim->statement->number_count);
}

size_t claim_keys(const Claim *claim, IndexKey *keys)
{
    enum { NUMBERS = 6, SPEAKER = 6 };
    size_t count = 0;
    for (uint32_t i = 0; i < claim->statement->number_count && i < NUMBERS; i++)
        keys[count++] = (IndexKey){claim->statement->numbers[i] ^ 0xC2B2AE35u, STEM_WEIGHT_MAX / 2};
    count += bag_keys(&claim->statement->speaker_name, 9, keys + count, SPEAKER);
    return count + bag_keys(&claim->statement->content, 0, keys + count, INDEX_KEYS_MAX - count);
}

static uint64_t hash_of(void *opaque, uint32_t item) { return claim_hash(((const Context *)opaque)->claims[item]); }

static size_t keys_of(void *opaque, uint32_t item, IndexKey *keys)
{
    return claim_keys(((const Context *)opaque)->claims[item], keys);
}

static int32_t score_of(void *opaque, uint32_t a, uint32_t b)
{
    const Context *context = opaque;
    Evidence evidence;
    evidence_of_claims(context->claims[a], context->claims[b], &evidence);
    return pair_score(context->weights, PAIR_CLAIMS, &evidence);
}

ClaimClusters claims_clustered(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena)
{
    ClaimClusters made = {.count = 0};
    for (size_t i = 0; i < count; i++) made.count += articles[i]->claim_count;
    made.claims = arena_take(arena, (made.count + 1) * sizeof *made.claims);
    for (size_t i = 0, at = 0; i < count; i++)
        for (size_t k = 0; k < articles[i]->claim_count; k++) made.claims[at++] = &articles[i]->claims[k];
    Context context = {made.claims, weights};
    Clustering clustering = {&context, made.count, keys_of, score_of};
    made.clusters = items_grouped(&clustering, hash_of, arena);
    return made;
}

ClaimGroup *claims_grouped(const ClaimClusters *clusters, Arena *arena, size_t *groups)
{
    ItemGroup *listed = groups_listed(clusters->clusters, clusters->count, arena, groups);
    ClaimGroup *made = arena_take(arena, (*groups + 1) * sizeof *made);
    for (size_t i = 0; i < *groups; i++) {
        made[i] = (ClaimGroup){arena_take(arena, listed[i].count * sizeof *made->claims), listed[i].count};
        for (size_t k = 0; k < listed[i].count; k++) made[i].claims[k] = clusters->claims[listed[i].items[k]];
    }
    return made;
}
