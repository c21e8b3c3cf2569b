/* Reads a model's TSV file into tables in memory. */

#include "common/buffer.h"
#include "common/errors.h"
#include "common/lines.h"
#include "tools/ner-tag/model.h"

#include <stdlib.h>

enum { WEIGHT_MAX = 100000, COUNT_MAX = 2000000000, ENTRIES_MAX = 1 << 22 };

typedef struct {
    const char *path;
    uint64_t line;
    bool labelled;                     /* the row of the labels has come */
    Buffer words, features, vectors, rows;   /* in file order: ModelWord, ModelFeature, numbers */
    int16_t layers[LAYER_ROWS * WIDTH];
    int32_t transitions[LABELS * LABELS];
} Reader;

static bool wrong(const Reader *reader, const char *expected)
{
    error_at(reader->path, reader->line, "bad row of a model: expected %s", expected);
    return false;
}

/* A decimal number with an optional sign; false where the cell is none or out of range. */
static bool read_number(Slice cell, int32_t least, int32_t most, int32_t *number)
{
    bool minus = cell.len > 0 && cell.ptr[0] == '-';
    int64_t value = 0;
    if (cell.len == minus || cell.len > 11) return false;
    for (size_t i = minus; i < cell.len; i++) {
        if (cell.ptr[i] < '0' || cell.ptr[i] > '9') return false;
        value = value * 10 + (cell.ptr[i] - '0');
    }
    if (minus) value = -value;
    *number = (int32_t)value;
    return least <= value && value <= most;
}

/* The value of some hexadecimal digits; false where there is another character. */
static bool read_digits(const char *digits, size_t count, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        char digit = digits[i];
        bool letter = digit >= 'a' && digit <= 'f';
        if (!letter && (digit < '0' || digit > '9')) return false;
        *value = *value << 4 | (uint32_t)(letter ? digit - 'a' + 10 : digit - '0');
    }
    return true;
}

static bool read_hash(Slice cell, uint32_t *hash)
{
    return cell.len == 8 && read_digits(cell.ptr, 8, hash) && *hash != 0;
}

/* `width` numbers of two digits. */
static bool read_bytes(Slice cell, size_t width, int8_t *numbers)
{
    bool good = cell.len == 2 * width;
    for (size_t i = 0; good && i < width; i++) {
        uint32_t value = 0;
        good = read_digits(cell.ptr + 2 * i, 2, &value);
        numbers[i] = (int8_t)(value < 0x80 ? (int)value : (int)value - 0x100);
    }
    return good;
}

static bool read_labels(Reader *reader, const Line *line)
{
    Slice wanted = SLICE("O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC");
    reader->labelled = line->count == 2 && slice_equal(line_column(line, 1), wanted);
    if (reader->labelled) return true;
    return wrong(reader, "the labels O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC");
}

static bool read_transition(Reader *reader, const Line *line)
{
    int32_t from = 0, to = 0, weight = 0;
    bool good = line->count == 4 && read_number(line_column(line, 1), 0, LABELS - 1, &from) &&
                read_number(line_column(line, 2), 0, LABELS - 1, &to) &&
                read_number(line_column(line, 3), -WEIGHT_MAX, WEIGHT_MAX, &weight);
    if (!good) return wrong(reader, "transition, two labels' numbers, a weight");
    reader->transitions[from * LABELS + to] = weight;
    return true;
}

/* Another vector or feature's row, if the cell is one. */
static bool add_bytes(Buffer *to, Slice cell, size_t width, uint32_t most, uint32_t *number)
{
    int8_t bytes[WIDTH + VECTOR_WIDTH];
    *number = (uint32_t)(to->len / width);
    if (*number >= most || !read_bytes(cell, width, bytes)) return false;
    buffer_put(to, (Slice){(const char *)bytes, width});
    return true;
}

static uint16_t short_count(uint32_t count)
{
    unsigned digits = 0;
    while (count >> digits >= 1u << MODEL_COUNT_DIGITS) digits++;
    return (uint16_t)(digits << MODEL_COUNT_DIGITS | count >> digits);
}

static bool read_word(Reader *reader, const Line *line)
{
    ModelWord word = {0};
    int32_t count = 0;
    bool good = line->count == 4 && line_column(line, 1).len > 0 &&
                read_number(line_column(line, 2), 0, COUNT_MAX, &count);
    Slice vector = line_column(line, 3);
    if (good && !slice_is(vector, "-")) {
        uint32_t number = 0;
        good = add_bytes(&reader->vectors, vector, VECTOR_WIDTH, MODEL_VECTORS_MAX, &number);
        word.vector = (uint16_t)(number + 1);
    }
    if (!good) return wrong(reader, "word, its form, its count, a vector (of at most 65535 words)");
    word.hash = model_hash(line_column(line, 1));
    word.count = short_count((uint32_t)count);
    buffer_put(&reader->words, (Slice){(const char *)&word, sizeof word});
    return true;
}

