#include "tools/lineup/table.h"
#include "common/record.h"

#include <stdio.h>

static const char *const columns[] = {
    "story", "date", "places", "killed_low", "killed_high", "injured_low", "injured_high", "missing_low", "missing_high",
    "displaced_low", "displaced_high", "detained_low", "detained_high", "accused", "denying", "outlets", "sources", "headlines",
};

void table_head(Buffer *out)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (i > 0) buffer_put_char(out, '\t');
        buffer_put(out, slice_of(columns[i]));
    }
    buffer_put_char(out, '\n');
}

/* ---- lists ---- */

/* Different texts, with how often each came. */
typedef struct {
    Arena *arena;
    Place *items;
    size_t count, capacity;
} List;

enum { LIST_MAX = 256 };

static void list_add(List *list, Slice text, uint32_t times)
{
    if (text.len == 0) return;
    for (size_t i = 0; i < list->count; i++)
        if (slice_equal(list->items[i].name, text)) {
            list->items[i].count += times;
            return;
        }
    if (list->count == LIST_MAX) return;
    list->items = arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (Place){text, times};
}

/* The `most` items that came most often, equal ones in their order. */
static void list_put(Buffer *out, const List *list, size_t most)
{
    bool put[LIST_MAX] = {false};
    for (size_t n = 0; n < list->count && n < most; n++) {
        size_t best = LIST_MAX;
        for (size_t i = 0; i < list->count; i++)
            if (!put[i] && (best == LIST_MAX || list->items[i].count > list->items[best].count)) best = i;
        put[best] = true;
        if (n > 0) buffer_put(out, SLICE("; "));
        record_write_text(out, list->items[best].name);
    }
}

/* ---- figures ---- */

static void put_number(Buffer *out, double number)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%.15g", number);
    buffer_put(out, (Slice){text, (size_t)length});
}

static size_t documents_in(const FigureGroup *group)
{
    size_t documents = 1;
    for (size_t i = 1; i < group->count; i++) documents += group->figures[i]->member.article != group->figures[i - 1]->member.article;
    return documents;
}

/* The whole that most articles count, and most often, with this fate; NULL: none. */
static const FigureGroup *whole(const Lineup *lineup, Fate fate)
{
    const FigureGroup *best = NULL;
    for (size_t i = 0; i < lineup->figure_count; i++) {
        const FigureGroup *group = &lineup->figures[i];
        if (group->figures[0]->fate != fate || group->figures[0]->part || group->figures[0]->times.count > 0) continue;
        size_t documents = documents_in(group), most = best != NULL ? documents_in(best) : 0;
        if (documents > most || (documents == most && group->count > best->count)) best = group;
    }
    return best;
}

/* Where nothing is told twice, the first figure that is no part and of these days. */
static const Figure *first_of(Article *const *articles, size_t count, Fate fate)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < articles[i]->figure_count; k++) {
            const Figure *figure = &articles[i]->figures[k];
            if (figure->fate == fate && !figure->part && figure->times.count == 0) return figure;
        }
    return NULL;
}

static void put_fate(Buffer *out, Article *const *articles, size_t count, const Lineup *lineup, Fate fate)
{
    const FigureGroup *group = whole(lineup, fate);
    const Figure *figure = group == NULL ? first_of(articles, count, fate) : NULL;
    buffer_put_char(out, '\t');
    if (group != NULL) put_number(out, group->low);
    if (figure != NULL) put_number(out, figure->written_low);
    buffer_put_char(out, '\t');
    if (group != NULL) put_number(out, group->high);
    if (figure != NULL) put_number(out, figure->written_high);
}

/* ---- the row ---- */

/* An actor as its code and its name. */
static Slice actor(Arena *arena, Slice code, Slice name)
{
    if (code.len == 0) return name;
    return name.len == 0 ? code : arena_join(arena, arena_join(arena, code, SLICE(" ")), name);
}

typedef struct {
    List places, accused, denying, outlets, sources, headlines;
} Lists;

static void list_claims(Lists *lists, const Article *article, Arena *arena)
{
    for (size_t i = 0; i < article->claim_count; i++) {
        const Claim *claim = &article->claims[i];
        if (claim->statement->act == ACT_ACCUSE) list_add(&lists->accused, actor(arena, claim->statement->target_actor, claim->statement->target), 1);
        if (claim->statement->act == ACT_DENY) list_add(&lists->denying, actor(arena, claim->statement->source_actor, claim->statement->source), 1);
    }
}

static void list_article(Lists *lists, const Article *article, Arena *arena)
{
    for (size_t i = 0; i < article->place_count; i++) list_add(&lists->places, article->places[i].name, article->places[i].count);
    list_add(&lists->outlets, article->outlet.len > 0 ? article->outlet : article->id, 1);
    list_add(&lists->headlines, article->headline, 1);
    for (size_t i = 0; i < article->figure_count; i++)
        list_add(&lists->sources, actor(arena, article->figures[i].source_actor, article->figures[i].source), 1);
    list_claims(lists, article, arena);
}

static void put_list(Buffer *out, const List *list, size_t most)
{
    buffer_put_char(out, '\t');
    list_put(out, list, most);
}

void table_row(Buffer *out, Article *const *articles, size_t count, const Lineup *lineup, Arena *arena)
{
    enum { PLACES = 5 };
    static const Fate fates[] = {FATE_KILLED, FATE_INJURED, FATE_MISSING, FATE_DISPLACED, FATE_DETAINED};
    const List empty = {.arena = arena};
    Lists lists = {empty, empty, empty, empty, empty, empty};
    Slice date = SLICE("");
    for (size_t i = 0; i < count; i++) {
        list_article(&lists, articles[i], arena);
        if (articles[i]->day != DAY_UNKNOWN && (date.len == 0 || memcmp(articles[i]->date.ptr, date.ptr, 10) < 0))
            date = slice_part(articles[i]->date, 0, 10);
    }
    record_write_text(out, articles[0]->id);
    buffer_put_char(out, '\t');
    buffer_put(out, date);
    put_list(out, &lists.places, PLACES);
    for (size_t i = 0; i < sizeof fates / sizeof *fates; i++) put_fate(out, articles, count, lineup, fates[i]);
    put_list(out, &lists.accused, LIST_MAX);
    put_list(out, &lists.denying, LIST_MAX);
    put_list(out, &lists.outlets, LIST_MAX);
    put_list(out, &lists.sources, LIST_MAX);
    put_list(out, &lists.headlines, LIST_MAX);
    buffer_put_char(out, '\n');
}
