#ifndef ISNAD_STAGES_H
#define ISNAD_STAGES_H

/* The pipe: normalize | sentsplit | tokenize | ner-tag | numextract | claimfind. */

#include "common/stage.h"

extern const Stage normalize_stage, sentsplit_stage, tokenize_stage, ner_tag_stage, numextract_stage, claimfind_stage;

/* What every tool takes besides its own options, for -p: they go to normalize, which then reads the input. */
#define PLAIN_TEXT_OPTIONS {"doc", true}, {"tsv", false}, {"encoding", true}

/* Reads the command line and runs the tool: all that a main.c does. `own` ends with a NULL name. */
int tool_main(int argc, char **argv, const Stage *tool, const OptionSpec *own, const char *help);

#endif
