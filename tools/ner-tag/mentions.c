#include "tools/ner-tag/mentions.h"

void mentions_clear(Mentions *mentions) { *mentions = (Mentions){{0}, {0}}; }

static uint8_t label_before(const Mentions *mentions, uint32_t hash)
{
    return mentions->hash[hash % MENTION_SLOTS] == hash ? mentions->label[hash % MENTION_SLOTS] : 0;
}

static void note(Mentions *mentions, uint32_t hash, uint8_t label)
{
    mentions->hash[hash % MENTION_SLOTS] = hash;
    mentions->label[hash % MENTION_SLOTS] = (uint8_t)(label + 1);
}

static bool is_telling(const Form *form) { return form->class == TOKEN_WORD && !form->frequent; }

/* Of a word without clitics stem and base are one; each has a slot of its own all the same. */
static uint32_t base_key(const Form *form) { return form->base ^ 0x5BD1E995u; }

void mentions_recall(const Mentions *mentions, const Form *forms, size_t count, Evidence *evidence)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_telling(&forms[i])) continue;
        evidence[i].stem_before = label_before(mentions, forms[i].stem);
        evidence[i].base_before = label_before(mentions, base_key(&forms[i]));
    }
}

/* That a word was in no name is noted only where nothing else was: a name stays one. */
void mentions_note(Mentions *mentions, const Form *forms, size_t count, const uint8_t *labels)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_telling(&forms[i])) continue;
        bool named = labels[i] != LABEL_O;
        if (named) note(mentions, base_key(&forms[i]), labels[i]);
        if (named || label_before(mentions, forms[i].stem) == 0) note(mentions, forms[i].stem, labels[i]);
    }
}
