/* Any bytes as an annotation stream, through the one stage that the first byte picks, numextract also with a document's
   date. */

#include "tests/fuzz/fuzz.h"

static const char *const dates[] = {NULL, "2020-02-29", "first", "0001-01-01", "9999-12-31"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const tools[] = {&sentsplit_stage, &tokenize_stage, &ner_tag_stage, &numextract_stage,
                                         &claimfind_stage, &actorcode_stage};
    if (size == 0) return 0;
    const Stage *const stages[] = {tools[data[0] % 6], NULL};
    unsigned date = stages[0] == &numextract_stage ? data[0] / 6 % 5 : 0;
    Options options = {.tool = "fuzz", .own = {{.name = "date", .value = dates[date]}}, .own_count = 1};
    FuzzPipe *pipe = fuzz_pipe(data[0] % 6 * 5u + date, &options, stages);
    fuzz_stage(pipe, data + 1, size - 1);
    return 0;
}
