#include "tools/show/wrap.h"
#include "common/utf8.h"
#include "tools/show/safe_text.h"

#include <stdint.h>
#include <stdio.h>
#include <utf8proc.h>

void wrap_begin(Wrap *wrap, Buffer *out, size_t column)
{
    wrap->out = out;
    wrap->column = column;
    wrap->break_at = SIZE_MAX;
    wrap->wanted = wrap->set = SLICE("");
}

void wrap_style(Wrap *wrap, Slice style) { wrap->wanted = style; }

static void put_style(Buffer *out, Slice style)
{
    buffer_put(out, SLICE("\033["));
    buffer_put(out, style.len > 0 ? style : SLICE("0"));
    buffer_put_char(out, 'm');
}

static void set_style(Wrap *wrap, Slice style)
{
    if (!wrap->colours || slice_equal(wrap->set, style)) return;
    if (wrap->set.len > 0) put_style(wrap->out, SLICE("0"));
    if (style.len > 0) put_style(wrap->out, style);
    wrap->set = style;
}

/* Makes the last space a line end. What stands behind it is less than a line. */
static void break_line(Wrap *wrap)
{
    char end[128];
    bool styled = wrap->break_set.len > 0;
    int length = snprintf(end, sizeof end, "%s\n%*s%s%.*s%s", styled ? "\033[0m" : "", (int)wrap->indent, "",
                          styled ? "\033[" : "", (int)wrap->break_set.len, styled ? wrap->break_set.ptr : "",
                          styled ? "m" : "");
    size_t behind = wrap->out->len - wrap->break_at - 1;
    buffer_reserve(wrap->out, (size_t)length);
    char *at = wrap->out->ptr + wrap->break_at;
    memmove(at + length, at + 1, behind);
    memcpy(at, end, (size_t)length);
    wrap->out->len += (size_t)length - 1;
    wrap->column = wrap->indent + wrap->column - wrap->break_column - 1;
    wrap->break_at = SIZE_MAX;
}

static void put_space(Wrap *wrap)
{
    if (wrap->column > wrap->indent) {
        wrap->break_at = wrap->out->len;
        wrap->break_column = wrap->column;
        wrap->break_set = wrap->set;
    }
    buffer_put_char(wrap->out, ' ');
    wrap->column++;
}

size_t text_width(Slice text)
{
    size_t width = 0;
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t character = utf8_decode(text, at, &length);
        width += character < 0x80 ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)character);
    }
    return width;
}

static void put_word(Wrap *wrap, Slice word)
{
    set_style(wrap, wrap->wanted);
    size_t from = wrap->out->len;
    put_terminal_text(wrap->out, word);
    wrap->column += text_width(slice_part(buffer_slice(wrap->out), from, wrap->out->len));
    if (wrap->width > 0 && wrap->column > wrap->width && wrap->break_at != SIZE_MAX) break_line(wrap);
}

static bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

void wrap_text(Wrap *wrap, Slice text)
{
    enum { PIECE = 256 }; /* a word may be as long as it likes: it is put a piece at a time */
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && end - at < PIECE && !is_space(text.ptr[end]))
            end += utf8_length((unsigned char)text.ptr[end]);
        if (end == at) {
            set_style(wrap, wrap->wanted);
            put_space(wrap);
            at++;
            continue;
        }
        put_word(wrap, slice_part(text, at, end));
        at = end;
    }
}

void wrap_end(Wrap *wrap) { set_style(wrap, SLICE("")); }
