#include "tools/stages.h"

static const char help[] =
    "usage: tokenize [-p] [--line-buffered] [FILE ...]\n"
    "\n"
    "Adds a T record for each token to the sentences that sentsplit made: words, numbers,\n"
    "marks, addresses, hashtags, emoji. Column 7 is its class, column 8 its folded form, in\n"
    "which spellings match (alef, hamza, ya, ta marbuta, diacritics, case, digits).\n"
    "\n"
    "  -p, --plain        the input is plain text: run normalize and sentsplit first\n"
    "      --doc ID, --tsv, --encoding NAME\n"
    "                     with -p, as in normalize(1)\n"
    "      --line-buffered  write after each sentence (by itself on a terminal)\n"
    "  -h, --help         print this text\n"
    "  -V, --version      print the version\n"
    "\n"
    "example: the twenty most frequent words of some articles\n"
    "  tokenize -p *.txt | awk -F'\\t' '$1==\"T\" && $7==\"word\"{print $8}' |\n"
    "    sort | uniq -c | sort -rn | head -20\n"
    "\n"
    "See tokenize(1), isnad(7), isnad-stream(5).\n";

static const OptionSpec own[] = {PLAIN_TEXT_OPTIONS, {NULL, false}};

int main(int argc, char **argv) { return tool_main(argc, argv, &tokenize_stage, own, help); }
