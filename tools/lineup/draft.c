#include "tools/lineup/draft.h"
#include "common/arabic.h"

Bag draft_keep_bag(Draft *draft, Bag bag)
{
    bag.stems = article_copy_items(draft->article, bag.stems, bag.count, sizeof *bag.stems);
    return bag;
}

Bag draft_bag_of(Draft *draft, Slice text) { return draft_keep_bag(draft, bag_of(draft->stemmer, draft->arena, text)); }

Slice draft_attribute(Sentence *sentence, Slice attrs, const char *key)
{
    Slice value = SLICE("");
    attrs_get(attrs, key, sentence->arena, &value);
    return value;
}

Slice draft_keep_attribute(Draft *draft, Sentence *sentence, Slice attrs, const char *key)
{
    return article_copy(draft->article, draft_attribute(sentence, attrs, key));
}

/* ---- the topic, for stories ---- */

static void add_to_topic(Draft *draft, Stem stem)
{
    draft->topic = arena_grow(draft->arena, draft->topic, draft->topic_count, &draft->topic_capacity,
                                sizeof *draft->topic);
    draft->topic[draft->topic_count++] = stem;
}

void draft_add_sentence_to_topic(Draft *draft, Slice text)
{
    Slice word;
    if (!draft->for_stories) return;
    while (draft->topic_count < BAG_MAX && word_next(&text, &word)) {
        Slice stem = stem_of(draft->stemmer, word);
        uint32_t weight = stem.len > 0 ? stem_weight(stem) : 0;
        if (weight > 0) add_to_topic(draft, (Stem){stem_key(stem), weight});
    }
}

/* A name of several words, or a figure, says more than a word. */
void draft_add_name_to_topic(Draft *draft, Slice name)
{
    enum { WEIGHT = 12 * STEM_WEIGHT_UNIT };
    if (!draft->for_stories || draft->topic_count >= BAG_MAX || memchr(name.ptr, ' ', name.len) == NULL) return;
    add_to_topic(draft, (Stem){stem_key(arabic_fold(draft->arena, name)) ^ 0x5bd1e995u, WEIGHT});
}

void draft_add_figure_to_topic(Draft *draft, const Figure *figure)
{
    enum { SMALL = 4, WEIGHT = 12 * STEM_WEIGHT_UNIT };
    if (!draft->for_stories || draft->topic_count >= BAG_MAX || figure->written_low < SMALL) return;
    uint32_t number = (uint32_t)(uint64_t)figure->written_low * 2654435761u;
    add_to_topic(draft, (Stem){number ^ ((uint32_t)figure->fate + 1) * 40503u, WEIGHT});
}

/* ---- places ---- */

void draft_count_place(Draft *draft, Slice name)
{
    enum { PLACES_MAX = 64 };
    for (size_t i = 0; i < draft->place_count; i++)
        if (slice_equal(draft->places[i].name, name)) {
            draft->places[i].count++;
            return;
        }
    if (draft->place_count == PLACES_MAX) return;
    draft->places = arena_grow(draft->arena, draft->places, draft->place_count, &draft->place_capacity,
                                 sizeof *draft->places);
    draft->places[draft->place_count++] = (Place){article_copy(draft->article, name), 1};
}
