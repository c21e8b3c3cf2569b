#include "tools/lineup/draft.h"
#include "lexicons.h"
#include "common/arabic.h"
#include "tools/lineup/counts.h"

static Bag keys_of(Draft *draft, const Neighbour *neighbours, size_t count, bool wanted(const Neighbour *, const Figure *),
                   const Figure *figure)
{
    Stem *stems = arena_take(draft->arena, (count + 1) * sizeof *stems);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!wanted(&neighbours[i], figure)) continue;
        Slice key = neighbours[i].type == 'E' ? arabic_fold(draft->arena, neighbours[i].text) : neighbours[i].value;
        stems[found++] = (Stem){stem_key(key), 1};
    }
    return draft_keep_bag(draft, bag_made(stems, found));
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
static bool part_follows(Draft *draft, Slice before)
{
    enum { WORDS = 3, BYTES = 64 };
    size_t from = before.len > BYTES ? before.len - BYTES : 0;
    while (from < before.len && ((unsigned char)before.ptr[from] & 0xC0) == 0x80) from++;
    Slice text = slice_part(before, from, before.len), word;
    bool last[WORDS] = {false};
    for (size_t i = 0; word_next(&text, &word); i++) {
        Slice folded = arabic_fold(draft->arena, word);
        CliticReading readings[CLITIC_READINGS_MAX];
        size_t count = arabic_clitic_readings(draft->arena, folded, readings);
        last[i % WORDS] = false;
        for (size_t k = 0; k < count; k++)
            if (lexicon_find(&lexicon_part_words, readings[k].key) != LEXICON_NONE) last[i % WORDS] = true;
    }
    return last[0] || last[1] || last[2];
}

/* مقتل جنديين وإصابة خمسة آخرين: others are of those who were counted before them in the sentence. */
static void take_kind_of_others(const Draft *draft, Slice of, Figure *figure)
{
    if (draft->figure_count == 0 || figure->people != PEOPLE_ANY || !slice_starts(arabic_fold(draft->arena, of), SLICE("اخر"))) return;
    const Figure *before = &draft->figures[draft->figure_count - 1];
    if (before->member.article == figure->member.article && before->member.sent == figure->member.sent)
        figure->people = before->people;
}

void draft_add_figure(Draft *draft, Sentence *sentence, const Neighbour *number, const Neighbour *neighbours, size_t count,
                       Bag context)
{
    Figure figure = {.member = {.article = draft->article, .sent = sentence->head.sent, .span = number->span}};
    Slice fate = draft_attribute(sentence, number->attrs, "fate");
    if (!fate_read(fate, &figure.fate) || !numbers_read(number->value, &figure.low, &figure.high)) return;
    figure.written_low = figure.low;
    figure.written_high = figure.high;
    figure.modifier = draft_keep_attribute(draft, sentence, number->attrs, "mod");
    numbers_widen(figure.modifier, &figure.low, &figure.high);
    figure.member.label = article_copy(draft->article, fate);
    figure.member.text = article_copy(draft->article, number->text);
    figure.member.order = (uint32_t)draft->figure_count;
    figure.value = article_copy(draft->article, number->value);
    Slice of = draft_attribute(sentence, number->attrs, "of");
    people_read(draft->arena, number->text, of, &figure.people, &figure.noun);
    take_kind_of_others(draft, of, &figure);
    size_t from, to;
    if (sentence->head.type == 'S' && sentence_locate(sentence, number->span, number->text, &from, &to))
        figure.part = part_follows(draft, slice_part(sentence->head.text, 0, from));
    figure.context = context;
    figure.places = keys_of(draft, neighbours, count, is_near_place, &figure);
    figure.times = keys_of(draft, neighbours, count, is_past, &figure);
    draft->figures = arena_grow(draft->arena, draft->figures, draft->figure_count, &draft->figure_capacity,
                                  sizeof *draft->figures);
    draft->figures[draft->figure_count++] = figure;
    draft_add_figure_to_topic(draft, &figure);
}
