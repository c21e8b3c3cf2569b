/* ner-tag: E records, one a name. */

#include "tools/stages.h"

static const char help[] =
    "usage: ner-tag [OPTION ...] [FILE ...]\n"
    "\n"
    "Adds an E record for each named entity to the sentences that sentsplit made:\n"
    "PER a person, LOC a place, ORG a body, MISC another name. Column 8 is the\n"
    "ISO 3166-1 code of a country.\n"
    "\n"
    PLAIN_TEXT_HELP("the three before")
    "      --gazetteer FILE names of your own, a row each: name, label, value\n"
    "      --min-score S    only names with a score of S or more, from 0 to 1\n"
    "      --model FILE     a model of your own, as scripts/train/ner writes it\n"
    COMMON_HELP
    "\n"
    "example: the places of an article, by number of mentions\n"
    "  ner-tag -p article.txt | awk -F'\\t' '$1 == \"E\" && $7 == \"LOC\" {print $6}' |\n"
    "    sort | uniq -c | sort -rn\n";

const Tool ner_tag_tool = {&ner_tag_stage, "names of persons, places, bodies", help};
