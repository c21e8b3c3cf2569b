#include "tools/lineup/reading.h"
#include "lexicons.h"
#include "common/arabic.h"
#include "common/errors.h"
#include "tools/lineup/counts.h"
#include "tools/lineup/days.h"

#include <stdlib.h>

/* A record of the sentence that claims and figures are seen with: a place, a date, a number. */
typedef struct {
    char type;
    Span span;
    Slice text, label, value, attrs;
} Neighbour;

struct Reading {
    Stemmer *stemmer;
    bool for_stories;
    uint64_t documents;
    Article *article;
    bool told;               /* the last head was a D record */
    Arena *arena;            /* of the document */
    Figure *figures;
    Claim *claims;
    Stem *topic;
    Place *places;
    size_t place_count, place_capacity, figure_count, figure_capacity, claim_count, claim_capacity, topic_count, topic_capacity;
};

Reading *reading_new(Stemmer *stemmer, bool for_stories)
{
    Reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL) die_at(NULL, 0, "out of memory");
    reading->stemmer = stemmer;
    reading->for_stories = for_stories;
    reading->arena = arena_new();
    return reading;
}

void reading_free(Reading *reading)
{
    if (reading == NULL) return;
    article_free(reading->article);
    arena_free(reading->arena);
    free(reading);
}

static Bag keep_bag(Reading *reading, Bag bag)
{
    bag.stems = article_copy_items(reading->article, bag.stems, bag.count, sizeof *bag.stems);
    return bag;
}

static Bag bag_kept(Reading *reading, Slice text) { return keep_bag(reading, bag_of(reading->stemmer, reading->arena, text)); }

static Slice attribute(Sentence *sentence, Slice attrs, const char *key)
{
    Slice value = SLICE("");
    attrs_get(attrs, key, sentence->arena, &value);
    return value;
}

static Slice keep_attribute(Reading *reading, Sentence *sentence, Slice attrs, const char *key)
{
    return article_copy(reading->article, attribute(sentence, attrs, key));
}

/* ---- the topic, for stories ---- */

static void add_to_topic(Reading *reading, Stem stem)
{
    reading->topic = arena_grow(reading->arena, reading->topic, reading->topic_count, &reading->topic_capacity,
                                sizeof *reading->topic);
    reading->topic[reading->topic_count++] = stem;
}

static void add_sentence_to_topic(Reading *reading, Slice text)
{
    Slice word;
    if (!reading->for_stories) return;
    while (reading->topic_count < BAG_MAX && word_next(&text, &word)) {
        Slice stem = stem_of(reading->stemmer, word);
        uint32_t weight = stem.len > 0 ? stem_weight(stem) : 0;
        if (weight > 0) add_to_topic(reading, (Stem){stem_key(stem), weight});
    }
}

/* A name of several words, or a figure, says more than a word. */
static void add_name_to_topic(Reading *reading, Slice name)
{
    enum { WEIGHT = 12 * STEM_WEIGHT_UNIT };
    if (!reading->for_stories || reading->topic_count >= BAG_MAX || memchr(name.ptr, ' ', name.len) == NULL) return;
    add_to_topic(reading, (Stem){stem_key(arabic_fold(reading->arena, name)) ^ 0x5bd1e995u, WEIGHT});
}

static void add_figure_to_topic(Reading *reading, const Figure *figure)
{
    enum { SMALL = 4, WEIGHT = 12 * STEM_WEIGHT_UNIT };
    if (!reading->for_stories || reading->topic_count >= BAG_MAX || figure->written_low < SMALL) return;
    uint32_t number = (uint32_t)(uint64_t)figure->written_low * 2654435761u;
    add_to_topic(reading, (Stem){number ^ ((uint32_t)figure->fate + 1) * 40503u, WEIGHT});
}

/* ---- places ---- */

static void count_place(Reading *reading, Slice name)
{
    enum { PLACES_MAX = 64 };
    for (size_t i = 0; i < reading->place_count; i++)
        if (slice_equal(reading->places[i].name, name)) {
            reading->places[i].count++;
            return;
        }
    if (reading->place_count == PLACES_MAX) return;
    reading->places = arena_grow(reading->arena, reading->places, reading->place_count, &reading->place_capacity,
                                 sizeof *reading->places);
    reading->places[reading->place_count++] = (Place){article_copy(reading->article, name), 1};
}

/* ---- figures ---- */

