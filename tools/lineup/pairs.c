#include "tools/lineup/pairs.h"
#include "lexicons.h"
#include "common/errors.h"

#include <stdlib.h>

extern const char *const figure_evidence_names[], *const claim_evidence_names[], *const dispute_evidence_names[];

const char *const *evidence_names(PairKind kind)
{
    switch (kind) {
    case PAIR_FIGURES: return figure_evidence_names;
    case PAIR_CLAIMS: return claim_evidence_names;
    default: return dispute_evidence_names;
    }
}

static int32_t weight_of(const char *kind, const char *name)
{
    char key[64];
    size_t length = strlen(kind) + 1 + strlen(name);
    if (length >= sizeof key) return 0;
    memcpy(key, kind, strlen(kind));
    key[strlen(kind)] = ':';
    memcpy(key + strlen(kind) + 1, name, strlen(name) + 1);
    uint32_t row = lexicon_find(&lexicon_pair_weights, slice_of(key));
    return row != LEXICON_NONE ? (int32_t)strtol(lexicon_cell(&lexicon_pair_weights, row, 1).ptr, NULL, 10) : 0;
}

void pair_weights_read(PairWeights *weights)
{
    static const char *const kinds[PAIR_KINDS] = {"figures", "claims", "disputes"};
    memset(weights, 0, sizeof *weights);
    for (int kind = 0; kind < PAIR_KINDS; kind++) {
        const char *const *names = evidence_names((PairKind)kind);
        for (size_t i = 0; names[i] != NULL && i < EVIDENCE_MAX; i++) weights->weights[kind][i] = weight_of(kinds[kind], names[i]);
    }
}

int32_t pair_score(const PairWeights *weights, PairKind kind, const Evidence *evidence)
{
    const int32_t *weight = weights->weights[kind];
    int32_t score = 0;
    for (size_t i = 0; i < EVIDENCE_MAX; i++) score += weight[i] * evidence->values[i];
    return score / EVIDENCE_FULL;
}
