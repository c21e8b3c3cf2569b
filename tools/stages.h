#ifndef ISNAD_STAGES_H
#define ISNAD_STAGES_H

/* The pipe: normalize | sentsplit | tokenize | ner-tag | numextract | claimfind | actorcode. */

#include "common/stage.h"

extern const Stage normalize_stage, sentsplit_stage, tokenize_stage, ner_tag_stage, numextract_stage, claimfind_stage,
  actorcode_stage;
/* What is made of the pipe's end. */
extern const Stage show_stage, annconvert_stage, lineup_stage;

/* The lines of --help that all tools share: on -p, where `before` names the stages it runs, and on the rest. */
#define PLAIN_TEXT_HELP(before) \
    "  -p, --plain          the input is plain text: run " before " first,\n" \
    "                       with options of theirs, as these of normalize:\n" \
    "      --doc ID         with -p: the document's id (else the file's name)\n" \
    "      --tsv --csv --jsonl  with -p: a row a document: its --columns 1,2 ...\n" \
    "                       or --fields id=NAME,text=NAME,...: normalize(1)\n" \
    "      --encoding NAME  with -p: the charset, or auto (else UTF-8)\n" \
    "      --threads N      with -p: in N threads at most (else one a processor)\n"
#define COMMON_HELP \
    "      --types LETTERS  leave out all records but these, as ENC\n" \
    "      --line-buffered  write after each sentence; --progress: tell how far it is\n" \
    "  -h, --help           print this text; -V, --version: the version\n"

enum { PIPE_STAGES = 7 };

/* The stages up to `tool`, which comes behind the pipe's end where it is not in it, ended by NULL; their options. Returns
   how many. */
size_t stages_up_to(const Stage *tool, const Stage *stages[PIPE_STAGES + 2], const OptionSpec *own[PIPE_STAGES + 1]);

/* The stage of the pipe that has this name; NULL: none. */
const Stage *stage_named(const char *name);

/* What a user calls by a name: a stage, what it does in a few words, and its --help. Each tools/T/tool.c has one; main.c
   lists them. */
typedef struct {
    const Stage *stage;
    const char *does, *help;
} Tool;

/* Reads the command line and runs the tool. One that is not in the pipe comes behind its end. Returns the exit status. */
int tool_run(const Tool *tool, int argc, char **argv);

/* The same of a stage that no user calls, by itself: what scripts/train dumps evidence with. */
int stage_run_alone(const Stage *stage, const char *help, int argc, char **argv);

#endif
