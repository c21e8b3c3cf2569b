/* compile-lexicon [--stems] FILE.tsv: writes the C source of a static Lexicon to standard output. Part of the build.
   --stems: its keys are stems of words (arabic_stem). */

#include "common/arabic.h"
#include "common/errors.h"
#include "common/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

static const Lexicon *sorted; /* for qsort */

static const char *cell(const Lexicon *lexicon, uint32_t at) { return lexicon->bytes + lexicon->cells[at]; }

/* Equal cells stand together, the first of them first. */
static int by_text(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    int order = strcmp(cell(sorted, first), cell(sorted, second));
    return order != 0 ? order : (first > second) - (first < second);
}

/* The cells that have a text for the first time, one behind the other, each with its NUL; `places` gets where in them each
   cell's text begins. */
static void write_bytes(const Lexicon *lexicon, uint32_t count, uint32_t *places)
{
    uint32_t *order = malloc((count + 1) * sizeof *order), *first = malloc((count + 1) * sizeof *first), length = 0;
    if (order == NULL || first == NULL) die_at(NULL, 0, "out of memory");
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    sorted = lexicon;
    qsort(order, count, sizeof *order, by_text);
    for (uint32_t i = 0; i < count; i++) {
        bool same = i > 0 && strcmp(cell(lexicon, order[i - 1]), cell(lexicon, order[i])) == 0;
        first[order[i]] = same ? first[order[i - 1]] : order[i];
    }
    printf("static const TABLE unsigned char bytes[] = {");
    for (uint32_t i = 0; i < count; i++) {
        places[i] = first[i] < i ? places[first[i]] : length;
        if (first[i] < i) continue;
        const char *text = cell(lexicon, i);
        printf("\n");
        for (size_t k = 0; k <= strlen(text); k++) printf("%d,", (unsigned char)text[k]);
        length += (uint32_t)strlen(text) + 1;
    }
    printf("0\n};\n");
    free(order);
    free(first);
}

static void write_cells(const uint32_t *places, uint32_t count)
{
    printf("static const TABLE uint32_t cells[] = {");
    for (uint32_t i = 0; i < count; i++) printf("%s%u,", i % 16 == 0 ? "\n" : "", places[i]);
    printf("0\n};\n");
}

static void write_slots(const Lexicon *lexicon)
{
    printf("static const TABLE LexiconSlot slots[] = {");
    for (uint32_t i = 0; i <= lexicon->slot_mask; i++)
        printf("%s{%uu,%uu},", i % 8 == 0 ? "\n" : "", lexicon->slots[i].hash, lexicon->slots[i].row);
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    errors_name_tool("compile-lexicon");
    bool stems = argc > 1 && strcmp(argv[1], "--stems") == 0;
    if (argc != 2 + stems) die_at(NULL, 0, "%d arguments: expected one file", argc - 1 - stems);
    argv += stems;
    const char *path = argv[1];
    Lexicon *lexicon = lexicon_load_all(&path, 1, &(LexiconForm){.key = stems ? arabic_stem_phrase : arabic_fold});
    if (lexicon == NULL) return STATUS_ERROR;
    const char *name = strrchr(argv[1], '/') != NULL ? strrchr(argv[1], '/') + 1 : argv[1];
    printf("/* Compiled from %s. */\n#include \"common/table.h\"\n#include \"lexicons.h\"\n", name);
    uint32_t count = lexicon->row_count * lexicon->column_count, *places = malloc((count + 1) * sizeof *places);
    if (places == NULL) die_at(NULL, 0, "out of memory");
    write_bytes(lexicon, count, places);
    write_cells(places, count);
    free(places);
    write_slots(lexicon);
    printf("const Lexicon lexicon_");
    for (size_t i = 0; name[i] != '\0' && name[i] != '.'; i++) putchar(name[i] == '-' ? '_' : name[i]);
    printf(" = {(const char *)bytes, cells, slots, %u, %u, %u};\n", lexicon->slot_mask, lexicon->row_count,
           lexicon->column_count);
    lexicon_free(lexicon);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
