#ifndef ISNAD_TOKENIZE_SCAN_H
#define ISNAD_TOKENIZE_SCAN_H

/* The scan of a sentence for news tokens. Plain words, numbers and marks, nearly all of news, are found by looking for
   the first byte that is none of theirs; whatever might be more than that is asked of the rules (news.h), which would
   say the same of the plain ones. Linear in the text. */

#include "common/classes.h"
#include "tools/tokenize/tokens.h"

enum { SCAN_LETTERS = 1, SCAN_WORDS, SCAN_MASKS, SCAN_PADDING = 32 };

typedef struct {
    const char *text;
    size_t length;
    char *folded;           /* its fold, each token's where the token begins; readable SCAN_PADDING bytes farther */
    const uint64_t *masks;  /* SCAN_MASKS words a block: starts, Arabic letters, letters with marks and tatweel */
    size_t at;              /* behind the last token, in bytes and in characters */
    size_t characters;
} Scan;

typedef struct {
    size_t begin, end;                       /* bytes */
    size_t first_character, last_character;  /* characters before begin and before end */
    TokenClass class;
    Slice folded;
} ScannedToken;

/* Takes what it needs from the arena, which must outlive the scan. */
Scan scan_begin(Slice text, Arena *arena);

/* The token from white space at scan->at on, by the rules; false where there is none. Moves the scan behind it. */
bool scan_by_rules(Scan *scan, ScannedToken *token);

/* ---- private: inline for the two loops over all tokens ---- */

static inline bool scan_in(const Scan *scan, size_t at, int mask)
{
    return at < scan->length && scan->masks[at / CLASS_BLOCK * SCAN_MASKS + (size_t)mask] >> at % CLASS_BLOCK & 1;
}

/* Behind the run of two-byte letters that `at` is in. */
static inline size_t scan_letters_end(const Scan *scan, size_t at)
{
    const uint64_t *block = scan->masks + at / CLASS_BLOCK * SCAN_MASKS + SCAN_LETTERS;
    uint64_t letters = *block, others = ~(letters | letters << 1) >> at % CLASS_BLOCK;
    if (others != 0) return at + mask_first(others);
    for (at = (at / CLASS_BLOCK + 1) * CLASS_BLOCK; at < scan->length; at += CLASS_BLOCK) {
        uint64_t carried = letters >> 63;
        block += SCAN_MASKS;
        letters = *block;
        others = ~(letters | letters << 1 | carried);
        if (others != 0) return at + mask_first(others);
    }
    return scan->length;
}

static inline bool scan_is_arabic_row(char byte) { return ((unsigned char)byte & 0xFE) == 0xD8; }

/* No mark or joiner stands at `at`: a token that would take one ends here. */
static inline bool scan_no_mark(const Scan *scan, size_t at)
{
    if (at >= scan->length || (unsigned char)scan->text[at] < 0x80) return true;
    return scan_is_arabic_row(scan->text[at]) && (scan_in(scan, at, SCAN_LETTERS) || !scan_in(scan, at, SCAN_WORDS));
}

/* The text is UTF-8: behind a byte C2, D8 or D9 stands another. */
static inline bool scan_is_guillemet(const char *at) { return at[0] == '\xC2' && (at[1] == '\xAB' || at[1] == '\xBB'); }

/* Whether an Arabic word of letters ends before text[end], and stands for itself. */
static inline bool scan_word_ends(const Scan *scan, size_t begin, size_t end)
{
    if (end >= scan->length) return true;
    char next = scan->text[end];
    if ((unsigned char)next < 0x80) return next != '.' || end - begin > 2; /* a letter and a stop may abbreviate */
    return scan_is_arabic_row(next) ? !scan_in(scan, end, SCAN_WORDS) : scan_is_guillemet(scan->text + end);
}

static inline bool scan_is_latin(char c) { return (unsigned char)((c | 0x20) - 'a') < 26; }
static inline bool scan_is_digit(char c) { return (unsigned char)(c - '0') < 10; }

/* The end of the ASCII letters or digits at `at` where nothing behind them could join them; else `at`. */
static inline size_t scan_ascii_end(const Scan *scan, size_t at)
{
    size_t end = at;
    bool digits = scan_is_digit(scan->text[at]);
    if (digits) while (end < scan->length && scan_is_digit(scan->text[end])) end++;
    else while (end < scan->length && scan_is_latin(scan->text[end])) end++;
    if (end >= scan->length) return end;
    switch (scan->text[end]) {
    case ' ': case '"': case '(': case ')': return end;
    case '.': case ',': case ':': case '-': case '/': case '%':
        return end + 1 >= scan->length || scan->text[end + 1] == ' ' ? end : at;
    default: return scan_in(scan, end, SCAN_LETTERS) ? end : at;
    }
}

/* Bytes of a mark that is always a token of its own, 0 where text[at] is none. */
static inline size_t scan_mark_length(const Scan *scan, size_t at)
{
    const char *text = scan->text + at;
    switch (text[0]) {
    case '.': case '-': return at + 1 < scan->length && text[1] == text[0] ? 0 : 1;
    case '"': case '(': case ')': case '[': case ']': case ',': case ':': case ';': case '/': case '%': return 1;
    case '\xD8': return text[1] == '\x8C' || text[1] == '\x9B' ? 2 : 0; /* ، ؛ */
    case '\xC2': return scan_is_guillemet(text) ? 2 : 0;
    default: return 0;
    }
}

static inline void scan_take(Scan *scan, ScannedToken *token, size_t end, size_t characters, TokenClass class)
{
    *token = (ScannedToken){scan->at, end, scan->characters, scan->characters + characters, class,
                            {scan->folded + scan->at, end - scan->at}};
    scan->at = end;
    scan->characters += characters;
}

/* The next token; false behind the last. */
static inline bool scan_next(Scan *scan, ScannedToken *token)
{
    while (scan->at < scan->length && scan->text[scan->at] == ' ') scan->at++, scan->characters++;
    size_t at = scan->at;
    if (at >= scan->length) return false;
    if (scan_in(scan, at, SCAN_LETTERS)) {
        size_t end = scan_letters_end(scan, at);
        if (scan_word_ends(scan, at, end)) {
            scan_take(scan, token, end, (end - at) / 2, TOKEN_WORD);
            return true;
        }
        return scan_by_rules(scan, token);
    }
    size_t mark = scan_mark_length(scan, at);
    if (mark > 0 && scan_no_mark(scan, at + mark)) {
        scan_take(scan, token, at + mark, 1, TOKEN_PUNCT);
        return true;
    }
    bool digit = scan_is_digit(scan->text[at]);
    if (digit || scan_is_latin(scan->text[at])) {
        size_t end = scan_ascii_end(scan, at);
        if (end > at) {
            scan_take(scan, token, end, end - at, digit ? TOKEN_NUMBER : TOKEN_WORD);
            return true;
        }
    }
    return scan_by_rules(scan, token);
}

#endif