static Bag keys_of(Reading *reading, const Neighbour *neighbours, size_t count, bool wanted(const Neighbour *, const Figure *),
                   const Figure *figure)
{
    Stem *stems = arena_take(reading->arena, (count + 1) * sizeof *stems);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!wanted(&neighbours[i], figure)) continue;
        Slice key = neighbours[i].type == 'E' ? arabic_fold(reading->arena, neighbours[i].text) : neighbours[i].value;
        stems[found++] = (Stem){stem_key(key), 1};
    }
    return keep_bag(reading, bag_made(stems, found));
}

static bool is_near_place(const Neighbour *neighbour, const Figure *figure)
{
    enum { NEAR = 45 }; /* characters */
    if (neighbour->type != 'E' || !slice_is(neighbour->label, "LOC")) return false;
    return neighbour->span.begin >= figure->member.span.end && neighbour->span.begin - figure->member.span.end <= NEAR;
}

/* A date that is not of these days: a year, a month, a week that is gone. */
static bool is_past(const Neighbour *neighbour, const Figure *figure)
{
    (void)figure;
    Slice value = neighbour->value;
    if (neighbour->type != 'N' || value.len < 2) return false;
    if (slice_is(neighbour->label, "set")) return true;
    if (!slice_is(neighbour->label, "date") && !slice_is(neighbour->label, "time")) return false;
    if (slice_starts(value, SLICE("XXXX-WXX")) || slice_starts(value, SLICE("P")) || slice_starts(value, SLICE("T"))) return false;
    return !slice_starts(value, SLICE("-P")) || (value.ptr[value.len - 1] != 'D' && memchr(value.ptr, 'T', value.len) == NULL);
}

/* The few words before a place in the sentence: whether one says that a part follows. */
static bool part_follows(Reading *reading, Slice before)
{
    enum { WORDS = 3, BYTES = 64 };
    size_t from = before.len > BYTES ? before.len - BYTES : 0;
    while (from < before.len && ((unsigned char)before.ptr[from] & 0xC0) == 0x80) from++;
    Slice text = slice_part(before, from, before.len), word;
    bool last[WORDS] = {false};
    for (size_t i = 0; word_next(&text, &word); i++) {
        Slice folded = arabic_fold(reading->arena, word);
        CliticReading readings[CLITIC_READINGS_MAX];
        size_t count = arabic_clitic_readings(reading->arena, folded, readings);
        last[i % WORDS] = false;
        for (size_t k = 0; k < count; k++)
            if (lexicon_find(&lexicon_part_words, readings[k].key) != LEXICON_NONE) last[i % WORDS] = true;
    }
    return last[0] || last[1] || last[2];
}

static void add_figure(Reading *reading, Sentence *sentence, const Neighbour *number, const Neighbour *neighbours, size_t count,
                       Bag context)
{
    Figure figure = {.member = {.article = reading->article, .sent = sentence->head.sent, .span = number->span}};
    Slice fate = attribute(sentence, number->attrs, "fate");
    if (!fate_read(fate, &figure.fate) || !numbers_read(number->value, &figure.low, &figure.high)) return;
    figure.written_low = figure.low;
    figure.written_high = figure.high;
    figure.modifier = keep_attribute(reading, sentence, number->attrs, "mod");
    numbers_widen(figure.modifier, &figure.low, &figure.high);
    figure.member.label = article_copy(reading->article, fate);
    figure.member.text = article_copy(reading->article, number->text);
    figure.member.order = (uint32_t)reading->figure_count;
    figure.value = article_copy(reading->article, number->value);
    people_read(reading->arena, number->text, attribute(sentence, number->attrs, "of"), &figure.people, &figure.noun);
    size_t from, to;
    if (sentence->head.type == 'S' && sentence_locate(sentence, number->span, number->text, &from, &to))
        figure.part = part_follows(reading, slice_part(sentence->head.text, 0, from));
    figure.context = context;
    figure.places = keys_of(reading, neighbours, count, is_near_place, &figure);
    figure.times = keys_of(reading, neighbours, count, is_past, &figure);
    reading->figures = arena_grow(reading->arena, reading->figures, reading->figure_count, &reading->figure_capacity,
                                  sizeof *reading->figures);
    reading->figures[reading->figure_count++] = figure;
    add_figure_to_topic(reading, &figure);
}

/* ---- claims ---- */

static bool in_spans(Slice list, Span span)
{
    Span one;
    while (span_next(&list, &one))
        if (span.begin >= one.begin && span.end <= one.end) return true;
    return false;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *first = a, *second = b;
    return *first < *second ? -1 : *first > *second;
}

