#include "tools/lineup/reading.h"
#include "common/errors.h"
#include "tools/lineup/days.h"
#include "tools/lineup/draft.h"

#include <stdlib.h>

struct Reading {
    Draft draft;             /* of the document that is being read; without an article: of none */
    uint64_t documents;
    bool told;               /* the last head was a D record */
};

Reading *reading_new(Stemmer *stemmer, bool for_stories, const char *by)
{
    Reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL) die_at(NULL, 0, "out of memory");
    reading->draft = (Draft){.stemmer = stemmer, .for_stories = for_stories, .by = by, .arena = arena_new(),
                             .scratch = arena_new()};
    return reading;
}

void reading_free(Reading *reading)
{
    if (reading == NULL) return;
    article_free(reading->draft.article);
    arena_free(reading->draft.arena);
    arena_free(reading->draft.scratch);
    statements_free(&reading->draft.statements);
    free(reading->draft.claims);
    free(reading);
}

/* ---- sentences ---- */

/* The sentence's names and numbers. */
typedef struct {
    Neighbour *items;
    size_t count, capacity;
} Neighbours;

static void add_neighbour(Neighbours *neighbours, Arena *arena, const Record *record)
{
    neighbours->items = arena_grow(arena, neighbours->items, neighbours->count, &neighbours->capacity, sizeof *neighbours->items);
    neighbours->items[neighbours->count++] = (Neighbour){record->type, {record->begin, record->end}, record->text, record->label,
                                                         record->value, record->attrs};
}

/* How many of them are looked at with each claim and figure. */
static size_t looked_at(const Neighbours *neighbours)
{
    enum { MOST = 512 };
    return neighbours->count < MOST ? neighbours->count : MOST;
}

static void add_figures(Draft *draft, Sentence *sentence, const Neighbours *neighbours)
{
    Bag context = {NULL, 0, 0};
    bool read = false;
    for (size_t i = 0; i < neighbours->count; i++) {
        const Neighbour *number = &neighbours->items[i];
        Slice fate;
        if (number->type != 'N' || !attrs_get(number->attrs, "fate", sentence->arena, &fate)) continue;
        if (!read) context = draft_bag_of(draft, sentence->head.text);
        read = true;
        draft_add_figure(draft, sentence, number, neighbours->items, looked_at(neighbours), context);
    }
}

static void add_records(Draft *draft, Sentence *sentence)
{
    Slice lines = sentence->lines;
    Record record;
    Neighbours neighbours = {NULL, 0, 0};
    while (record_next(&lines, sentence->arena, &record)) {
        if (record.type == 'E' || record.type == 'N') add_neighbour(&neighbours, sentence->arena, &record);
        if (record.type == 'E') draft_add_name_to_topic(draft, record.text);
        if (record.type == 'E' && slice_is(record.label, "LOC")) draft_count_place(draft, record.text);
        if (record.type == 'C') draft_add_claim(draft, sentence, &record, neighbours.items, looked_at(&neighbours));
    }
    add_figures(draft, sentence, &neighbours);
    draft_add_sentence_to_topic(draft, sentence->head.text);
}

/* ---- documents ---- */

static void begin_document(Reading *reading, Sentence *sentence)
{
    Draft *draft = &reading->draft;
    Article *article = draft->article = article_new();
    const Record *about = sentence->about;
    article->order = reading->documents++;
    article->id = article_copy(article, sentence->head.doc);
    if (about == NULL) return;
    article->date = article_copy(article, about->value);
    article->headline = article_copy(article, about->text);
    article->headline_at = (Span){about->begin, about->end};
    article->outlet = draft_keep_attribute(draft, sentence, about->attrs, "outlet");
    article->day = day_read(about->value);
    if (draft->by == NULL) return;
    if (strcmp(draft->by, "day") == 0) article->key = article->date;
    else article->key = draft_keep_attribute(draft, sentence, about->attrs, draft->by);
}

Article *reading_end(Reading *reading)
{
    Draft *draft = &reading->draft;
    Article *article = draft->article;
    if (article == NULL) return NULL;
    draft_find_sources(draft);
    article->figures = article_copy_items(article, draft->figures, draft->figure_count, sizeof *draft->figures);
    article->claims = draft_take_claims(draft);
    article->places = article_copy_items(article, draft->places, draft->place_count, sizeof *draft->places);
    article->figure_count = draft->figure_count;
    article->claim_count = draft->claim_count;
    article->place_count = draft->place_count;
    article->topic = draft_keep_bag(draft, bag_made(draft->topic, draft->topic_count));
    arena_reset(draft->arena);
    statements_forget(&draft->statements);
    *draft = (Draft){.stemmer = draft->stemmer, .for_stories = draft->for_stories, .by = draft->by, .arena = draft->arena,
                     .scratch = draft->scratch, .statements = draft->statements};
    return article;
}

/* A group of an earlier run stands by itself and is of no document. */
static bool is_group(const Sentence *sentence)
{
    return sentence->head.type == '\0' && sentence->lines.len > 0 && sentence->lines.ptr[0] == 'G';
}

/* A D record begins a document, and so does its first sentence: once is enough. */
static bool begins_document(Reading *reading, const Sentence *sentence)
{
    const Article *article = reading->draft.article;
    bool told = reading->told;
    reading->told = sentence->head.type == 'D';
    return article == NULL || (sentence->new_document && !(told && slice_equal(article->id, sentence->head.doc)));
}

Article *reading_add(Reading *reading, Sentence *sentence)
{
    Article *done = NULL;
    if (is_group(sentence)) return NULL;
    if (begins_document(reading, sentence)) {
        done = reading_end(reading);
        begin_document(reading, sentence);
    }
    if (sentence->head.type == 'D') return done;
    Article *article = reading->draft.article;
    if (article->headline.len == 0 && sentence->head.type != '\0') {
        article->headline = article_copy(article, sentence->head.text);
        article->headline_at = (Span){sentence->head.begin, sentence->head.end};
    }
    add_records(&reading->draft, sentence);
    return done;
}
