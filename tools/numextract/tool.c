/* numextract: N records, one a number, quantity, date or time. */

#include "tools/stages.h"

static const char help[] =
    "usage: numextract [OPTION ...] [FILE ...]\n"
    "\n"
    "Adds an N record for each number, quantity, date and time: its kind (cardinal,\n"
    "ordinal, fraction, percent, money, measure, age, date, time, duration, set),\n"
    "its value in a normal form (decimal, ISO 8601) and what it counts.\n"
    "\n"
    PLAIN_TEXT_HELP("the four before")
    "      --date DATE      the day of writing, which resolves السبت, أمس, 15 مايو:\n"
    "                       doc, of its D record (else), YYYY-MM-DD, first (the\n"
    "                       first full date in it) or none\n"
    "      --lexicon FILE   units and nouns of your own: word, class, code (man page)\n"
    COMMON_HELP
    "\n"
    "example: what is counted, and how many\n"
    "  numextract -p article.txt | grep '^N' | cut -f 6-9\n";

const Tool numextract_tool = {&numextract_stage, "numbers, quantities, dates, times", help};
