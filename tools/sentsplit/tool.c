/* sentsplit: P records to S records. */

#include "tools/stages.h"

static const char help[] =
    "usage: sentsplit [OPTION ...] [FILE ...]\n"
    "\n"
    "Cuts the paragraphs that normalize made (P records) into sentences (S records).\n"
    "A sentence ends at . ? ! and the ellipsis, not inside a number, an abbreviation,\n"
    "an address or a quotation that is still open, and at the paragraph's end.\n"
    "\n"
    "      --split-colon    end sentences at colons and semicolons too\n"
    "      --split-comma    end sentences at Arabic commas too\n"
    "      --max-chars N    cut sentences of more than N characters between words\n"
    PLAIN_TEXT_HELP("normalize")
    COMMON_HELP
    "\n"
    "example: one sentence a line\n"
    "  sentsplit -p article.txt | cut -f 6\n";

const Tool sentsplit_tool = {&sentsplit_stage, "paragraphs to sentences", help};
