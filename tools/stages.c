#include "tools/stages.h"

static const Stage *const pipe_order[] = {
    &normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage, &numextract_stage, &claimfind_stage,
};

int tool_main(int argc, char **argv, const Stage *tool, const OptionSpec *own, const char *help)
{
    Options options = options_read(argc, argv, tool->name, own, help);
    const Stage *stages[sizeof pipe_order / sizeof *pipe_order + 1] = {NULL};
    for (size_t i = 0; i < sizeof pipe_order / sizeof *pipe_order; i++) {
        stages[i] = pipe_order[i];
        if (pipe_order[i] == tool) break;
    }
    return stages_run(&options, stages);
}
