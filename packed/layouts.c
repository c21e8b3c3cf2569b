#include "packed/layouts.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is packed for a field's number. */
typedef enum {
    AS_IT_IS,
    RISING,       /* how much more it is than the last that was not 0; 0 for 0 */
    FIRST_SEEN,   /* how much more it is than the greatest so far; where it is no more, itself, with its first bit set */
    RUNS,         /* numbers from 1 on, each once, which rise in some runs one behind the other (1 to 9 here and there, 10 to 15
                     between them): which run it is, in one byte; 0 for 0, which may be there often */
    /* A hash in a table of open addressing: how far from the hashes that begin with its slot, which is found by ... */
    BY_PRODUCT,   /* model_slot (tools/ner-tag/model.h) */
    BY_TOP_BITS,
} FieldKind;

typedef struct {
    FieldKind kind;
    unsigned size;  /* bytes, least first */
} Field;

enum { FIELDS_MAX = 3 };

/* In a sparse one records of zeros are left out: first a bit for each record, then those that are there. */
static const struct {
    bool sparse;
    Field fields[FIELDS_MAX];
} layouts[LAYOUTS] = {
    {false, {{AS_IT_IS, 1}}},
    {false, {{AS_IT_IS, 2}}},
    {false, {{AS_IT_IS, 4}}},
    {false, {{RISING, 4}}},
    {false, {{FIRST_SEEN, 4}}},
    {true, {{AS_IT_IS, 1}}},
    {true, {{AS_IT_IS, 2}}},
    {true, {{RUNS, 2}}},
    {true, {{BY_TOP_BITS, 4}}},
    {true, {{BY_PRODUCT, 4}, {RUNS, 4}}},
    {true, {{BY_PRODUCT, 4}, {AS_IT_IS, 2}, {RUNS, 2}}},
};

#define PRODUCT 0x9E3779B1u
#define PRODUCT_INVERSE 0x0E8B2F51u /* PRODUCT times this is 1, in 32 bits */

/* A number of which the first digits say the slot. */
static uint32_t slot_first(FieldKind kind, uint32_t hash) { return kind == BY_PRODUCT ? hash * PRODUCT : hash; }

static uint32_t slot_first_undone(FieldKind kind, uint32_t number)
{
    return kind == BY_PRODUCT ? number * PRODUCT_INVERSE : number;
}

static uint32_t load(const unsigned char *bytes, unsigned size)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < size; i++) value |= (uint32_t)bytes[i] << 8 * i;
    return value;
}

static void store(unsigned char *bytes, unsigned size, uint32_t value)
{
    for (unsigned i = 0; i < size; i++) bytes[i] = (unsigned char)(value >> 8 * i);
}

/* A field's bytes as they are packed: all first ones, all second ones ... */
static void store_apart(unsigned char *bytes, unsigned size, size_t count, uint32_t value)
{
    for (unsigned i = 0; i < size; i++) bytes[i * count] = (unsigned char)(value >> 8 * i);
}

static uint32_t first_of_slot(size_t slot, size_t slots) { return (uint32_t)(((uint64_t)slot << 32) / slots); }

/* The records of a table. */
typedef struct {
    size_t count, there;          /* records, and those that are packed */
    const unsigned char *present; /* a bit for each; NULL: all are packed */
} Records;

static bool is_there(const Records *records, size_t i)
{
    return records->present == NULL || (records->present[i / 8] >> i % 8 & 1);
}

static size_t stride_of(unsigned layout)
{
    size_t stride = 0;
    for (unsigned i = 0; i < FIELDS_MAX; i++) stride += layouts[layout].fields[i].size;
    return stride;
}

#define SEEN_BEFORE 0x80000000u /* with FIRST_SEEN */

/* Bytes of a field as it is packed. */
static unsigned digits_of(Field field) { return field.kind == RUNS ? 1 : field.size; }

enum { RUNS_MAX = 256 };

/* Where numbers stand, to tell their runs: a new one begins where a number stands before the one that is less by 1. False where
   these are no runs. */
static bool find_runs(const Records *records, const unsigned char *table, size_t stride, Field field, unsigned char *run_of)
{
    bool good = true;
    uint32_t greatest = 0, run = 1;
    uint32_t *places = calloc(records->count + 1, sizeof *places);
    for (size_t i = 0; places != NULL && i < records->count; i++) {
        uint32_t value = is_there(records, i) ? load(table + i * stride, field.size) : 0;
        if (value == 0) continue;
        good = good && value <= records->there && places[value] == 0;
        if (!good) break;
        places[value] = (uint32_t)i + 1;
        if (value > greatest) greatest = value;
    }
    for (uint32_t value = 1; good && value <= greatest; value++) {
        run += value > 1 && places[value] < places[value - 1];
        good = places[value] != 0 && run < RUNS_MAX;
        run_of[value] = (unsigned char)run;
    }
    good = good && places != NULL;
    free(places);
    return good;
}

static bool apply_runs(Field field, const Records *records, const unsigned char *table, size_t stride, unsigned char *laid)
{
    unsigned char *run_of = calloc(records->count + 1, 1);
    bool good = run_of != NULL && find_runs(records, table, stride, field, run_of);
    for (size_t i = 0; good && i < records->count; i++)
        if (is_there(records, i)) *laid++ = run_of[load(table + i * stride, field.size)];
    free(run_of);
    return good;
}

