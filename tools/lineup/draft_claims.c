#include "tools/lineup/draft.h"
#include "lexicons.h"
#include "common/arabic.h"
#include "common/errors.h"
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

/* Names and numbers that stand in the content. Of the claim's arena. */
static void read_content(Draft *draft, Statement *said, Slice content_at, const Neighbour *neighbours, size_t count)
{
    Stem *names = arena_take(draft->scratch, (count + 1) * sizeof *names);
    uint32_t *numbers = arena_take(draft->scratch, (count + 1) * sizeof *numbers);
    size_t name_count = 0, number_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Neighbour *neighbour = &neighbours[i];
        if (!in_spans(content_at, neighbour->span)) continue;
        if (neighbour->type == 'E') names[name_count++] = (Stem){stem_key(arabic_fold(draft->scratch, neighbour->text)), 1};
        else if (neighbour->value.len > 0) numbers[number_count++] = stem_key(neighbour->value);
    }
    if (number_count > 1) qsort(numbers, number_count, sizeof *numbers, by_number);
    said->names = bag_made(names, name_count);
    said->numbers = numbers;
    said->number_count = (uint32_t)number_count;
}

static bool has_sign(Slice signs, Slice sign)
{
    for (size_t at = 0; at + sign.len <= signs.len; at++)
        if (memcmp(signs.ptr + at, sign.ptr, sign.len) == 0) return true;
    return false;
}

/* Words that turn the content around, call it false, or point back; only a short content is no more than a pointer, and
   what is negated late is seldom what is said. */
static void read_signs(Draft *draft, Statement *said, Slice text)
{
    enum { EARLY = 3, SHORT = 4, LOOKED_AT = 24 };
    Slice word;
    uint32_t words = 0;
    bool points = false;
    for (; words < LOOKED_AT && word_next(&text, &word); words++) {
        uint32_t row = lexicon_find(&lexicon_claim_signs, arabic_fold(draft->scratch, word));
        if (row == LEXICON_NONE) continue;
        Slice signs = lexicon_cell(&lexicon_claim_signs, row, 1);
        bool negates = has_sign(signs, SLICE("negates")) || (words < EARLY && has_sign(signs, SLICE("early")));
        said->falsehood = said->falsehood || (has_sign(signs, SLICE("false")) && (words < EARLY || !has_sign(signs, SLICE("points"))));
        said->negated_early = said->negated_early || (negates && words < EARLY);
        said->negated = said->negated || negates || said->falsehood;
        points = points || has_sign(signs, SLICE("points"));
    }
    said->points_back = points && words <= SHORT;
}

static Span first_span(Slice list)
{
    Span span = {0, 0};
    span_next(&list, &span);
    return span;
}

/* Copies a statement of the record into the article's memory, with what its words say. */
static const Statement *keep_statement(Draft *draft, const Statement *said)
{
    Article *article = draft->article;
    Statement kept = *said;
    Slice *texts[] = {&kept.text, &kept.label, &kept.cue, &kept.source, &kept.source_actor, &kept.source_key, &kept.source_name,
                      &kept.target, &kept.target_actor};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = article_copy(article, *texts[i]);
    kept.names = draft_keep_bag(draft, said->names);
    kept.numbers = article_copy_items(article, said->numbers, said->number_count, sizeof *said->numbers);
    kept.speaker = draft_bag_of(draft, kept.source);
    kept.speaker_name = kept.source_name.len > 0 ? draft_bag_of(draft, kept.source_name) : kept.speaker;
    kept.addressee = draft_bag_of(draft, kept.target);
    if (kept.states) {
        kept.content = draft_bag_of(draft, kept.text);
        read_signs(draft, &kept, kept.text);
    }
    return article_copy_items(article, &kept, 1, sizeof kept);
}

static const Statement *statement_of(Draft *draft, Sentence *sentence, const Record *record, const Neighbour *neighbours,
                                     size_t count)
{
    Slice attrs = record->attrs, content_at = draft_attribute(sentence, attrs, "content_at");
    Statement said = {.act = act_read(record->label), .text = record->text, .label = record->label,
                      .cue = draft_attribute(sentence, attrs, "cue"), .source = record->value,
                      .source_actor = draft_attribute(sentence, attrs, "source_actor"),
                      .source_key = draft_attribute(sentence, attrs, "source_key"),
                      .source_name = draft_attribute(sentence, attrs, "source_name"),
                      .target = draft_attribute(sentence, attrs, "target"),
                      .target_actor = draft_attribute(sentence, attrs, "target_actor"), .states = content_at.len > 0};
    read_content(draft, &said, content_at, neighbours, count);
    const Statement **known = statements_find(&draft->statements, &said);
    if (*known == NULL) *known = keep_statement(draft, &said);
    arena_reset(draft->scratch);
    return *known;
}

static void push_claim(Draft *draft, Claim claim)
{
    if (draft->claim_count == draft->claim_capacity) {
        draft->claim_capacity = draft->claim_capacity == 0 ? 16 : draft->claim_capacity * 2;
        draft->claims = realloc(draft->claims, draft->claim_capacity * sizeof *draft->claims);
        if (draft->claims == NULL) die_at(NULL, 0, "out of memory: %zu claims", draft->claim_capacity);
    }
    draft->claims[draft->claim_count++] = claim;
}

void draft_add_claim(Draft *draft, Sentence *sentence, const Record *record, const Neighbour *neighbours, size_t count)
{
    Article *article = draft->article;
    Slice attrs = record->attrs;
    const Statement *statement = statement_of(draft, sentence, record, neighbours, count);
    push_claim(draft, (Claim){.member = {.article = article, .sent = record->sent, .span = {record->begin, record->end},
                                         .text = statement->text, .label = statement->label,
                                         .order = (uint32_t)draft->claim_count},
                              .statement = statement,
                              .cue_at = draft_keep_attribute(draft, sentence, attrs, "cue_at"),
                              .content_at = draft_keep_attribute(draft, sentence, attrs, "content_at"),
                              .source_at = first_span(draft_attribute(sentence, attrs, "source_at"))});
}

Claim *draft_take_claims(Draft *draft)
{
    Claim *claims = draft->claim_count > 0 ? realloc(draft->claims, draft->claim_count * sizeof *claims) : NULL;
    draft->article->memory += draft->claim_count * sizeof *claims;
    if (draft->claim_count == 0) free(draft->claims);
    else if (claims == NULL) claims = draft->claims;   /* it was to become smaller */
    draft->claims = NULL;
    return claims;
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
            figure->source = claim->statement->source;
            figure->source_actor = claim->statement->source_actor;
        }
    }
}
