/* normalize: plain text to P records. */

#include "tools/stages.h"

static const char help[] =
    "usage: normalize [--dediac] [--digits ascii] [--fold] [--encoding NAME] [--doc ID | --tsv] [file ...]\n"
    "\n"
    "Turns plain Arabic text into the annotation stream: one P record a paragraph (a line), in NFC, with presentation\n"
    "forms as letters, without tatweel, bidi controls and zero-width characters. Columns 4 and 5 say where it stands\n"
    "in the original, in code points.\n"
    "\n"
    "  --dediac          take away harakat, tanween, shadda, sukun and Quranic marks\n"
    "  --digits ascii    write Arabic-Indic and Persian digits as 0-9\n"
    "  --fold            merge spellings: alef with hamza or madda, alef maksura, teh marbuta, hamza on waw and yeh\n"
    "  --encoding NAME   the input's charset, as windows-1256; auto guesses (default UTF-8)\n"
    "  --doc ID          the document's id (default: the file's name without extension, or stdin)\n"
    "  --tsv             each line is a document: id, tab, text with \\t \\n \\r \\\\ escaped\n"
    "  --line-buffered   write each paragraph as it comes\n"
    "  --help, --version\n"
    "\n"
    "example: normalize --encoding auto article.txt | cut -f 4-6\n";

static const OptionSpec own[] = {
    PLAIN_TEXT_OPTIONS, {"dediac", false}, {"digits", true}, {"fold", false}, {NULL, false},
};

int main(int argc, char **argv) { return tool_main(argc, argv, &normalize_stage, own, help); }
