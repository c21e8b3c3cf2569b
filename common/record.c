#include "common/record.h"
#include "common/classes.h"

/* ---- reading ---- */

/* Whether four bytes are digits: 0x30-0x39 differ from 0x30 by at most 9, and 9 + 0x76 is the last sum below 0x80. */
static inline bool four_digits(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    word ^= 0x30303030u;
    return ((word | (word + 0x76767676u)) & 0x80808080u) == 0;
}

static inline bool is_digit(char byte) { return (unsigned char)(byte - '0') <= 9; }

/* Nearly all offsets have up to eight digits, which two looks cover, one from each end. */
static inline bool is_number(Slice text)
{
    const char *end = text.ptr + text.len;
    if (text.len < 4) return text.len > 0 && is_digit(text.ptr[0]) && is_digit(text.ptr[text.len / 2]) && is_digit(end[-1]);
    if (text.len <= 8) return four_digits(text.ptr) && four_digits(end - 4);
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i])) return false;
    return text.len <= 18; /* as many cannot overflow */
}

static uint64_t number_of(Slice digits)
{
    uint64_t value = 0;
    for (size_t i = 0; i < digits.len; i++) value = value * 10 + (uint64_t)(digits.ptr[i] - '0');
    return value;
}

/* Whether one number is at most the other. Those without leading zeros need not be read. */
static inline bool in_order(Slice a, Slice b)
{
    if (a.ptr[0] == '0' || b.ptr[0] == '0') return number_of(a) <= number_of(b);
    return a.len != b.len ? a.len < b.len : memcmp(a.ptr, b.ptr, a.len) <= 0;
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

const char *record_check(const Line *line)
{
    if (line->count != LINE_COLUMNS)
        return "not nine columns: expected type, doc, sent, begin, end, text, label, value, attrs";
    if (line->ends[0] != 1 || line->text.ptr[0] < 'A' || line->text.ptr[0] > 'Z')
        return "bad type: expected one capital letter";
    Slice begin = line_column(line, 3), end = line_column(line, 4);
    if (!is_number(line_column(line, 2))) return "bad sentence number: expected digits";
    if (!is_number(begin)) return "bad begin: expected an offset in digits";
    if (!is_number(end)) return "bad end: expected an offset in digits";
    if (!in_order(begin, end)) return "begin is behind end: expected begin <= end";
    return line->valid ? NULL : "not UTF-8: expected a stream made by normalize";
}

static Slice column(const Line *line, size_t at, Arena *arena)
{
    Slice text = line_column(line, at);
    return line->escaped ? unescape(text, arena) : text;
}

const char *record_parse(const Line *line, Arena *arena, Record *record)
{
    const char *problem = record_check(line);
    if (problem != NULL) return problem;
    *record = (Record){.type = line->text.ptr[0], .doc = column(line, 1, arena), .sent = number_of(line_column(line, 2)),
                       .begin = number_of(line_column(line, 3)), .end = number_of(line_column(line, 4)),
                       .text = column(line, 5, arena), .label = column(line, 6, arena), .value = column(line, 7, arena),
                       .attrs = column(line, 8, arena), .verbatim = !line->escaped};
    return NULL;
}

static Slice keep(Buffer *memory, Slice text)
{
    size_t from = memory->len;
    buffer_put(memory, text);
    return (Slice){memory->ptr + from, text.len};
}

Record record_keep(Buffer *memory, const Record *record)
{
    Record kept = *record;
    memory->len = 0;
    /* At once, so that no slice moves when the next is put behind it. */
    buffer_reserve(memory, record->doc.len + record->text.len + record->label.len + record->value.len + record->attrs.len);
    kept.doc = keep(memory, record->doc);
    kept.text = keep(memory, record->text);
    kept.label = keep(memory, record->label);
    kept.value = keep(memory, record->value);
    kept.attrs = keep(memory, record->attrs);
    return kept;
}

bool record_next(Slice *lines, Arena *arena, Record *record)
{
    while (lines->len > 0) {
        const char *newline = memchr(lines->ptr, '\n', lines->len);
        size_t length = newline != NULL ? (size_t)(newline - lines->ptr) : lines->len;
        Line line = line_cut_valid(slice_part(*lines, 0, length));
        *lines = slice_part(*lines, newline != NULL ? length + 1 : length, lines->len);
        if (record_parse(&line, arena, record) == NULL) return true;
    }
    return false;
}

/* ---- writing ---- */

static const CharacterClass escaped_characters[] = {
    {.ascii = {['\t'] = 1, ['\n'] = 1, ['\r'] = 1, ['\\' & 15] = 1 << ('\\' >> 4)}},
};

static char letter_for(char escaped)
{
    switch (escaped) {
    case '\t': return 't';
    case '\n': return 'n';
    case '\r': return 'r';
    default: return escaped;
    }
}

static char *write_escaped_short(char *out, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char letter = text.ptr[i];
        if (letter == '\\' || letter == '\t' || letter == '\n' || letter == '\r') {
            *out++ = '\\';
            letter = letter_for(letter);
        }
        *out++ = letter;
    }
    return out;
}

