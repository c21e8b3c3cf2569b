#ifndef ISNAD_MARKS_H
#define ISNAD_MARKS_H

/* The punctuation that sentsplit looks at, and small steps over a text. All places are bytes of valid UTF-8. */

#include "common/classes.h"
#include "common/slice.h"
#include "common/utf8.h"
#include <stdint.h>

typedef enum {
    MARK_NONE,
    MARK_STOP,    /* . ! ? ؟ ۔ … ‼ ⁇ ⁈ ⁉ */
    MARK_CLAUSE,  /* ، ؛ ; : */
    MARK_STRAIGHT, MARK_ANGLE, MARK_CURLY,    /* "   « » ‹ ›   “ ” „ ‟ */
    MARK_ROUND, MARK_SQUARE, MARK_BRACE       /* ( )   [ ]   { } */
} MarkKind;

typedef enum { MARK_OPENS, MARK_CLOSES, MARK_EITHER } MarkDirection;

MarkKind mark_kind(uint32_t character);

static inline bool mark_is_quote(MarkKind kind) { return kind >= MARK_STRAIGHT && kind <= MARK_CURLY; }
static inline bool mark_is_paired(MarkKind kind) { return kind >= MARK_STRAIGHT; }

static inline bool mark_is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/* The class of all characters that may be marks; clause marks only on demand. */
CharacterClass mark_class(bool clauses);

/* Whether a paired mark opens or closes: as the spaces around it tell, for writers and old software take « for » and
   ( for ) in a text that runs to the left; where they tell nothing, as the character itself does. */
MarkDirection mark_direction(Slice text, size_t at);

/* The character at a place, and before one; a space where the text ends. */
static inline uint32_t character_at(Slice text, size_t at)
{
    size_t length;
    if (at >= text.len) return ' ';
    return (unsigned char)text.ptr[at] < 0x80 ? (unsigned char)text.ptr[at] : utf8_decode(text, at, &length);
}

static inline uint32_t character_before(Slice text, size_t at)
{
    size_t length;
    if (at == 0) return ' ';
    return (unsigned char)text.ptr[at - 1] < 0x80 ? (unsigned char)text.ptr[at - 1] : utf8_decode_before(text, at, &length);
}

bool is_space(uint32_t character);

/* Behind the white space at `at`; before the white space that ends at `at`, not below `from`. */
static inline size_t skip_spaces(Slice text, size_t at)
{
    size_t length;
    while (at < text.len) {
        unsigned char first = (unsigned char)text.ptr[at];
        bool plain = first > ' ' && first != 0xC2 && first != 0xE2 && first != 0xE3; /* begins no white space */
        if (plain || !is_space(utf8_decode(text, at, &length))) break;
        at += length;
    }
    return at;
}

static inline size_t trim_spaces(Slice text, size_t from, size_t at)
{
    size_t length;
    while (at > from) {
        unsigned char last = (unsigned char)text.ptr[at - 1];
        bool plain = last > ' ' && last < 0x80;
        if (plain || !is_space(utf8_decode_before(text, at, &length))) break;
        at -= length;
    }
    return at;
}

/* Behind the stops at `at`. */
size_t skip_stops(Slice text, size_t at);

#endif
