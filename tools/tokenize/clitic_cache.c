#include "tools/tokenize/clitic_cache.h"
#include "common/errors.h"

#include <stdlib.h>

/* A key times an odd number is another 64 bits, none of them lost. The highest of them say where a word may stand, and
   all but those stand there, above its cuts. */
enum { CUT_BITS = WORD_KEY_CHARACTERS, KEPT = 1 /* the lowest bit, which no cut has */ };

/* The words that come all the time have one place each, all together in the processor's first cache; the others, in
   sets, may need a look at memory. */
enum { FRONT_BITS = 12, SET_BITS = 14, SET = 8 };

_Static_assert((int)FRONT_BITS >= (int)CUT_BITS && (int)SET_BITS >= (int)CUT_BITS, "what is shifted out must be known");

struct WordCache {
    uint64_t front[1 << FRONT_BITS];   /* 0: none */
    uint64_t (*sets)[SET];             /* 1 << SET_BITS; words that came again stand first */
    unsigned misses;
};

WordCache *word_cache_new(void)
{
    enum { BYTES = sizeof(uint64_t[SET]) << SET_BITS };
    WordCache *cache = calloc(1, sizeof *cache);
    void *sets;
    /* A set is a line of the processor's cache. */
    if (cache == NULL || posix_memalign(&sets, sizeof(uint64_t[SET]), BYTES) != 0)
        die_at(NULL, 0, "out of memory: %d bytes wanted", BYTES);
    memset(sets, 0, BYTES);
    cache->sets = sets;
    return cache;
}

void word_cache_free(WordCache *cache)
{
    free(cache->sets);
    free(cache);
}

/* ---- keys: six bits a character, from the lowest on, and the number of characters in the highest four ---- */

#define FOUR(unit) (0x0001000100010001u * (uint64_t)(unit))   /* in each 16 bits */

/* One to three characters, U+0620 where there are no more: its bytes, D8 A0, add nothing to a key. */
static uint64_t load_some(const char *bytes, size_t length)
{
    uint64_t four = FOUR(0xA0D8);
    if (length == 2) memcpy(&four, bytes, 2);
    else if (length == 4) memcpy(&four, bytes, 4);
    else memcpy(&four, bytes, 6);
    return four;
}

static uint64_t load_four(const char *bytes)
{
    uint64_t four;
    memcpy(&four, bytes, sizeof four);
    return four;
}

/* The 24 bits of four characters; their lead bytes come first in memory, so on a machine that reads the first byte as
   the highest no word has a key. `*bad` gets bits where one is outside the range. */
static uint64_t pack(uint64_t four, uint64_t *bad)
{
    uint64_t seven = (four >> 8 & FOUR(0x3F)) | (four & FOUR(1)) << 6, moved = seven + FOUR(0x60);
    *bad |= ((four & FOUR(0xC0FE)) ^ FOUR(0x80D8)) | ((moved & FOUR(0xC0)) ^ FOUR(0x80));
    uint64_t six = moved & FOUR(0x3F);
    six = (six | six >> 10) & 0x00000FFF00000FFFu;
    return (six | six >> 20) & 0xFFFFFF;
}

uint64_t word_key(Slice word)
{
    enum { CHARACTER = 2, FOUR_BYTES = 4 * CHARACTER };
    if (word.len > WORD_KEY_CHARACTERS * CHARACTER || word.len == 0 || word.len % CHARACTER != 0) return 0;
    uint64_t key = (uint64_t)word.len / CHARACTER << 60, bad = 0;
    unsigned shift = 0;
    for (; word.len >= FOUR_BYTES; word = slice_part(word, FOUR_BYTES, word.len), shift += 24)
        key |= pack(load_four(word.ptr), &bad) << shift;
    if (word.len > 0) key |= pack(load_some(word.ptr, word.len), &bad) << shift;
    return bad == 0 ? key : 0;
}

/* ---- finding and keeping ---- */

static uint64_t spread(uint64_t key) { return key * 0x9E3779B97F4A7C15u; }

static bool holds(uint64_t place, uint64_t wanted) { return ((place ^ wanted << CUT_BITS) >> CUT_BITS) == 0 && place != 0; }

static uint64_t cuts_of(uint64_t place) { return place & (((uint64_t)1 << CUT_BITS) - 1) & ~(uint64_t)KEPT; }

bool word_cache_find(WordCache *cache, uint64_t key, uint64_t *cuts)
{
    uint64_t wanted = spread(key), *front = &cache->front[wanted >> (64 - FRONT_BITS)];
    if (holds(*front, wanted)) {
        *cuts = cuts_of(*front);
        return true;
    }
    uint64_t *set = cache->sets[wanted >> (64 - SET_BITS)];
    for (unsigned i = 0; i < SET; i++) {
        uint64_t place = set[i];
        if (!holds(place, wanted)) continue;
        *cuts = cuts_of(place);
        *front = place;
        set[i] = set[i / 2]; /* nearer to the beginning each time */
        set[i / 2] = place;
        return true;
    }
    return false;
}

void word_cache_keep(WordCache *cache, uint64_t key, uint64_t cuts)
{
    uint64_t wanted = spread(key), *set = cache->sets[wanted >> (64 - SET_BITS)];
    unsigned place = SET / 2 + cache->misses++ % (SET / 2);
    for (unsigned i = 0; i < place; i++)
        if (set[i] == 0) place = i;
    set[place] = (wanted << CUT_BITS) | cuts | KEPT;
}
