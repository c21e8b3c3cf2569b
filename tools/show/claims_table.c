#include "tools/show/claims_table.h"
#include "common/lexicon.h"
#include "tools/show/safe_text.h"

#define NO_CLAIM UINT32_MAX
#define NO_GROUP UINT32_MAX

enum { CONTENT_MAX = 600, NAME_MAX_SHOWN = 200 };

/* The claims of one source, in a chain through `next`. */
typedef struct {
    Slice source;
    uint32_t first, last, count;
} Group;

typedef struct {
    Group *groups;
    size_t group_count, group_capacity;
    uint32_t *next;      /* of each claim: the next of its source; NO_CLAIM: none */
    uint32_t *slots;     /* open addressing by the source's hash; NO_GROUP: empty */
    size_t slot_mask;
} Grouping;

static uint32_t group_of(Grouping *grouping, Slice source, Arena *arena)
{
    size_t slot = (lexicon_hash(source) * 2654435761u >> 7) & grouping->slot_mask;
    while (grouping->slots[slot] != NO_GROUP) {
        if (slice_equal(grouping->groups[grouping->slots[slot]].source, source)) return grouping->slots[slot];
        slot = (slot + 1) & grouping->slot_mask;
    }
    grouping->groups = arena_grow(arena, grouping->groups, grouping->group_count, &grouping->group_capacity,
                                  sizeof *grouping->groups);
    grouping->groups[grouping->group_count] = (Group){source, NO_CLAIM, NO_CLAIM, 0};
    grouping->slots[slot] = (uint32_t)grouping->group_count++;
    return grouping->slots[slot];
}

/* Sources stand in the order in which they first speak. */
static Grouping group_claims(const Annotations *annotations, Arena *arena)
{
    Grouping grouping = {.slot_mask = 63};
    while (grouping.slot_mask < annotations->claim_count * 2) grouping.slot_mask = grouping.slot_mask * 2 + 1;
    grouping.slots = arena_take(arena, (grouping.slot_mask + 1) * sizeof *grouping.slots);
    for (size_t i = 0; i <= grouping.slot_mask; i++) grouping.slots[i] = NO_GROUP;
    grouping.next = arena_take(arena, (annotations->claim_count + 1) * sizeof *grouping.next);
    for (uint32_t i = 0; i < annotations->claim_count; i++) {
        uint32_t at = group_of(&grouping, annotations->claims[i].source, arena);
        Group *group = &grouping.groups[at];
        grouping.next[i] = NO_CLAIM;
        if (group->count++ == 0) group->first = i;
        else grouping.next[group->last] = i;
        group->last = i;
    }
    return grouping;
}

/* ---- writing ---- */

static void put(const Article *article, const char *text) { buffer_put(article->out, slice_of(text)); }

static void put_word(const Article *article, const char *key)
{
    put_html_text(article->out, interface_word(article->language, key));
}

/* Text as a link to its place in the article, where that has an anchor. */
static void put_linked(const Article *article, Span span, Slice text)
{
    bool linked = span.end > 0 && anchors_have(article->anchors, span);
    if (linked) {
        put(article, "<a href=\"#");
        put_anchor(article->out, article->anchors, span);
        put(article, "\">");
    }
    put_html_text(article->out, text);
    if (linked) put(article, "</a>");
}

/* The code of who it is, coloured by side. */
static void put_actor(const Article *article, Slice actor)
{
    if (actor.len == 0) return;
    put(article, " <code class=\"actor");
    put_side_class(article, actor);
    put(article, "\">");
    put_html_text(article->out, text_beginning(article->scratch, actor, NAME_MAX_SHOWN));
    put(article, "</code>");
}

static void put_row(const Article *article, uint32_t number)
{
    const Claim *claim = &article->document->annotations.claims[number];
    Arena *arena = article->scratch;
    bool has_content = claim->content.len > 0;
    put(article, "<tr class=\"c");
    put_label_class(article->out, arena, " a-", claim->act);
    put(article, " ");
    put_lit_class(article->out, number);
    put(article, "\" id=\"d");
    buffer_put_number(article->out, article->anchors->ordinal);
    put(article, "c");
    buffer_put_number(article->out, number + 1);
    put(article, "\"><td class=\"number\">");
    put_linked(article, claim->cue_at.end > 0 ? claim->cue_at : claim->content_at,
               arena_format(arena, "%u", (unsigned)number + 1));
    put(article, "</td><td class=\"does\"><span class=\"act\">");
    Slice act = label_word(article->language, arena, "act", claim->act);
    put_html_text(article->out, text_beginning(arena, act, NAME_MAX_SHOWN));
    put(article, "</span>");
    if (claim->target.len > 0) {
        put(article, " <span class=\"towards\">← ");
        put_linked(article, claim->target_at, text_beginning(arena, claim->target, NAME_MAX_SHOWN));
        put_actor(article, claim->target_actor);
        put(article, "</span>");
    }
    put(article, "</td><td>");
    if (has_content) put_linked(article, claim->content_at, text_beginning(arena, claim->content, CONTENT_MAX));
    else put(article, "—");
    put(article, "</td></tr>\n");
}

static void put_group(const Article *article, const Grouping *grouping, const Group *group)
{
    const Claim *first = &article->document->annotations.claims[group->first];
    put(article, "<tbody><tr class=\"by\"><th scope=\"rowgroup\" colspan=\"3\">");
    if (group->source.len == 0) put_word(article, "nobody");
    else put_linked(article, first->source_at, text_beginning(article->scratch, group->source, NAME_MAX_SHOWN));
    put_actor(article, first->source_actor);
    put(article, " <span class=\"count\">(");
    buffer_put_number(article->out, group->count);
    put(article, ")</span></th></tr>\n");
    for (uint32_t i = group->first; i != NO_CLAIM; i = grouping->next[i]) {
        arena_reset(article->scratch);
        put_row(article, i);
    }
    put(article, "</tbody>\n");
}

/* A heading in the view's language; Arabic ones say in English what they mean. */
static void put_heading(const Article *article, const char *key)
{
    put(article, "<th scope=\"col\"");
    if (article->language == LANGUAGE_ARABIC) {
        put(article, " title=\"");
        put_html_text(article->out, interface_word(LANGUAGE_ENGLISH, key));
        put(article, "\"");
    }
    put(article, ">");
    put_word(article, key);
    put(article, "</th>");
}

void put_claims_table(Article *article)
{
    const Annotations *annotations = &article->document->annotations;
    if (annotations->claim_count == 0) {
        put(article, "<p class=\"none\">");
        put_word(article, "none");
        put(article, "</p>\n");
        return;
    }
    Grouping grouping = group_claims(annotations, article->document->arena);
    put(article, "<table><thead><tr>");
    put_heading(article, "number");
    put_heading(article, "act-target");
    put_heading(article, "content");
    put(article, "</tr></thead>\n");
    for (size_t i = 0; i < grouping.group_count; i++) put_group(article, &grouping, &grouping.groups[i]);
    put(article, "</table>\n");
}
