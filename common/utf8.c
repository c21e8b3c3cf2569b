#include "common/utf8.h"

uint32_t utf8_decode(Slice text, size_t at, size_t *length)
{
    const unsigned char *s = (const unsigned char *)text.ptr + at;
    *length = utf8_length(s[0]);
    switch (*length) {
    case 1: return s[0];
    case 2: return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    case 3: return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    default:
        return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 |
               (s[3] & 0x3F);
    }
}

uint32_t utf8_decode_before(Slice text, size_t at, size_t *length)
{
    size_t first = at - 1;
    while (first > 0 && ((unsigned char)text.ptr[first] & 0xC0) == 0x80) first--;
    return utf8_decode(text, first, length);
}

size_t utf8_encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_count(Slice text)
{
    size_t count = 0, i = 0;
    /* Eight bytes at a time: a byte continues a character where bit 7 is set and bit 6 is not. */
    for (; i + 8 <= text.len; i += 8) {
        uint64_t word;
        memcpy(&word, text.ptr + i, 8);
        uint64_t continues = word >> 7 & ~(word >> 6) & 0x0101010101010101u;
        count += 8 - (size_t)(continues * 0x0101010101010101u >> 56);
    }
    for (; i < text.len; i++) count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

/* Bytes of the valid character at s, or 0; `*part` gets the length of the maximal subpart where it is not valid. */
static size_t valid_character(const unsigned char *s, size_t left, size_t *part)
{
    *part = 1;
    if (s[0] < 0x80) return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4) return 0;
    size_t length = utf8_length(s[0]);
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    for (size_t i = 1; i < length; i++) {
        if (i >= left || s[i] < low || s[i] > high) return 0;
        *part = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

size_t utf8_valid_prefix(Slice bytes, size_t *skip)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr;
    size_t i = 0;
    *skip = 0;
    while (i < bytes.len) {
        if (s[i] < 0x80) {
            i++;
            continue;
        }
        size_t length = valid_character(s + i, bytes.len - i, skip);
        if (length == 0) return i;
        i += length;
    }
    *skip = 0;
    return i;
}
