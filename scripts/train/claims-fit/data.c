#include "data.h"

#include "common/errors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 1 << 20, PENDING = 512 };

typedef struct {
    uint32_t *slots;
    size_t mask;
    const uint32_t *hashes;
} Rows;

static Rows rows_of(const uint32_t *hashes, size_t words)
{
    Rows rows = {.mask = 1, .hashes = hashes};
    while (rows.mask < 2 * words + 2) rows.mask *= 2;
    rows.slots = calloc(rows.mask, sizeof *rows.slots);
    rows.mask--;
    for (size_t i = 0; i < words; i++) {
        size_t at = hashes[i] & rows.mask;
        while (rows.slots[at]) at = (at + 1) & rows.mask;
        rows.slots[at] = (uint32_t)i + 1;
    }
    return rows;
}

static uint32_t row_of(const Rows *rows, uint32_t hash)
{
    for (size_t at = hash & rows->mask; rows->slots[at]; at = (at + 1) & rows->mask)
        if (rows->hashes[rows->slots[at] - 1] == hash) return rows->slots[at];
    return 0;
}

static char *read_units(char *at, const Rows *rows, UnitRow *unit)
{
    for (unsigned i = 0; i < FIELDS; i++) unit->fields[i] = (uint32_t)strtoul(at, &at, 10);
    unit->fields[FIELD_WORD] = row_of(rows, unit->fields[FIELD_WORD]);
    return at;
}

static size_t letters(const char *text)
{
    size_t count = 0;
    for (; *text && *text != '\n'; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void *grown(void *items, size_t count, size_t size)
{
    if (count & (count - 1)) return items;
    void *more = realloc(items, (count ? 2 * count : 1) * size);
    if (!more) die_at(NULL, 0, "out of memory");
    return more;
}

static unsigned document_hash(const char *doc)
{
    unsigned hash = 2166136261u;
    for (; *doc; doc++) hash = (hash ^ (unsigned char)*doc) * 16777619u;
    return hash >> 8;
}

static void take_claim(Sample *sample, char *pairs, const char *tags)
{
    sample->claims = grown(sample->claims, sample->claim_count, sizeof *sample->claims);
    Candidate *candidate = &sample->candidates[sample->candidate_count - 1];
    candidate->claim = (int)sample->claim_count;
    Claim *claim = &sample->claims[sample->claim_count++];
    *claim = (Claim){.at = candidate->at, .act = candidate->act, .slot = -1, .weight = 1};
    uint16_t *all = malloc(sample->count * sizeof *all);
    claim->pairs = all;
    claim->tags = malloc(sample->count);
    for (size_t i = 0; i < sample->remembered_count; i++) {
        claim->slot_pairs[i] = (uint8_t)strtoul(pairs, &pairs, 10);
        if (tags[i] == 'S' && claim->slot < 0) claim->slot = (int)i;
    }
    for (size_t i = 0; i < sample->count; i++) {
        all[i] = (uint16_t)strtoul(pairs, &pairs, 10);
        claim->tags[i] = (uint8_t)(strchr("OSTC", tags[sample->remembered_count + i]) - "OSTC");
    }
    claim->tags[claim->at] = 0;
    claim->from = claim->at > WINDOW_BEFORE ? claim->at - WINDOW_BEFORE : 0;
    claim->to = claim->at + WINDOW_BEHIND < sample->count ? claim->at + WINDOW_BEHIND : (uint32_t)sample->count;
    bool seen = false;   /* one source only: the first run */
    for (size_t i = claim->from; i < claim->to; i++) {
        if (claim->tags[i] != 1) continue;
        if (seen && claim->tags[i - 1] != 1) { claim->tags[i] = 0; continue; }
        seen = true;
        claim->slot = -1;
    }
}

void samples_read(Samples *samples, const char *path, const uint32_t *hashes, size_t words, unsigned parts, bool silver)
{
    FILE *file = fopen(path, "r");
    if (!file) die_at(path, 0, "cannot be read: expected what dump-claims writes");
    Rows rows = rows_of(hashes, words);
    char *line = malloc(LINE_MOST), *pairs = malloc(LINE_MOST);
    Sample *sample = NULL;
    while (fgets(line, LINE_MOST, file)) {
        char *at = line + 2;
        switch (line[0]) {
        case 'S': {
            samples->items = grown(samples->items, samples->count, sizeof *samples->items);
            sample = &samples->items[samples->count++];
            char *end = strchr(at, '\t');
            *end = 0;
            bool same = samples->count > 1 && strcmp(sample[-1].doc, at) == 0;
            *sample = (Sample){.doc = same ? sample[-1].doc : strdup(at), .silver = silver};
            sample->held = parts && document_hash(sample->doc) % parts == 0;
            break;
        }
        case 'M': if (sample->remembered_count < SLOTS) read_units(at, &rows, &sample->remembered[sample->remembered_count++]); break;
        case 'U':
            sample->lengths = grown(sample->lengths, sample->count, sizeof *sample->lengths);
            sample->units = grown(sample->units, sample->count, sizeof *sample->units);
            sample->lengths[sample->count] = (uint16_t)(letters(read_units(at, &rows, &sample->units[sample->count]) + 1) + 1);
            sample->count++;
            break;
        case 'K': {
            sample->candidates = grown(sample->candidates, sample->candidate_count, sizeof *sample->candidates);
            Candidate *candidate = &sample->candidates[sample->candidate_count++];
            candidate->at = (uint32_t)strtoul(at, &at, 10);
            candidate->part = (uint32_t)strtoul(at, &at, 10);
            candidate->lexicon_act = (uint32_t)strtoul(at, &at, 10);
            candidate->act = (uint32_t)strtoul(at, &at, 10);
            candidate->claim = -1;
            candidate->is_soft = false;
            break;
        }
        case 'P': strcpy(pairs, at); break;
        case 'G': take_claim(sample, pairs, at); break;
        case 'X': if (sample) sample->lost++; break;
        }
    }
    fclose(file);
    free(line);
    free(pairs);
    free(rows.slots);
}
