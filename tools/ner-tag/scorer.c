#include "tools/ner-tag/scorer.h"
#include "common/errors.h"
#include "common/vector_sums.h"
#include "common/word_key.h"

#include <stdlib.h>

enum { PLACE_BITS = 16, WAYS = 4, SETS = (1 << PLACE_BITS) / WAYS };

/* Four cache lines. */
typedef struct {
    Projection projection;
    Form form;
} KnownWord;

struct Scorer {
    const Model *model;
    Network *network;
    uint64_t *slots;                   /* SETS sets of WAYS: a word's key but for its last bits, and its place; 0: none */
    KnownWord *known;                  /* by place, in the order in which words came first: a small text needs few pages */
    size_t known_count;
    uint8_t asked[SETS];               /* a bit for each of a set that was asked for lately */
    Projection evidence[EVIDENCE_KINDS];
};

Scorer *scorer_new(const Model *model)
{
    Scorer *scorer = calloc(1, sizeof *scorer);
    if (scorer != NULL) scorer->slots = calloc(WAYS * SETS, sizeof *scorer->slots);
    if (scorer != NULL) scorer->known = aligned_alloc(CACHE_LINE, WAYS * SETS * sizeof *scorer->known);
    if (scorer == NULL || scorer->slots == NULL || scorer->known == NULL)
        die_at(NULL, 0, "out of memory: expected room for the words");
    scorer->model = model;
    scorer->network = network_new(model);
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        uint32_t feature = evidence_feature(i);
        Projection *projection = &scorer->evidence[i];
        TokenRows rows;
        network_find(scorer->network, &feature, 1, 0, &rows);
        network_project(scorer->network, &rows, 1, false, &projection);
    }
    return scorer;
}

void scorer_free(Scorer *scorer)
{
    if (scorer == NULL) return;
    network_free(scorer->network);
    free(scorer->slots);
    free(scorer->known);
    free(scorer);
}

const Network *scorer_network(const Scorer *scorer) { return scorer->network; }

/* All that features_of_word looks at. Its last bits only choose the set. */
static uint64_t key_of(const Words *words, size_t at)
{
    const Token *token = &words->tokens[at];
    Slice word = token->class == TOKEN_NUMBER ? SLICE("0               ") : words->keys[at];
    char first = words->text.ptr[token->begin];
    bool dotless = words->text.ptr[token->end - 1] == "ى"[1];
    uint64_t kind = (uint64_t)token->class << 2 | (uint64_t)dotless << 1 | (first >= 'A' && first <= 'Z');
    uint64_t key = word.len <= WORD_KEY_BYTES ? word_key_hash(word_key(word), word.len) : model_hash_long(word);
    return (key ^ kind * 0x9E3779B97F4A7C15u) | (uint64_t)1 << 63;
}

static size_t set_of(uint64_t key) { return (key ^ key >> 20) % SETS; }

enum { PLACE_MASK = (1 << PLACE_BITS) - 1 };

/* Which of the set's words it is; WAYS: none. */
static size_t way_of(const Scorer *scorer, uint64_t key)
{
    const uint64_t *slots = scorer->slots + WAYS * set_of(key);
    size_t way = 0;
    while (way < WAYS && (slots[way] ^ key) >> PLACE_BITS != 0) way++;
    return way;
}

static KnownWord *known_in(const Scorer *scorer, size_t slot) { return &scorer->known[scorer->slots[slot] & PLACE_MASK]; }

static uint64_t *keys_of(const Scorer *scorer, const Words *words)
{
    uint64_t *keys = arena_take(words->arena, words->count * sizeof *keys);
    for (size_t at = 0; at < words->count; at++) {
        keys[at] = key_of(words, at);
        __builtin_prefetch(&scorer->slots[WAYS * set_of(keys[at])]);
    }
    return keys;
}

/* The first of a set that was not asked for since all others were. */
static size_t oldest_of(uint8_t asked)
{
    size_t way = 0;
    while (asked >> way & 1) way++;
    return way;
}

/* Whether a word is known; calls for the memory behind it then, as most of the table is out of the processor's reach. */
static bool expect(const Scorer *scorer, uint64_t key)
{
    size_t way = way_of(scorer, key);
    if (way == WAYS) return false;
    const char *known = (const char *)known_in(scorer, WAYS * set_of(key) + way);
    for (size_t at = 0; at < sizeof *scorer->known; at += CACHE_LINE) __builtin_prefetch(known + at);
    return true;
}

static void ask_for(Scorer *scorer, size_t set, size_t way)
{
    enum { ALL = (1 << WAYS) - 1 };
    unsigned asked = scorer->asked[set] | 1u << way;
    scorer->asked[set] = (uint8_t)(asked == ALL ? 1u << way : asked);
}

