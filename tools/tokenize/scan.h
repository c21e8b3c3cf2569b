#ifndef ISNAD_TOKENIZE_SCAN_H
#define ISNAD_TOKENIZE_SCAN_H

/* The scan of a sentence for news tokens. Plain words, numbers and marks, nearly all of news, are found by looking for
   the first byte that is none of theirs; whatever might be more than that is asked of the rules (news.h), which would
   say the same of the plain ones. Linear in the text. */

#include "common/arena.h"
#include "common/classes.h"
#include "tools/tokenize/token_class.h"

enum { SCAN_PADDING = 32 };

typedef struct {
    const char *text;
    size_t length;
    char *folded;                 /* its fold, each token's where that begins; readable SCAN_PADDING bytes farther */
    const unsigned char *words;   /* a bit a byte: first bytes of Arabic letters, marks on them and tatweel */
    const unsigned char *marked;  /* ... of those that are no letter */
} Scan;

/* A place between characters. */
typedef struct {
    size_t at, characters;  /* bytes and characters before it */
} Place;

typedef struct {
    Place begin, end;
    TokenClass class;
    bool by_rules;          /* else it is plain: a word, number or mark without a character that needs an escape */
    size_t folded_length;   /* of its fold, which is at scan->folded + begin.at */
} ScannedToken;

/* Takes what it needs from the arena, which must outlive the scan. */
Scan scan_begin(Slice text, Arena *arena);

/* The token from white space at `place` on, by the rules; false where there is none. */
bool scan_by_rules(Scan scan, Place place, ScannedToken *token);

/* The fold of a word with marks or tatweel. Returns its length. */
size_t scan_fold_marked(Scan scan, size_t begin, size_t end);

/* ---- private: inline for the two loops over all tokens ---- */

enum { SCAN_WINDOW = 57 };

