/* compile-model FILE.tsv: writes the C source of a static Model to standard output. Part of the build. */

#include "common/buffer.h"
#include "common/errors.h"
#include "tools/ner-tag/model.h"

#include <stdio.h>
#include <stdlib.h>

/* Bytes as string literals, which compilers read far faster than lists of numbers. */
static void write_bytes(const char *name, const void *numbers, size_t count)
{
    const unsigned char *bytes = numbers;
    printf("static const TABLE union {char bytes[%zu]; int64_t aligned;} %s = {", count + 1, name);
    for (size_t i = 0; i < count; i++) {
        if (i % 64 == 0) printf("%s\"", i > 0 ? "\"\n" : "\n");
        printf("\\%03o", bytes[i]);
    }
    printf("%s};\n", count > 0 ? "\"" : "\"\"");
}

static void write_numbers(const char *type, const char *name, const int32_t *numbers, size_t count)
{
    printf("static const TABLE %s %s[] = {", type, name);
    for (size_t i = 0; i < count; i++) printf("%s%d,", i % 16 == 0 ? "\n" : "", (int)numbers[i]);
    printf("0};\n");
}

static void write_layers(const Model *model)
{
    static int32_t numbers[LAYER_ROWS * WIDTH];
    for (size_t i = 0; i < LAYER_ROWS * WIDTH; i++) numbers[i] = model->layers[i];
    write_numbers("int16_t", "layers", numbers, LAYER_ROWS * WIDTH);
}

/* Rows of numbers get an order in which they pack well (packed/layouts.h): by their size, to a factor of 1.4, and those of about
   one size in the order of the slots that point to them. */
enum { SIZES = 32 };

static unsigned size_of(const int8_t *row, size_t width)
{
    uint64_t sum = 0;
    unsigned size = 0;
    for (size_t i = 0; i < width; i++) sum += (uint64_t)(row[i] < 0 ? -row[i] : row[i]);
    while (sum * sum >> size > 1) size++;
    return size;
}

/* Writes the rows of the slots that have one, and gives `places` the number from 0 that each has among them; returns how many
   there are. `row_of` says a slot's row as the model has it, or NULL. */
static uint32_t write_sorted(const char *name, const Model *model, uint32_t slots, size_t width,
                             const int8_t *(*row_of)(const Model *model, uint32_t slot), uint32_t *places)
{
    Buffer bytes = {0};
    uint32_t count = 0;
    for (unsigned size = 0; size < SIZES; size++)
        for (uint32_t slot = 0; slot < slots; slot++) {
            const int8_t *row = row_of(model, slot);
            if (row == NULL || size_of(row, width) != size) continue;
            buffer_put(&bytes, (Slice){(const char *)row, width});
            places[slot] = count++;
        }
    write_bytes(name, bytes.ptr, bytes.len);
    buffer_free(&bytes);
    return count;
}

static const int8_t *vector_of(const Model *model, uint32_t slot)
{
    size_t vector = model->words[slot].vector;
    return vector != 0 ? model->vectors + (vector - 1) * VECTOR_WIDTH : NULL;
}

static const int8_t *feature_of(const Model *model, uint32_t slot)
{
    const ModelFeature *feature = &model->features[slot];
    return feature->hash != 0 ? model->rows + (size_t)feature->row * WIDTH : NULL;
}

static uint32_t *take_places(uint32_t slots)
{
    uint32_t *places = calloc(slots, sizeof *places);
    if (places == NULL) die_at(NULL, 0, "out of memory");
    return places;
}

static uint32_t write_words(const Model *model)
{
    uint32_t *places = take_places(model->word_slots);
    uint32_t vectors = write_sorted("vectors", model, model->word_slots, VECTOR_WIDTH, vector_of, places);
    printf("static const TABLE ModelWord words[] = {");
    for (uint32_t i = 0; i < model->word_slots; i++) {
        const ModelWord *word = &model->words[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (word->hash == 0) printf("{0},");
        else printf("{%uu,%u,%u},", word->hash, word->count, word->vector != 0 ? places[i] + 1 : 0);
    }
    printf("\n};\n");
    free(places);
    return vectors;
}

static uint32_t write_features(const Model *model)
{
    uint32_t *places = take_places(model->feature_slots);
    uint32_t rows = write_sorted("rows", model, model->feature_slots, WIDTH, feature_of, places);
    printf("static const TABLE ModelFeature features[] = {");
    for (uint32_t i = 0; i < model->feature_slots; i++) {
        const ModelFeature *feature = &model->features[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (feature->hash == 0) printf("{0},");
        else printf("{%uu,%u},", feature->hash, places[i]);
    }
    printf("\n};\n");
    free(places);
    return rows;
}

int main(int argc, char **argv)
{
    errors_name_tool("compile-model");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    Model *model = model_load(argv[1]);
    if (model == NULL) return STATUS_ERROR;
    printf("/* Compiled from a model's TSV file. */\n#include \"common/table.h\"\n#include \"tools/ner-tag/model.h\"\n");
    uint32_t vectors = write_words(model), rows = write_features(model);
    write_layers(model);
    write_numbers("int32_t", "transitions", model->transitions, LABELS * LABELS);
    printf("const Model model_news = {words, features, (const int8_t *)vectors.bytes, (const int8_t *)rows.bytes, layers,\n"
           "  transitions, %uu, %uu, %uu, %uu};\n", model->word_slots, model->feature_slots, vectors, rows);
    model_free(model);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
