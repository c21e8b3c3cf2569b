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

enum { FILTER_SLOTS = 1 << 15, FILTER_BITS = 1 << 16 };

typedef struct {
    uint32_t hash;               /* of a word that begins keys, or of a whole key; 0: empty */
    Lists begun;
} FilterSlot;

struct ListFilter {
    uint64_t any[FILTER_BITS / 64];  /* of the hashes that are there: small, so that it stays near the processor */
    FilterSlot slots[FILTER_SLOTS];
    size_t used;
};

static const FilterSlot *find_slot(const ListFilter *filter, uint32_t hash)
{
    uint32_t at = hash % FILTER_SLOTS;
    while (filter->slots[at].hash != 0 && filter->slots[at].hash != hash) at = (at + 1) % FILTER_SLOTS;
    return &filter->slots[at];
}

static uint32_t bit_of(uint32_t hash) { return hash >> 8 & (FILTER_BITS - 1); }

static void add_bits(ListFilter *filter, uint32_t hash, Lists bits)
{
    filter->any[bit_of(hash) / 64] |= (uint64_t)1 << bit_of(hash) % 64;
    FilterSlot *slot = &filter->slots[find_slot(filter, hash) - filter->slots];
    filter->used += slot->hash == 0;
    *slot = (FilterSlot){hash, slot->begun | bits};
    if (filter->used > FILTER_SLOTS / 2) die_at(NULL, 0, "too many keys of lists: expected at most %d", FILTER_SLOTS / 2);
}

static void add_list(ListFilter *filter, List list)
{
    const Lexicon *lexicon = list_lexicon(list);
    for (uint32_t i = 0; i <= lexicon->slot_mask; i++)
        if (lexicon->slots[i].hash != 0) add_bits(filter, lexicon->slots[i].hash, LIST_BIT(list));
}

/* The words of a name that is a key. */
static void add_name(ListFilter *filter, Slice name)
{
    for (size_t from = 0, to; from < name.len; from = to + 1) {
        for (to = from; to < name.len && name.ptr[to] != ' ';) to++;
        bool whole = from == 0 && to == name.len;
        if (from > 0 || whole)
            add_bits(filter, lexicon_hash(slice_part(name, from, to)), whole ? LIST_WHOLE_NAME : LIST_NAME_GOES_ON);
    }
}

static void add_names(ListFilter *filter, List list)
{
    const Lexicon *lexicon = list_lexicon(list);
    for (uint32_t row = 0; row < lexicon->row_count; row++) add_name(filter, lexicon_cell(lexicon, row, 0));
}

ListFilter *list_filter_new(void)
{
    ListFilter *filter = calloc(1, sizeof *filter);
    if (filter == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *filter);
    for (int list = 0; list < LISTS; list++) {
        add_list(filter, (List)list);
        if (LISTS_OF_NAMES & LIST_BIT(list)) add_names(filter, (List)list);
    }
    return filter;
}

void list_filter_free(ListFilter *filter) { free(filter); }

Lists lists_begun(const ListFilter *filter, Slice word)
{
    uint32_t hash = lexicon_hash(word);
    bool any = filter->any[bit_of(hash) / 64] >> bit_of(hash) % 64 & 1;
    return any ? find_slot(filter, hash)->begun : 0;
}
