#include "tools/tokenize/scan.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/tokenize/news.h"

/* By rows of the code chart: a second byte's low half selects the cell, its bits 4 and 5 and the first byte the bit. */
static const CharacterClass classes[] = {
    /* U+0620-063F 0641-064A 066E 066F 0671-067F */
    {.arabic = {0x0C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x9C, 0x8C, 0x8C, 0x8C, 0xCC, 0xCC}},
    /* the same and U+0610-061A 061C 0640 064B-065F 0670 */
    {.arabic = {0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBE, 0xBC, 0xBE, 0xBC, 0xFC, 0xFC}},
};

enum { CLASSES = sizeof classes / sizeof *classes };

_Static_assert(CLASSES + 1 == SCAN_MASKS, "a word for each class and one for the starts");

Scan scan_begin(Slice text, Arena *arena)
{
    char *folded = arena_take(arena, text.len + SCAN_PADDING);
    uint64_t *masks = arena_take(arena, class_masks_size(text.len, CLASSES) * sizeof *masks);
    class_masks(classes, CLASSES, text, masks);
    arabic_fold_letters(text, folded);
    memset(folded + text.len, 0, SCAN_PADDING);
    return (Scan){.text = text.ptr, .length = text.len, .folded = folded, .masks = masks};
}

bool scan_by_rules(Scan *scan, ScannedToken *token)
{
    Slice text = {scan->text, scan->length};
    size_t begin = news_skip_space(text, scan->at);
    scan->characters += utf8_count(slice_part(text, scan->at, begin));
    scan->at = begin;
    if (begin >= text.len) return false;
    size_t end = news_token_end(text, begin, &token->class);
    Slice surface = slice_part(text, begin, end);
    char *folded = scan->folded + begin; /* no longer than the text, so in its place */
    token->begin = begin;
    token->end = end;
    token->first_character = scan->characters;
    token->last_character = scan->characters + utf8_count(surface);
    token->folded = (Slice){folded, arabic_fold_into(surface, folded)};
    scan->at = end;
    scan->characters = token->last_character;
    return true;
}
