#include "tools/normalize/front_matter.h"
#include "common/utf8.h"

#include <strings.h>

/* One line of it. */
typedef struct {
    Slice text;        /* without its end */
    size_t length;     /* with it */
    bool ended;        /* its end is there, not the text's */
} FrontLine;

static FrontLine line_at(Slice text, size_t from)
{
    size_t end = from;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') end++;
    FrontLine line = {slice_part(text, from, end), end - from, end < text.len};
    if (!line.ended) return line;
    bool pair = text.ptr[end] == '\r' && end + 1 < text.len && text.ptr[end + 1] == '\n';
    line.length += pair ? 2 : 1;
    return line;
}

static Slice trim(Slice text)
{
    while (text.len > 0 && strchr(" \t", text.ptr[text.len - 1]) != NULL) text.len--;
    while (text.len > 0 && strchr(" \t", text.ptr[0]) != NULL) text = slice_part(text, 1, text.len);
    return text;
}

/* A value in quotation marks, as YAML has it, is what stands between them. */
static Slice unquote(Slice text)
{
    bool quoted = text.len > 1 && (text.ptr[0] == '"' || text.ptr[0] == '\'') && text.ptr[text.len - 1] == text.ptr[0];
    return quoted ? slice_part(text, 1, text.len - 1) : text;
}

/* A word, a colon, white space or the line's end. */
static bool read_pair(Slice line, Slice *key, Slice *value)
{
    enum { KEY_MAX = 64 };
    const char *colon = line.len > 0 ? memchr(line.ptr, ':', line.len) : NULL;
    size_t length = colon != NULL ? (size_t)(colon - line.ptr) : 0;
    if (length == 0 || length > KEY_MAX) return false;
    for (size_t i = 0; i < length; i++)
        if (line.ptr[i] == ' ' || line.ptr[i] == '\t') return false;
    if (length + 1 < line.len && line.ptr[length + 1] != ' ' && line.ptr[length + 1] != '\t') return false;
    *key = slice_part(line, 0, length);
    *value = unquote(trim(slice_part(line, length + 1, line.len)));
    return true;
}

static bool is_key(Slice key, const char *name) { return key.len == strlen(name) && strncasecmp(key.ptr, name, key.len) == 0; }

static void take_pair(FrontMatter *front, Slice key, Slice value, Buffer *attrs)
{
    if (is_key(key, "id")) front->id = value;
    else if (is_key(key, "title") || is_key(key, "headline")) front->about.title = value;
    else if (is_key(key, "date")) {
        front->about.date = value;
        front->date_line = front->lines + 1;
    }
    else if (is_key(key, "outlet") || is_key(key, "source")) front->about.outlet = value;
    else if (value.len > 0) about_put_other(attrs, key, value);
}

static bool is_fence(Slice line) { return slice_is(trim(line), "---"); }

/* Whether the front matter ends with the line. */
static bool is_end(Slice line, bool fenced)
{
    return fenced ? is_fence(line) || slice_is(trim(line), "...") : trim(line).len == 0;
}

/* The front matter is what came before byte `length`. */
static bool finish(FrontMatter *front, Slice text, size_t length, const Buffer *attrs, Reading *reading)
{
    front->length = length;
    front->characters = utf8_count(slice_part(text, 0, length));
    front->about.others = buffer_slice(attrs);
    reading->line += front->lines;
    return true;
}

/* Whether it can only be told what the line is when more of the text has come. */
static bool is_cut(const FrontLine *line, Slice rest)
{
    bool may_be_pair = line->length == rest.len && line->ended && rest.ptr[rest.len - 1] == '\r';
    return !line->ended || may_be_pair;
}

bool front_matter_read(Slice text, bool all, Reading *reading, Buffer *attrs, FrontMatter *front)
{
    *front = (FrontMatter){.length = 0};
    attrs->len = 0;
    bool fenced = false;
    for (size_t from = 0; from < text.len;) {
        Slice key, value;
        FrontLine line = line_at(text, from);
        bool cut = !all && is_cut(&line, slice_part(text, from, text.len));
        if (cut && text.len < FRONT_MATTER_MAX) return false;
        bool ends = from > 0 && is_end(line.text, fenced);
        if (from == 0 && is_fence(line.text)) {
            fenced = true;
        } else if (!ends && (cut || !read_pair(line.text, &key, &value))) {
            finish(front, text, from, attrs, reading);
            if (from > 0) reading_reject(reading, "no `Key: value`, so text from here on: expected an empty line before");
            return true;
        } else if (!ends) {
            take_pair(front, key, value, attrs);
        }
        from += line.length;
        front->lines += line.ended;
        if (ends) return finish(front, text, from, attrs, reading);
    }
    return all && finish(front, text, text.len, attrs, reading);
}
