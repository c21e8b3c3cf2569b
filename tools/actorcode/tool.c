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
    "  actorcode -p *.txt | awk -F'(source|target)_actor=' '/\\taccuse\\t/ && NF > 2 {\n"
    "    split($2, s, \"[/;]\"); split($3, t, \"[/;]\"); print s[1], t[1] }' |\n"
    "    sort | uniq -c | sort -rn\n";

const Tool actorcode_tool = {&actorcode_stage, "who they are, as codes of event data", help};
