/* dump-stems < TEXT: for training. Writes each stem, by the very code that lineup runs, and how many of the lines have it;
   the first row is the number of lines. */

#include "common/errors.h"
#include "common/lines.h"
#include "tools/lineup/stems.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint64_t hash;
    uint32_t count, line;
    char stem[64];
    uint8_t length;
} Entry;

enum { ENTRIES = 1 << 22 };

static uint64_t hash_of(Slice stem)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < stem.len; i++) hash = (hash ^ (unsigned char)stem.ptr[i]) * 1099511628211u;
    return hash | 1;
}

static void note(Entry *entries, Slice stem, uint32_t line)
{
    uint64_t hash = hash_of(stem);
    size_t at = hash >> 42;
    while (entries[at].hash != 0 && entries[at].hash != hash) at = (at + 1) % ENTRIES;
    Entry *entry = &entries[at];
    if (entry->hash == 0) {
        entry->hash = hash;
        entry->length = (uint8_t)stem.len;
        memcpy(entry->stem, stem.ptr, stem.len);
    }
    if (entry->line == line) return;
    entry->line = line;
    entry->count++;
}

int main(void)
{
    Entry *entries = calloc(ENTRIES, sizeof *entries);
    Input *input = input_open("-");
    LineReader *lines = lines_open(input);
    Stemmer *stemmer = stemmer_new();
    Line line;
    uint32_t count = 0;
    if (entries == NULL) die_at(NULL, 0, "out of memory");
    while (lines_next(lines, &line)) {
        Slice text = line.text, word;
        if (!line.valid) continue;
        count++;
        while (word_next(&text, &word)) {
            Slice stem = stem_of(stemmer, word);
            if (stem.len > 0 && stem.len < sizeof entries->stem) note(entries, stem, count);
        }
    }
    printf("\t%u\n", count);
    for (size_t i = 0; i < ENTRIES; i++)
        if (entries[i].count > 1) printf("%.*s\t%u\n", entries[i].length, entries[i].stem, entries[i].count);
    lines_close(lines);
    input_close(input);
    stemmer_free(stemmer);
    free(entries);
    return 0;
}
