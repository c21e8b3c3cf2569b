/* normalize: plain text to P records. */

#include "tools/stages.h"

static const char help[] =
    "usage: normalize [OPTION ...] [FILE ...]\n"
    "\n"
    "Turns plain Arabic text into the annotation stream: one P record a paragraph\n"
    "(a line), in NFC, presentation forms as letters, without tatweel, bidi controls\n"
    "and zero-width characters. Columns 4 and 5 say where it stands in the original.\n"
    "\n"
    "      --dediac         take away harakat, tanween, shadda and sukun\n"
    "      --digits ascii   write Arabic-Indic and Persian digits as 0-9\n"
    "      --fold           merge spellings: alef, alef maksura, ta marbuta, hamza\n"
    "      --form FORM      nfc, nfd, nfkc, nfkd, or none: not normalised (else nfc)\n"
    "      --encoding NAME  the charset (windows-1256), auto guesses (else UTF-8)\n"
    "      --doc ID         the document's id (else the file's name, or stdin)\n"
    "      --tsv            each line is a document: id, tab, text with \\t \\n \\r \\\\\n"
    COMMON_HELP
    "\n"
    "example: an article in an old charset, as UTF-8 paragraphs\n"
    "  normalize --encoding auto article.txt | cut -f 4-6\n";

static const OptionSpec own[] = {PLAIN_TEXT_OPTIONS, {"dediac", false}, {"digits", true}, {"fold", false},
                                 {"form", true}, {"profile", true},                                  {NULL, false}};

int main(int argc, char **argv) { return tool_main(argc, argv, &normalize_stage, own, help); }
