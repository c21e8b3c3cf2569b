#include "tools/tokenize/addresses.h"
#include "common/utf8.h"
#include "lexicons.h"
#include "tools/tokenize/kinds.h"

/* RFC 5321 and RFC 1035: the longest name before the @, the longest host. */
enum { MAIL_NAME_MAX = 64, HOST_MAX = 253, LABEL_MAX = 63 };

static bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_label_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; }
static bool is_one_of(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

/* ---- URLs ---- */

static bool is_url_byte(char c) { return c > ' ' && c < 0x7F && !is_one_of(c, "\"<>\\^`{|}"); }

/* In a path, letters of other scripts stand behind a sign of the path or one another; behind an ASCII letter or digit
   they are a word that lacks its space. */
static bool continues_path(Slice text, size_t at, size_t *length)
{
    char before = text.ptr[at - 1];
    if ((unsigned char)before < 0x80 && !is_one_of(before, "/_-=#(")) return false;
    Kind kind = kind_at(text, at, length);
    return kind == KIND_ARABIC || kind == KIND_LATIN || kind == KIND_DIGIT || kind == KIND_EXTEND;
}

static size_t count_byte(Slice text, size_t from, size_t to, char byte)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) count += text.ptr[i] == byte;
    return count;
}

/* Marks at the end belong to the sentence, and so does a bracket that nothing in the address opens. */
static size_t without_closing_marks(Slice text, size_t at, size_t end)
{
    size_t open = count_byte(text, at, end, '('), closed = count_byte(text, at, end, ')');
    while (end > at) {
        char last = text.ptr[end - 1];
        bool bracket = last == ')' && closed > open;
        if (!bracket && !is_one_of(last, ".,;:!?]'*")) break;
        closed -= bracket;
        end--;
    }
    return end;
}

/* The rest of an address behind its host. */
static size_t path_end(Slice text, size_t at, size_t end)
{
    size_t length;
    bool path = false;
    while (end < text.len) {
        if (is_url_byte(text.ptr[end])) {
            path = path || (text.ptr[end] == '/' && end > at && text.ptr[end - 1] != '/' && text.ptr[end - 1] != ':');
            end++;
        } else if (path && (unsigned char)text.ptr[end] >= 0x80 && continues_path(text, end, &length)) {
            end += length;
        } else {
            break;
        }
    }
    return without_closing_marks(text, at, end);
}

static bool starts_with(Slice text, size_t at, Slice lower)
{
    if (text.len - at < lower.len) return false;
    for (size_t i = 0; i < lower.len; i++)
        if ((text.ptr[at + i] | (is_ascii_letter(text.ptr[at + i]) ? 0x20 : 0)) != lower.ptr[i]) return false;
    return true;
}

/* Bytes of http:// or the like, with at least one byte of a host behind it; else 0. */
static size_t scheme_length(Slice text, size_t at)
{
    static const Slice schemes[] = {{"http://", 7}, {"https://", 8}, {"ftp://", 6}, {"www.", 4}};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t behind = at + schemes[i].len;
        if (starts_with(text, at, schemes[i]) && behind < text.len && is_url_byte(text.ptr[behind]))
            return schemes[i].len;
    }
    return 0;
}

/* A name such as "In" behind a full stop that lacks its space is no domain: those are all small or all capital. */
static bool is_top_level_domain(Slice label)
{
    char folded[LABEL_MAX];
    size_t capitals = 0;
    if (label.len < 2 || label.len > sizeof folded) return false;
    for (size_t i = 0; i < label.len; i++) {
        capitals += label.ptr[i] >= 'A' && label.ptr[i] <= 'Z';
        folded[i] = (char)(label.ptr[i] | 0x20);
    }
    if (capitals > 0 && capitals < label.len) return false;
    return lexicon_find(&lexicon_top_level_domains, (Slice){folded, label.len}) != LEXICON_NONE;
}

/* Behind label.label.domain, at `at` where there is none. */
static size_t host_end(Slice text, size_t at)
{
    size_t end = at, label = at, dots = 0, limit = text.len - at > HOST_MAX ? at + HOST_MAX : text.len;
    for (; end < limit && (is_label_byte(text.ptr[end]) || text.ptr[end] == '.'); end++) {
        if (text.ptr[end] != '.') continue;
        if (end == label || end + 1 >= limit || !is_label_byte(text.ptr[end + 1])) break;
        label = end + 1;
        dots++;
    }
    return dots > 0 && is_top_level_domain(slice_part(text, label, end)) ? end : at;
}

size_t url_end(Slice text, size_t at)
{
    size_t scheme = scheme_length(text, at);
    if (scheme > 0) {
        size_t end = path_end(text, at, at + scheme);
        return end > at + scheme ? end : at;
    }
    size_t end = host_end(text, at);
    if (end == at || end >= text.len) return end;
    bool port = text.ptr[end] == ':' && end + 1 < text.len && is_ascii_digit(text.ptr[end + 1]);
    if (text.ptr[end] == '/' || text.ptr[end] == '?' || port) return path_end(text, at, end);
    return text.ptr[end] == '_' || text.ptr[end] == '@' ? at : end;
}

/* ---- mail ---- */

static bool is_mail_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || is_one_of(c, "._%+-"); }

size_t mail_end(Slice text, size_t at)
{
    size_t end = at, name = text.len - at > MAIL_NAME_MAX ? at + MAIL_NAME_MAX : text.len;
    while (end < name && is_mail_byte(text.ptr[end])) end++;
    if (end == at || end >= text.len || text.ptr[end] != '@') return at;
    size_t host = ++end, limit = text.len - host > HOST_MAX ? host + HOST_MAX : text.len;
    while (end < limit && is_mail_byte(text.ptr[end])) end++;
    while (end > host && !is_ascii_letter(text.ptr[end - 1]) && !is_ascii_digit(text.ptr[end - 1])) end--;
    bool has_dot = end > host + 1 && memchr(text.ptr + host + 1, '.', end - host - 1) != NULL;
    return has_dot ? end : at;
}

/* ---- handles and hashtags ---- */

size_t tag_end(Slice text, size_t at)
{
    size_t end = at + 1, length;
    bool letter = false;
    while (end < text.len) {
        Kind kind = kind_at(text, end, &length);
        bool is_letter = kind == KIND_ARABIC || kind == KIND_LATIN;
        if (!is_letter && kind != KIND_DIGIT && text.ptr[end] != '_' && (kind != KIND_EXTEND || end == at + 1)) break;
        letter = letter || is_letter;
        end += length;
    }
    return letter ? end : at;
}
