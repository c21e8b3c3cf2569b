/* compile-model FILE.tsv: writes the C source of a static Model to standard output. Part of the build. */

#include "common/errors.h"
#include "tools/ner-tag/model.h"

#include <stdio.h>

/* Bytes as string literals, which compilers read far faster than lists of numbers. */
static void write_bytes(const char *name, const void *numbers, size_t count)
{
    const unsigned char *bytes = numbers;
    printf("static const union {char bytes[%zu]; int64_t aligned;} %s = {", count + 1, name);
    for (size_t i = 0; i < count; i++) {
        if (i % 64 == 0) printf("%s\"", i > 0 ? "\"\n" : "\n");
        printf("\\%03o", bytes[i]);
    }
    printf("%s};\n", count > 0 ? "\"" : "\"\"");
}

static void write_numbers(const char *type, const char *name, const int32_t *numbers, size_t count)
{
    printf("static const %s %s[] = {", type, name);
    for (size_t i = 0; i < count; i++) printf("%s%d,", i % 16 == 0 ? "\n" : "", (int)numbers[i]);
    printf("0};\n");
}

static void write_layers(const Model *model)
{
    static int32_t numbers[LAYER_ROWS * WIDTH];
    for (size_t i = 0; i < LAYER_ROWS * WIDTH; i++) numbers[i] = model->layers[i];
    write_numbers("int16_t", "layers", numbers, LAYER_ROWS * WIDTH);
}

static void write_word(const ModelWord *word)
{
    printf("{%uu,%u,%u},", word->hash, word->count, word->vector);
}

static void write_words(const Model *model)
{
    printf("static const ModelWord words[] = {");
    for (uint32_t i = 0; i < model->word_slots; i++) {
        const ModelWord *word = &model->words[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (word->hash == 0) printf("{0},");
        else write_word(word);
    }
    printf("\n};\n");
}

static void write_features(const Model *model)
{
    printf("static const ModelFeature features[] = {");
    for (uint32_t i = 0; i < model->feature_slots; i++) {
        const ModelFeature *feature = &model->features[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (feature->hash == 0) printf("{0},");
        else printf("{%uu,%u},", feature->hash, feature->row);
    }
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    errors_name_tool("compile-model");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    Model *model = model_load(argv[1]);
    if (model == NULL) return STATUS_ERROR;
    printf("/* Compiled from a model's TSV file. */\n#include \"tools/ner-tag/model.h\"\n");
    write_words(model);
    write_features(model);
    write_bytes("vectors", model->vectors, (size_t)model->vector_count * VECTOR_WIDTH);
    write_bytes("rows", model->rows, (size_t)model->row_count * WIDTH);
    write_layers(model);
    write_numbers("int32_t", "transitions", model->transitions, LABELS * LABELS);
    printf("const Model model_news = {words, features, (const int8_t *)vectors.bytes, (const int8_t *)rows.bytes, layers,\n"
           "  transitions, %uu, %uu, %uu, %uu};\n", model->word_slots, model->feature_slots, model->vector_count,
           model->row_count);
    model_free(model);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
