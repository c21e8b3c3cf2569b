/* Where a token begins and ends: rules for Arabic news, not Unicode's default word boundaries (UAX #29), which part
   12,05 from its hour and keep 2020الساعة whole. */

#include "tools/tokenize/tokens.h"
#include "common/arabic.h"
#include "common/utf8.h"

#include <utf8proc.h>

/* ---- characters ---- */

typedef enum { KIND_SPACE, KIND_ARABIC, KIND_LATIN, KIND_DIGIT, KIND_PUNCT, KIND_SYMBOL, KIND_PICTURE } Kind;

static Kind kind_of_category(uint32_t c)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC && c >= 0x2600) return KIND_PICTURE;
    if (property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) return KIND_PICTURE;
    switch (property->category) {
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_CC:
        return KIND_SPACE;
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
        return KIND_LATIN;
    case UTF8PROC_CATEGORY_ND: return KIND_DIGIT;
    case UTF8PROC_CATEGORY_PC: case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_PO:
        return KIND_PUNCT;
    default: return KIND_SYMBOL;
    }
}

/* KIND_LATIN stands for every script but Arabic. */
static Kind kind_of(uint32_t c)
{
    if (c == ' ') return KIND_SPACE;
    if (arabic_is_letter(c) || arabic_is_diacritic(c) || c == 0x0640 || c == 0x200C) return KIND_ARABIC;
    if (c < 0x80) {
        if (c >= '0' && c <= '9') return KIND_DIGIT;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return KIND_LATIN;
    }
    return arabic_digit(c) >= 0 ? KIND_DIGIT : kind_of_category(c);
}

typedef struct {
    Slice text;
    size_t at;
} Scanner;

static uint32_t peek(const Scanner *scanner, size_t at, size_t *length)
{
    *length = 0;
    return at < scanner->text.len ? utf8_decode(scanner->text, at, length) : 0;
}

static Kind kind_at(const Scanner *scanner, size_t at)
{
    size_t length;
    uint32_t c = peek(scanner, at, &length);
    return length == 0 ? KIND_SPACE : kind_of(c);
}

/* Behind the run of characters of one kind. */
static size_t skip_kind(const Scanner *scanner, size_t at, Kind kind)
{
    size_t length;
    while (at < scanner->text.len) {
        uint32_t c = peek(scanner, at, &length);
        if (kind_of(c) != kind) break;
        at += length;
    }
    return at;
}

/* ---- tokens of several kinds of character ---- */

static bool is_address_byte(char c) { return c > ' ' && c < 0x7F && strchr("\"<>\\^`{|}", c) == NULL; }

/* Addresses are ASCII up to a space; marks that close the sentence or a bracket around them are not theirs. */
static size_t address_end(const Scanner *scanner, size_t at)
{
    size_t end = at;
    while (end < scanner->text.len && is_address_byte(scanner->text.ptr[end])) end++;
    while (end > at && strchr(".,;:!?)]'*", scanner->text.ptr[end - 1]) != NULL) end--;
    return end;
}

static bool begins_address(const Scanner *scanner)
{
    Slice rest = slice_part(scanner->text, scanner->at, scanner->text.len);
    return slice_starts(rest, SLICE("http://")) || slice_starts(rest, SLICE("https://")) ||
           slice_starts(rest, SLICE("www.")) || slice_starts(rest, SLICE("ftp://"));
}

static bool is_mail_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c != '\0' && strchr("._%+-", c) != NULL);
}

/* End of name@host.domain, or `at` where none stands there. */
static size_t mail_end(const Scanner *scanner, size_t at)
{
    const Slice text = scanner->text;
    size_t end = at;
    while (end < text.len && is_mail_byte(text.ptr[end])) end++;
    if (end == at || end >= text.len || text.ptr[end] != '@') return at;
    size_t host = ++end, dot = 0;
    for (; end < text.len && is_mail_byte(text.ptr[end]); end++)
        if (text.ptr[end] == '.') dot = end;
    while (end > host && strchr("._%+-", text.ptr[end - 1]) != NULL) end--;
    return dot > host && dot < end ? end : at;
}

