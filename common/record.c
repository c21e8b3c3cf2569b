#include "common/record.h"
#include "common/utf8.h"

enum { COLUMNS = 9 };

/* ---- reading ---- */

static bool read_number(Slice text, uint64_t *number)
{
    if (text.len == 0 || text.len > 18) return false; /* 18 digits cannot overflow */
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
        *number = *number * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    return true;
}

static char escape_letter(char letter)
{
    switch (letter) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    default: return letter; /* \\ and, leniently, whatever else was escaped */
    }
}

static Slice unescape(Slice text, Arena *arena)
{
    const char *backslash = text.len > 0 ? memchr(text.ptr, '\\', text.len) : NULL;
    if (backslash == NULL) return text;
    char *out = arena_take(arena, text.len);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\\' && i + 1 < text.len) out[length++] = escape_letter(text.ptr[++i]);
        else out[length++] = text.ptr[i];
    }
    return (Slice){out, length};
}

/* Cuts the line at its tabs. Returns the number of columns, COLUMNS + 1 where there are more. */
static size_t split_columns(Slice line, Slice columns[COLUMNS])
{
    size_t count = 0, from = 0;
    for (;;) {
        const char *tab = from < line.len ? memchr(line.ptr + from, '\t', line.len - from) : NULL;
        size_t to = tab != NULL ? (size_t)(tab - line.ptr) : line.len;
        if (count == COLUMNS) return COLUMNS + 1;
        columns[count++] = slice_part(line, from, to);
        if (tab == NULL) return count;
        from = to + 1;
    }
}

const char *record_parse(Slice line, Arena *arena, Record *record)
{
    Slice column[COLUMNS];
    size_t skip;
    if (split_columns(line, column) != COLUMNS) return "not nine columns: expected type, doc, sent, begin, end, text, label, value, attrs";
    if (column[0].len != 1 || column[0].ptr[0] < 'A' || column[0].ptr[0] > 'Z')
        return "bad type: expected one capital letter";
    if (!read_number(column[2], &record->sent)) return "bad sentence number: expected digits";
    if (!read_number(column[3], &record->begin)) return "bad begin: expected an offset in digits";
    if (!read_number(column[4], &record->end)) return "bad end: expected an offset in digits";
    if (record->begin > record->end) return "begin is behind end: expected begin <= end";
    if (utf8_valid_prefix(line, &skip) != line.len) return "not UTF-8: expected a stream made by normalize";
    record->type = column[0].ptr[0];
    record->doc = unescape(column[1], arena);
    record->text = unescape(column[5], arena);
    record->label = unescape(column[6], arena);
    record->value = unescape(column[7], arena);
    record->attrs = unescape(column[8], arena);
    return NULL;
}

bool record_next(Slice *lines, Arena *arena, Record *record)
{
    while (lines->len > 0) {
        const char *newline = memchr(lines->ptr, '\n', lines->len);
        size_t length = newline != NULL ? (size_t)(newline - lines->ptr) : lines->len;
        Slice line = slice_part(*lines, 0, length);
        *lines = slice_part(*lines, newline != NULL ? length + 1 : length, lines->len);
        if (record_parse(line, arena, record) == NULL) return true;
    }
    return false;
}

/* ---- writing ---- */

static void put_escaped(Buffer *out, Slice text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        char letter;
        switch (text.ptr[i]) {
        case '\t': letter = 't'; break;
        case '\n': letter = 'n'; break;
        case '\r': letter = 'r'; break;
        case '\\': letter = '\\'; break;
        default: continue;
        }
        buffer_put(out, slice_part(text, from, i));
        buffer_put_char(out, '\\');
        buffer_put_char(out, letter);
        from = i + 1;
    }
    buffer_put(out, slice_part(text, from, text.len));
}

void record_write(Buffer *out, const Record *record)
{
    buffer_put_char(out, record->type);
    buffer_put_char(out, '\t');
    put_escaped(out, record->doc);
    buffer_put_char(out, '\t');
    buffer_put_number(out, record->sent);
    buffer_put_char(out, '\t');
    buffer_put_number(out, record->begin);
    buffer_put_char(out, '\t');
    buffer_put_number(out, record->end);
    const Slice rest[] = {record->text, record->label, record->value, record->attrs};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        buffer_put_char(out, '\t');
        put_escaped(out, rest[i]);
    }
    buffer_put_char(out, '\n');
}

/* ---- attrs ---- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

static Slice percent_decode(Slice text, Arena *arena)
{
    if (text.len == 0 || memchr(text.ptr, '%', text.len) == NULL) return text;
    char *out = arena_take(arena, text.len);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        int high = i + 2 < text.len && text.ptr[i] == '%' ? hex_digit(text.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text.ptr[i + 2]) : -1;
        if (low >= 0) {
            out[length++] = (char)(high * 16 + low);
            i += 2;
        } else {
            out[length++] = text.ptr[i];
        }
    }
    return (Slice){out, length};
}

bool attrs_get(Slice attrs, const char *key, Arena *arena, Slice *value)
{
    Slice wanted = slice_of(key);
    size_t from = 0;
    while (from < attrs.len) {
        const char *semicolon = memchr(attrs.ptr + from, ';', attrs.len - from);
        size_t to = semicolon != NULL ? (size_t)(semicolon - attrs.ptr) : attrs.len;
        Slice pair = slice_part(attrs, from, to);
        if (slice_starts(pair, wanted) && pair.len > wanted.len && pair.ptr[wanted.len] == '=') {
            *value = percent_decode(slice_part(pair, wanted.len + 1, pair.len), arena);
            return true;
        }
        from = to + 1;
    }
    return false;
}

void attrs_put_list(Buffer *attrs, const char *key, Slice list)
{
    if (attrs->len > 0) buffer_put_char(attrs, ';');
    buffer_put(attrs, slice_of(key));
    buffer_put_char(attrs, '=');
    buffer_put(attrs, list);
}

void attrs_put(Buffer *attrs, const char *key, Slice value)
{
    attrs_put_list(attrs, key, (Slice){"", 0});
    for (size_t i = 0; i < value.len; i++) {
        switch (value.ptr[i]) {
        case ';': buffer_put(attrs, SLICE("%3B")); break;
        case '=': buffer_put(attrs, SLICE("%3D")); break;
        case '%': buffer_put(attrs, SLICE("%25")); break;
        case ',': buffer_put(attrs, SLICE("%2C")); break;
        default: buffer_put_char(attrs, value.ptr[i]);
        }
    }
}
