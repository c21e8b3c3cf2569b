/* Any bytes as plain text, through all stages; the first byte picks one of the settings of their options, which stay open.
   In some of them one process must write what a pipe of one a stage writes. */

#include "tests/fuzz/fuzz.h"

/* Options of normalize, each with its value where a bit of the first bytes is set. */
static const Option switches[] = {
    {.name = "tsv", .value = ""}, {.name = "dediac", .value = ""}, {.name = "fold", .value = ""},
    {.name = "digits", .value = "ascii"}, {.name = "letters", .value = "arabic"}, {.name = "quotes", .value = ""},
    {.name = "dashes", .value = ""}, {.name = "entities", .value = ""}, {.name = "mojibake", .value = ""},
    {.name = "tatweel", .value = ""}, {.name = "spaces", .value = ""},
};
static const char *const encodings[] = {NULL, "auto", "windows-1256", "UTF-16LE"};
static const char *const profiles[] = {NULL, "search", "print", "none"};
enum { SWITCHES = sizeof switches / sizeof *switches, TOKENIZE = 2, NUMEXTRACT = 4 };
enum { SETTINGS = 16, PIPED = 4, PIPED_MAX = 1024 };

static void give(Options *options, size_t stage, const char *name, const char *value)
{
    if (value != NULL) options->own[options->own_count++] = (Option){.name = name, .value = value, .stage = stage};
}

static const Stage *const stages[] = {&normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage,
                                      &numextract_stage, &claimfind_stage, &actorcode_stage, NULL};

/* What the options are for one of the settings; with each, every option is on or off in half of them. */
static Options options_of(unsigned setting)
{
    unsigned bits = setting * 40503u & 0xFFFFu;
    Options options = {.tool = "fuzz", .plain = true};
    for (unsigned i = 0; i < SWITCHES; i++)
        if (bits >> i & 1) give(&options, 0, switches[i].name, switches[i].value);
    bool table = bits & 1;
    give(&options, 0, "encoding", encodings[bits >> 11 & 3]);
    give(&options, 0, "profile", profiles[bits >> 13 & 3]);
    give(&options, 0, "columns", table && bits >> 15 ? "2,1" : NULL);
    give(&options, 0, "doc", table ? NULL : "d"); /* a table names its documents itself */
    give(&options, TOKENIZE, "clitics", bits & 2 ? "farasa" : NULL);
    give(&options, NUMEXTRACT, "date", bits & 4 ? "first" : NULL);
    return options;
}

/* The same by one stage at a time, each of which reads what the one before wrote. */
static Slice by_pipe(unsigned setting, const Options *options, const uint8_t *data, size_t size)
{
    Slice lines = {(const char *)data, size};
    for (unsigned i = 0; stages[i] != NULL; i++) {
        const Stage *const alone[] = {stages[i], NULL};
        Options own = {.tool = "fuzz"};
        for (size_t k = 0; k < options->own_count; k++)
            if (options->own[k].stage == i)
                own.own[own.own_count++] = (Option){options->own[k].name, options->own[k].value, 0};
        lines = fuzz_through(fuzz_pipe(SETTINGS + setting * 8 + i, &own, alone), lines.ptr, lines.len);
    }
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    unsigned setting = data[0] % SETTINGS;
    Options options = options_of(setting);
    Slice lines = fuzz_through(fuzz_pipe(setting, &options, stages), data + 1, size - 1);
    fuzz_check_lines(lines);
    if (setting >= PIPED || size > PIPED_MAX) return 0;
    Slice piped = by_pipe(setting, &options, data + 1, size - 1);
    if (!slice_equal(lines, piped)) fuzz_complain("-p and the pipe differ", piped, lines);
    return 0;
}
