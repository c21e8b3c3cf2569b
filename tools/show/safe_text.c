#include "tools/show/safe_text.h"
#include "common/arena.h"
#include "common/utf8.h"

#include <stdio.h>

/* Bytes that need no look: all but control characters, what HTML reads as markup, and the first bytes of characters
   of which some act: C2 (U+0080-009F), E2 (U+2028-202E, 2060-206F), EF (FDD0-FDEF, FFF9-FFFF), F0 to F4 (1FFFE and
   so on). */
static bool is_plain(unsigned char byte)
{
    if (byte < 0x80) return byte >= ' ' && byte != 0x7F && strchr("&<>\"'", byte) == NULL;
    return byte != 0xC2 && byte != 0xE2 && byte < 0xEF;
}

bool acts_on_display(uint32_t character)
{
    return character < ' ' || (character >= 0x7F && character <= 0x9F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x206F) || (character >= 0xFDD0 && character <= 0xFDEF) ||
           (character >= 0xFFF9 && character <= 0xFFFB) || (character & 0xFFFE) == 0xFFFE;
}

static bool is_white(uint32_t character) { return character == '\t' || character == '\n' || character == '\r'; }

/* The pictures of U+2400 for what they have, U+2421 for DEL, else the code point in angle brackets. */
static size_t sign_of(uint32_t character, char out[16])
{
    if (character < ' ') return utf8_encode(0x2400 + character, out);
    if (character == 0x7F) return utf8_encode(0x2421, out);
    return (size_t)snprintf(out, 16, "<U+%04X>", (unsigned)character);
}

static Slice reference_of(char byte)
{
    switch (byte) {
    case '&': return SLICE("&amp;");
    case '<': return SLICE("&lt;");
    case '>': return SLICE("&gt;");
    case '"': return SLICE("&quot;");
    case '\'': return SLICE("&#39;");
    default: return SLICE("");
    }
}

static void put_safe(Buffer *out, Slice text, bool html)
{
    size_t from = 0;
    for (size_t at = 0, length; at < text.len; at += length) {
        length = 1;
        if (is_plain((unsigned char)text.ptr[at])) continue;
        uint32_t character = utf8_decode(text, at, &length);
        Slice put = html && character < 0x80 ? reference_of((char)character) : SLICE("");
        char sign[16];
        if (is_white(character)) {
            put = SLICE(" ");
        } else if (acts_on_display(character)) {
            put = (Slice){sign, sign_of(character, sign)};
        }
        if (put.len == 0) continue;
        buffer_put(out, slice_part(text, from, at));
        from = at + length;
        if (html && put.ptr == sign && sign[0] == '<') put_html_text(out, put);
        else buffer_put(out, put);
    }
    buffer_put(out, slice_part(text, from, text.len));
}

void put_terminal_text(Buffer *out, Slice text) { put_safe(out, text, false); }

void put_html_text(Buffer *out, Slice text) { put_safe(out, text, true); }

Slice text_beginning(Arena *arena, Slice text, size_t most)
{
    size_t at = 0;
    for (size_t count = 0; at < text.len && count < most; count++) at += utf8_length((unsigned char)text.ptr[at]);
    return at >= text.len ? text : arena_join(arena, slice_part(text, 0, at), SLICE("…"));
}

static bool ends_in_date(Slice text)
{
    static const char form[] = "0000-00-00";
    enum { LENGTH = sizeof form - 1 };
    if (text.len < LENGTH) return false;
    for (size_t i = 0; i < LENGTH; i++) {
        char byte = text.ptr[text.len - LENGTH + i];
        if (form[i] == '-' ? byte != '-' : byte < '0' || byte > '9') return false;
    }
    return true;
}

void put_html_dated(Buffer *out, Slice text)
{
    enum { DATE = 10 };
    if (!ends_in_date(text)) {
        put_html_text(out, text);
        return;
    }
    put_html_text(out, slice_part(text, 0, text.len - DATE));
    buffer_put(out, SLICE("<span dir=\"ltr\">"));
    buffer_put(out, slice_part(text, text.len - DATE, text.len));
    buffer_put(out, SLICE("</span>"));
}
