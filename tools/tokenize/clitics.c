#include "tools/tokenize/clitics.h"
#include "common/errors.h"
#include "tools/tokenize/clitic_cache.h"
#include "tools/tokenize/clitic_readings.h"

#include <stdlib.h>

enum { CHARACTER = 2 /* bytes */ };

struct Clitics {
    CliticScheme scheme;
    Forms forms;
    WordCache *cache;
    char attrs[sizeof "seg=" + 2 * CLITICS_LETTERS_MAX * CHARACTER];
};

bool clitics_scheme(const char *name, CliticScheme *scheme)
{
    static const char *const names[CLITIC_SCHEMES] = {"atb", "d3", "farasa"};
    for (int i = 0; i < CLITIC_SCHEMES; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        *scheme = (CliticScheme)i;
        return true;
    }
    return false;
}

Clitics *clitics_new(CliticScheme scheme)
{
    Clitics *clitics = calloc(1, sizeof *clitics);
    if (clitics == NULL) die_at(NULL, 0, "out of memory");
    clitics->scheme = scheme;
    clitics->cache = word_cache_new();
    forms_read(&clitics->forms);
    memcpy(clitics->attrs, "seg=", 4);
    return clitics;
}

void clitics_free(Clitics *clitics)
{
    if (clitics == NULL) return;
    word_cache_free(clitics->cache);
    free(clitics);
}

/* ---- one word ---- */

static bool is_mark(unsigned c) { return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640; }

static bool is_letter(unsigned c)
{
    return (c >= 0x0620 && c <= 0x063F) || (c >= 0x0641 && c <= 0x064A) || (c >= 0x0671 && c <= 0x06D3);
}

/* Cuts between the letters become cuts between the characters: marks stay with the letter before them. */
static uint64_t read_word(const Clitics *clitics, Slice word)
{
    uint16_t letters[CLITICS_LETTERS_MAX];
    unsigned place[CLITICS_LETTERS_MAX], count = 0;
    if (word.len > CLITICS_LETTERS_MAX * CHARACTER || word.len % CHARACTER != 0) return 0;
    for (unsigned i = 0; i < word.len / CHARACTER; i++) {
        unsigned lead = (unsigned char)word.ptr[CHARACTER * i], trail = (unsigned char)word.ptr[CHARACTER * i + 1];
        if (lead < 0xD8 || lead > 0xDB) return 0;
        unsigned c = (lead & 0x1F) << 6 | (trail & 0x3F);
        if (is_mark(c)) continue;
        if (!is_letter(c)) return 0;
        place[count] = i;
        letters[count++] = (uint16_t)c;
    }
    if (count == 0) return 0;
    uint64_t cuts = clitic_cuts(&clitics->forms, clitics->scheme, letters, count), moved = 0;
    for (unsigned i = 1; i < count; i++)
        if (cuts >> i & 1) moved |= (uint64_t)1 << place[i];
    return moved;
}

/* Cuts depend on the word alone, so that what is kept is what reading it again would give. */
uint64_t clitics_cuts(Clitics *clitics, Slice word)
{
    uint64_t key = word_key(word), cuts;
    if (key == 0) return read_word(clitics, word);
    if (word_cache_find(clitics->cache, key, &cuts)) return cuts;
    cuts = read_word(clitics, word);
    word_cache_keep(clitics->cache, key, cuts);
    return cuts;
}

Slice clitics_attrs(void *context, Slice word, Slice folded)
{
    (void)folded;
    Clitics *clitics = context;
    uint64_t cuts = clitics_cuts(clitics, word);
    if (cuts == 0) return (Slice){"", 0};
    char *out = clitics->attrs + 4;
    size_t from = 0;
    for (; cuts != 0; cuts &= cuts - 1) {
        size_t to = (size_t)__builtin_ctzll(cuts) * CHARACTER;
        memcpy(out, word.ptr + from, to - from);
        out += to - from;
        *out++ = '+';
        from = to;
    }
    memcpy(out, word.ptr + from, word.len - from);
    return (Slice){clitics->attrs, (size_t)(out - clitics->attrs) + word.len - from};
}
