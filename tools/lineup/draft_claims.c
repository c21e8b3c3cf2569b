#include "tools/lineup/draft.h"
#include "lexicons.h"
#include "common/arabic.h"
#include "tools/lineup/counts.h"

#include <stdlib.h>

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
static void read_content(Draft *draft, Claim *claim, Slice content_at, const Neighbour *neighbours, size_t count)
{
    Stem *names = arena_take(draft->arena, (count + 1) * sizeof *names);
    uint32_t *numbers = arena_take(draft->arena, (count + 1) * sizeof *numbers);
    size_t name_count = 0, number_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Neighbour *neighbour = &neighbours[i];
        if (!in_spans(content_at, neighbour->span)) continue;
        if (neighbour->type == 'E') names[name_count++] = (Stem){stem_key(arabic_fold(draft->arena, neighbour->text)), 1};
        else if (neighbour->value.len > 0) numbers[number_count++] = stem_key(neighbour->value);
    }
    claim->names = draft_keep_bag(draft, bag_made(names, name_count));
    if (number_count > 1) qsort(numbers, number_count, sizeof *numbers, by_number);
    claim->numbers = article_copy_items(draft->article, numbers, number_count, sizeof *numbers);
    claim->number_count = (uint32_t)number_count;
}

/* Words that turn the content around, or point back; only a short content is no more than a pointer. */
static void read_signs(Draft *draft, Claim *claim, Slice text)
{
    enum { SHORT = 4, LOOKED_AT = 24 };
    Slice word;
    uint32_t words = 0;
    bool points = false;
    for (; words < LOOKED_AT && word_next(&text, &word); words++) {
        uint32_t row = lexicon_find(&lexicon_claim_signs, arabic_fold(draft->arena, word));
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

void draft_add_claim(Draft *draft, Sentence *sentence, const Record *record, const Neighbour *neighbours, size_t count)
{
    Article *article = draft->article;
    Slice attrs = record->attrs, content_at = draft_attribute(sentence, attrs, "content_at");
    Claim claim = {.member = {.article = article, .sent = record->sent, .span = {record->begin, record->end},
                              .text = article_copy(article, record->text), .label = article_copy(article, record->label),
                              .order = (uint32_t)draft->claim_count},
                   .act = act_read(record->label),
                   .cue = draft_keep_attribute(draft, sentence, attrs, "cue"),
                   .cue_at = draft_keep_attribute(draft, sentence, attrs, "cue_at"),
                   .content_at = article_copy(article, content_at),
                   .source = article_copy(article, record->value),
                   .source_actor = draft_keep_attribute(draft, sentence, attrs, "source_actor"),
                   .source_key = draft_keep_attribute(draft, sentence, attrs, "source_key"),
                   .source_at = first_span(draft_attribute(sentence, attrs, "source_at")),
                   .target = draft_keep_attribute(draft, sentence, attrs, "target"),
                   .target_actor = draft_keep_attribute(draft, sentence, attrs, "target_actor"),
                   .states = content_at.len > 0};
    Slice name = draft_attribute(sentence, attrs, "source_name");
    claim.speaker = draft_bag_of(draft, record->value);
    claim.speaker_name = name.len > 0 ? draft_bag_of(draft, name) : claim.speaker;
    claim.addressee = draft_bag_of(draft, claim.target);
    if (claim.states) {
        claim.content = draft_bag_of(draft, record->text);
        read_signs(draft, &claim, record->text);
    }
    read_content(draft, &claim, content_at, neighbours, count);
    draft->claims = arena_grow(draft->arena, draft->claims, draft->claim_count, &draft->claim_capacity,
                                 sizeof *draft->claims);
    draft->claims[draft->claim_count++] = claim;
}

/* The innermost claim whose content has the figure tells who gives it. */
void draft_find_sources(Draft *draft)
{
    enum { LOOKED_AT = 256, SENTENCES = 3 };
    size_t from = 0;
    for (size_t i = 0; i < draft->figure_count; i++) {
        Figure *figure = &draft->figures[i];
        uint64_t best = UINT64_MAX;
        while (from < draft->claim_count && draft->claims[from].member.sent + SENTENCES < figure->member.sent) from++;
        for (size_t k = from; k < draft->claim_count && k < from + LOOKED_AT; k++) {
            const Claim *claim = &draft->claims[k];
            if (claim->member.sent > figure->member.sent) break;
            uint64_t length = claim->member.span.end - claim->member.span.begin;
            if (length >= best || !in_spans(claim->content_at, figure->member.span)) continue;
            best = length;
            figure->source = claim->source;
            figure->source_actor = claim->source_actor;
        }
    }
}