/* A place for another word: one that is free yet, or an older word's. */
static KnownWord *take_place(Scorer *scorer, uint64_t key)
{
    size_t set = set_of(key), way = oldest_of(scorer->asked[set]), slot = WAYS * set + way;
    uint64_t place = scorer->slots[slot] == 0 ? scorer->known_count++ : scorer->slots[slot] & PLACE_MASK;
    scorer->slots[slot] = (key & ~(uint64_t)PLACE_MASK) | place;
    ask_for(scorer, set, way);
    return &scorer->known[place];
}

/* Words of a sentence that are made known together, each step for all of them, so that while one waits for memory the others
   do too. */
typedef struct {
    uint64_t keys[NETWORK_AT_ONCE];
    size_t places[NETWORK_AT_ONCE];    /* in the sentence */
    size_t count;
} NewWords;

/* At `known`, or where that is NULL in the table. */
static void make_known(Scorer *scorer, const Words *words, NewWords *new, KnownWord *known)
{
    WordFeatures features[NETWORK_AT_ONCE];
    TokenRows rows[NETWORK_AT_ONCE];
    Projection *projections[NETWORK_AT_ONCE];
    for (size_t i = 0; i < new->count; i++) {
        features_of_word(scorer->model, words, new->places[i], &features[i]);
        network_expect(scorer->network, features[i].features.items, features[i].features.count);
    }
    for (size_t i = 0; i < new->count; i++) {
        const WordFeatures *word = &features[i];
        network_find(scorer->network, word->features.items, word->features.count, word->vector, &rows[i]);
    }
    for (size_t i = 0; i < new->count; i++) {
        KnownWord *place = known != NULL ? known : take_place(scorer, new->keys[i]);
        place->form = features[i].form;
        projections[i] = &place->projection;
    }
    network_project(scorer->network, rows, new->count, true, projections);
    new->count = 0;
}

static bool has_key(const NewWords *new, uint64_t key)
{
    for (size_t i = 0; i < new->count; i++)
        if (new->keys[i] == key) return true;
    return false;
}

static void add_new(const Scorer *scorer, const Words *words, size_t at, uint64_t key, NewWords *new)
{
    features_expect_word(scorer->model, words, at);
    new->places[new->count] = at;
    new->keys[new->count++] = key;
}

static void learn_words(Scorer *scorer, const Words *words, const uint64_t *keys)
{
    NewWords new = {.count = 0};
    for (size_t at = 0; at < words->count; at++) {
        if (expect(scorer, keys[at]) || has_key(&new, keys[at])) continue;
        add_new(scorer, words, at, keys[at], &new);
        if (new.count == NETWORK_AT_ONCE) make_known(scorer, words, &new, NULL);
    }
    make_known(scorer, words, &new, NULL);
}

/* It is known already but where others of its sentence took its place: then it is made for this sentence alone, so that none of
   those that have been found goes. */
static const KnownWord *known_word(Scorer *scorer, const Words *words, size_t at, uint64_t key)
{
    size_t set = set_of(key), way = way_of(scorer, key);
    if (way == WAYS) {
        NewWords new = {.count = 0};
        KnownWord *known = arena_take(words->arena, sizeof *known);
        add_new(scorer, words, at, key, &new);
        make_known(scorer, words, &new, known);
        return known;
    }
    ask_for(scorer, set, way);
    return known_in(scorer, WAYS * set + way);
}

/* First sums of the first layer: of what the words around each token add to it. `seen` has REACH more before the sentence's and
   behind. */
static void sum_places(const Projection **seen, size_t count, int16_t (*first)[WIDTH])
{
    for (size_t at = 0; at < count; at++) {
        const int8_t *sums[PLACES];
        for (size_t place = 0; place < PLACES; place++) sums[place] = seen[at + 2 * REACH - place]->sums[place];
        vectors_add_rows(sums, PLACES, WIDTH, first[at]);
    }
}

void scorer_see_words(Scorer *scorer, const Words *words, int16_t (*first)[WIDTH])
{
    size_t count = words->count;
    if (count == 0) return;
    memset(first, 0, (count + 2 * REACH) * sizeof *first);
    const uint64_t *keys = keys_of(scorer, words);
    const Projection **seen = arena_take(words->arena, (count + 2 * REACH) * sizeof *seen);
    learn_words(scorer, words, keys);
    for (size_t away = 0; away < REACH; away++) {
        seen[away] = &scorer->network->before;
        seen[REACH + count + away] = &scorer->network->behind;
    }
    for (size_t at = 0; at < count; at++) {
        const KnownWord *known = known_word(scorer, words, at, keys[at]);
        words->forms[at] = known->form;
        seen[REACH + at] = &known->projection;
    }
    sum_places(seen, count, first + REACH);
}

/* What stands at `at` adds to the tokens around: `first` has REACH rows before the sentence's and behind. */
static void add(const Projection *projection, size_t at, int16_t (*first)[WIDTH])
{
    const int8_t *sums = projection->sums[0];
    vectors_add_rows(&sums, 1, PLACES * WIDTH, first[at]);
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