/* At least SCAN_WINDOW bits from a place of the text on, 0 behind them. */
static inline uint64_t scan_window(const unsigned char *bits, size_t at)
{
    const unsigned char *from = bits + at / 8;
    uint64_t window = (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 | (uint64_t)from[3] << 24 |
                      (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 | (uint64_t)from[6] << 48 |
                      (uint64_t)from[7] << 56;
    return window >> at % 8;
}

static inline bool scan_in(const unsigned char *bits, size_t at) { return bits[at / 8] >> at % 8 & 1; }

static inline bool scan_is_arabic_row(char byte) { return ((unsigned char)byte & 0xFE) == 0xD8; }

/* The text is UTF-8: behind a byte C2, D8 or D9 stands another. */
static inline bool scan_is_guillemet(const char *at) { return at[0] == '\xC2' && (at[1] == '\xAB' || at[1] == '\xBB'); }

/* No mark or joiner stands at `at`: a token that would take one ends here. */
static inline bool scan_no_mark(const Scan *scan, size_t at)
{
    if (at >= scan->length || (unsigned char)scan->text[at] < 0x80) return true;
    return scan_is_arabic_row(scan->text[at]) && !scan_in(scan->marked, at);
}

/* Whether an Arabic word ends before text[end], behind all letters and marks of the rows D8 and D9. */
static inline bool scan_word_ends(const Scan *scan, size_t begin, size_t end)
{
    if (end >= scan->length) return true;
    char next = scan->text[end];
    if ((unsigned char)next < 0x80) return next != '.' || end - begin > 2; /* a letter and a stop may abbreviate */
    return scan_is_arabic_row(next) || scan_is_guillemet(scan->text + end);
}

static inline bool scan_is_latin(char c) { return (unsigned char)((c | 0x20) - 'a') < 26; }
static inline bool scan_is_digit(char c) { return (unsigned char)(c - '0') < 10; }

static inline bool scan_is_space_or_end(const Scan *scan, size_t at)
{
    return at >= scan->length || scan->text[at] == ' ';
}

/* What a byte says of the mark that it begins, and of the ASCII letters or digits that it stands behind. */
enum {
    SCAN_MARK = 1,             /* a mark that is always a token of its own */
    SCAN_MARK_UNREPEATED = 2,  /* ... unless it is written twice: .. -- !! */
    SCAN_ENDS = 4,             /* nothing behind it could join them */
    SCAN_ENDS_BEFORE_SPACE = 8 /* ... where a space or the end follows it */
};
extern const unsigned char scan_ascii[128];

static inline unsigned scan_ascii_of(char byte) { return (unsigned char)byte < 128 ? scan_ascii[(unsigned char)byte] : 0; }

/* The second bytes of ، ؛ ؟ behind D8. */
enum { SCAN_COMMA = 0x8C, SCAN_SEMICOLON = 0x9B, SCAN_QUESTION = 0x9F };

static inline size_t scan_ascii_run(const Scan *scan, size_t at)
{
    if (scan_is_digit(scan->text[at])) while (at < scan->length && scan_is_digit(scan->text[at])) at++;
    else while (at < scan->length && scan_is_latin(scan->text[at])) at++;
    return at;
}

/* Whether what stands at `end`, within the text, ends the ASCII letters or digits before it. */
static inline bool scan_ends_ascii(const Scan *scan, size_t end)
{
    unsigned flags = scan_ascii_of(scan->text[end]);
    if (flags & SCAN_ENDS) return true;
    if (flags & SCAN_ENDS_BEFORE_SPACE) return scan_is_space_or_end(scan, end + 1);
    if (scan->text[end] == '\xD8' && (unsigned char)scan->text[end + 1] == SCAN_COMMA)
        return scan_is_space_or_end(scan, end + 2);
    return scan_in(scan->words, end) && !scan_in(scan->marked, end);
}

/* The end of the ASCII letters or digits at `at` where nothing behind them could join them; else `at`. */
static inline size_t scan_ascii_end(const Scan *scan, size_t at)
{
    size_t end = scan_ascii_run(scan, at);
    return end >= scan->length || scan_ends_ascii(scan, end) ? end : at;
}

static inline size_t scan_arabic_mark_length(const Scan *scan, size_t at)
{
    unsigned char second = (unsigned char)scan->text[at + 1];
    if (second == SCAN_QUESTION) return scan_is_space_or_end(scan, at + 2) ? 2 : 0;
    return second == SCAN_COMMA || second == SCAN_SEMICOLON ? 2 : 0;
}

/* Bytes of a mark that is always a token of its own, 0 where text[at] is none. */
static inline size_t scan_mark_length(const Scan *scan, size_t at)
{
    const char *text = scan->text + at;
    unsigned flags = scan_ascii_of(text[0]);
    if (flags & SCAN_MARK) return 1;
    if (flags & SCAN_MARK_UNREPEATED) return at + 1 < scan->length && text[1] == text[0] ? 0 : 1;
    if (text[0] == '\xD8') return scan_arabic_mark_length(scan, at);
    return text[0] == '\xC2' && scan_is_guillemet(text) ? 2 : 0;
}

static inline ScannedToken scan_plain(Place begin, size_t length, size_t characters, TokenClass class)
{
    Place end = {begin.at + length, begin.characters + characters};
    return (ScannedToken){begin, end, class, false, length};
}

/* A plain token that is no Arabic word. */
static inline bool scan_other(const Scan *scan, Place place, ScannedToken *token)
{
    size_t mark = scan_mark_length(scan, place.at);
    if (mark > 0 && scan_no_mark(scan, place.at + mark)) {
        *token = scan_plain(place, mark, 1, TOKEN_PUNCT);
        return true;
    }
    bool digit = scan_is_digit(scan->text[place.at]);
    if (!digit && !scan_is_latin(scan->text[place.at])) return false;
    size_t length = scan_ascii_end(scan, place.at) - place.at;
    *token = scan_plain(place, length, length, digit ? TOKEN_NUMBER : TOKEN_WORD);
    return length > 0;
}

/* The length of the Arabic word at `place`, 0 where there is none or the rules must say. */
static inline size_t scan_word_length(const Scan *scan, size_t at)
{
    uint64_t word = scan_window(scan->words, at);
    unsigned length = mask_first(~(word | word << 1) | (uint64_t)1 << 63);
    return length > 0 && length < SCAN_WINDOW - 1 && scan_word_ends(scan, at, at + length) ? length : 0;
}

/* The next token from `place` on; false behind the last. */
static inline bool scan_next(const Scan scan, Place place, ScannedToken *token)
{
    size_t at = place.at;
    while (at < scan.length && scan.text[at] == ' ') at++;
    if (at >= scan.length) return false;
    place = (Place){at, place.characters + (at - place.at)};
    size_t length = scan_word_length(&scan, place.at);
    if (length > 0) {
        uint64_t marked = scan_window(scan.marked, place.at) & mask_below((unsigned)length);
        *token = scan_plain(place, length, length / 2, TOKEN_WORD);
        if (marked == 0) return true;
        if ((marked & 1) == 0) {
            token->folded_length = scan_fold_marked(scan, place.at, place.at + length);
            return true;
        }
    } else if (scan_other(&scan, place, token)) {
        return true;
    }
    ScannedToken ruled;
    bool found = scan_by_rules(scan, place, &ruled);
    *token = ruled;
    return found;
}

#endif
