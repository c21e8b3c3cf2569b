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

enum { AT_ONCE = 64 };

/* Which of at most AT_ONCE tokens tell something. Without a branch, as no processor guesses which. Returns how many. */
static size_t find_telling(const Form *forms, size_t count, uint8_t places[AT_ONCE])
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        places[found] = (uint8_t)i;
        found += (forms[i].class == TOKEN_WORD) & !forms[i].frequent;
    }
    return found;
}

/* Of a word without clitics stem and base are one; each has a slot of its own all the same. */
static uint32_t base_key(const Form *form) { return form->base ^ 0x5BD1E995u; }

static size_t part(size_t count) { return count < AT_ONCE ? count : AT_ONCE; }

void mentions_recall(const Mentions *mentions, const Form *forms, size_t count, Evidence *evidence)
{
    for (; count > 0; forms += part(count), evidence += part(count), count -= part(count)) {
        uint8_t places[AT_ONCE];
        size_t telling = find_telling(forms, part(count), places);
        for (size_t i = 0; i < telling; i++) {
            const Form *form = &forms[places[i]];
            evidence[places[i]].stem_before = label_before(mentions, form->stem);
            evidence[places[i]].base_before = label_before(mentions, base_key(form));
        }
    }
}

static void note_word(Mentions *mentions, const Form *form, uint8_t label)
{
    bool named = label != LABEL_O;
    if (named) note(mentions, base_key(form), label);
    if (named || label_before(mentions, form->stem) == 0) note(mentions, form->stem, label);
}

/* That a word was in no name is noted only where nothing else was: a name stays one. */
void mentions_note(Mentions *mentions, const Form *forms, size_t count, const uint8_t *labels)
{
    for (; count > 0; forms += part(count), labels += part(count), count -= part(count)) {
        uint8_t places[AT_ONCE];
        size_t telling = find_telling(forms, part(count), places);
        for (size_t i = 0; i < telling; i++) note_word(mentions, &forms[places[i]], labels[places[i]]);
    }
}
