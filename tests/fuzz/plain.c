/* Any bytes as plain text, through all six stages; the first two bytes pick normalize's options. */

#include "tests/fuzz/fuzz.h"

/* Each with the value that a bit of the first bytes gives it. */
static const OptionSpec own[] = {{"tsv", false}, {"dediac", false}, {"fold", false}, {"digits", true},
                                 {"letters", true}, {"quotes", false}, {"dashes", false}, {"entities", false}, {"mojibake", false},
                                 {"tatweel", false}, {"spaces", false}, {"encoding", true}, {"profile", true},
                                 {"columns", true}, {"doc", true}, {"clitics", true}, {NULL, false}};
static const char *const values[] = {"", "", "", "ascii", "arabic", "", "", "", "", "", ""};
static const char *const encodings[] = {NULL, "auto", "windows-1256", "UTF-16LE"};
static const char *const profiles[] = {NULL, "search", "print", "none"};
enum { SWITCHES = sizeof values / sizeof *values, ENCODING = SWITCHES, PROFILE, COLUMNS, DOCUMENT, CLITICS };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const stages[] = {&normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage,
                                          &numextract_stage, &claimfind_stage, NULL};
    if (size < 2) return 0;
    unsigned bits = data[0] | (unsigned)data[1] << 8;
    Options options = {.tool = "fuzz", .own = own, .plain = true};
    for (unsigned i = 0; i < SWITCHES; i++) options.value[i] = bits >> i & 1 ? values[i] : NULL;
    bool table = options.value[0] != NULL;
    options.value[ENCODING] = encodings[bits >> 11 & 3];
    options.value[PROFILE] = profiles[bits >> 13 & 3];
    options.value[COLUMNS] = table && bits >> 15 ? "2,1" : NULL;
    options.value[DOCUMENT] = table ? NULL : "d"; /* a table names its documents itself */
    options.value[CLITICS] = bits & 2 ? "farasa" : NULL;
    fuzz_run(options, stages, data + 2, size - 2);
    return 0;
}
