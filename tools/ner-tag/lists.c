#include "tools/ner-tag/lists.h"
#include "common/errors.h"
#include "lexicons.h"

#include <stdlib.h>

const Lexicon *list_lexicon(List list)
{
    static const Lexicon *const lexicons[LISTS] = {
        [LIST_PERSON_TITLES] = &lexicon_person_titles, [LIST_SAYING_VERBS] = &lexicon_saying_verbs,
        [LIST_PLACE_CONTEXTS] = &lexicon_place_contexts, [LIST_COUNTRIES] = &lexicon_countries,
        [LIST_BODIES] = &lexicon_bodies, [LIST_PLACES] = &lexicon_places, [LIST_THINGS] = &lexicon_things,
        [LIST_SUBDIVISIONS] = &lexicon_subdivisions, [LIST_NATIONALITIES] = &lexicon_nationalities,
        [LIST_BODY_HEADS] = &lexicon_body_heads, [LIST_PERSON_NAMES] = &lexicon_person_names,
    };
    return lexicons[list];
}

enum { FILTER_SLOTS = 1 << 15 };

typedef struct {
    uint32_t hash;               /* of a word that begins keys, or of a whole key; 0: empty */
    Lists begun;
} FilterSlot;

struct ListFilter {
    FilterSlot slots[FILTER_SLOTS];
};

static const FilterSlot *find_slot(const ListFilter *filter, uint32_t hash)
{
    uint32_t at = hash % FILTER_SLOTS;
    while (filter->slots[at].hash != 0 && filter->slots[at].hash != hash) at = (at + 1) % FILTER_SLOTS;
    return &filter->slots[at];
}

static void add_list(ListFilter *filter, List list, size_t *used)
{
    const Lexicon *lexicon = list_lexicon(list);
    for (uint32_t i = 0; i <= lexicon->slot_mask; i++) {
        uint32_t hash = lexicon->slots[i].hash;
        if (hash == 0) continue;
        FilterSlot *slot = &filter->slots[find_slot(filter, hash) - filter->slots];
        *used += slot->hash == 0;
        *slot = (FilterSlot){hash, slot->begun | LIST_BIT(list)};
        if (*used > FILTER_SLOTS / 2) die_at(NULL, 0, "too many keys of lists: expected at most %d", FILTER_SLOTS / 2);
    }
}

ListFilter *list_filter_new(void)
{
    ListFilter *filter = calloc(1, sizeof *filter);
    if (filter == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *filter);
    size_t used = 0;
    for (int list = 0; list < LISTS; list++) add_list(filter, (List)list, &used);
    return filter;
}

void list_filter_free(ListFilter *filter) { free(filter); }

Lists lists_begun(const ListFilter *filter, Slice word) { return find_slot(filter, lexicon_hash(word))->begun; }
