/* dump-pairs [--weights FILE] < STREAM: for training. Writes a line a pair of figures or claims that lineup would look at: the
   kind, the document and the offsets of each (of a claim those of its cue), then the evidence, by the very code that lineup
   runs. With --weights, which names a file like pair-weights.tsv: the groups that lineup would make by it instead. All input
   is one story. */

#include "common/errors.h"
#include "tools/lineup/pairs.h"
#include "tools/lineup/reading.h"
#include "tools/lineup/story.h"
#include "tools/stages.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const kinds[PAIR_KINDS] = {"figures", "claims", "disputes"};

typedef struct {
    Stemmer *stemmer;
    Reading *reading;
    Article **articles;
    size_t count, capacity;
    Arena *arena;
    const char *weights;     /* --weights, or NULL */
} Dump;

static void *dump_open(const Options *options)
{
    Dump *dump = calloc(1, sizeof *dump);
    if (dump == NULL) die_at(NULL, 0, "out of memory");
    dump->weights = options_value(options, "weights");
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

/* ---- groups ---- */

static void set_weight(PairWeights *weights, const char *kind, const char *name, int value)
{
    for (int k = 0; k < PAIR_KINDS; k++) {
        if (strcmp(kinds[k], kind) != 0) continue;
        const char *const *names = evidence_names((PairKind)k);
        for (size_t i = 0; names[i] != NULL; i++)
            if (strcmp(names[i], name) == 0) weights->weights[k][i] = value;
    }
}

static void read_weights(const char *path, PairWeights *weights)
{
    char line[256], kind[32], name[64];
    int value;
    FILE *file = fopen(path, "r");
    if (file == NULL) die_at(NULL, 0, "%s: cannot be read", path);
    memset(weights, 0, sizeof *weights);
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "%31[^:]:%63[^\t]\t%d", kind, name, &value) == 3) set_weight(weights, kind, name, value);
    fclose(file);
}

static int write_groups(const Dump *dump, Buffer *out)
{
    PairWeights weights;
    read_weights(dump->weights, &weights);
    Lineup lineup = story_line_up(dump->articles, dump->count, &weights, dump->arena);
    lineup_write(out, &lineup, dump->count > 0 ? dump->articles[0]->id : SLICE(""));
    return STATUS_DONE;
}

static int dump_finish(void *opaque, Buffer *out)
{
    Dump *dump = opaque;
    keep(dump, reading_end(dump->reading));
    if (dump->weights != NULL) return write_groups(dump, out);
    for (int kind = 0; kind < PAIR_KINDS; kind++) {
        printf("names\t%s", kinds[kind]);
        for (const char *const *name = evidence_names((PairKind)kind); *name != NULL; name++) printf("\t%s", *name);
        putchar('\n');
    }
    for (size_t i = 0; i < dump->count; i++)
        for (size_t k = i; k < dump->count; k++) dump_articles(dump->articles[i], dump->articles[k]);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}

static const OptionSpec own[] = {{"weights", true}, {NULL, false}};
static const Stage dump_stage = {.name = "dump-pairs", .own = own, .open = dump_open, .render = dump_render, .finish = dump_finish};
static const char help[] = "usage: dump-pairs [--weights FILE] [FILE ...]\n";

int main(int argc, char **argv) { return stage_run_alone(&dump_stage, help, argc, argv); }
