#include "tools/lineup/stems.h"
#include "lexicons.h"
#include "common/arabic.h"
#include "common/errors.h"
#include "common/utf8.h"

#include <stdlib.h>

enum { STEM_BYTES = 64 };

enum { SYNONYM_SLOTS = 512 };

struct Stemmer {
    Clitics *clitics;
    char stem[STEM_BYTES];
    struct {
        uint32_t key, class;
    } synonyms[SYNONYM_SLOTS]; /* open addressing; key 0: empty */
};

/* ---- synonyms ---- */

static size_t synonym_slot(const Stemmer *stemmer, uint32_t key)
{
    size_t at = key % SYNONYM_SLOTS;
    while (stemmer->synonyms[at].key != 0 && stemmer->synonyms[at].key != key) at = (at + 1) % SYNONYM_SLOTS;
    return at;
}

static void read_synonyms(Stemmer *stemmer)
{
    for (uint32_t row = 0; row < lexicon_synonyms.row_count && row < SYNONYM_SLOTS / 2; row++) {
        uint32_t key = stem_key(stem_of(stemmer, lexicon_cell(&lexicon_synonyms, row, 0)));
        size_t at = synonym_slot(stemmer, key);
        stemmer->synonyms[at].key = key;
        stemmer->synonyms[at].class = stem_key(lexicon_cell(&lexicon_synonyms, row, 1));
    }
}

/* The key of the stem, or of its class. */
static uint32_t meaning_of(const Stemmer *stemmer, uint32_t key)
{
    size_t at = synonym_slot(stemmer, key);
    return stemmer->synonyms[at].key != 0 ? stemmer->synonyms[at].class : key;
}

Stemmer *stemmer_new(void)
{
    Stemmer *stemmer = calloc(1, sizeof *stemmer);
    if (stemmer == NULL) die_at(NULL, 0, "out of memory");
    stemmer->clitics = clitics_new(CLITICS_FARASA);
    read_synonyms(stemmer);
    return stemmer;
}

void stemmer_free(Stemmer *stemmer)
{
    if (stemmer == NULL) return;
    clitics_free(stemmer->clitics);
    free(stemmer);
}

/* ---- words ---- */

static bool in_word(uint32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (c < 0xC0 || (c >= 0x2000 && c < 0x2E80)) return false;
    return arabic_is_letter(c) || arabic_is_diacritic(c) || c == 0x640 || arabic_digit(c) >= 0 || c < 0x600 || c > 0x8FF;
}

bool word_next(Slice *text, Slice *word)
{
    size_t at = 0, length;
    while (at < text->len && !in_word(utf8_decode(*text, at, &length))) at += length;
    size_t from = at;
    while (at < text->len && in_word(utf8_decode(*text, at, &length))) at += length;
    *word = slice_part(*text, from, at);
    *text = slice_part(*text, at, text->len);
    return at > from;
}

/* ---- stems ---- */

/* The longest piece between the cuts. */
static Slice longest_piece(Slice cut)
{
    Slice best = SLICE("");
    for (size_t from = 0; from < cut.len;) {
        const char *plus = memchr(cut.ptr + from, '+', cut.len - from);
        size_t to = plus != NULL ? (size_t)(plus - cut.ptr) : cut.len;
        if (to - from > best.len) best = slice_part(cut, from, to);
        from = to + 1;
    }
    return best;
}

static bool is_weak(const char *letter)
{
    static const char weak[][3] = {"ا", "و", "ي", "ه", "ء"};
    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        if (memcmp(letter, weak[i], 2) == 0) return true;
    return false;
}

/* Leaves the weak letters out where enough others are there, and a prefix of nouns and verbs. */
static size_t skeleton(char *stem, size_t length)
{
    enum { LETTER = 2, LEAST = 3 * LETTER, LONG = 4 * LETTER };
    char strong[STEM_BYTES];
    size_t kept = 0;
    for (size_t i = 0; i < length; i += LETTER) {
        if (is_weak(stem + i)) continue;
        memcpy(strong + kept, stem + i, LETTER);
        kept += LETTER;
    }
    if (kept < LEAST) return length;
    size_t from = kept >= LONG && (memcmp(strong, "م", LETTER) == 0 || memcmp(strong, "ت", LETTER) == 0) ? LETTER : 0;
    memcpy(stem, strong + from, kept - from);
    return kept - from;
}