/* Names and numbers that stand in the content. */
static void read_content(Reading *reading, Claim *claim, Slice content_at, const Neighbour *neighbours, size_t count)
{
    Stem *names = arena_take(reading->arena, (count + 1) * sizeof *names);
    uint32_t *numbers = arena_take(reading->arena, (count + 1) * sizeof *numbers);
    size_t name_count = 0, number_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Neighbour *neighbour = &neighbours[i];
        if (!in_spans(content_at, neighbour->span)) continue;
        if (neighbour->type == 'E') names[name_count++] = (Stem){stem_key(arabic_fold(reading->arena, neighbour->text)), 1};
        else if (neighbour->value.len > 0) numbers[number_count++] = stem_key(neighbour->value);
    }
    claim->names = keep_bag(reading, bag_made(names, name_count));
    if (number_count > 1) qsort(numbers, number_count, sizeof *numbers, by_number);
    claim->numbers = article_copy_items(reading->article, numbers, number_count, sizeof *numbers);
    claim->number_count = (uint32_t)number_count;
}

/* Words that turn the content around, or point back; only a short content is no more than a pointer. */
static void read_signs(Reading *reading, Claim *claim, Slice text)
{
    enum { SHORT = 4, LOOKED_AT = 24 };
    Slice word;
    uint32_t words = 0;
    bool points = false;
    for (; words < LOOKED_AT && word_next(&text, &word); words++) {
        uint32_t row = lexicon_find(&lexicon_claim_signs, arabic_fold(reading->arena, word));
        if (row == LEXICON_NONE) continue;
        if (slice_is(lexicon_cell(&lexicon_claim_signs, row, 1), "negates")) claim->negated = true;
        else points = true;
    }
    claim->points_back = points && words <= SHORT;
}

static Span first_span(Slice list)
{
    Span span = {0, 0};
    span_next(&list, &span);
    return span;
}

static void add_claim(Reading *reading, Sentence *sentence, const Record *record, const Neighbour *neighbours, size_t count)
{
    Article *article = reading->article;
    Slice attrs = record->attrs, content_at = attribute(sentence, attrs, "content_at");
    Claim claim = {.member = {.article = article, .sent = record->sent, .span = {record->begin, record->end},
                              .text = article_copy(article, record->text), .label = article_copy(article, record->label),
                              .order = (uint32_t)reading->claim_count},
                   .act = act_read(record->label),
                   .cue = keep_attribute(reading, sentence, attrs, "cue"),
                   .cue_at = keep_attribute(reading, sentence, attrs, "cue_at"),
                   .content_at = article_copy(article, content_at),
                   .source = article_copy(article, record->value),
                   .source_actor = keep_attribute(reading, sentence, attrs, "source_actor"),
                   .source_at = first_span(attribute(sentence, attrs, "source_at")),
                   .target = keep_attribute(reading, sentence, attrs, "target"),
                   .target_actor = keep_attribute(reading, sentence, attrs, "target_actor"),
                   .states = content_at.len > 0};
    Slice name = attribute(sentence, attrs, "source_name");
    claim.speaker = bag_kept(reading, record->value);
    claim.speaker_name = name.len > 0 ? bag_kept(reading, name) : claim.speaker;
    claim.addressee = bag_kept(reading, claim.target);
    if (claim.states) {
        claim.content = bag_kept(reading, record->text);
        read_signs(reading, &claim, record->text);
    }
    read_content(reading, &claim, content_at, neighbours, count);
    reading->claims = arena_grow(reading->arena, reading->claims, reading->claim_count, &reading->claim_capacity,
                                 sizeof *reading->claims);
    reading->claims[reading->claim_count++] = claim;
}

/* ---- sentences ---- */

static void read_about(Reading *reading, Sentence *sentence, const Record *about)
{
    Article *article = reading->article;
    article->date = article_copy(article, about->value);
    article->headline = article_copy(article, about->text);
    article->headline_at = (Span){about->begin, about->end};
    article->outlet = keep_attribute(reading, sentence, about->attrs, "outlet");
    article->day = day_read(about->value);
}

