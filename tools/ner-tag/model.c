#include "tools/ner-tag/model.h"

static const char *const types[] = {"PER", "LOC", "ORG", "MISC"};

const char *label_type(int label) { return label == LABEL_O ? NULL : types[(label - 1) / 2]; }

int label_of_type(Slice type)
{
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (slice_is(type, types[i])) return 2 * i + LABEL_B_PER;
    return LABEL_O;
}

/* FNV-1a. */
uint64_t model_hash_long(Slice text)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    return hash ^ hash >> 32;
}

uint32_t model_hash(Slice text)
{
    uint32_t hash = (uint32_t)model_hash_long(text);
    return hash != 0 ? hash : 1;
}

const ModelWord *model_word(const Model *model, uint32_t hash)
{
    static const ModelWord none = {0};
    uint32_t i = model_slot(hash, model->word_slots);
    while (model->words[i].hash != 0 && model->words[i].hash != hash) i = i + 1 < model->word_slots ? i + 1 : 0;
    return model->words[i].hash != 0 ? &model->words[i] : &none;
}

const int8_t *model_row(const Model *model, uint32_t feature)
{
    uint32_t i = model_slot(feature, model->feature_slots);
    while (model->features[i].hash != 0 && model->features[i].hash != feature) i = i + 1 < model->feature_slots ? i + 1 : 0;
    return model->features[i].hash != 0 ? model->rows + (size_t)model->features[i].row * WIDTH : NULL;
}