static bool all_arabic(Slice text)
{
    if (text.len % 2 != 0) return false;
    for (size_t i = 0; i < text.len; i += 2)
        if ((unsigned char)text.ptr[i] < 0xD8 || (unsigned char)text.ptr[i] > 0xDB) return false;
    return true;
}

Slice stem_of(Stemmer *stemmer, Slice word)
{
    if (word.len > STEM_BYTES) word.len = STEM_BYTES;
    while (word.len > 0 && word.len == STEM_BYTES && ((unsigned char)word.ptr[word.len - 1] & 0x80) != 0) word.len--;
    Slice cut = clitics_attrs(stemmer->clitics, word, SLICE(""));
    Slice piece = cut.len > 0 ? longest_piece(slice_part(cut, 4, cut.len)) : word;
    Slice stem = {stemmer->stem, arabic_fold_into(piece, stemmer->stem)};
    if (all_arabic(stem)) stem.len = skeleton(stemmer->stem, stem.len);
    return stem;
}

uint32_t stem_key(Slice stem)
{
    uint32_t key = 2166136261u;
    for (size_t i = 0; i < stem.len; i++) key = (key ^ (unsigned char)stem.ptr[i]) * 16777619u;
    return key ^ key >> 15;
}

static uint32_t number_of(Slice digits)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++) number = number * 10 + (uint32_t)(digits.ptr[i] - '0');
    return number;
}

uint32_t stem_weight(Slice stem)
{
    uint32_t row = lexicon_find(&lexicon_stem_weights, stem);
    return row != LEXICON_NONE ? number_of(lexicon_cell(&lexicon_stem_weights, row, 1)) : STEM_WEIGHT_MAX;
}

/* ---- bags ---- */

static int by_key(const void *a, const void *b)
{
    const Stem *first = a, *second = b;
    return first->key < second->key ? -1 : first->key > second->key;
}

Bag bag_made(Stem *stems, size_t count)
{
    Bag bag = {stems, 0, 0};
    if (count > 1) qsort(stems, count, sizeof *stems, by_key);
    for (size_t i = 0; i < count; i++) {
        if (bag.count > 0 && stems[bag.count - 1].key == stems[i].key) continue;
        bag.weight += stems[i].weight;
        stems[bag.count++] = stems[i];
    }
    return bag;
}

Bag bag_of(Stemmer *stemmer, Arena *arena, Slice text)
{
    Stem *stems = NULL;
    size_t count = 0, capacity = 0;
    Slice word;
    while (count < BAG_MAX && word_next(&text, &word)) {
        Slice stem = stem_of(stemmer, word);
        uint32_t weight = stem.len > 0 ? stem_weight(stem) : 0;
        if (weight == 0) continue;
        stems = arena_grow(arena, stems, count, &capacity, sizeof *stems);
        stems[count++] = (Stem){meaning_of(stemmer, stem_key(stem)), weight};
    }
    return bag_made(stems, count);
}

/* Without a branch but the loop's: which key is less is a toss. */
Shared bag_shared(const Bag *a, const Bag *b)
{
    Shared shared = {0, 0};
    if (a->count == 0 || b->count == 0) return shared;
    const Stem *x = a->stems, *x_end = x + a->count, *y = b->stems, *y_end = y + b->count;
    while (x < x_end && y < y_end) {
        uint32_t key_x = x->key, key_y = y->key, weight = x->weight < y->weight ? x->weight : y->weight;
        uint32_t same = key_x == key_y;
        shared.weight += weight & -same;
        shared.count += same;
        x += key_x <= key_y;
        y += key_y <= key_x;
    }
    return shared;
}
