/* annview: the stream as a person reads it, on a terminal or in a browser. */

#include "tools/stages.h"

static const char help[] =
    "usage: annview [OPTION ...] [FILE ...]\n"
    "\n"
    "Shows an annotated text: names, numbers and the parts of claims marked and\n"
    "labelled, and the claims, each with its source, act, target and content.\n"
    "\n"
    "      --html --title TEXT  one HTML page, so titled (else text for a terminal)\n"
    "      --lang ar|en     the language of labels and headings (else ar)\n"
    "      --color WHEN     always, never or auto (else): NO_COLOR is heeded\n"
    "      --width N        columns of a line; 0: unbroken (else COLUMNS, or 80)\n"
    "      --kwic WORD      concordance of its forms; TSV where no terminal reads it\n"
    "      --no-legend      leave the legend out of the terminal's view\n"
    PLAIN_TEXT_HELP("all seven tools")
    COMMON_HELP
    "\n"
    "example: an article as a page\n"
    "  annview -p --html article.txt > article.html\n";

const Tool annview_tool = {&show_stage, "all of it to look at, on a terminal or as a page", help};
