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

const unsigned char scan_ascii[128] = {
    [' '] = SCAN_ENDS, ['"'] = SCAN_ENDS | SCAN_MARK, ['('] = SCAN_ENDS | SCAN_MARK, [')'] = SCAN_ENDS | SCAN_MARK,
    ['['] = SCAN_MARK, [']'] = SCAN_MARK, [';'] = SCAN_MARK, ['!'] = SCAN_MARK_UNREPEATED,
    [','] = SCAN_MARK | SCAN_ENDS_BEFORE_SPACE, [':'] = SCAN_MARK | SCAN_ENDS_BEFORE_SPACE,
    ['/'] = SCAN_MARK | SCAN_ENDS_BEFORE_SPACE, ['%'] = SCAN_MARK | SCAN_ENDS_BEFORE_SPACE,
    ['.'] = SCAN_MARK_UNREPEATED | SCAN_ENDS_BEFORE_SPACE, ['-'] = SCAN_MARK_UNREPEATED | SCAN_ENDS_BEFORE_SPACE,
};

enum { LETTERS = 1, WORDS, MASKS, CLASSES = sizeof classes / sizeof *classes };

static void put_bits(unsigned char *out, uint64_t bits)
{
    out[0] = (unsigned char)bits;
    out[1] = (unsigned char)(bits >> 8);
    out[2] = (unsigned char)(bits >> 16);
    out[3] = (unsigned char)(bits >> 24);
    out[4] = (unsigned char)(bits >> 32);
    out[5] = (unsigned char)(bits >> 40);
    out[6] = (unsigned char)(bits >> 48);
    out[7] = (unsigned char)(bits >> 56);
}

enum { CHUNK = 64 }; /* blocks classified at a time */

/* The bits of text's words and of what is marked in them, and zeros behind them, for the windows that reach there. */
static void make_bits(Slice text, unsigned char *words, unsigned char *marked)
{
    uint64_t masks[(CHUNK + 1) * MASKS];
    size_t blocks = (text.len + CLASS_BLOCK - 1) / CLASS_BLOCK;
    for (size_t block = 0; block < blocks; block++) {
        const uint64_t *mask = masks + block % CHUNK * MASKS;
        size_t from = block * CLASS_BLOCK, to = from + CHUNK * CLASS_BLOCK + 1; /* the last character may reach over */
        if (to > text.len) to = text.len;
        if (block % CHUNK == 0) class_masks(classes, CLASSES, slice_part(text, from, to), masks);
        put_bits(words + block * 8, mask[WORDS]);
        put_bits(marked + block * 8, mask[WORDS] & ~mask[LETTERS]);
    }
    put_bits(words + blocks * 8, 0);
    put_bits(marked + blocks * 8, 0);
}

Scan scan_begin(Slice text, Arena *arena)
{
    size_t bits = text.len / 8 + 16;
    char *folded = arena_take(arena, text.len + SCAN_PADDING);
    unsigned char *words = arena_take(arena, 2 * bits), *marked = words + bits;
    make_bits(text, words, marked);
    arabic_fold_letters(text, folded);
    memset(folded + text.len, 0, SCAN_PADDING);
    return (Scan){.text = text.ptr, .length = text.len, .folded = folded, .words = words, .marked = marked};
}

bool scan_by_rules(Scan scan, Place place, ScannedToken *token)
{
    Slice text = {scan.text, scan.length};
    size_t begin = news_skip_space(text, place.at);
    *token = (ScannedToken){.by_rules = true};
    if (begin >= text.len) return false;
    size_t end = news_token_end(text, begin, &token->class);
    Slice surface = slice_part(text, begin, end);
    token->begin = (Place){begin, place.characters + utf8_count(slice_part(text, place.at, begin))};
    token->end = (Place){end, token->begin.characters + utf8_count(surface)};
    token->folded_length = arabic_fold_into(surface, scan.folded + begin); /* no longer than the text: in its place */
    return true;
}

size_t scan_fold_marked(Scan scan, size_t begin, size_t end)
{
    char *out = scan.folded + begin;
    for (size_t at = begin; at < end; at += 2) {
        memmove(out, scan.folded + at, 2);
        out += scan_in(scan.marked, at) ? 0 : 2;
    }
    return (size_t)(out - scan.folded) - begin;
}
