#include "tools/claimfind/word_sums.h"

#include "common/errors.h"
#include "common/word_key.h"

#include <stdlib.h>

enum { SLOT_BITS = 12, SLOTS = 1 << SLOT_BITS };

typedef struct {
    WordKey key;
    uint64_t writing;      /* its length, shape and article; 0: empty */
} Slot;

struct WordSums {
    const ClaimWeights *weights;
    Slot slots[SLOTS];
    int16_t *sums;         /* [SLOTS][width] */
};

WordSums *word_sums_open(const ClaimWeights *weights)
{
    WordSums *sums = calloc(1, sizeof *sums);
    if (sums) sums->sums = calloc(SLOTS * (size_t)weights->width, sizeof *sums->sums);
    if (!sums || !sums->sums) die_at(NULL, 0, "out of memory: %d words wanted", SLOTS);
    sums->weights = weights;
    return sums;
}

void word_sums_close(WordSums *sums)
{
    if (!sums) return;
    free(sums->sums);
    free(sums);
}

static uint32_t word_row(const ClaimWeights *weights, uint32_t hash)
{
    uint32_t mask = ((uint32_t)1 << weights->word_bits) - 1, at = hash >> (32 - weights->word_bits);
    while (weights->word_hashes[at] != hash && weights->word_rows[at]) at = (at + 1) & mask;
    return weights->word_rows[at];
}

/* The rows of weights to add. */
typedef struct {
    const int8_t *rows[FIELDS + 64];
    size_t count;
} RowList;

static void list_row(const ClaimWeights *weights, unsigned field, uint32_t row, RowList *list)
{
    const FieldTable *table = &weights->fields[field];
    if (row < table->count) list->rows[list->count++] = table->rows + (size_t)row * weights->width;
}

static void list_field(const ClaimWeights *weights, unsigned field, uint32_t value, RowList *list)
{
    if (field == FIELD_WANTS || field == FIELD_OBSERVED) {
        for (; value; value &= value - 1) list_row(weights, field, (uint32_t)__builtin_ctz(value), list);
        return;
    }
    if (field == FIELD_UTTERED && value == 0) return;
    if (field == FIELD_WORD) value = word_row(weights, value);
    else if (field <= FIELD_SUFFIX3) value &= weights->fields[field].count - 1;
    list_row(weights, field, value, list);
}

/* `first`: what is summed already. */
static void activate(const ClaimWeights *weights, const int16_t *first, const RowList *list, uint8_t *out)
{
    products_activate_rows(first, list->rows, list->count, &weights->unit_scale, weights->width, out);
}

void features_activate(const ClaimWeights *weights, const Features *features, uint8_t *out)
{
    RowList list;
    list.count = 0;
    for (unsigned field = 0; field < FIELDS; field++) list_field(weights, field, features->fields[field], &list);
    activate(weights, weights->unit_bias, &list, out);
}

static void read_word(const ClaimWeights *weights, const Reading *reading, size_t at, int16_t *sums)
{
    Features features;
    RowList list;
    list.count = 0;
    features_of_letters(reading, at, &features);
    for (unsigned field = 0; field < FIELDS; field++)
        if (!field_is_of_place(field)) list_field(weights, field, features.fields[field], &list);
    products_add_rows(weights->unit_bias, list.rows, list.count, weights->width, sums);
}

/* The sums that the word's letters tell; `own` is room for those of a word too long to keep. */
static const int16_t *word_sums(WordSums *sums, const Reading *reading, size_t at, int16_t *own)
{
    const ClaimWeights *weights = sums->weights;
    const Unit *unit = &reading->units[at];
    Slice text = slice_part(reading->sentence->head.text, unit->begin, unit->end);
    if (text.len > WORD_KEY_BYTES) { read_word(weights, reading, at, own); return own; }
    WordKey key = word_key_unpadded(text);
    uint64_t writing = (uint64_t)text.len << 32 | (uint64_t)(unit->folded.len & 255) << 16 |
                       (uint64_t)(unsigned char)unit->entity << 8 | (features_shape(unit) + 1);
    size_t place = word_key_hash(key, writing) >> (64 - SLOT_BITS);
    Slot *slot = &sums->slots[place];
    int16_t *kept = sums->sums + place * weights->width;
    if (slot->key.first == key.first && slot->key.last == key.last && slot->writing == writing) return kept;
    *slot = (Slot){key, writing};
    read_word(weights, reading, at, kept);
    return kept;
}

void word_sums_activate(WordSums *sums, const Reading *reading, size_t at, uint8_t *out)
{
    int16_t own[WIDTH_MAX];
    Features features;
    RowList list;
    list.count = 0;
    features_in_place(reading, at, &features);
    list_field(sums->weights, FIELD_NAME, features.fields[FIELD_NAME], &list);
    list_field(sums->weights, FIELD_ENCLOSED, features.fields[FIELD_ENCLOSED], &list);
    list_field(sums->weights, FIELD_OBSERVED, features.fields[FIELD_OBSERVED], &list);
    list_field(sums->weights, FIELD_PLACE, features.fields[FIELD_PLACE], &list);
    list_field(sums->weights, FIELD_UTTERED, features.fields[FIELD_UTTERED], &list);
    activate(sums->weights, word_sums(sums, reading, at, own), &list, out);
}
