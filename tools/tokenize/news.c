#include "tools/tokenize/news.h"
#include "common/utf8.h"
#include "tools/tokenize/addresses.h"
#include "tools/tokenize/breaks.h"
#include "tools/tokenize/kinds.h"
#include "tools/tokenize/numbers.h"

enum { TATWEEL = 0x0640, EMOJI_STYLE = 0xFE0F, KEYCAP = 0x20E3 };

/* ---- words ---- */

/* Behind single letters with full stops between them (ت.غ, U.S.), or `at`. The last stop belongs to a Latin
   abbreviation where the sentence goes on. A longer word behind a stop is a word of its own. */
static size_t abbreviation_end(Slice text, size_t at, Kind kind)
{
    size_t end = at, next = at, length, letters = 0;
    for (;;) {
        if (kind_at(text, next, &length) != kind) break;
        size_t behind = next + length, after;
        Kind following = kind_at(text, behind, &after);
        if (following == kind || following == KIND_EXTEND) break;
        letters++;
        end = behind;
        if (behind >= text.len || text.ptr[behind] != '.') return letters > 1 ? end : at;
        next = behind + 1;
    }
    if (letters < 2) return at;
    bool latin_stop = kind == KIND_LATIN && end + 1 < text.len;
    return latin_stop ? end + 1 : end;
}

static bool joins_latin(uint32_t c) { return c == '-' || c == '\'' || c == 0x2019 || c == '&' || c == '_'; }

/* Latin words keep their digits, hyphens and apostrophes: F-16, COVID-19, l'Elysée. */
static size_t latin_end(Slice text, size_t at)
{
    size_t end = at, length, after;
    while (end < text.len) {
        Kind kind = kind_at(text, end, &length);
        if (kind != KIND_LATIN && kind != KIND_DIGIT && kind != KIND_EXTEND) {
            Kind next = kind_at(text, end + length, &after);
            if (!joins_latin(utf8_decode(text, end, &length)) || (next != KIND_LATIN && next != KIND_DIGIT)) break;
        }
        end += length;
    }
    return end;
}

/* Arabic letters with their marks. Tatweel with no letter to stretch is a dash. */
static size_t arabic_end(Slice text, size_t at, TokenClass *class)
{
    size_t end = kind_run(text, at, KIND_ARABIC), length;
    bool letter = false;
    for (size_t i = at; i < end && !letter; i += length) {
        uint32_t c = utf8_decode(text, i, &length);
        letter = c != TATWEEL && kind_of(c) == KIND_ARABIC;
    }
    if (!letter) *class = TOKEN_PUNCT;
    return end;
}

static size_t word_end(Slice text, size_t at, Kind kind, TokenClass *class)
{
    size_t end = abbreviation_end(text, at, kind);
    if (end > at) return end;
    return kind == KIND_ARABIC ? arabic_end(text, at, class) : latin_end(text, at);
}

/* ---- marks and pictures ---- */

/* A sign that becomes an emoji by what stands behind it: ▶ in emoji style, and keycaps such as 5️⃣. */
static bool is_made_picture(Slice text, size_t at)
{
    size_t length, next;
    uint32_t c = utf8_decode(text, at, &length);
    at += length;
    uint32_t behind = at < text.len ? utf8_decode(text, at, &next) : 0;
    bool keycap = (c >= '0' && c <= '9') || c == '#' || c == '*';
    if (behind == EMOJI_STYLE && !keycap) return c >= 0x80;
    if (behind == EMOJI_STYLE) behind = at + next < text.len ? utf8_decode(text, at + next, &length) : 0;
    return keycap && behind == KEYCAP;
}

bool is_picture_at(Slice text, size_t at)
{
    size_t length;
    return kind_at(text, at, &length) == KIND_PICTURE || is_made_picture(text, at);
}

static bool is_repeated(uint32_t c)
{
    return c == '.' || c == '-' || c == '!' || c == '*' || c == '=' || c == '_' || c == 0x061F || c == 0x2026;
}

/* One mark with what is set on it; dots, dashes and the like stay together where they are repeated. */
static size_t mark_end(Slice text, size_t at)
{
    size_t length, next;
    uint32_t c = utf8_decode(text, at, &length);
    size_t end = at + length;
    while (is_repeated(c) && end < text.len && utf8_decode(text, end, &next) == c) end += next;
    return kind_run(text, end, KIND_EXTEND);
}

static size_t other_end(Slice text, size_t at, TokenClass *class)
{
    char sign = text.ptr[at];
    size_t end = sign == '@' || sign == '#' ? tag_end(text, at) : at, length;
    if (end > at) {
        *class = sign == '@' ? TOKEN_HANDLE : TOKEN_HASHTAG;
        return end;
    }
    *class = kind_at(text, at, &length) == KIND_PUNCT ? TOKEN_PUNCT : TOKEN_SYMBOL;
    return mark_end(text, at);
}

/* ---- tokens ---- */

static size_t end_by_kind(Slice text, size_t at, Kind kind, TokenClass *class)
{
    size_t end = at;
    if (is_picture_at(text, at)) {
        *class = TOKEN_EMOJI;
        return grapheme_cluster_end(text, at);
    }
    if (kind == KIND_LATIN || kind == KIND_DIGIT) {
        *class = TOKEN_EMAIL;
        if ((end = mail_end(text, at)) > at) return end;
        *class = TOKEN_URL;
        if (kind == KIND_LATIN && (end = url_end(text, at)) > at) return end;
    }
    switch (kind) {
    case KIND_ARABIC:
    case KIND_LATIN: *class = TOKEN_WORD; return word_end(text, at, kind, class);
    case KIND_DIGIT: *class = TOKEN_NUMBER; return number_end(text, at);
    default: return other_end(text, at, class);
    }
}

size_t news_token_end(Slice text, size_t at, TokenClass *class)
{
    size_t length, first = kind_run(text, at, KIND_EXTEND);
    Kind kind = kind_at(text, first, &length);
    if (first > at && kind != KIND_ARABIC && kind != KIND_LATIN) {
        *class = TOKEN_SYMBOL; /* marks on nothing */
        return first;
    }
    return end_by_kind(text, first, kind, class);
}

size_t news_skip_space(Slice text, size_t at)
{
    size_t length;
    while (at < text.len && kind_at(text, at, &length) == KIND_SPACE) at += length;
    return at;
}
