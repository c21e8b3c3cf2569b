#include "tools/sentsplit/marks.h"

static MarkKind ascii_kind(uint32_t c)
{
    switch (c) {
    case '.': case '!': case '?': return MARK_STOP;
    case ';': case ':': return MARK_CLAUSE;
    case '"': return MARK_STRAIGHT;
    case '(': case ')': return MARK_ROUND;
    case '[': case ']': return MARK_SQUARE;
    case '{': case '}': return MARK_BRACE;
    default: return MARK_NONE;
    }
}

MarkKind mark_kind(uint32_t c)
{
    static const struct { uint16_t first, last; MarkKind kind; } ranges[] = {
        {0x00AB, 0x00AB, MARK_ANGLE}, {0x00BB, 0x00BB, MARK_ANGLE}, {0x060C, 0x060C, MARK_CLAUSE},
        {0x061B, 0x061B, MARK_CLAUSE}, {0x061F, 0x061F, MARK_STOP}, {0x06D4, 0x06D4, MARK_STOP},
        {0x201C, 0x201F, MARK_CURLY}, {0x2026, 0x2026, MARK_STOP}, {0x2039, 0x203A, MARK_ANGLE},
        {0x203C, 0x203C, MARK_STOP}, {0x2047, 0x2049, MARK_STOP},
    };
    if (c < 0x80) return ascii_kind(c);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && c >= ranges[i].first; i++)
        if (c <= ranges[i].last) return ranges[i].kind;
    return MARK_NONE;
}

static bool may_be_mark(const void *clauses, uint32_t c)
{
    MarkKind kind = mark_kind(c);
    return kind != MARK_NONE && (kind != MARK_CLAUSE || *(const bool *)clauses);
}

CharacterClass mark_class(bool clauses) { return class_make(may_be_mark, &clauses, true); }

/* ---- opening and closing ---- */

static MarkDirection own_direction(uint32_t c)
{
    switch (c) {
    case '(': case '[': case '{': case 0x00AB: case 0x2039: case 0x201C: case 0x201E: case 0x201F: return MARK_OPENS;
    case ')': case ']': case '}': case 0x00BB: case 0x203A: case 0x201D: return MARK_CLOSES;
    default: return MARK_EITHER;
    }
}

static bool is_clause_mark(uint32_t c) { return c == ',' || mark_kind(c) == MARK_CLAUSE; }

/* What stands at a word's side of a mark, in most cases. */
static bool is_arabic(uint32_t c) { return c >= 0x0620 && c <= 0x0669; }

static bool is_free_before(uint32_t c)
{
    return c == ' ' || (!is_arabic(c) && (is_space(c) || is_clause_mark(c) || own_direction(c) == MARK_OPENS));
}

static bool is_free_after(uint32_t c)
{
    return c == ' ' || (!is_arabic(c) && (is_space(c) || is_clause_mark(c) || own_direction(c) == MARK_CLOSES ||
                                          mark_kind(c) == MARK_STOP));
}

MarkDirection mark_direction(Slice text, size_t at)
{
    size_t length;
    uint32_t own = utf8_decode(text, at, &length);
    bool free_before = is_free_before(character_before(text, at));
    bool free_after = is_free_after(character_at(text, at + length));
    if (free_before != free_after) return free_before ? MARK_OPENS : MARK_CLOSES;
    return own_direction(own);
}

/* ---- steps ---- */

bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

size_t skip_stops(Slice text, size_t at)
{
    size_t length;
    while (at < text.len && mark_kind(utf8_decode(text, at, &length)) == MARK_STOP) at += length;
    return at;
}
