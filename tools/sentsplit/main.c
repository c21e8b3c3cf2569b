#include "tools/stages.h"

static const char help[] =
    "usage: sentsplit [-p] [--line-buffered] [FILE ...]\n"
    "\n"
    "Cuts the paragraphs that normalize made (P records) into sentences (S records).\n"
    "A sentence ends at . ? ! and the ellipsis, not inside a number, an abbreviation, an\n"
    "address or a quotation that is still open, and at the paragraph's end.\n"
    "\n"
    "  -p, --plain        the input is plain text: run normalize first\n"
    "      --doc ID, --tsv, --encoding NAME\n"
    "                     with -p, as in normalize(1)\n"
    "      --line-buffered  write after each sentence (by itself on a terminal)\n"
    "  -h, --help         print this text\n"
    "  -V, --version      print the version\n"
    "\n"
    "example: one sentence a line\n"
    "  sentsplit -p article.txt | cut -f 6\n"
    "\n"
    "See sentsplit(1), isnad(7), isnad-stream(5).\n";

static const OptionSpec own[] = {PLAIN_TEXT_OPTIONS, {NULL, false}};

int main(int argc, char **argv) { return tool_main(argc, argv, &sentsplit_stage, own, help); }