/* The text with its escapes at `out`, which has room for twice its length. Returns the end. */
static char *write_escaped(char *out, Slice text)
{
    enum { CHUNK = 2048, SHORT = 24 };
    if (text.len <= SHORT) return write_escaped_short(out, text);
    uint64_t masks[CHUNK / CLASS_BLOCK * 2];
    for (size_t chunk = 0; chunk < text.len; chunk += CHUNK) {
        Slice part = slice_part(text, chunk, text.len - chunk < CHUNK ? text.len : chunk + CHUNK);
        size_t from = 0;
        class_masks(escaped_characters, 1, part, masks);
        for (size_t base = 0; base < part.len; base += CLASS_BLOCK)
            for (uint64_t found = masks[base / CLASS_BLOCK * 2 + 1]; found != 0; found &= found - 1) {
                size_t at = base + mask_first(found);
                memcpy(out, part.ptr + from, at - from);
                out += at - from;
                *out++ = '\\';
                *out++ = letter_for(part.ptr[at]);
                from = at + 1;
            }
        memcpy(out, part.ptr + from, part.len - from);
        out += part.len - from;
    }
    return out;
}

static char *write_number_column(char *out, uint64_t number)
{
    *out++ = '\t';
    return out + number_write(out, number);
}

static char *write_column(char *out, const Record *record, Slice text)
{
    if (!record->verbatim) return write_escaped(out, text);
    if (text.len > 0) memcpy(out, text.ptr, text.len);
    return out + text.len;
}

static char *write_front(char *out, const Record *record)
{
    *out++ = record->type;
    *out++ = '\t';
    out = write_column(out, record, record->doc);
    out = write_number_column(out, record->sent);
    out = write_number_column(out, record->begin);
    out = write_number_column(out, record->end);
    *out++ = '\t';
    return out;
}

static char *write_next_column(char *out, const Record *record, Slice text)
{
    *out++ = '\t';
    return write_column(out, record, text);
}

enum { FRONT_MAX = 3 * NUMBER_MAX + 6 }; /* but for the document's id */

void record_write(Buffer *out, const Record *record)
{
    size_t most = 2 * (record->doc.len + record->text.len + record->label.len + record->value.len + record->attrs.len);
    char *begin = buffer_reserve(out, most + FRONT_MAX + 4), *at = write_front(begin, record);
    at = write_column(at, record, record->text);
    at = write_next_column(at, record, record->label);
    at = write_next_column(at, record, record->value);
    at = write_next_column(at, record, record->attrs);
    *at++ = '\n';
    out->len += (size_t)(at - begin);
}

void record_write_front(Buffer *out, const Record *record)
{
    char *begin = buffer_reserve(out, 2 * record->doc.len + FRONT_MAX);
    out->len += (size_t)(write_front(begin, record) - begin);
}

void record_write_text(Buffer *out, Slice text)
{
    char *begin = buffer_reserve(out, 2 * text.len);
    out->len += (size_t)(write_escaped(begin, text) - begin);
}

/* ---- attrs ---- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

Slice attrs_decode(Slice text, Arena *arena)
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

/* Whether key=... begins at `from`; `*value` gets the place behind the =. A loop: keys and attrs are short. */
static bool has_key(Slice attrs, size_t from, const char *key, size_t *value)
{
    for (; *key != '\0'; key++, from++)
        if (from == attrs.len || attrs.ptr[from] != *key) return false;
    *value = from + 1;
    return from < attrs.len && attrs.ptr[from] == '=';
}

static size_t pair_end(Slice attrs, size_t from)
{
    enum { NEAR = 16 };
    for (size_t end = from + NEAR < attrs.len ? from + NEAR : attrs.len; from < end; from++)
        if (attrs.ptr[from] == ';') return from;
    const char *semicolon = from < attrs.len ? memchr(attrs.ptr + from, ';', attrs.len - from) : NULL;
    return semicolon != NULL ? (size_t)(semicolon - attrs.ptr) : attrs.len;
}

bool attrs_get(Slice attrs, const char *key, Arena *arena, Slice *value)
{
    for (size_t from = 0, place; from < attrs.len; from = pair_end(attrs, from) + 1) {
        if (!has_key(attrs, from, key, &place)) continue;
        *value = attrs_decode(slice_part(attrs, place, pair_end(attrs, from)), arena);
        return true;
    }
    return false;
}

bool attrs_next(Slice *attrs, Slice *key, Slice *value)
{
    if (attrs->len == 0) return false;
    size_t end = pair_end(*attrs, 0);
    const char *equals = memchr(attrs->ptr, '=', end);
    size_t place = equals != NULL ? (size_t)(equals - attrs->ptr) : end;
    *key = slice_part(*attrs, 0, place);
    *value = equals != NULL ? slice_part(*attrs, place + 1, end) : (Slice){NULL, 0};
    *attrs = slice_part(*attrs, end < attrs->len ? end + 1 : end, attrs->len);
    return true;
}

void attrs_put_list(Buffer *attrs, const char *key, Slice list)
{
    if (attrs->len > 0) buffer_put_char(attrs, ';');
    buffer_put(attrs, slice_of(key));
    buffer_put_char(attrs, '=');
    buffer_put(attrs, list);
}

void attrs_encode(Buffer *out, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case ';': buffer_put(out, SLICE("%3B")); break;
        case '=': buffer_put(out, SLICE("%3D")); break;
        case '%': buffer_put(out, SLICE("%25")); break;
        case ',': buffer_put(out, SLICE("%2C")); break;
        default: buffer_put_char(out, text.ptr[i]);
        }
    }
}

void attrs_put(Buffer *attrs, const char *key, Slice value)
{
    attrs_put_list(attrs, key, (Slice){"", 0});
    attrs_encode(attrs, value);
}
