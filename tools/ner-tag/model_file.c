/* Reads a model's TSV file into tables in memory. */

#include "common/buffer.h"
#include "common/errors.h"
#include "common/lines.h"
#include "tools/ner-tag/model.h"

#include <stdlib.h>

enum { WEIGHT_MAX = 100000, COUNT_MAX = 2000000000 };

typedef struct {
    const char *path;
    uint64_t line;
    bool labelled;                     /* the row of the labels has come */
    Buffer words, pairs, features, weights;   /* in file order: ModelWord, ModelPair, ModelFeature, int32_t */
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

static bool read_hash(Slice cell, uint32_t *hash)
{
    *hash = 0;
    for (size_t i = 0; i < cell.len; i++) {
        char digit = cell.ptr[i];
        bool letter = digit >= 'a' && digit <= 'f';
        if (!letter && (digit < '0' || digit > '9')) return false;
        *hash = *hash << 4 | (uint32_t)(letter ? digit - 'a' + 10 : digit - '0');
    }
    return cell.len == 8 && *hash != 0;
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

/* A digit a trait, or - for none. */
static bool read_traits(Slice cell, uint8_t *traits)
{
    if (slice_is(cell, "-")) return true;
    for (size_t i = 0; i < TRAITS && cell.len == TRAITS; i++) {
        if (cell.ptr[i] < '0' || cell.ptr[i] > '9') return false;
        traits[i] = (uint8_t)(cell.ptr[i] - '0');
    }
    return cell.len == TRAITS;
}

static bool read_word(Reader *reader, const Line *line)
{
    ModelWord word = {0};
    int32_t count = 0;
    bool good = line->count == 4 + CLUSTERINGS && line_column(line, 1).len > 0 &&
                read_number(line_column(line, 2), 0, COUNT_MAX, &count);
    for (size_t i = 0; good && i < CLUSTERINGS; i++) {
        int32_t cluster = -1;
        good = slice_is(line_column(line, 3 + i), "-") || read_number(line_column(line, 3 + i), 0, UINT16_MAX - 1, &cluster);
        word.clusters[i] = (uint16_t)(cluster + 1);
    }
    good = good && read_traits(line_column(line, 3 + CLUSTERINGS), word.traits);
    if (!good) return wrong(reader, "word, its form, its count, three clusters, six digits");
    word.hash = model_hash(line_column(line, 1));
    word.count = (uint32_t)count;
    buffer_put(&reader->words, (Slice){(const char *)&word, sizeof word});
    return true;
}

static bool read_pair(Reader *reader, const Line *line)
{
    int32_t kinds = 0;
    bool good = line->count == 4 && line_column(line, 1).len > 0 && line_column(line, 2).len > 0 &&
                read_number(line_column(line, 3), 1, PAIR_KINDS, &kinds);
    if (!good) return wrong(reader, "pair, two words, a number from 1 to 3");
    uint64_t words = (uint64_t)model_hash(line_column(line, 1)) << 32 | model_hash(line_column(line, 2));
    ModelPair pair = {model_hash_mixed(words), (uint32_t)kinds};
    buffer_put(&reader->pairs, (Slice){(const char *)&pair, sizeof pair});
    return true;
}

/* label:weight,label:weight; returns how many, 0 where the cell is no such list. */
static uint32_t read_weights(Reader *reader, Slice cell)
{
    uint32_t count = 0;
    while (cell.len > 0) {
        const char *comma = memchr(cell.ptr, ',', cell.len);
        size_t length = comma != NULL ? (size_t)(comma - cell.ptr) : cell.len;
        int32_t label = 0, weight = 0;
        if (count == LABELS || length < 3 || cell.ptr[1] != ':') return 0;
        if (!read_number(slice_part(cell, 0, 1), 0, LABELS - 1, &label)) return 0;
        if (!read_number(slice_part(cell, 2, length), -WEIGHT_MAX, WEIGHT_MAX, &weight)) return 0;
        int32_t entry = weight * 16 + label;
        buffer_put(&reader->weights, (Slice){(const char *)&entry, sizeof entry});
        count++;
        cell = slice_part(cell, comma != NULL ? length + 1 : length, cell.len);
    }
    return count;
}

static bool read_feature(Reader *reader, const Line *line)
{
    ModelFeature feature = {0, (uint32_t)(reader->weights.len / sizeof(int32_t)) * 16};
    uint32_t count = 0;
    if (reader->weights.len < (size_t)1 << 29 && line->count == 3 && read_hash(line_column(line, 1), &feature.hash))
        count = read_weights(reader, line_column(line, 2));
    if (count == 0) return wrong(reader, "feature, eight hexadecimal digits, label:weight,...");
    feature.weights += count;
    buffer_put(&reader->features, (Slice){(const char *)&feature, sizeof feature});
    return true;
}

static bool read_row(Reader *reader, const Line *line)
{
    reader->line = line->number;
    if (line->text.len == 0 || line->text.ptr[0] == '#') return true;
    if (slice_is(line_column(line, 0), "feature")) return read_feature(reader, line);
    if (slice_is(line_column(line, 0), "word")) return read_word(reader, line);
    if (slice_is(line_column(line, 0), "pair")) return read_pair(reader, line);
    if (slice_is(line_column(line, 0), "transition")) return read_transition(reader, line);
    if (slice_is(line_column(line, 0), "labels")) return read_labels(reader, line);
    return wrong(reader, "labels, transition, word or feature in the first column");
}

static void *take(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", count * size);
    return memory;
}

/* Slots for `count` entries, at most half of them full: a power of two less one. */
static uint32_t mask_for(size_t count)
{
    size_t size = 16;
    while (size < 2 * count) size *= 2;
    return (uint32_t)(size - 1);
}

static uint32_t hash_at(const char *entry)
{
    uint32_t hash;
    memcpy(&hash, entry, sizeof hash);
    return hash;
}

/* The buffer's entries of `size` bytes, which begin with their hash, by that hash; of equal ones the first. */
static void *slots_of(const Buffer *buffer, size_t size, uint32_t *mask)
{
    *mask = mask_for(buffer->len / size);
    char *slots = take((size_t)*mask + 1, size);
    for (size_t at = 0; at < buffer->len; at += size) {
        uint32_t hash = hash_at(buffer->ptr + at), i = hash & *mask;
        while (hash_at(slots + i * size) != 0 && hash_at(slots + i * size) != hash) i = (i + 1) & *mask;
        if (hash_at(slots + i * size) == 0) memcpy(slots + i * size, buffer->ptr + at, size);
    }
    return slots;
}

static Model *build(const Reader *reader)
{
    Model *model = take(1, sizeof *model);
    int32_t *weights = take(reader->weights.len + 1, 1);
    int32_t *transitions = take(1, sizeof reader->transitions);
    if (reader->weights.len > 0) memcpy(weights, reader->weights.ptr, reader->weights.len);
    memcpy(transitions, reader->transitions, sizeof reader->transitions);
    model->weights = weights;
    model->transitions = transitions;
    model->weight_count = (uint32_t)(reader->weights.len / sizeof *weights);
    model->words = slots_of(&reader->words, sizeof *model->words, &model->word_mask);
    model->pairs = slots_of(&reader->pairs, sizeof *model->pairs, &model->pair_mask);
    model->features = slots_of(&reader->features, sizeof *model->features, &model->feature_mask);
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
    buffer_free(&reader.pairs);
    buffer_free(&reader.features);
    buffer_free(&reader.weights);
    return model;
}

void model_free(Model *model)
{
    if (model == NULL) return;
    free((void *)(uintptr_t)model->words);
    free((void *)(uintptr_t)model->pairs);
    free((void *)(uintptr_t)model->features);
    free((void *)(uintptr_t)model->weights);
    free((void *)(uintptr_t)model->transitions);
    free(model);
}
