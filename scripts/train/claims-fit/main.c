/* claims-fit: fits the weights of claimfind to what dump-claims wrote. One thread, fixed seeds: the same bytes again on the same
   kind of machine. scripts/train/claims runs it.

   --dump is of the articles, --more of others that are never held out, --extra of some of other kinds, each of which counts twice.

   Some teachers, wider than what is shipped, learn from the annotated articles (--dump); as one they label raw news (--silver); the
   student learns from both. */

#include "fit.h"

#include "common/errors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEACHERS_MOST = 8, FILES_MOST = 8 };

typedef struct {
    const char *dump, *more, *extra, *silver, *hashes, *vectors, *out, *teacher_out;
    double vector_width, teachers, seed, held_parts, threshold;
    double units, encoded, roles, teacher_encoded, teacher_roles, epochs, student_epochs, batch, held_too;
    const char *dilation, *role_dilation, *teacher_dilation, *teacher_role_dilation;
    double drop, teacher_drop, role_drop, word_drop, affix_drop, name_drop, slot_drop;
    double rate, decay, rounding_from, averaging_from, share, margins;
} Settings;

typedef struct {
    const char *name;
    double *number;
    const char **text;
} Setting;

static Settings settings = {
    .hashes = "claims-hashes.u32", .vectors = "claims-vectors.f32", .vector_width = 64, .seed = 1, .held_parts = 7, .threshold = 0.5,
    .units = 64, .encoded = 64, .roles = 32, .teacher_encoded = 96, .teacher_roles = 48, .epochs = 12, .student_epochs = 7, .batch = 24,
    .dilation = "1,2,4", .role_dilation = "1", .teacher_dilation = "1,2,4,8", .teacher_role_dilation = "1,3",
    .drop = 0.15, .teacher_drop = 0.2, .role_drop = 0.1, .word_drop = 0.15, .affix_drop = 0.1, .name_drop = 0.05, .slot_drop = 0.1,
    .rate = 2e-3, .decay = 0.05, .rounding_from = 0.5, .averaging_from = 0.7, .share = 1,
};

#define NUMBER(key, member) {key, &settings.member, NULL}
#define TEXT(key, member) {key, NULL, &settings.member}
static const Setting table[] = {
    TEXT("dump", dump), TEXT("more", more), TEXT("extra", extra), TEXT("silver", silver), TEXT("hashes", hashes), TEXT("vectors", vectors), TEXT("out", out),
    TEXT("teacher-out", teacher_out), TEXT("dilation", dilation), TEXT("role-dilation", role_dilation),
    TEXT("teacher-dilation", teacher_dilation), TEXT("teacher-role-dilation", teacher_role_dilation),
    NUMBER("vector-width", vector_width), NUMBER("teachers", teachers), NUMBER("seed", seed), NUMBER("held-parts", held_parts),
    NUMBER("threshold", threshold), NUMBER("units", units), NUMBER("encoded", encoded), NUMBER("roles", roles),
    NUMBER("teacher-encoded", teacher_encoded), NUMBER("teacher-roles", teacher_roles), NUMBER("epochs", epochs),
    NUMBER("student-epochs", student_epochs), NUMBER("batch", batch), NUMBER("held-too", held_too), NUMBER("drop", drop),
    NUMBER("teacher-drop", teacher_drop), NUMBER("role-drop", role_drop), NUMBER("word-drop", word_drop), NUMBER("affix-drop", affix_drop),
    NUMBER("name-drop", name_drop), NUMBER("slot-drop", slot_drop), NUMBER("rate", rate), NUMBER("decay", decay),
    NUMBER("rounding-from", rounding_from), NUMBER("averaging-from", averaging_from), NUMBER("share", share), NUMBER("margins", margins),
};

static void set_option(const char *key, const char *value)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strncmp(key, "--", 2) != 0 || strcmp(key + 2, table[i].name) != 0) continue;
        if (table[i].text) *table[i].text = value;
        else *table[i].number = strtod(value, NULL);
        return;
    }
    die_at(NULL, 0, "%s: no option of claims-fit", key);
}

static void *read_all(const char *path, size_t *bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file) die_at(path, 0, "cannot be read: expected a file of scripts/train/claims");
    fseek(file, 0, SEEK_END);
    *bytes = (size_t)ftell(file);
    rewind(file);
    void *all = malloc(*bytes + 1);
    if (!all || fread(all, 1, *bytes, file) != *bytes) die_at(path, 0, "cannot be read");
    fclose(file);
    return all;
}

