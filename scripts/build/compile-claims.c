/* compile-claims FILE: writes the weights of claimfind as C tables to standard output. Part of the build. FILE has a line an
   array: name, type (i8, i32, u32), dimensions with x between, its bytes in base64, least byte first, a tab between;
   tools/claimfind/weights.h says what each array is. */

#include "common/errors.h"
#include "common/lines.h"
#include "tools/claimfind/weights.h"

#include <stdio.h>
#include <stdlib.h>

enum { ARRAYS_MAX = 128, NAME_MAX = 32, DIMENSIONS_MAX = 3, WORD_BITS = 16 };

typedef struct {
    char name[NAME_MAX];
    unsigned element;                    /* bytes */
    size_t dimensions[DIMENSIONS_MAX];   /* 1 where there are fewer */
    size_t count;
    unsigned char *bytes;
} Array;

static Array arrays[ARRAYS_MAX];
static size_t array_count;

/* ---- reading ---- */

static int sextet(char c)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

static size_t decode(Slice text, unsigned char *out)
{
    size_t count = 0;
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        int value = sextet(text.ptr[i]);
        if (value < 0) return SIZE_MAX;
        bits = bits << 6 | (unsigned)value;
        held += 6;
        if (held >= 8) out[count++] = (unsigned char)(bits >> (held -= 8));
    }
    return count;
}

static void read_array(const char *path, const Line *line)
{
    Slice name = line_column(line, 0), type = line_column(line, 1), size = line_column(line, 2), data = line_column(line, 3);
    if (line->count != 4 || name.len >= NAME_MAX || array_count == ARRAYS_MAX)
        die_at(path, line->number, "bad array: expected name, type, dimensions, bytes");
    Array *array = &arrays[array_count++];
    memcpy(array->name, name.ptr, name.len);
    array->element = slice_is(type, "i8") ? 1 : 4;
    array->count = 1;
    const char *at = size.ptr;
    for (unsigned i = 0; i < DIMENSIONS_MAX; i++) {
        char *end = (char *)(uintptr_t)at;
        bool more = at < size.ptr + size.len;
        array->dimensions[i] = more ? strtoul(at, &end, 10) : 1;
        at = more ? end + 1 : at;
        array->count *= array->dimensions[i];
    }
    array->bytes = malloc(data.len + 4);
    if (!array->bytes) die_at(NULL, 0, "out of memory: %zu bytes wanted", data.len);
    if (decode(data, array->bytes) != array->count * array->element)
        die_at(path, line->number, "bad array %s: expected %zu numbers in base64", array->name, array->count);
}

static void read_arrays(const char *path)
{
    Input *input = input_open(path);
    if (!input) exit(STATUS_ERROR);
    LineReader *reader = lines_open(input);
    Line line;
    while (lines_next(reader, &line))
        if (line.text.len > 0 && line.text.ptr[0] != '#') read_array(path, &line);
    lines_close(reader);
    input_close(input);
}

static const Array *find(const char *name)
{
    for (size_t i = 0; i < array_count; i++)
        if (strcmp(arrays[i].name, name) == 0) return &arrays[i];
    return NULL;
}

static const Array *need(const char *name)
{
    const Array *array = find(name);
    if (!array) die_at("claims.tsv", 0, "no array %s: expected it", name);
    return array;
}