/* A handle or hashtag: letters, digits and _ behind its sign; `at` where there is none. */
static size_t tag_end(const Scanner *scanner, size_t at)
{
    size_t end = at + 1, length;
    while (end < scanner->text.len) {
        uint32_t c = peek(scanner, end, &length);
        Kind kind = kind_of(c);
        if (kind != KIND_ARABIC && kind != KIND_LATIN && kind != KIND_DIGIT && c != '_') break;
        end += length;
    }
    return end > at + 1 ? end : at;
}

/* ---- numbers ---- */

static bool is_inner_separator(uint32_t c)
{
    return c == '.' || c == ',' || c == ':' || c == '/' || c == 0x066B || c == 0x066C || c == 0x060C;
}

/* Digits with what parts them: 1,245.5 12:05 10/10/2020. */
static size_t number_end(const Scanner *scanner, size_t at)
{
    size_t end = skip_kind(scanner, at, KIND_DIGIT), length;
    while (end < scanner->text.len) {
        uint32_t c = peek(scanner, end, &length);
        if (!is_inner_separator(c) || kind_at(scanner, end + length) != KIND_DIGIT) break;
        end = skip_kind(scanner, end + length, KIND_DIGIT);
    }
    return end;
}

/* 2020-10-10 and 10-10-2020 are one token, a range such as 20-30 three. */
static size_t date_end(const Scanner *scanner, size_t at, size_t end)
{
    size_t part = end;
    int hyphens = 0;
    while (part < scanner->text.len && scanner->text.ptr[part] == '-' && kind_at(scanner, part + 1) == KIND_DIGIT) {
        part = skip_kind(scanner, part + 1, KIND_DIGIT);
        hyphens++;
    }
    return hyphens == 2 && part - at <= 20 ? part : end;
}

/* ---- words ---- */

/* Behind single letters with full stops between them (ت.غ, U.S.), or `at`. The last stop belongs to a Latin
   abbreviation where the sentence goes on. */
static size_t abbreviation_end(const Scanner *scanner, size_t at, Kind kind)
{
    size_t end = at, length, letters = 0;
    for (;;) {
        peek(scanner, end, &length);
        if (kind_at(scanner, end) != kind || length == 0) break;
        size_t behind = end + length;
        if (kind_at(scanner, behind) == kind) return at; /* a longer word */
        letters++;
        end = behind;
        if (behind >= scanner->text.len || scanner->text.ptr[behind] != '.') break;
        if (kind_at(scanner, behind + 1) != kind) {
            if (letters > 1 && kind == KIND_LATIN && behind + 1 < scanner->text.len) end = behind + 1;
            break;
        }
        end = behind + 1;
    }
    return letters > 1 ? end : at;
}

static bool joins_latin(uint32_t c) { return c == '-' || c == '\'' || c == 0x2019 || c == '&' || c == '_'; }

/* Latin words keep their digits, hyphens and apostrophes: F-16, COVID-19, l'Elysée. */
static size_t latin_end(const Scanner *scanner, size_t at)
{
    size_t end = at, length;
    while (end < scanner->text.len) {
        uint32_t c = peek(scanner, end, &length);
        Kind kind = kind_of(c);
        if (kind == KIND_LATIN || kind == KIND_DIGIT) {
            end += length;
            continue;
        }
        Kind next = kind_at(scanner, end + length);
        if (!joins_latin(c) || (next != KIND_LATIN && next != KIND_DIGIT)) break;
        end += length;
    }
    return end;
}

/* ---- the rest ---- */

/* One emoji: the grapheme cluster (flags, skin tones, joined families). */
static size_t picture_end(const Scanner *scanner, size_t at)
{
    size_t length, end = at;
    utf8proc_int32_t state = 0, last = (utf8proc_int32_t)peek(scanner, at, &length);
    for (end += length; end < scanner->text.len; end += length) {
        utf8proc_int32_t c = (utf8proc_int32_t)peek(scanner, end, &length);
        if (utf8proc_grapheme_break_stateful(last, c, &state)) break;
        last = c;
    }
    return end;
}

