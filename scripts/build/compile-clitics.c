/* compile-clitics FILE.tsv: writes the C source of clitic_weights to standard output. Part of the build. */

#include "common/errors.h"
#include "common/lexicon.h"
#include "common/utf8.h"
#include "tools/tokenize/clitic_weights.h"

#include <stdio.h>
#include <stdlib.h>

enum { FEATURE, BEFORE, BEHIND, LETTERS, WEIGHT };

static uint64_t hash_text(Slice text)
{
    uint64_t hash = 0;
    for (size_t at = 0, length; at < text.len; at += length) hash = clitic_hash(hash, utf8_decode(text, at, &length));
    return hash;
}

/* The letters are hashed from the cut inwards: those on the right, before a suffix, from the last to the first. */
static uint64_t hash_row(const Lexicon *lexicon, uint32_t row)
{
    Slice feature = lexicon_cell(lexicon, row, FEATURE), letters = lexicon_cell(lexicon, row, LETTERS);
    uint64_t hash = clitic_feature(hash_text(lexicon_cell(lexicon, row, BEFORE)),
                                   hash_text(lexicon_cell(lexicon, row, BEHIND)), feature.ptr[0], feature.ptr[1]);
    bool backwards = feature.ptr[1] == 'r' || feature.ptr[1] == 'k';
    size_t length;
    if (backwards)
        for (size_t at = letters.len; at > 0; at -= length)
            hash = clitic_hash(hash, utf8_decode_before(letters, at, &length));
    else
        for (size_t at = 0; at < letters.len; at += length)
            hash = clitic_hash(hash, utf8_decode(letters, at, &length));
    return hash;
}

static void put(uint16_t *checks, int8_t *weights, unsigned bits, uint64_t hash, long weight)
{
    uint32_t mask = ((uint32_t)1 << bits) - 1, place = clitic_place(hash, bits);
    while (checks[place] != 0) {
        if (checks[place] == clitic_check(hash)) return; /* as good as the same feature: the first one stands */
        place = (place + 1) & mask;
    }
    checks[place] = clitic_check(hash);
    weights[place] = (int8_t)weight;
}

static long read_weight(const Lexicon *lexicon, uint32_t row)
{
    Slice cell = lexicon_cell(lexicon, row, WEIGHT);
    char *end;
    long weight = strtol(cell.ptr, &end, 10);
    if (cell.len == 0 || *end != '\0' || weight < INT8_MIN || weight > INT8_MAX)
        die_at(NULL, 0, "bad weight %s: expected -128 to 127", cell.ptr);
    return weight;
}

int main(int argc, char **argv)
{
    errors_name_tool("compile-clitics");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    Lexicon *lexicon = lexicon_load(argv[1], 0);
    if (lexicon == NULL) return STATUS_ERROR;
    unsigned bits = 4;
    while (1u << bits < 2 * lexicon->row_count) bits++;
    uint16_t *checks = calloc((size_t)1 << bits, sizeof *checks);
    int8_t *weights = calloc((size_t)1 << bits, sizeof *weights);
    if (checks == NULL || weights == NULL) die_at(NULL, 0, "out of memory");
    for (uint32_t row = 0; row < lexicon->row_count; row++)
        put(checks, weights, bits, hash_row(lexicon, row), read_weight(lexicon, row));
    printf("/* Compiled from clitic-weights.tsv. */\n#include \"common/table.h\"\n#include \"tools/tokenize/clitic_weights.h\"\n"
           "static const TABLE uint16_t checks[] = {");
    for (size_t i = 0; i < (size_t)1 << bits; i++) printf("%s%u,", i % 24 == 0 ? "\n" : "", checks[i]);
    printf("\n};\nstatic const TABLE int8_t weights[] = {");
    for (size_t i = 0; i < (size_t)1 << bits; i++) printf("%s%d,", i % 32 == 0 ? "\n" : "", weights[i]);
    printf("\n};\nconst CliticWeights clitic_weights = {checks, weights, %u};\n", bits);
    free(checks);
    free(weights);
    lexicon_free(lexicon);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