static bool read_feature(Reader *reader, const Line *line)
{
    ModelFeature feature = {0};
    bool good = line->count == 3 && read_hash(line_column(line, 1), &feature.hash) &&
                add_bytes(&reader->rows, line_column(line, 2), WIDTH, ENTRIES_MAX, &feature.row);
    if (!good) return wrong(reader, "feature, eight hexadecimal digits, numbers of two digits each");
    buffer_put(&reader->features, (Slice){(const char *)&feature, sizeof feature});
    return true;
}

static bool read_layer(Reader *reader, const Line *line)
{
    int32_t row = 0;
    bool good = line->count == 3 && read_number(line_column(line, 1), 0, LAYER_ROWS - 1, &row) &&
                line_column(line, 2).len == 4 * WIDTH;
    for (size_t i = 0; good && i < WIDTH; i++) {
        uint32_t value = 0;
        good = read_digits(line_column(line, 2).ptr + 4 * i, 4, &value);
        reader->layers[row * WIDTH + (int32_t)i] = (int16_t)(value < 0x8000 ? (int)value : (int)value - 0x10000);
    }
    return good || wrong(reader, "layer, the number of a row, numbers of four hexadecimal digits each");
}

static bool read_row(Reader *reader, const Line *line)
{
    static const struct {
        const char *kind;
        bool (*read)(Reader *reader, const Line *line);
    } kinds[] = {{"feature", read_feature}, {"word", read_word}, {"layer", read_layer},
                 {"transition", read_transition}, {"labels", read_labels}};
    reader->line = line->number;
    if (line->text.len == 0 || line->text.ptr[0] == '#') return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_is(line_column(line, 0), kinds[i].kind)) return kinds[i].read(reader, line);
    return wrong(reader, "labels, transition, word, feature or layer in the first column");
}

static void *take(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", count * size);
    return memory;
}

static uint32_t hash_at(const char *entry)
{
    uint32_t hash;
    memcpy(&hash, entry, sizeof hash);
    return hash;
}

/* The buffer's entries of `size` bytes, which begin with their hash, by that hash, in `*count` slots, of which seven of ten are full;
   of equal ones the first. */
static void *slots_of(const Buffer *buffer, size_t size, uint32_t *count)
{
    *count = (uint32_t)(buffer->len / size * 10 / 7 + 1);
    char *slots = take(*count, size);
    for (size_t at = 0; at < buffer->len; at += size) {
        uint32_t hash = hash_at(buffer->ptr + at), i = model_slot(hash, *count);
        while (hash_at(slots + i * size) != 0 && hash_at(slots + i * size) != hash) i = i + 1 < *count ? i + 1 : 0;
        if (hash_at(slots + i * size) == 0) memcpy(slots + i * size, buffer->ptr + at, size);
    }
    return slots;
}


/* A copy of its own of `size` bytes, never of none. */
static void *copy(const void *bytes, size_t size)
{
    char *own = take(size + 1, 1);
    if (size > 0) memcpy(own, bytes, size);
    return own;
}

static Model *build(const Reader *reader)
{
    Model *model = take(1, sizeof *model);
    model->vectors = copy(reader->vectors.ptr, reader->vectors.len);
    model->vector_count = (uint32_t)(reader->vectors.len / VECTOR_WIDTH);
    model->rows = copy(reader->rows.ptr, reader->rows.len);
    model->row_count = (uint32_t)(reader->rows.len / WIDTH);
    model->layers = copy(reader->layers, sizeof reader->layers);
    model->transitions = copy(reader->transitions, sizeof reader->transitions);
    model->words = slots_of(&reader->words, sizeof *model->words, &model->word_slots);
    model->features = slots_of(&reader->features, sizeof *model->features, &model->feature_slots);
    return model;
}

Model *model_load(const char *path)
{
    Reader reader = {.path = path};
    Input *input = input_open(path);
    if (input == NULL) return NULL;
    LineReader *lines = lines_open(input);
    Line line;
    bool good = true;
    while (good && lines_next(lines, &line)) good = read_row(&reader, &line);
    good &= input_good(input);
    if (good && !reader.labelled) good = wrong(&reader, "a row of labels, as scripts/train/ner writes it");
    lines_close(lines);
    input_close(input);
    Model *model = good ? build(&reader) : NULL;
    buffer_free(&reader.words);
    buffer_free(&reader.features);
    buffer_free(&reader.vectors);
    buffer_free(&reader.rows);
    return model;
}

void model_free(Model *model)
{
    if (model == NULL) return;
    free((void *)(uintptr_t)model->words);
    free((void *)(uintptr_t)model->features);
    free((void *)(uintptr_t)model->vectors);
    free((void *)(uintptr_t)model->rows);
    free((void *)(uintptr_t)model->layers);
    free((void *)(uintptr_t)model->transitions);
    free(model);
}
