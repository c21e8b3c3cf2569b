/* annconvert: the annotation stream in other formats. */

#include "tools/stages.h"

static const char help[] =
    "usage: annconvert --to FORMAT [OPTION ...] [FILE ...]\n"
    "\n"
    "Writes the stream in the format of another tool: json (lines), csv, tsv, sql,\n"
    "conllu, vertical (CWB), brat, webanno (INCEpTION), w3c (Web Annotation).\n"
    "\n"
    "      --flat           of csv, tsv, json: a row a claim (--types N, E: of those)\n"
    "      --by UNIT        of json: a line a record (else) or a sentence\n"
    "      --offsets UNIT   chars (else), bytes or utf16: these need --original\n"
    "      --original PATH  the document as it was, or a folder with each as ID.txt\n"
    "      --directory DIR  of brat and webanno: where each document gets its files\n"
    "      --base IRI       of w3c: what the names of documents begin with\n"
    PLAIN_TEXT_HELP("the seven")
    COMMON_HELP
    "\n"
    "example: the claims of an article, one JSON object a line\n"
    "  annconvert -p --to json --types C article.txt\n";

const Tool annconvert_tool = {&annconvert_stage, "all of it in the formats of other tools", help};
