#include "tools/stages.h"

#include "common/driver.h"

static const Stage *const pipe_order[PIPE_STAGES] = {
    &normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage, &numextract_stage, &claimfind_stage,
    &actorcode_stage,
};

size_t stages_up_to(const Stage *tool, const Stage *stages[PIPE_STAGES + 2], const OptionSpec *own[PIPE_STAGES + 1])
{
    size_t count = 0;
    while (count < PIPE_STAGES && pipe_order[count] != tool) {
        stages[count] = pipe_order[count];
        count++;
    }
    stages[count++] = tool;
    stages[count] = NULL;
    for (size_t i = 0; i < count; i++) own[i] = stages[i]->own;
    return count;
}

const Stage *stage_named(const char *name)
{
    for (size_t i = 0; i < PIPE_STAGES; i++)
        if (strcmp(pipe_order[i]->name, name) == 0) return pipe_order[i];
    return NULL;
}

int tool_run(const Tool *tool, int argc, char **argv)
{
    const Stage *stages[PIPE_STAGES + 2];
    const OptionSpec *own[PIPE_STAGES + 1];
    size_t count = stages_up_to(tool->stage, stages, own);
    Options options;
    int status;
    if (!options_read(&options, argc, argv, tool->stage->name, own, count, tool->help, &status)) return status;
    return stages_run(&options, stages);
}

int stage_run_alone(const Stage *stage, const char *help, int argc, char **argv)
{
    const Stage *const stages[] = {stage, NULL};
    Options options;
    int status;
    if (!options_read(&options, argc, argv, stage->name, &stage->own, stage->own != NULL, help, &status)) return status;
    return stages_run(&options, stages);
}
