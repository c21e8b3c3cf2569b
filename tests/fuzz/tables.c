/* Any bytes as a table of documents in one of its forms, or as a file with front matter; the first byte picks how. */

#include "tests/fuzz/fuzz.h"

/* What is given to normalize. */
static const struct {
    const char *form, *fields, *columns;
} ways[] = {
    {"csv", NULL, NULL},
    {"csv", "id=b,text=a,date=c,source=d,title=e", NULL},
    {"csv", NULL, "2,1,3,5,4"},
    {"jsonl", NULL, NULL},
    {"jsonl", "id=b,text=a,date=c,source=d,title=e", NULL},
    {"tsv", NULL, "2,1,3,5,4"},
    {"tsv", "text=a,date=c", NULL},
    {"meta", NULL, NULL},
};
enum { WAYS = sizeof ways / sizeof *ways };

static void give(Options *options, const char *name, const char *value)
{
    if (value != NULL) options->own[options->own_count++] = (Option){.name = name, .value = value};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const stages[] = {&normalize_stage, NULL};
    if (size < 1) return 0;
    size_t way = data[0] % WAYS;
    Options options = {.tool = "normalize"};
    give(&options, ways[way].form, "");
    give(&options, "fields", ways[way].fields);
    give(&options, "columns", ways[way].columns);
    give(&options, "entities", data[0] & 0x80 ? "" : NULL);
    FuzzPipe *pipe = fuzz_pipe((uint32_t)way * 2 + (data[0] >> 7), &options, stages);
    Slice lines = fuzz_keep(fuzz_through(pipe, data + 1, size - 1));
    fuzz_check_lines(lines);
    fuzz_check_ways(pipe, data + 1, size - 1, lines);
    return 0;
}
