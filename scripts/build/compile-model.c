/* compile-model FILE.tsv: writes the C source of a static Model to standard output. Part of the build. */

#include "common/errors.h"
#include "tools/ner-tag/model.h"

#include <stdio.h>

static void write_numbers(const char *name, const int32_t *numbers, size_t count)
{
    printf("static const int32_t %s[] = {", name);
    for (size_t i = 0; i < count; i++) printf("%s%d,", i % 16 == 0 ? "\n" : "", (int)numbers[i]);
    printf("0};\n");
}

static void write_word(const ModelWord *word)
{
    printf("{%uu,%u,{%d,%d,%d},{", word->hash, word->count, word->clusters[0], word->clusters[1], word->clusters[2]);
    for (size_t i = 0; i < TRAITS; i++) printf("%d,", word->traits[i]);
    printf("}},");
}

static void write_words(const Model *model)
{
    printf("static const ModelWord words[] = {");
    for (uint32_t i = 0; i <= model->word_mask; i++) {
        const ModelWord *word = &model->words[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (word->hash == 0) printf("{0},");
        else write_word(word);
    }
    printf("\n};\n");
}

static void write_pairs(const Model *model)
{
    printf("static const ModelPair pairs[] = {");
    for (uint32_t i = 0; i <= model->pair_mask; i++) {
        const ModelPair *pair = &model->pairs[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (pair->hash == 0) printf("{0},");
        else printf("{%uu,%u},", pair->hash, pair->kinds);
    }
    printf("\n};\n");
}

static void write_features(const Model *model)
{
    printf("static const ModelFeature features[] = {");
    for (uint32_t i = 0; i <= model->feature_mask; i++) {
        const ModelFeature *feature = &model->features[i];
        printf("%s", i % 8 == 0 ? "\n" : "");
        if (feature->hash == 0) printf("{0},");
        else printf("{%uu,%u},", feature->hash, feature->weights);
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
    write_pairs(model);
    write_features(model);
    write_numbers("weights", model->weights, model->weight_count);
    write_numbers("transitions", model->transitions, LABELS * LABELS);
    printf("const Model model_news = {words, features, pairs, weights, transitions, %uu, %uu, %uu, %u};\n",
           model->word_mask, model->feature_mask, model->pair_mask, model->weight_count);
    model_free(model);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