static size_t numbers(const char *text, size_t out[CONVOLUTIONS_MOST])
{
    size_t count = 0;
    while (*text && count < CONVOLUTIONS_MOST) {
        char *next;
        out[count++] = strtoul(text, &next, 10);
        text = *next ? next + 1 : next;
    }
    return count;
}

static Shape shape_of(double encoded, double roles, const char *dilation, const char *role_dilation, double drop)
{
    Shape shape = {
        .units = (size_t)settings.units, .encoded = (size_t)encoded, .roles = (size_t)roles, .drop = (float)drop,
        .role_drop = (float)settings.role_drop, .word_drop = (float)settings.word_drop, .affix_drop = (float)settings.affix_drop,
        .name_drop = (float)settings.name_drop, .slot_drop = (float)settings.slot_drop,
    };
    shape.convolutions = numbers(dilation, shape.dilation);
    shape.role_convolutions = numbers(role_dilation, shape.role_dilation);
    return shape;
}

typedef struct {
    uint32_t *hashes;
    float *vectors;
    size_t count;
} Words;

static Words words_read(void)
{
    Words words;
    size_t bytes;
    words.hashes = read_all(settings.hashes, &bytes);
    words.count = bytes / sizeof *words.hashes;
    words.vectors = read_all(settings.vectors, &bytes);
    size_t wanted = words.count * (size_t)settings.vector_width * sizeof(float);
    if (bytes != wanted) die_at(settings.vectors, 0, "%zu bytes: expected %zu, a vector of %g for each word", bytes, wanted, settings.vector_width);
    return words;
}

static Model *model_new(const Shape *shape, const Words *words, size_t seed)
{
    Model *model = calloc(1, sizeof *model);
    if (!model) die_at(NULL, 0, "out of memory");
    model_make(model, shape, words->vectors, words->count, (size_t)settings.vector_width, seed);
    return model;
}

static void report(const char *what, Model *const *models, size_t count, const Samples *samples, bool margins)
{
    if (settings.held_parts > 0) report_measure(what, models, count, samples, settings.threshold, margins);
}

int main(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) set_option(argv[i], argv[i + 1]);
    Words words = words_read();
    Samples samples = {0};
    samples_read(&samples, settings.dump, words.hashes, words.count, (unsigned)settings.held_parts, false);
    if (settings.more) samples_read(&samples, settings.more, words.hashes, words.count, 0, false);
    for (int i = 0; settings.extra && i < 2; i++) samples_read(&samples, settings.extra, words.hashes, words.count, 0, false);
    Recipe recipe = {
        .rate = settings.rate, .decay = settings.decay, .rounding_from = settings.rounding_from, .averaging_from = settings.averaging_from,
        .epochs = (size_t)settings.epochs, .batch = (size_t)settings.batch, .held_too = settings.held_too > 0, .share = settings.share,
    };
    Shape wide = shape_of(settings.teacher_encoded, settings.teacher_roles, settings.teacher_dilation, settings.teacher_role_dilation, settings.teacher_drop);
    Shape shape = shape_of(settings.encoded, settings.roles, settings.dilation, settings.role_dilation, settings.drop);
    Model *teachers[TEACHERS_MOST];
    size_t count = 0, gold = samples.count;
    while (count < (size_t)settings.teachers && count < TEACHERS_MOST) {
        teachers[count] = model_new(&wide, &words, (size_t)settings.seed + 100 + count);
        fit(teachers[count++], &samples, &recipe);
        report("teachers as one", teachers, count, &samples, false);
    }
    if (count > 0 && settings.teacher_out) model_write(teachers[0], words.hashes, settings.teacher_out);
    if (settings.silver) {
        samples_read(&samples, settings.silver, words.hashes, words.count, 0, true);
        for (size_t i = gold; i < samples.count && count > 0; i++) relabel(teachers, count, &samples.items[i]);
        recipe.epochs = (size_t)settings.student_epochs;
    }
    Model *student = model_new(&shape, &words, (size_t)settings.seed);
    fit(student, &samples, &recipe);
    report("student", &student, 1, &samples, settings.margins > 0);
    if (settings.out) model_write(student, words.hashes, settings.out);
    return 0;
}