static long number(const Array *array, size_t at)
{
    if (array->element == 1) return (signed char)array->bytes[at];
    const unsigned char *b = array->bytes + 4 * at;
    return (long)(int32_t)((uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24);
}

/* ---- writing ---- */

static size_t rows_padded(size_t rows) { return (rows + PRODUCTS_ROWS - 1) / PRODUCTS_ROWS * PRODUCTS_ROWS; }

/* A table as it stands, with zeros behind it up to `least` numbers. */
static void put_table(const char *type, const char *name, const Array *array, size_t least)
{
    printf("static const TABLE %s %s[] = {", type, name);
    for (size_t i = 0; i < array->count || i < least; i++)
        printf("%s%ld,", i % 32 ? "" : "\n", i < array->count ? number(array, i) : 0);
    printf("\n};\n");
}

/* rows x taps x inputs in the order of products.h. */
static void put_products(const char *name, const Array *array, const char *bias)
{
    size_t rows = array->dimensions[0], taps = array->dimensions[2] > 1 ? array->dimensions[1] : 1;
    size_t inputs = array->count / rows / taps;
    printf("static const TABLE int8_t %s[] = {", name);
    for (size_t block = 0; block < rows_padded(rows); block += PRODUCTS_ROWS)
        for (size_t tap = 0; tap < taps; tap++)
            for (size_t i = 0; i < inputs; i += PRODUCTS_INPUTS)
                for (size_t k = 0; k < PRODUCTS_ROWS * PRODUCTS_INPUTS; k++) {
                    size_t row = block + k / PRODUCTS_INPUTS, input = i + k % PRODUCTS_INPUTS;
                    bool there = row < rows && input < inputs;
                    printf("%s%ld,", k % 32 ? "" : "\n", there ? number(array, (row * taps + tap) * inputs + input) : 0);
                }
    printf("\n};\n");
    char bias_name[2 * NAME_MAX];
    snprintf(bias_name, sizeof bias_name, "%s_sums", name);
    Array none = {.count = 0};
    put_table("int32_t", bias_name, bias ? need(bias) : &none, rows_padded(rows));
    printf("#define PRODUCTS_%s {%zu, %zu, %zu, %s, %s}\n", name, rows_padded(rows), taps, inputs, name, bias_name);
}

/* How a layer's sums become activations. */
static void put_scale(const char *stem)
{
    char name[2 * NAME_MAX];
    snprintf(name, sizeof name, "%s_mult", stem);
    const Array *multipliers = need(name);
    snprintf(name, sizeof name, "%s_shift", stem);
    long shift = number(need(name), 0);
    if (shift < 1 || shift > SCALE_SHIFT_MAX) die_at("claims.tsv", 0, "%s %ld: expected 1 to %d", name, shift, SCALE_SHIFT_MAX);
    printf("static const TABLE int32_t %s_most[] = {", stem);
    for (size_t i = 0; i < multipliers->count; i++) {
        long multiplier = number(multipliers, i);
        if (multiplier < 1 || multiplier > 1L << shift)
            die_at("claims.tsv", 0, "%s_mult %ld: expected 1 to %ld", stem, multiplier, 1L << shift);
        printf("%ld,", (long)scale_most((int32_t)multiplier, (unsigned)shift));
    }
    printf("};\n");
    snprintf(name, sizeof name, "%s_mult", stem);
    put_table("int32_t", name, multipliers, 0);
    printf("#define SCALE_%s {%s_mult, %s_most, %ld}\n", stem, stem, stem, shift);
}

static void put_layers(const char *stem, char names[LAYERS_MAX][NAME_MAX], unsigned *count)
{
    for (*count = 0; *count < LAYERS_MAX; (*count)++) {
        char bias[2 * NAME_MAX];
        snprintf(names[*count], NAME_MAX, "%.16s%u", stem, *count);
        if (!find(names[*count])) return;
        snprintf(bias, sizeof bias, "%s_bias", names[*count]);
        put_products(names[*count], need(names[*count]), bias);
        put_scale(names[*count]);
    }
}

static long single(const char *stem, const char *end)
{
    char name[2 * NAME_MAX];
    snprintf(name, sizeof name, "%s_%s", stem, end);
    return number(need(name), 0);
}

static void put_layer_list(const char *field, char names[LAYERS_MAX][NAME_MAX], unsigned count)
{
    printf("    .%s = {", field);
    for (unsigned i = 0; i < count; i++)
        printf("{PRODUCTS_%s, SCALE_%s, %ld}, ", names[i], names[i], single(names[i], "dilation"));
    printf("},\n    .%.*s_count = %u,\n", (int)strlen(field) - 1, field, count);
}

/* What network.c takes for granted: how far and how sparsely its layers look. */
static void check_layers(char names[LAYERS_MAX][NAME_MAX], unsigned count)
{
    long reach = 0, last = 0;
    for (unsigned i = 0; i < count; i++) {
        long dilation = single(names[i], "dilation");
        if (dilation < 1 || (i > 0 && dilation != 2 * last))
            die_at("claims.tsv", 0, "%s_dilation %ld: expected twice the one before", names[i], dilation);
        reach += dilation;
        last = dilation;
    }
    if (reach > REACH_MAX) die_at("claims.tsv", 0, "layers that see %ld units: expected at most %d", reach, REACH_MAX);
}

/* The words in their slots, and their rows, all behind the one for other words, in the order of the slots. */
static void put_words(void)
{
    const Array *words = need("word_hashes"), *table = need("word");
    size_t width = table->dimensions[1], row = 1;
    static uint32_t hashes[1 << WORD_BITS];
    static uint16_t rows[1 << WORD_BITS];
    if (words->count >= 3u << (WORD_BITS - 2)) die_at("claims.tsv", 0, "%zu words: expected fewer", words->count);
    for (size_t i = 0; i < words->count; i++) {
        uint32_t hash = (uint32_t)number(words, i), at = hash >> (32 - WORD_BITS);
        while (rows[at]) at = (at + 1) & ((1u << WORD_BITS) - 1);
        hashes[at] = hash;
        rows[at] = (uint16_t)(i + 1);
    }
    if (table->count != (words->count + 1) * width) die_at("claims.tsv", 0, "array word: expected %zu rows", words->count + 1);
    unsigned char *sorted = malloc(table->count);
    if (!sorted) die_at(NULL, 0, "out of memory: %zu bytes wanted", table->count);
    memcpy(sorted, table->bytes, width);
    for (size_t i = 0; i < 1 << WORD_BITS; i++) {
        if (!rows[i]) continue;
        memcpy(sorted + row * width, table->bytes + rows[i] * width, width);
        rows[i] = (uint16_t)row++;
    }
    memcpy(table->bytes, sorted, table->count);
    free(sorted);
    printf("static const TABLE uint32_t word_hashes[] = {");
    for (size_t i = 0; i < 1 << WORD_BITS; i++) printf("%s%luu,", i % 16 ? "" : "\n", (unsigned long)hashes[i]);
    printf("\n};\nstatic const TABLE uint16_t word_rows[] = {");
    for (size_t i = 0; i < 1 << WORD_BITS; i++) printf("%s%u,", i % 32 ? "" : "\n", rows[i]);
    printf("\n};\n");
}

static const char *const fields[FIELDS] = {
    "word", "p2", "p3", "s2", "s3", "kind", "spelling", "name", "shape", "part", "act", "agreement", "wants", "enclosed",
    "observed", "context", "place", "uttered",
};
static const char *const tables[] = {
    "cue_lexicon", "score_steps", "role_act", "role_distance", "role_pair", "transitions", "start", "end", "memory_slot",
    "memory_pair",
};

static void put_model(char layers[LAYERS_MAX][NAME_MAX], unsigned layer_count, char role_layers[LAYERS_MAX][NAME_MAX],
                      unsigned role_layer_count)
{
    printf("const ClaimWeights claim_weights = {\n    .width = %zu, .channels = %zu, .roles = %zu,\n",
           need("word")->dimensions[1], need("conv0")->dimensions[0], need("role_a")->dimensions[0]);
    printf("    .word_hashes = word_hashes, .word_rows = word_rows, .word_bits = %d,\n    .fields = {", WORD_BITS);
    for (unsigned i = 0; i < FIELDS; i++) printf("{field_%s, %zu}, ", fields[i], need(fields[i])->dimensions[0]);
    printf("},\n    .unit_bias = embed_bias, .unit_scale = SCALE_embed,\n");
    put_layer_list("layers", layers, layer_count);
    printf("    .cue = PRODUCTS_cue, .cue_lexicon = cue_lexicon, .cue_threshold = %ld, .score_steps = score_steps,\n",
           single("cue", "threshold"));
    printf("    .role_unit = PRODUCTS_role_a, .role_cue = PRODUCTS_role_b, .role_act = role_act,\n"
           "    .role_distance = role_distance, .role_pair = role_pair, .role_scale = SCALE_role,\n");
    put_layer_list("role_layers", role_layers, role_layer_count);
    printf("    .tag = PRODUCTS_tag, .transitions = transitions, .start = start, .end = end,\n"
           "    .memory = PRODUCTS_memory, .memory_slot = memory_slot, .memory_pair = memory_pair,\n"
           "    .memory_scale = SCALE_memory, .memory_tag = PRODUCTS_memory_tag,\n};\n");
}

int main(int argc, char **argv)
{
    char layers[LAYERS_MAX][NAME_MAX], role_layers[LAYERS_MAX][NAME_MAX];
    unsigned layer_count, role_layer_count;
    errors_name_tool("compile-claims");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    read_arrays(argv[1]);
    printf("/* Made by scripts/build/compile-claims.c. */\n#include \"common/table.h\"\n#include \"tools/claimfind/weights.h\"\n");
    put_words();
    for (unsigned i = 0; i < FIELDS; i++) {
        char name[NAME_MAX];
        snprintf(name, sizeof name, "field_%s", fields[i]);
        put_table("int8_t", name, need(fields[i]), 0);
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) put_table("int32_t", tables[i], need(tables[i]), 0);
    put_table("int16_t", "embed_bias", need("embed_bias"), 0);
    put_scale("embed");
    put_scale("role");
    put_scale("memory");
    put_layers("conv", layers, &layer_count);
    check_layers(layers, layer_count);
    put_layers("roleconv", role_layers, &role_layer_count);
    put_products("cue", need("cue"), "cue_bias");
    put_products("role_a", need("role_a"), NULL);
    put_products("role_b", need("role_b"), "role_bias");
    put_products("tag", need("tag"), "tag_bias");
    put_products("memory", need("memory"), NULL);
    put_products("memory_tag", need("memory_tag"), "memory_tag_bias");
    put_model(layers, layer_count, role_layers, role_layer_count);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
