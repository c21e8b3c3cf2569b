/* JSON lines: an object each, RFC 8259. */

#include "tools/normalize/table_forms.h"
#include "common/utf8.h"

enum { DEPTH_MAX = 64 };

/* Reads on from `at`; `bad` where the text is no JSON from there. */
typedef struct {
    Slice text;
    size_t at;
    bool bad;
} Json;

static char peek(const Json *json) { return json->at < json->text.len ? json->text.ptr[json->at] : '\0'; }

static void skip_space(Json *json)
{
    while (json->at < json->text.len && strchr(" \t", json->text.ptr[json->at]) != NULL && peek(json) != '\0') json->at++;
}

static bool accept(Json *json, char byte)
{
    skip_space(json);
    if (json->bad || peek(json) != byte) return false;
    json->at++;
    return true;
}

/* ---- strings ---- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static uint32_t four_digits(Json *json)
{
    uint32_t number = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(peek(json));
        if (digit < 0) json->bad = true;
        else json->at++;
        number = number * 16 + (uint32_t)(digit < 0 ? 0 : digit);
    }
    return number;
}

/* Behind \u. A half of a surrogate pair alone, and NUL, are no characters. */
static uint32_t escaped_character(Json *json)
{
    uint32_t first = four_digits(json);
    if (first < 0xD800 || first > 0xDFFF) return first == 0 ? 0xFFFD : first;
    bool pair = first < 0xDC00 && json->at + 1 < json->text.len && peek(json) == '\\' && json->text.ptr[json->at + 1] == 'u';
    if (!pair) return 0xFFFD;
    size_t before = json->at;
    json->at += 2;
    uint32_t second = four_digits(json);
    if (second >= 0xDC00 && second <= 0xDFFF) return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    json->at = before;
    return 0xFFFD;
}

static void read_escape(Json *json, Buffer *out)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char letter = peek(json);
    json->at++;
    const char *found = letter != '\0' ? strchr(letters, letter) : NULL;
    if (found != NULL) buffer_put_char(out, meant[found - letters]);
    else if (letter == 'u') out->len += utf8_encode(escaped_character(json), buffer_reserve(out, 4));
    else json->bad = true;
}

/* Behind the opening mark. */
static void read_string(Json *json, Buffer *out)
{
    for (;;) {
        size_t from = json->at;
        while (json->at < json->text.len && peek(json) != '"' && peek(json) != '\\') json->at++;
        buffer_put(out, slice_part(json->text, from, json->at));
        if (json->bad || json->at == json->text.len) break;
        if (json->text.ptr[json->at++] == '"') return;
        read_escape(json, out);
    }
    json->bad = true;
}

/* ---- values ---- */

/* Behind the opening mark, to behind the closing one, as it stands; but characters that are spelled in digits are
   written out, but for those of ASCII, some of which mean something here. */
static void copy_string(Json *json, Buffer *out)
{
    while (json->at < json->text.len && !json->bad) {
        size_t from = json->at++;
        char byte = json->text.ptr[from];
        if (byte == '\\' && peek(json) == 'u') {
            json->at++;
            uint32_t character = escaped_character(json);
            if (character >= 0x80) {
                out->len += utf8_encode(character, buffer_reserve(out, 4));
                continue;
            }
        } else if (byte == '\\' && json->at < json->text.len) {
            json->at++;
        }
        buffer_put(out, slice_part(json->text, from, json->at));
        if (byte == '"') return;
    }
    json->bad = true;
}

/* A list or an object stands as it is, from its bracket to the one that ends it. */
static void read_nested(Json *json, Buffer *out)
{
    char ends[DEPTH_MAX];
    int depth = 0;
    do {
        char byte = peek(json);
        json->at++;
        buffer_put_char(out, byte);
        if (byte == '"') copy_string(json, out);
        else if ((byte == '[' || byte == '{') && depth < DEPTH_MAX) ends[depth++] = byte == '[' ? ']' : '}';
        else if (byte == '[' || byte == '{') json->bad = true;
        else if (byte == ']' || byte == '}') json->bad |= ends[--depth] != byte;
    } while (!json->bad && depth > 0 && json->at < json->text.len);
    json->bad |= depth > 0;
}

/* A number, true, false; null is nothing. */
static void read_word(Json *json, Buffer *out)
{
    size_t from = json->at;
    while (json->at < json->text.len && strchr(",}] \t\"[{:", peek(json)) == NULL) json->at++;
    Slice word = slice_part(json->text, from, json->at);
    bool number = word.len > 0 && strchr("-0123456789", word.ptr[0]) != NULL;
    for (size_t i = 1; number && i < word.len; i++) number = strchr("0123456789+-.eE", word.ptr[i]) != NULL;
    if (slice_is(word, "null")) return;
    if (!number && !slice_is(word, "true") && !slice_is(word, "false")) json->bad = true;
    else buffer_put(out, word);
}

static void read_value(Json *json, Buffer *out)
{
    skip_space(json);
    char first = peek(json);
    if (first == '"') {
        json->at++;
        read_string(json, out);
    } else if (first == '[' || first == '{') {
        read_nested(json, out);
    } else {
        read_word(json, out);
    }
}

/* Keys and values by turns become cells. */
static void read_object(Json *json, TableReader *reader)
{
    if (!accept(json, '{')) json->bad = true;
    if (accept(json, '}')) return;
    do {
        if (!accept(json, '"')) json->bad = true;
        if (!json->bad) read_string(json, &reader->text);
        table_end_cell(reader);
        if (!accept(json, ':')) json->bad = true;
        if (!json->bad) read_value(json, &reader->text);
        table_end_cell(reader);
    } while (accept(json, ','));
    if (!accept(json, '}')) json->bad = true;
}

static void hand_on(TableReader *reader)
{
    Slice text = buffer_slice(&reader->text);
    size_t from = 0;
    rows_begin(reader->rows);
    for (size_t i = 0; i + 1 < reader->count; i += 2) {
        Slice name = slice_part(text, from, reader->ends[i]);
        rows_put(reader->rows, name, slice_part(text, reader->ends[i], reader->ends[i + 1]));
        from = reader->ends[i + 1];
    }
    rows_end(reader->rows);
}

void json_line(TableReader *reader, Slice line)
{
    Json json = {.text = line};
    skip_space(&json);
    if (json.at == line.len) return;
    if (peek(&json) == '[' && reader->reading->line == 1) {
        reading_fail(reader->reading, "a list: expected an object a line, as jq -c '.[]' makes of it");
        return;
    }
    read_object(&json, reader);
    skip_space(&json);
    if (json.bad || json.at < line.len)
        reading_reject_like(reader->reading, LIKE_NO_JSON, "no JSON at character %zu: expected an object, {\"id\": ...}",
                            utf8_count(slice_part(line, 0, json.at < line.len ? json.at : line.len)) + 1);
    else hand_on(reader);
    reader->count = 0;
    reader->text.len = 0;
}
