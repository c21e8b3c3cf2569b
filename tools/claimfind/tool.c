/* claimfind: C records, one an attributed claim. */

#include "tools/stages.h"

static const char help[] =
    "usage: claimfind [OPTION ...] [FILE ...]\n"
    "\n"
    "Adds a C record for each act in which a source says something: the act (column\n"
    "7), who claims (8), what is claimed (6); the cue, the target and all offsets in\n"
    "column 9. Names (E records) that came with the sentence help to bound sources.\n"
    "\n"
    PLAIN_TEXT_HELP("the five before")
    "      --min-score S    only claims with a score of S or more, from 0 to 1\n"
    "      --lexicon FILE   more cues, before the built-in ones: claimfind(1)\n"
    COMMON_HELP
    "\n"
    "example: accusations, who and of what\n"
    "  claimfind -p article.txt | awk -F'\\t' '$1 == \"C\" && $7 == \"accuse\"' |\n"
    "    cut -f 6,8\n";

const Tool claimfind_tool = {&claimfind_stage, "who says what, of whom", help};
