/* compile-lexicon [--stems] FILE.tsv: writes the C source of a static Lexicon to standard output. Part of the build.
   --stems: its keys are stems of words (arabic_stem). */

#include "common/arabic.h"
#include "common/errors.h"
#include "common/lexicon.h"

#include <stdio.h>

static void write_bytes(const Lexicon *lexicon)
{
    size_t last = 0;
    for (size_t i = 0; i < (size_t)lexicon->row_count * lexicon->column_count; i++)
        if (lexicon->cells[i] > last) last = lexicon->cells[i];
    size_t length = lexicon->row_count > 0 ? last + strlen(lexicon->bytes + last) + 1 : 1;
    printf("static const unsigned char bytes[] = {");
    for (size_t i = 0; i < length; i++)
        printf("%s%d,", i % 24 == 0 ? "\n" : "", lexicon->row_count > 0 ? (unsigned char)lexicon->bytes[i] : 0);
    printf("\n};\n");
}

static void write_cells(const Lexicon *lexicon)
{
    printf("static const uint32_t cells[] = {");
    for (size_t i = 0; i < (size_t)lexicon->row_count * lexicon->column_count; i++)
        printf("%s%u,", i % 16 == 0 ? "\n" : "", lexicon->cells[i]);
    printf("0\n};\n");
}

static void write_slots(const Lexicon *lexicon)
{
    printf("static const LexiconSlot slots[] = {");
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
    printf("/* Compiled from %s. */\n#include \"lexicons.h\"\n", name);
    write_bytes(lexicon);
    write_cells(lexicon);
    write_slots(lexicon);
    printf("const Lexicon lexicon_");
    for (size_t i = 0; name[i] != '\0' && name[i] != '.'; i++) putchar(name[i] == '-' ? '_' : name[i]);
    printf(" = {(const char *)bytes, cells, slots, %u, %u, %u};\n", lexicon->slot_mask, lexicon->row_count,
           lexicon->column_count);
    lexicon_free(lexicon);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
