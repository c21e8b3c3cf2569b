/* lineup: what several documents say of one event, side by side. */

#include "tools/stages.h"

#include "common/errors.h"
#include "tools/lineup/reading.h"
#include "tools/lineup/story.h"

#include <stdlib.h>

typedef struct {
    Stemmer *stemmer;
    Reading *reading;
    PairWeights weights;
    Article **articles;
    size_t count, capacity;
} Context;

static void *lineup_open(const Options *options)
{
    (void)options;
    Context *context = calloc(1, sizeof *context);
    if (context == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *context);
    context->stemmer = stemmer_new();
    context->reading = reading_new(context->stemmer, false);
    pair_weights_read(&context->weights);
    return context;
}

static void keep(Context *context, Article *article)
{
    if (article == NULL) return;
    if (context->count == context->capacity) {
        context->capacity = context->capacity == 0 ? 64 : context->capacity * 2;
        context->articles = realloc(context->articles, context->capacity * sizeof *context->articles);
        if (context->articles == NULL) die_at(NULL, 0, "out of memory: %zu articles", context->capacity);
    }
    context->articles[context->count++] = article;
}

static void lineup_render(void *opaque, Sentence *sentence, Buffer *out)
{
    (void)out;
    Context *context = opaque;
    keep(context, reading_add(context->reading, sentence));
}

static int lineup_finish(void *opaque, Buffer *out)
{
    Context *context = opaque;
    keep(context, reading_end(context->reading));
    if (context->count == 0) return STATUS_DONE;
    Arena *arena = arena_new();
    Lineup lineup = story_line_up(context->articles, context->count, &context->weights, arena);
    lineup_write(out, &lineup, context->articles[0]->id);
    arena_free(arena);
    return STATUS_DONE;
}

static void lineup_close(void *opaque)
{
    Context *context = opaque;
    for (size_t i = 0; i < context->count; i++) article_free(context->articles[i]);
    free(context->articles);
    reading_free(context->reading);
    stemmer_free(context->stemmer);
    free(context);
}

static const OptionSpec own[] = {{NULL, false}};

const Stage lineup_stage = {
    .name = "lineup", .own = own, .open = lineup_open, .render = lineup_render, .finish = lineup_finish, .close = lineup_close,
};
