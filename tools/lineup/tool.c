/* lineup: G records, what several documents say of one event side by side. */

#include "tools/stages.h"

static const char help[] =
    "usage: lineup [OPTION ...] [FILE ...]\n"
    "\n"
    "Reads the streams of any number of documents and writes G records: the figures,\n"
    "claims and disputes that belong together across them, group by group.\n"
    "\n"
    PLAIN_TEXT_HELP("all the other tools")
    COMMON_HELP
    "\n"
    "example: four reports of one attack, side by side\n"
    "  lineup -p report-*.txt\n";

const Tool lineup_tool = {&lineup_stage, "what several documents say of one event", help};
