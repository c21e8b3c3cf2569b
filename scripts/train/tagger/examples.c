#include "scripts/train/tagger/examples.h"
#include "common/errors.h"

#include <stdio.h>
#include <stdlib.h>

enum { HEADER_NUMBERS = 2, VECTOR_ONE = 64 };

typedef struct FeatureSlot {
    uint64_t name;                     /* 0: empty */
    uint32_t count, number;
} FeatureSlot;

typedef struct {
    uint64_t *numbers;
    size_t count;
} File;

static void *grown(void *memory, size_t size)
{
    memory = realloc(memory, size);
    if (memory == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", size);
    return memory;
}

static void *read_bytes(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) die_at(path, 0, "cannot be read: expected what dump-features writes");
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    void *bytes = grown(NULL, *size + 1);
    if (fread(bytes, 1, *size, file) != *size) die_at(path, 0, "cannot be read to its end");
    fclose(file);
    return bytes;
}

static File read_numbers(const char *path)
{
    File file;
    file.numbers = read_bytes(path, &file.count);
    file.count /= sizeof *file.numbers;
    return file;
}

static size_t features_of(uint64_t header) { return header >> 8 & 0xFFFF; }

static FeatureSlot *slot_of(const Vocabulary *vocabulary, uint64_t name)
{
    size_t i = (name * 0x9E3779B97F4A7C15u >> 32) & (vocabulary->slot_count - 1);
    while (vocabulary->slots[i].name != 0 && vocabulary->slots[i].name != name) i = (i + 1) & (vocabulary->slot_count - 1);
    return &vocabulary->slots[i];
}

void vocabulary_count(Vocabulary *vocabulary, const char *path)
{
    enum { SLOTS = 1 << 23 };
    if (vocabulary->slots == NULL) {
        vocabulary->slot_count = SLOTS;
        vocabulary->slots = calloc(SLOTS, sizeof *vocabulary->slots);
        if (vocabulary->slots == NULL) die_at(NULL, 0, "out of memory: expected room for the features");
    }
    File file = read_numbers(path);
    for (size_t at = 0; at < file.count;) {
        if (file.numbers[at] == 0) {
            at++;
            continue;
        }
        size_t end = at + HEADER_NUMBERS + features_of(file.numbers[at]);
        for (at += HEADER_NUMBERS; at < end; at++) {
            FeatureSlot *slot = slot_of(vocabulary, file.numbers[at]);
            slot->name = file.numbers[at];
            slot->count++;
        }
    }
    free(file.numbers);
}

void vocabulary_close(Vocabulary *vocabulary, uint32_t least)
{
    for (size_t i = 0; i < vocabulary->slot_count; i++) {
        FeatureSlot *slot = &vocabulary->slots[i];
        slot->number = slot->count >= least ? vocabulary->count++ : UINT32_MAX;
    }
    vocabulary->names = grown(NULL, vocabulary->count * sizeof *vocabulary->names);
    for (size_t i = 0; i < vocabulary->slot_count; i++)
        if (vocabulary->slots[i].number != UINT32_MAX)
            vocabulary->names[vocabulary->slots[i].number] = vocabulary->slots[i].name;
}

static void add_token(Examples *examples, const Vocabulary *vocabulary, const uint64_t *numbers)
{
    Example *token = &examples->tokens[examples->token_count++];
    *token = (Example){numbers[0] & 255, numbers[0] >> 25 & 1, numbers[0] >> 26 & 1, (int32_t)numbers[1] - 1,
                       (uint32_t)examples->feature_count, 0};
    for (size_t i = 0; i < features_of(numbers[0]); i++) {
        const FeatureSlot *slot = slot_of(vocabulary, numbers[HEADER_NUMBERS + i]);
        if (slot->name == 0 || slot->number == UINT32_MAX) continue;
        examples->features[examples->feature_count++] = slot->number;
        token->feature_count++;
    }
}

/* Room for all that a file may hold. */
static void make_room(Examples *examples, const File *file)
{
    size_t more = file->count;
    examples->tokens = grown(examples->tokens, (examples->token_count + more / HEADER_NUMBERS) * sizeof *examples->tokens);
    examples->sentences = grown(examples->sentences, (examples->sentence_count + more) * sizeof *examples->sentences);
    examples->features = grown(examples->features, (examples->feature_count + more) * sizeof *examples->features);
}

void examples_read(Examples *examples, const Vocabulary *vocabulary, const char *path, uint32_t corpus, float weight)
{
    File file = read_numbers(path);
    make_room(examples, &file);
    size_t from = examples->token_count;
    for (size_t at = 0; at < file.count;) {
        if (file.numbers[at] != 0) {
            add_token(examples, vocabulary, file.numbers + at);
            at += HEADER_NUMBERS + features_of(file.numbers[at]);
            continue;
        }
        size_t count = examples->token_count - from;
        if (count > 0 && count <= SENTENCE_MAX)
            examples->sentences[examples->sentence_count++] =
                (ExampleSentence){(uint32_t)from, (uint32_t)count, weight, corpus};
        from = examples->token_count;
        at++;
    }
    free(file.numbers);
}

void examples_read_taught(Examples *examples, const Vocabulary *vocabulary, const char *path, const char *labels, float weight)
{
    size_t size;
    examples->taught_from = examples->token_count;
    examples->sentences_before = examples->sentence_count;
    examples_read(examples, vocabulary, path, 0, weight);
    if (labels == NULL) return;
    examples->taught = read_bytes(labels, &size);
    if (size != (examples->token_count - examples->taught_from) * sizeof *examples->taught)
        die_at(labels, 0, "is of other tokens than %s: expected labels of these", path);
}

float *examples_vectors(const char *path, size_t *count)
{
    size_t size;
    int8_t *bytes = read_bytes(path, &size);
    float *numbers = grown(NULL, (size + 1) * sizeof *numbers);
    for (size_t i = 0; i < size; i++) numbers[i] = (float)bytes[i] / VECTOR_ONE;
    free(bytes);
    *count = size / VECTOR_WIDTH;
    return numbers;
}
