/* Any bytes as plain text, through all six stages; the first byte picks normalize's options. */

#include "tests/fuzz/fuzz.h"

static const OptionSpec own[] = {{"tsv", false}, {"dediac", false}, {"fold", false}, {"digits", true}, {"encoding", true},
                                 {"doc", true}, {NULL, false}};
static const char *const encodings[] = {NULL, "auto", "windows-1256", "UTF-16LE"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const stages[] = {&normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage,
                                          &numextract_stage, &claimfind_stage, NULL};
    if (size == 0) return 0;
    Options options = {.tool = "fuzz", .own = own, .plain = true};
    options.value[0] = data[0] & 1 ? "" : NULL;
    options.value[1] = data[0] & 2 ? "" : NULL;
    options.value[2] = data[0] & 4 ? "" : NULL;
    options.value[3] = data[0] & 8 ? "ascii" : NULL;
    options.value[4] = data[0] & 16 ? encodings[data[0] >> 6] : NULL;
    options.value[5] = data[0] & 1 ? NULL : "d"; /* a table names its documents itself */
    fuzz_run(options, stages, data + 1, size - 1);
    return 0;
}
