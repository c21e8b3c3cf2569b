#include "tools/tokenize/kinds.h"
#include "common/arabic.h"
#include "common/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Symbols from here on that Unicode lets a font draw as an emoji are taken as one; before it stand arrows, ™ and the
   like, which news uses as signs of writing. */
enum { FIRST_PICTURE = 0x2600, FIRST_EMOJI = 0x231A };

static bool is_picture(UChar32 c)
{
    if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) return true;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) return true;
    return c >= FIRST_PICTURE && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

static bool is_arabic(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_ARABIC;
}

static Kind kind_of_category(UChar32 c)
{
    uint32_t category = U_MASK(u_charType(c));
    if (c == 0x200B || u_isUWhiteSpace(c) || (category & U_GC_CC_MASK) != 0) return KIND_SPACE;
    if ((category & U_GC_L_MASK) != 0) return is_arabic(c) ? KIND_ARABIC : KIND_LATIN;
    if ((category & U_GC_M_MASK) != 0) return KIND_EXTEND;
    if ((category & U_GC_P_MASK) != 0) return KIND_PUNCT;
    if ((category & U_GC_ND_MASK) != 0) return KIND_DIGIT;
    /* Signs that stand before digits (U+0600) are formats too, but seen. */
    bool format = (category & U_GC_CF_MASK) != 0 && !u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK);
    return format ? KIND_EXTEND : KIND_SYMBOL;
}

Kind kind_of(uint32_t c)
{
    if (c < 0x80) {
        if (c <= ' ') return KIND_SPACE;
        if (c >= '0' && c <= '9') return KIND_DIGIT;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return KIND_LATIN;
    }
    if (arabic_is_letter(c) || c == 0x0640) return KIND_ARABIC;
    if (arabic_is_diacritic(c)) return KIND_EXTEND;
    return c >= FIRST_EMOJI && is_picture((UChar32)c) ? KIND_PICTURE : kind_of_category((UChar32)c);
}

Kind kind_at(Slice text, size_t at, size_t *length)
{
    *length = 0;
    return at < text.len ? kind_of(utf8_decode(text, at, length)) : KIND_SPACE;
}

size_t kind_run(Slice text, size_t at, Kind kind)
{
    size_t length;
    while (at < text.len) {
        Kind found = kind_at(text, at, &length);
        if (found != kind && found != KIND_EXTEND) break;
        at += length;
    }
    return at;
}