/* One mark, but dots, dashes and the like stay together where they are repeated. */
static size_t mark_end(const Scanner *scanner, size_t at)
{
    size_t length, next;
    uint32_t c = peek(scanner, at, &length);
    size_t end = at + length;
    while ((c == '.' || c == '-' || c == '!' || c == '*' || c == '=' || c == '_' || c == 0x061F) && end < scanner->text.len &&
           peek(scanner, end, &next) == c)
        end += next;
    return end;
}

static size_t other_end(const Scanner *scanner, size_t at, TokenClass *class)
{
    char sign = scanner->text.ptr[at];
    size_t end;
    if ((sign == '@' || sign == '#') && (end = tag_end(scanner, at)) > at) {
        *class = sign == '@' ? TOKEN_HANDLE : TOKEN_HASHTAG;
        return end;
    }
    *class = kind_at(scanner, at) == KIND_PUNCT ? TOKEN_PUNCT : TOKEN_SYMBOL;
    return mark_end(scanner, at);
}

static size_t word_end(const Scanner *scanner, size_t at, Kind kind)
{
    size_t end = abbreviation_end(scanner, at, kind);
    if (end > at) return end;
    return kind == KIND_ARABIC ? skip_kind(scanner, at, KIND_ARABIC) : latin_end(scanner, at);
}

static size_t token_end(const Scanner *scanner, TokenClass *class)
{
    size_t at = scanner->at, end;
    Kind kind = kind_at(scanner, at);
    if (kind == KIND_LATIN && begins_address(scanner) && (end = address_end(scanner, at)) > at) {
        *class = TOKEN_URL;
        return end;
    }
    if ((kind == KIND_LATIN || kind == KIND_DIGIT) && (end = mail_end(scanner, at)) > at) {
        *class = TOKEN_EMAIL;
        return end;
    }
    switch (kind) {
    case KIND_ARABIC:
    case KIND_LATIN: *class = TOKEN_WORD; return word_end(scanner, at, kind);
    case KIND_DIGIT: *class = TOKEN_NUMBER; return date_end(scanner, at, number_end(scanner, at));
    case KIND_PICTURE: *class = TOKEN_EMOJI; return picture_end(scanner, at);
    default: return other_end(scanner, at, class);
    }
}

static void scan(Sentence *sentence, TokenList *list)
{
    Scanner scanner = {sentence->head.text, 0};
    /* Room for what most sentences need; what is never touched of it costs nothing. Folding never lengthens. */
    size_t count = 0, capacity = scanner.text.len / 4 + 8;
    Token *items = arena_take(sentence->arena, capacity * sizeof *items);
    char *folded = arena_take(sentence->arena, scanner.text.len);
    while ((scanner.at = skip_kind(&scanner, scanner.at, KIND_SPACE)) < scanner.text.len) {
        Token token = {.begin = (uint32_t)scanner.at};
        token.end = (uint32_t)token_end(&scanner, &token.class);
        size_t length = arabic_fold_into(slice_part(scanner.text, token.begin, token.end), folded);
        token.folded = (Slice){folded, length};
        folded += length;
        items = arena_grow(sentence->arena, items, count, &capacity, sizeof *items);
        items[count++] = token;
        scanner.at = token.end;
    }
    *list = (TokenList){items, count};
}

TokenList sentence_tokens(Sentence *sentence)
{
    TokenList *list = sentence->tokens;
    if (list == NULL) {
        list = arena_take(sentence->arena, sizeof *list);
        scan(sentence, list);
        sentence->tokens = list;
    }
    return *list;
}

Slice token_class_name(TokenClass class)
{
    switch (class) {
    case TOKEN_WORD: return SLICE("word");
    case TOKEN_NUMBER: return SLICE("number");
    case TOKEN_PUNCT: return SLICE("punct");
    case TOKEN_SYMBOL: return SLICE("symbol");
    case TOKEN_URL: return SLICE("url");
    case TOKEN_EMAIL: return SLICE("email");
    case TOKEN_HANDLE: return SLICE("handle");
    case TOKEN_HASHTAG: return SLICE("hashtag");
    case TOKEN_EMOJI: return SLICE("emoji");
    }
    return SLICE("");
}
