/* lineup: what several documents say of one event, side by side. */

#include "tools/stages.h"

#include "common/errors.h"
#include "tools/lineup/reading.h"
#include "tools/lineup/stories.h"
#include "tools/lineup/table.h"

#include <stdlib.h>

typedef struct {
    bool stories, table;     /* --stories, --table */
    const char *by;          /* --by, or NULL */
    Stemmer *stemmer;
    Reading *reading;
    PairWeights weights;
    Stories *gathered;       /* with --stories */
    Article **articles;      /* without: all */
    size_t count, capacity;
    Arena *arena;            /* of a story */
    Buffer *out;
    bool begun;
} Context;

/* ---- a story ---- */

/* It is written, and forgotten. */
static void take_story(void *opaque, Article **articles, size_t count)
{
    Context *context = opaque;
    Slice id = articles[0]->id;
    Lineup lineup = story_line_up(articles, count, &context->weights, context->arena);
    if (context->table) {
        table_row(context->out, articles, count, &lineup, context->arena);
    } else {
        if (context->stories || context->by != NULL) story_write(context->out, articles, count, id);
        lineup_write(context->out, &lineup, id);
    }
    arena_reset(context->arena);
    for (size_t i = 0; i < count; i++) article_free(articles[i]);
}

static void keep(Context *context, Article *article)
{
    if (context->count == context->capacity) {
        context->capacity = context->capacity == 0 ? 64 : context->capacity * 2;
        context->articles = realloc(context->articles, context->capacity * sizeof *context->articles);
        if (context->articles == NULL) die_at(NULL, 0, "out of memory: %zu articles", context->capacity);
    }
    context->articles[context->count++] = article;
}

/* The articles that are kept are a story. */
static void take_kept(Context *context)
{
    size_t count = context->count;
    context->count = 0;
    if (count > 0) take_story(context, context->articles, count);
}

static void add(Context *context, Article *article, Buffer *out)
{
    context->out = out;
    if (context->table && !context->begun) table_head(out);
    context->begun = true;
    if (article == NULL) return;
    if (context->by != NULL && context->count > 0 && !slice_equal(context->articles[0]->key, article->key)) take_kept(context);
    if (context->gathered != NULL) stories_add(context->gathered, article);
    else keep(context, article);
}

/* ---- the stage ---- */

static int64_t window_wanted(const Options *options)
{
    enum { USUAL = 3, MOST = 3650 };
    const char *given = options_value(options, "window");
    if (given == NULL) return USUAL;
    char *end;
    long days = strtol(given, &end, 10);
    if (*given < '0' || *given > '9' || *end != '\0' || days > MOST)
        die_at(NULL, 0, "bad --window %s: expected days from 0 to %d", given, MOST);
    if (!options_given(options, "stories")) die_at(NULL, 0, "--window: expected --stories with it");
    return days;
}

static void *lineup_open(const Options *options)
{
    Context *context = calloc(1, sizeof *context);
    if (context == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *context);
    int64_t window = window_wanted(options);
    context->stories = options_given(options, "stories");
    context->table = options_given(options, "table");
    context->by = options_value(options, "by");
    if (context->by != NULL && context->stories) die_at(NULL, 0, "--by and --stories: expected one of them");
    context->stemmer = stemmer_new();
    context->reading = reading_new(context->stemmer, context->stories, context->by);
    context->arena = arena_new();
    if (context->stories) context->gathered = stories_new(window, take_story, context);
    pair_weights_read(&context->weights);
    return context;
}

static void lineup_render(void *opaque, Sentence *sentence, Buffer *out)
{
    Context *context = opaque;
    add(context, reading_add(context->reading, sentence), out);
}

static int lineup_finish(void *opaque, Buffer *out)
{
    Context *context = opaque;
    add(context, reading_end(context->reading), out);
    if (context->gathered != NULL) stories_end(context->gathered);
    else take_kept(context);
    return STATUS_DONE;
}

static void lineup_close(void *opaque)
{
    Context *context = opaque;
    for (size_t i = 0; i < context->count; i++) article_free(context->articles[i]);
    free(context->articles);
    stories_free(context->gathered);
    reading_free(context->reading);
    stemmer_free(context->stemmer);
    arena_free(context->arena);
    free(context);
}

static const OptionSpec own[] = {{"stories", false}, {"window", true}, {"by", true}, {"table", false}, {NULL, false}};

const Stage lineup_stage = {
    .name = "lineup", .reads = "ENC", .own = own, .open = lineup_open, .render = lineup_render, .finish = lineup_finish, .close = lineup_close,
};