static bool apply_field(Field field, const Records *records, const unsigned char *table, size_t stride, unsigned char *laid)
{
    if (field.kind == RUNS) return apply_runs(field, records, table, stride, laid);
    uint32_t last = 0;
    for (size_t i = 0; i < records->count; i++) {
        if (!is_there(records, i)) continue;
        uint32_t value = load(table + i * stride, field.size), packed = value;
        if (field.kind == RISING && value != 0) packed = value - last;
        else if (field.kind == FIRST_SEEN) packed = value > last ? value - last : value | SEEN_BEFORE;
        else if (field.kind > RUNS)
            packed = slot_first(field.kind, value) - first_of_slot(i, records->count);
        if (field.kind == FIRST_SEEN ? value > last : value != 0) last = value;
        store_apart(laid++, field.size, records->there, packed);
    }
    return true;
}

static bool all_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != 0) return false;
    return true;
}

static void end_piece(Pieces *pieces, size_t size)
{
    size_t from = pieces->count > 0 ? pieces->ends[pieces->count - 1] : 0;
    pieces->ends[pieces->count++] = from + size;
}

/* Writes the bit for each record. */
static void mark_present(Records *records, const unsigned char *table, size_t stride, unsigned char *laid)
{
    memset(laid, 0, (records->count + 7) / 8);
    records->present = laid;
    records->there = 0;
    for (size_t i = 0; i < records->count; i++) {
        if (all_zero(table + i * stride, stride)) continue;
        laid[i / 8] |= (unsigned char)(1 << i % 8);
        records->there++;
    }
}

bool layout_apply(unsigned layout, const unsigned char *table, size_t size, unsigned char *laid, Pieces *pieces)
{
    const Field *fields = layouts[layout].fields;
    size_t stride = stride_of(layout), count = size / stride;
    Records records = {count, count, NULL};
    pieces->count = 0;
    if (layouts[layout].sparse) {
        mark_present(&records, table, stride, laid);
        end_piece(pieces, (count + 7) / 8);
    }
    for (unsigned i = 0, at = 0; i < FIELDS_MAX && fields[i].size > 0; at += fields[i++].size) {
        size_t end = pieces->count > 0 ? pieces->ends[pieces->count - 1] : 0;
        if (!apply_field(fields[i], &records, table + at, stride, laid + end)) return false;
        for (unsigned digit = 0; digit < digits_of(fields[i]); digit++) end_piece(pieces, records.there);
    }
    size_t *last = &pieces->ends[pieces->count - 1];
    memcpy(laid + *last, table + count * stride, size - count * stride);
    *last += size - count * stride;
    return true;
}

/* ---- back ---- */

/* A field's numbers, of the records that are packed, and where in the table those stand. */
typedef struct {
    uint32_t *numbers;
    const uint32_t *places;
    size_t there, count;
} Numbers;

static void undo_runs(const Numbers *field)
{
    uint32_t next[RUNS_MAX] = {0}, first = 1;
    for (size_t i = 0; i < field->there; i++) next[field->numbers[i]]++;
    for (unsigned run = 1; run < RUNS_MAX; run++) {
        uint32_t count = next[run];
        next[run] = first;
        first += count;
    }
    for (size_t i = 0; i < field->there; i++)
        if (field->numbers[i] != 0) field->numbers[i] = next[field->numbers[i]]++;
}

static void undo_rising(const Numbers *field)
{
    uint32_t last = 0;
    for (size_t i = 0; i < field->there; i++)
        if (field->numbers[i] != 0) field->numbers[i] = last += field->numbers[i];
}

static void undo_first_seen(const Numbers *field)
{
    uint32_t last = 0;
    for (size_t i = 0; i < field->there; i++)
        field->numbers[i] = field->numbers[i] < SEEN_BEFORE ? (last += field->numbers[i]) : field->numbers[i] - SEEN_BEFORE;
}

static void undo_slots(const Numbers *field, FieldKind kind)
{
    for (size_t i = 0; i < field->there; i++)
        field->numbers[i] = slot_first_undone(kind, field->numbers[i] + first_of_slot(field->places[i], field->count));
}

static void undo_numbers(const Numbers *field, FieldKind kind)
{
    switch (kind) {
    case AS_IT_IS: return;
    case RISING: undo_rising(field); return;
    case FIRST_SEEN: undo_first_seen(field); return;
    case RUNS: undo_runs(field); return;
    default: undo_slots(field, kind);
    }
}

static void undo_field(Field field, const Numbers *numbers, const unsigned char *laid, size_t stride, unsigned char *table)
{
    for (size_t i = 0; i < numbers->there; i++) numbers->numbers[i] = laid[i];
    for (unsigned digit = 1; digit < digits_of(field); digit++)
        for (size_t i = 0; i < numbers->there; i++) numbers->numbers[i] |= (uint32_t)laid[digit * numbers->there + i] << 8 * digit;
    undo_numbers(numbers, field.kind);
    for (size_t i = 0; i < numbers->there; i++) store(table + numbers->places[i] * stride, field.size, numbers->numbers[i]);
}

/* The places of the records that are packed. */
static size_t find_places(bool sparse, const unsigned char *present, size_t count, uint32_t *places)
{
    size_t there = 0;
    for (size_t i = 0; i < count; i++) {
        places[there] = (uint32_t)i;
        there += !sparse || (present[i / 8] >> i % 8 & 1);
    }
    return there;
}

void layout_undo(unsigned layout, const unsigned char *laid, size_t size, uint32_t *scratch, unsigned char *table)
{
    const Field *fields = layouts[layout].fields;
    size_t stride = stride_of(layout), count = size / stride;
    uint32_t *places = scratch + count + 1;
    Numbers numbers = {scratch, places, find_places(layouts[layout].sparse, laid, count, places), count};
    if (layouts[layout].sparse) laid += (count + 7) / 8;
    for (unsigned i = 0, at = 0; i < FIELDS_MAX && fields[i].size > 0; at += fields[i++].size) {
        undo_field(fields[i], &numbers, laid, stride, table + at);
        laid += digits_of(fields[i]) * numbers.there;
    }
    memcpy(table + count * stride, laid, size - count * stride);
}
