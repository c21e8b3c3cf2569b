/* normalize: plain text to P records. */

#include "tools/stages.h"

static const char help[] =
    "usage: normalize [OPTION ...] [FILE ...]\n"
    "\n"
    "Turns plain Arabic text into the annotation stream, a P record a line: in NFC,\n"
    "without tatweel, bidi controls, presentation forms, zero-width characters.\n"
    "\n"
    "      --profile NAME   search: all that, --dediac, --fold, --digits; print: all\n"
    "                       but tatweel; none. Or one by one, also added to these:\n"
    "      --dediac --fold --digits ascii  marks away, spellings merged, digits 0-9\n"
    "      --letters arabic --quotes --dashes  Persian letters, marks: made one kind\n"
    "      --presentation --tatweel --bidi --invisible --spaces  the default's parts\n"
    "      --form FORM      nfc, nfd, nfkc, nfkd, or none: not normalised (else nfc)\n"
    "      --entities       read HTML's &quot; &#1604;\n"
    "      --mojibake       repair Arabic read in a wrong charset, where certain\n"
    "      --report         count the changes of each kind on standard error\n"
    "      --encoding NAME  the charset (windows-1256), auto guesses (else UTF-8)\n"
    "      --doc ID         the document's id (else the file's name, or stdin)\n"
    "      --date DAY --outlet NAME --title TEXT  when, where and under what headline\n"
    "                       it was published: a D record before its paragraphs\n"
    "      --meta           a file begins with lines as `Date: 2020-10-10`, Outlet,\n"
    "                       Title, Id, Author ..., up to an empty one\n"
    "      --tsv            each line is a document: id, tab, text with \\t \\n \\r \\\\\n"
    "      --columns LIST   with --tsv: which column is ID,TEXT[,DATE[,OUTLET[,TITLE]]]\n"
    COMMON_HELP
    "\n"
    "example: an article in an old charset, as UTF-8 paragraphs\n"
    "  normalize --encoding auto article.txt | cut -f 4-6\n";

int main(int argc, char **argv) { return tool_main(argc, argv, &normalize_stage, help); }
