/* tokenize: T records, one a token. */

#include "tools/stages.h"

static const char help[] =
    "usage: tokenize [OPTION ...] [FILE ...]\n"
    "\n"
    "Adds a T record for each token to the sentences that sentsplit made: words,\n"
    "numbers, marks, addresses, hashtags, emoji. Column 7 is its class, column 8 its\n"
    "folded form, in which spellings match (alef, hamza, ya, ta marbuta, case).\n"
    "\n"
    "      --mode MODE      news (else), uax29 (Unicode's words) or graphemes\n"
    "      --clitics SCHEME cut clitics off in attrs, seg=: atb, d3, farasa or none\n"
    "      --stem           what a word's forms share: stem=هجم of الهجمات\n"
    PLAIN_TEXT_HELP("normalize, sentsplit")
    COMMON_HELP
    "\n"
    "example: the twenty most frequent words of some articles\n"
    "  tokenize -p *.txt | awk -F'\\t' '$1 == \"T\" && $7 == \"word\" {print $8}' |\n"
    "    sort | uniq -c | sort -rn | head -n 20\n";

const Tool tokenize_tool = {&tokenize_stage, "the tokens of a sentence; clitics", help};
