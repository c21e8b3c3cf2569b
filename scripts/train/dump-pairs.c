/* dump-pairs < STREAM: for training. Writes a line a pair of figures or claims that lineup would look at: the kind, the
   document and the offsets of each (of a claim those of its cue), then the evidence, by the very code that lineup runs. All
   input is one story; an empty document id ends it. */

#include "common/errors.h"
#include "tools/lineup/pairs.h"
#include "tools/lineup/reading.h"
#include "tools/stages.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    Stemmer *stemmer;
    Reading *reading;
    Article **articles;
    size_t count, capacity;
    Arena *arena;
} Dump;

static void *dump_open(const Options *options)
{
    (void)options;
    Dump *dump = calloc(1, sizeof *dump);
    if (dump == NULL) die_at(NULL, 0, "out of memory");
    dump->stemmer = stemmer_new();
    dump->reading = reading_new(dump->stemmer, false, NULL);
    dump->arena = arena_new();
    return dump;
}

static void keep(Dump *dump, Article *article)
{
    if (article == NULL) return;
    dump->articles = arena_grow(dump->arena, dump->articles, dump->count, &dump->capacity, sizeof(Article *));
    dump->articles[dump->count++] = article;
}

static void dump_render(void *opaque, Sentence *sentence, Buffer *out)
{
    (void)out;
    Dump *dump = opaque;
    keep(dump, reading_add(dump->reading, sentence));
}

static void put_evidence(PairKind kind, const Evidence *evidence)
{
    const char *const *names = evidence_names(kind);
    for (size_t i = 0; names[i] != NULL; i++) printf("\t%d", evidence->values[i]);
    putchar('\n');
}

static void put_figure(const Figure *figure)
{
    printf("\t%.*s\t%llu\t%llu", (int)figure->member.article->id.len, figure->member.article->id.ptr,
           (unsigned long long)figure->member.span.begin, (unsigned long long)figure->member.span.end);
}

static void put_claim(const Claim *claim)
{
    printf("\t%.*s\t%.*s", (int)claim->member.article->id.len, claim->member.article->id.ptr, (int)claim->cue_at.len, claim->cue_at.ptr);
}

static void dump_claims(const Claim *a, const Claim *b)
{
    Evidence evidence;
    evidence_of_claims(a, b, &evidence);
    printf("claims");
    put_claim(a);
    put_claim(b);
    put_evidence(PAIR_CLAIMS, &evidence);
}

static void dump_dispute(const Claim *a, const Claim *b)
{
    Evidence evidence;
    if (!may_deny(b) || !may_be_denied(a)) return;
    evidence_of_dispute(a, b, &evidence);
    printf("disputes");
    put_claim(a);
    put_claim(b);
    put_evidence(PAIR_DISPUTES, &evidence);
}

static void dump_figures(const Figure *a, const Figure *b)
{
    Evidence evidence;
    if (a->fate != b->fate) return;
    evidence_of_figures(a, b, &evidence);
    printf("figures");
    put_figure(a);
    put_figure(b);
    put_evidence(PAIR_FIGURES, &evidence);
}

static void dump_articles(const Article *a, const Article *b)
{
    for (size_t i = 0; i < a->figure_count; i++)
        for (size_t k = a == b ? i + 1 : 0; k < b->figure_count; k++) dump_figures(&a->figures[i], &b->figures[k]);
    for (size_t i = 0; i < a->claim_count; i++)
        for (size_t k = a == b ? i + 1 : 0; k < b->claim_count; k++) {
            dump_claims(&a->claims[i], &b->claims[k]);
            dump_dispute(&a->claims[i], &b->claims[k]);
            dump_dispute(&b->claims[k], &a->claims[i]);
        }
}

static int dump_finish(void *opaque, Buffer *out)
{
    (void)out;
    static const char *const kinds[PAIR_KINDS] = {"figures", "claims", "disputes"};
    Dump *dump = opaque;
    keep(dump, reading_end(dump->reading));
    for (int kind = 0; kind < PAIR_KINDS; kind++) {
        printf("names\t%s", kinds[kind]);
        for (const char *const *name = evidence_names((PairKind)kind); *name != NULL; name++) printf("\t%s", *name);
        putchar('\n');
    }
    for (size_t i = 0; i < dump->count; i++)
        for (size_t k = i; k < dump->count; k++) dump_articles(dump->articles[i], dump->articles[k]);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}

static const Stage dump_stage = {.name = "dump-pairs", .open = dump_open, .render = dump_render, .finish = dump_finish};
static const char help[] = "usage: dump-pairs [FILE ...]\n";

int main(int argc, char **argv) { return stage_run_alone(&dump_stage, help, argc, argv); }
