#include "tools/tokenize/breaks.h"
#include "common/utf8.h"

#include <unicode/uchar.h>
#include <utf8proc.h>

typedef struct {
    uint32_t character;
    int property;       /* Word_Break */
    size_t length;
} Item;

static Item item_at(Slice text, size_t at)
{
    Item item = {.property = -1};
    if (at >= text.len) return item;
    item.character = utf8_decode(text, at, &item.length);
    item.property = u_getIntPropertyValue((UChar32)item.character, UCHAR_WORD_BREAK);
    return item;
}

static bool is_newline(int property) { return property == U_WB_CR || property == U_WB_LF || property == U_WB_NEWLINE; }
static bool is_letter(int property) { return property == U_WB_ALETTER || property == U_WB_HEBREW_LETTER; }

/* Seen through by all rules behind WB4. */
static bool is_ignored(int property)
{
    return property == U_WB_EXTEND || property == U_WB_FORMAT || property == U_WB_ZWJ;
}

static bool is_pictograph(uint32_t character)
{
    return u_hasBinaryProperty((UChar32)character, UCHAR_EXTENDED_PICTOGRAPHIC);
}

static bool in_word_or_number(int property)
{
    return property == U_WB_MIDNUMLET || property == U_WB_SINGLE_QUOTE;
}

/* The property behind the ignored characters from `at` on. */
static int property_behind(Slice text, size_t at)
{
    Item item = item_at(text, at);
    while (is_ignored(item.property)) {
        at += item.length;
        item = item_at(text, at);
    }
    return item.property;
}

/* The properties around a place: `before` and `last` stand before it, `next` and `after` behind. */
typedef struct {
    int before, last, next, after;
} Around;

/* WB6, 7 and 5 between letters. */
static bool letters_join(Around at)
{
    if (is_letter(at.last) && is_letter(at.next)) return true;
    if (is_letter(at.last)) return (at.next == U_WB_MIDLETTER || in_word_or_number(at.next)) && is_letter(at.after);
    return is_letter(at.next) && (at.last == U_WB_MIDLETTER || in_word_or_number(at.last)) && is_letter(at.before);
}

/* WB7a to 7c. */
static bool hebrew_joins(Around at)
{
    if (at.last == U_WB_HEBREW_LETTER && at.next == U_WB_SINGLE_QUOTE) return true;
    if (at.last == U_WB_HEBREW_LETTER) return at.next == U_WB_DOUBLE_QUOTE && at.after == U_WB_HEBREW_LETTER;
    return at.before == U_WB_HEBREW_LETTER && at.last == U_WB_DOUBLE_QUOTE && at.next == U_WB_HEBREW_LETTER;
}

/* WB8 to 12. */
static bool numbers_join(Around at)
{
    bool number = at.last == U_WB_NUMERIC, next_number = at.next == U_WB_NUMERIC;
    if (number && (next_number || is_letter(at.next))) return true;
    if (number) return (at.next == U_WB_MIDNUM || in_word_or_number(at.next)) && at.after == U_WB_NUMERIC;
    if (next_number && is_letter(at.last)) return true;
    return next_number && (at.last == U_WB_MIDNUM || in_word_or_number(at.last)) && at.before == U_WB_NUMERIC;
}

/* What an underscore and its like stand between (WB13a, 13b). */
static bool takes_extender(int property)
{
    return is_letter(property) || property == U_WB_NUMERIC || property == U_WB_KATAKANA;
}

/* WB13 to 13b. */
static bool extenders_join(Around at)
{
    if (at.last == U_WB_KATAKANA && at.next == U_WB_KATAKANA) return true;
    if (at.next == U_WB_EXTENDNUMLET) return takes_extender(at.last) || at.last == U_WB_EXTENDNUMLET;
    return at.last == U_WB_EXTENDNUMLET && takes_extender(at.next);
}

/* WB5 to WB13b. */
static bool joins(Around at)
{
    return letters_join(at) || hebrew_joins(at) || numbers_join(at) || extenders_join(at);
}

size_t word_segment_end(Slice text, size_t at)
{
    Item item = item_at(text, at);
    int adjacent = item.property, last = adjacent, before = -1;
    size_t end = at + item.length, indicators = last == U_WB_REGIONAL_INDICATOR;
    if (is_newline(last)) { /* WB3a */
        bool pair = last == U_WB_CR && item_at(text, end).property == U_WB_LF; /* WB3 */
        return pair ? end + 1 : end;
    }
    while (end < text.len) {
        item = item_at(text, end);
        int next = item.property;
        bool ignored = is_ignored(next);
        bool joined = ignored || (adjacent == U_WB_WSEGSPACE && next == U_WB_WSEGSPACE) || /* WB4, 3d */
                      (adjacent == U_WB_ZWJ && is_pictograph(item.character)); /* WB3c */
        if (!joined && last == U_WB_REGIONAL_INDICATOR && next == last) joined = indicators % 2 == 1; /* WB15, 16 */
        if (!joined && !joins((Around){before, last, next, property_behind(text, end + item.length)})) break;
        end += item.length;
        adjacent = next;
        if (ignored) continue;
        before = last;
        last = next;
        indicators += next == U_WB_REGIONAL_INDICATOR;
    }
    return end;
}

size_t grapheme_cluster_end(Slice text, size_t at)
{
    size_t length, end;
    utf8proc_int32_t state = 0, last = (utf8proc_int32_t)utf8_decode(text, at, &length);
    for (end = at + length; end < text.len; end += length) {
        utf8proc_int32_t next = (utf8proc_int32_t)utf8_decode(text, end, &length);
        if (utf8proc_grapheme_break_stateful(last, next, &state)) break;
        last = next;
    }
    return end;
}
