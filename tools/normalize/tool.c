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
    "      --dediac --fold --digits ascii --letters arabic --quotes --dashes\n"
    "      --presentation --tatweel --bidi --invisible --spaces --form FORM\n"
    "      --entities --mojibake  read HTML's &quot;, repair text in a wrong charset\n"
    "      --report         count the changes of each kind on standard error\n"
    "      --encoding NAME  the charset (windows-1256), auto guesses (else UTF-8)\n"
    "      --doc ID         the document's id (else the file's name, or stdin)\n"
    "      --date DAY --outlet NAME --headline TEXT  the document's\n"
    "      --meta           a file begins with these, as `Date: 2020-10-10`\n"
    "      --tsv --csv --jsonl  a document a row, with \\t \\n \\r \\\\; or a header;\n"
    "                       or an object a line; its --columns 1,2,... by number or\n"
    "                       --fields id=NAME,text=NAME,date=...,source=...,title=...\n"
    COMMON_HELP
    "\n"
    "example: an article in an old charset, as UTF-8 paragraphs\n"
    "  normalize --encoding auto article.txt | cut -f 4-6\n";

const Tool normalize_tool = {&normalize_stage, "plain text in any charset to clean paragraphs", help};
