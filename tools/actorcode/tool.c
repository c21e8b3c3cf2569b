/* actorcode: who the sources, the targets and the names are, as codes of event data. */

#include "tools/stages.h"

static const char help[] =
    "usage: actorcode [OPTION ...] [FILE ...]\n"
    "\n"
    "Adds to C records who source and target are: a code COUNTRY/SECTOR as event data\n"
    "have it (source_actor, target_actor) and the fullest name that the document has\n"
    "had for them (source_name, target_name); to E records name and actor.\n"
    "\n"
    PLAIN_TEXT_HELP("the six before")
    "      --lexicon FILE   actors of your own: phrase, code, from, to: actorcode(1)\n"
    COMMON_HELP
    "\n"
    "example: who accuses whom, by country\n"
    "  actorcode -p *.txt | awk -F'\\t' '$1 == \"C\" && $7 == \"accuse\" {\n"
    "    match($9, /source_actor=[^;\\/]*/); s = substr($9, RSTART + 13, RLENGTH - 13)\n"
    "    match($9, /target_actor=[^;\\/]*/); t = substr($9, RSTART + 13, RLENGTH - 13)\n"
    "    n[s \" \" t]++ } END { for (d in n) print n[d], d }'\n";

const Tool actorcode_tool = {&actorcode_stage, "who they are, as codes of event data", help};
