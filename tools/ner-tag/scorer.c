#include "tools/ner-tag/scorer.h"
#include "common/errors.h"
#include "common/vector_sums.h"
#include "common/word_key.h"

#include <stdlib.h>

enum { WAYS = 2, SETS = (1 << 15) / WAYS, CACHE_LINE = 64 };

typedef struct {
    uint64_t key;                      /* 0: empty */
    Form form;
    Projection projection;
} KnownWord;

struct Scorer {
    const Model *model;
    Network *network;
    KnownWord *known;                  /* SETS sets of WAYS */
    uint8_t oldest[SETS];              /* which of a set was asked for less lately */
    Projection evidence[EVIDENCE_KINDS];
};

Scorer *scorer_new(const Model *model)
{
    Scorer *scorer = calloc(1, sizeof *scorer);
    if (scorer != NULL) scorer->known = calloc(WAYS * SETS, sizeof *scorer->known);
    if (scorer == NULL || scorer->known == NULL) die_at(NULL, 0, "out of memory: expected room for the words");
    scorer->model = model;
    scorer->network = network_new(model);
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        uint32_t feature = evidence_feature(i);
        network_project(scorer->network, &feature, 1, 0, false, &scorer->evidence[i]);
    }
    return scorer;
}

void scorer_free(Scorer *scorer)
{
    if (scorer == NULL) return;
    network_free(scorer->network);
    free(scorer->known);
    free(scorer);
}

const Network *scorer_network(const Scorer *scorer) { return scorer->network; }

/* All that features_of_word looks at. */
static uint64_t key_of(const Words *words, size_t at)
{
    const Token *token = &words->tokens[at];
    Slice word = token->class == TOKEN_NUMBER ? SLICE("0               ") : words->keys[at];
    char first = words->text.ptr[token->begin];
    bool dotless = words->text.ptr[token->end - 1] == "ى"[1];
    uint64_t kind = (uint64_t)token->class << 2 | (uint64_t)dotless << 1 | (first >= 'A' && first <= 'Z');
    uint64_t key = word.len <= WORD_KEY_BYTES ? word_key_hash(word_key_unpadded(word), word.len) : model_hash_long(word);
    return (key ^ kind * 0x9E3779B97F4A7C15u) | (uint64_t)1 << 63;
}

static size_t set_of(uint64_t key) { return (key ^ key >> 20) % SETS; }

/* The keys first, each with a call for the memory behind it, as most of the table is out of the processor's reach. */
static uint64_t *keys_of(const Scorer *scorer, const Words *words)
{
    uint64_t *keys = arena_take(words->arena, words->count * sizeof *keys);
    for (size_t at = 0; at < words->count; at++) {
        keys[at] = key_of(words, at);
        __builtin_prefetch(&scorer->known[WAYS * set_of(keys[at])]);
        __builtin_prefetch(&scorer->known[WAYS * set_of(keys[at]) + 1]);
    }
    return keys;
}

static void learn(const Scorer *scorer, const Words *words, size_t at, KnownWord *known)
{
    WordFeatures word;
    features_of_word(scorer->model, words, at, &word);
    known->form = word.form;
    network_project(scorer->network, word.features.items, word.features.count, word.vector, true, &known->projection);
}

static const KnownWord *known_word(Scorer *scorer, const Words *words, size_t at, uint64_t key)
{
    size_t set = set_of(key);
    KnownWord *known = &scorer->known[WAYS * set];
    int way = known[0].key == key ? 0 : known[1].key == key ? 1 : scorer->oldest[set];
    scorer->oldest[set] = (uint8_t)(1 - way);
    if (known[way].key != key) {
        learn(scorer, words, at, &known[way]);
        known[way].key = key;
    }
    return &known[way];
}

/* What stands at `at` adds to the tokens around: `first` has REACH rows before the sentence's and behind. */
static void add(const Projection *projection, size_t at, int16_t (*first)[WIDTH])
{
    vectors_add(projection->sums[0], PLACES * WIDTH, first[at]);
}

/* The same of what stands outside of the sentence, `away` tokens before it or behind: there `first` ends. */
static void add_outside(const Network *network, size_t away, size_t count, int16_t (*first)[WIDTH])
{
    for (size_t seer = 0; seer + away <= REACH && seer < count; seer++) {
        vectors_add(network->before.sums[REACH + away + seer], WIDTH, first[REACH + seer]);
        vectors_add(network->behind.sums[REACH - away - seer], WIDTH, first[REACH + count - 1 - seer]);
    }
}

void scorer_see_words(Scorer *scorer, const Words *words, int16_t (*first)[WIDTH])
{
    size_t count = words->count;
    if (count == 0) return;
    memset(first, 0, (count + 2 * REACH) * sizeof *first);
    const uint64_t *keys = keys_of(scorer, words);
    for (size_t at = 0; at < count; at++) {
        const KnownWord *known = known_word(scorer, words, at, keys[at]);
        words->forms[at] = known->form;
        add(&known->projection, at, first);
    }
    for (size_t away = 1; away <= REACH; away++) add_outside(scorer->network, away, count, first);
}

void scorer_see_evidence(const Scorer *scorer, const Evidence *evidence, size_t count, int16_t (*first)[WIDTH])
{
    for (size_t at = 0; at < count; at++) {
        uint8_t numbers[EVIDENCE_AT_ONCE];
        size_t given = evidence_numbers(&evidence[at], numbers);
        for (size_t i = 0; i < given; i++) add(&scorer->evidence[numbers[i]], at, first);
    }
    network_close_first(scorer->network, first + REACH, count);
}
