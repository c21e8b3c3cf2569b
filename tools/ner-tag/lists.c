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
        [LIST_BODY_HEADS] = &lexicon_body_heads,
    };
    return lexicons[list];
}

enum { FILTER_SLOTS = 1 << 16 };

struct ListFilter {
    Lists begun[FILTER_SLOTS];   /* by a word's hash: the lists that may have a key which begins with it */
};

ListFilter *list_filter_new(void)
{
    ListFilter *filter = calloc(1, sizeof *filter);
    if (filter == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *filter);
    for (int list = 0; list < LISTS; list++) {
        const Lexicon *lexicon = list_lexicon((List)list);
        for (uint32_t i = 0; i <= lexicon->slot_mask; i++)
            if (lexicon->slots[i].hash != 0) filter->begun[lexicon->slots[i].hash % FILTER_SLOTS] |= LIST_BIT(list);
    }
    return filter;
}

void list_filter_free(ListFilter *filter) { free(filter); }

Lists lists_begun(const ListFilter *filter, Slice word)
{
    Lists found = filter->begun[lexicon_hash(word) % FILTER_SLOTS];
    for (int list = 0; found >> list != 0; list++)
        if (found >> list & 1 && !lexicon_begins(list_lexicon((List)list), word)) found &= ~LIST_BIT(list);
    return found;
}
