/* Head nouns of things with names: thing-heads.tsv says whether a quotation must follow. */

#include "tools/ner-tag/things.h"
#include "lexicons.h"

Match things_match(const Gazetteer *gazetteer, const Words *words, size_t at)
{
    size_t used = 0;
    const CliticReading *reading = NULL;
    uint32_t row = words_find(words, LIST_THING_HEADS, at, &used, &reading);
    if (row == LEXICON_NONE) return (Match){0};
    Slice mode = lexicon_cell(&lexicon_thing_heads, row, 1);
    size_t end = at + used + words_quoted(words, at + used);
    if (end == at + used && slice_is(mode, "any")) {
        Match name = gazetteer_match(gazetteer, words, end, GAZETTEER_ANY);
        if (name.tokens > 0 && name.value.len == 0) end += name.tokens;
    }
    if (end == at + used && slice_is(mode, "adj") && words_is_in(words, LIST_NATIONALITIES, end)) end++;
    if (end == at + used) return (Match){0};
    return words_match(words, at, end - at, words_begin(words, at, reading), "MISC", "0.70");
}
