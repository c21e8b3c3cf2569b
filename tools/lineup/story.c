#include "tools/lineup/story.h"
#include "tools/lineup/grouping.h"

#include <stdio.h>

Lineup story_line_up(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena)
{
    Lineup lineup = {.figures = NULL};
    lineup.figures = figures_grouped(articles, count, weights, arena, &lineup.figure_count);
    ClaimClusters clusters = claims_clustered(articles, count, weights, arena);
    lineup.claims = claims_grouped(&clusters, arena, &lineup.claim_count);
    lineup.disputes = disputes_found(&clusters, weights, arena, &lineup.dispute_count);
    return lineup;
}

/* ---- records ---- */

typedef struct {
    Buffer *out;
    Slice story;
    Buffer id, attrs;
} Writer;

/* A kind's letter and the group's number behind the story's id. */
static void name_group(Writer *writer, char kind, size_t number)
{
    writer->id.len = 0;
    buffer_put(&writer->id, writer->story);
    buffer_put_char(&writer->id, '-');
    buffer_put_char(&writer->id, kind);
    buffer_put_number(&writer->id, number + 1);
}

static void put_attr(Writer *writer, const char *key, Slice value)
{
    if (value.len > 0) attrs_put(&writer->attrs, key, value);
}

static void put_number(Writer *writer, const char *key, double number)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%.15g", number);
    attrs_put(&writer->attrs, key, (Slice){text, (size_t)length});
}

static void write_member(Writer *writer, const Member *member, const char *label)
{
    Record record = {.type = 'G', .doc = member->article->id, .sent = member->sent, .begin = member->span.begin,
                     .end = member->span.end, .text = member->text, .label = slice_of(label),
                     .value = buffer_slice(&writer->id), .attrs = buffer_slice(&writer->attrs)};
    record_write(writer->out, &record);
    writer->attrs.len = 0;
}

static void write_figures(Writer *writer, const FigureGroup *group)
{
    for (size_t i = 0; i < group->count; i++) {
        const Figure *figure = group->figures[i];
        put_attr(writer, "fate", figure->member.label);
        put_attr(writer, "count", figure->value);
        put_attr(writer, "source", figure->source);
        put_attr(writer, "source_actor", figure->source_actor);
        put_number(writer, "low", group->low);
        put_number(writer, "high", group->high);
        put_attr(writer, "verdict", slice_of(verdict_word(group->verdict)));
        put_attr(writer, "mod", figure->modifier);
        write_member(writer, &figure->member, "figure");
    }
}

static void put_cue(Writer *writer, const Claim *claim)
{
    if (claim->cue_at.len > 0) attrs_put_list(&writer->attrs, "cue_at", claim->cue_at);
}

static void write_claims(Writer *writer, const ClaimGroup *group)
{
    for (size_t i = 0; i < group->count; i++) {
        const Claim *claim = group->claims[i];
        put_cue(writer, claim);
        put_attr(writer, "act", claim->member.label);
        put_attr(writer, "source", claim->statement->source);
        put_attr(writer, "source_actor", claim->statement->source_actor);
        put_attr(writer, "target_actor", claim->statement->target_actor);
        write_member(writer, &claim->member, "claim");
    }
}

static void write_dispute(Writer *writer, const Dispute *dispute)
{
    for (size_t i = 0; i < dispute->count; i++) {
        const Claim *claim = dispute->claims[i];
        put_cue(writer, claim);
        put_attr(writer, "side", dispute->against[i] ? SLICE("against") : SLICE("for"));
        put_attr(writer, "act", claim->member.label);
        put_attr(writer, "source", claim->statement->source);
        put_attr(writer, "source_actor", claim->statement->source_actor);
        write_member(writer, &claim->member, "dispute");
    }
}

void lineup_write(Buffer *out, const Lineup *lineup, Slice id)
{
    Writer writer = {.out = out, .story = id};
    for (size_t i = 0; i < lineup->figure_count; i++) {
        name_group(&writer, 'f', i);
        write_figures(&writer, &lineup->figures[i]);
    }
    for (size_t i = 0; i < lineup->claim_count; i++) {
        name_group(&writer, 'c', i);
        write_claims(&writer, &lineup->claims[i]);
    }
    for (size_t i = 0; i < lineup->dispute_count; i++) {
        name_group(&writer, 'd', i);
        write_dispute(&writer, &lineup->disputes[i]);
    }
    buffer_free(&writer.id);
    buffer_free(&writer.attrs);
}

void story_write(Buffer *out, Article *const *articles, size_t count, Slice id)
{
    for (size_t i = 0; i < count; i++) {
        const Article *article = articles[i];
        Record record = {.type = 'G', .doc = article->id, .begin = article->headline_at.begin, .end = article->headline_at.end,
                         .text = article->headline, .label = SLICE("story"), .value = id};
        record_write(out, &record);
    }
}