static void add_records(Reading *reading, Sentence *sentence)
{
    Slice lines = sentence->lines;
    Record record;
    Neighbour *neighbours = NULL;
    size_t count = 0, capacity = 0;
    Bag context = {NULL, 0, 0};
    bool figures_read = false;
    Slice text = sentence->head.text;
    while (record_next(&lines, sentence->arena, &record)) {
        if (record.type == 'E' || record.type == 'N') {
            neighbours = arena_grow(sentence->arena, neighbours, count, &capacity, sizeof *neighbours);
            neighbours[count++] = (Neighbour){record.type, {record.begin, record.end}, record.text, record.label, record.value, record.attrs};
        }
        if (record.type == 'E') add_name_to_topic(reading, record.text);
        if (record.type == 'E' && slice_is(record.label, "LOC")) count_place(reading, record.text);
        if (record.type == 'C') add_claim(reading, sentence, &record, neighbours, count);
    }
    for (size_t i = 0; i < count; i++) {
        Slice fate;
        if (neighbours[i].type != 'N' || !attrs_get(neighbours[i].attrs, "fate", sentence->arena, &fate)) continue;
        if (!figures_read) context = bag_kept(reading, text);
        figures_read = true;
        add_figure(reading, sentence, &neighbours[i], neighbours, count, context);
    }
    add_sentence_to_topic(reading, text);
}

/* The innermost claim whose content has the figure tells who gives it. */
static void find_sources(Reading *reading)
{
    enum { LOOKED_AT = 256, SENTENCES = 3 };
    size_t from = 0;
    for (size_t i = 0; i < reading->figure_count; i++) {
        Figure *figure = &reading->figures[i];
        uint64_t best = UINT64_MAX;
        while (from < reading->claim_count && reading->claims[from].member.sent + SENTENCES < figure->member.sent) from++;
        for (size_t k = from; k < reading->claim_count && k < from + LOOKED_AT; k++) {
            const Claim *claim = &reading->claims[k];
            if (claim->member.sent > figure->member.sent) break;
            uint64_t length = claim->member.span.end - claim->member.span.begin;
            if (length >= best || !in_spans(claim->content_at, figure->member.span)) continue;
            best = length;
            figure->source = claim->source;
            figure->source_actor = claim->source_actor;
        }
    }
}

static Article *end_document(Reading *reading)
{
    Article *article = reading->article;
    if (article == NULL) return NULL;
    find_sources(reading);
    article->figures = article_copy_items(article, reading->figures, reading->figure_count, sizeof *reading->figures);
    article->claims = article_copy_items(article, reading->claims, reading->claim_count, sizeof *reading->claims);
    article->figure_count = reading->figure_count;
    article->claim_count = reading->claim_count;
    article->places = article_copy_items(article, reading->places, reading->place_count, sizeof *reading->places);
    article->place_count = reading->place_count;
    article->topic = keep_bag(reading, bag_made(reading->topic, reading->topic_count));
    reading->article = NULL;
    reading->figures = NULL;
    reading->claims = NULL;
    reading->topic = NULL;
    reading->figure_count = reading->figure_capacity = reading->claim_count = reading->claim_capacity = 0;
    reading->topic_count = reading->topic_capacity = reading->place_count = reading->place_capacity = 0;
    reading->places = NULL;
    arena_reset(reading->arena);
    return article;
}

/* A group of an earlier run stands by itself and is of no document. */
static bool is_group(Sentence *sentence)
{
    return sentence->head.type == '\0' && sentence->lines.len > 0 && sentence->lines.ptr[0] == 'G';
}

/* A D record begins a document, and so does its first sentence: once is enough. */
static bool begins_document(Reading *reading, const Sentence *sentence)
{
    bool told = reading->told;
    reading->told = sentence->head.type == 'D';
    return reading->article == NULL || (sentence->new_document && !(told && slice_equal(reading->article->id, sentence->head.doc)));
}

Article *reading_add(Reading *reading, Sentence *sentence)
{
    Article *done = NULL;
    if (is_group(sentence)) return NULL;
    if (begins_document(reading, sentence)) {
        done = end_document(reading);
        reading->article = article_new();
        reading->article->order = reading->documents++;
        reading->article->id = article_copy(reading->article, sentence->head.doc);
        if (sentence->about != NULL) read_about(reading, sentence, sentence->about);
    }
    if (sentence->head.type == 'D') return done;
    if (reading->article->headline.len == 0 && sentence->head.type != '\0') {
        reading->article->headline = article_copy(reading->article, sentence->head.text);
        reading->article->headline_at = (Span){sentence->head.begin, sentence->head.end};
    }
    add_records(reading, sentence);
    return done;
}

Article *reading_end(Reading *reading) { return end_document(reading); }
