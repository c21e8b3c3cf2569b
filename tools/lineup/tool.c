/* lineup: G records, what several documents say of one event side by side. */

#include "tools/stages.h"

static const char help[] =
    "usage: lineup [OPTION ...] [FILE ...]\n"
    "\n"
    "Reads the streams of any number of documents and writes G records: the figures,\n"
    "claims and disputes that belong together across them, group by group.\n"
    "\n"
    "      --stories        gather the documents into stories first, by their days\n"
    "                       and by what they speak of (else all are one story)\n"
    "      --window DAYS    with --stories: how far apart its documents are (else 3)\n"
    "      --by KEY         documents that follow each other with one KEY are one\n"
    "                       story: day, or an attribute of their D records\n"
    "      --table          write a table instead, a row a story\n"
    PLAIN_TEXT_HELP("all the other tools")
    COMMON_HELP
    "\n"
    "example: four reports of one attack, side by side\n"
    "  lineup -p report-*.txt\n";

const Tool lineup_tool = {&lineup_stage, "what several documents say of one event", help};
