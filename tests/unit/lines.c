/* common/lines: what is found a block at a time is what is found a line at a time. */

#include "tests/unit/unit.h"

#include "common/buffer.h"
#include "common/lines.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const pieces[] = {"a", "\t", "\t", "\n", "\\", "\xD8\xA7", "\xD9\x84", "\xC2\xAB", "\xE2\x80\x9C",
                                     "\xF0\x9F\x98\x80", "\xD8", "\x80", "\xE2\x80", "نص طويل من حروف عربية", "0123456789"};
enum { PIECES = sizeof pieces / sizeof *pieces, BROKEN = 3, LONG = 2 };

/* Some 300 KB, so that lines and characters lie across the borders of what is read at a time. */
static void fill(Buffer *text, unsigned seed, size_t kinds)
{
    while (text->len < 300000) {
        seed = seed * 1103515245u + 12345u;
        const char *piece = pieces[(seed >> 16) % kinds];
        buffer_put(text, slice_of(piece));
    }
}

static void assert_same_line(const Line *line, Slice text)
{
    Line alone = line_cut(text);
    assert_int_equal(line->text.len, text.len);
    assert_memory_equal(line->text.ptr, text.ptr, text.len);
    assert_int_equal(line->count, alone.count > LINE_COLUMNS ? LINE_COLUMNS + 1 : alone.count);
    assert_int_equal(line->escaped, alone.escaped);
    assert_int_equal(line->valid, alone.valid);
    for (size_t i = 0; i < line->count && i < LINE_COLUMNS; i++)
        assert_true(slice_equal(line_column(line, i), line_column(&alone, i)));
}

static void check_lines(Slice text)
{
    char path[] = "/tmp/isnad-unit-lines.XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text.ptr, text.len) == (ssize_t)text.len);
    Input *input = input_open(path);
    LineReader *reader = lines_open(input);
    Line line;
    uint64_t number = 0;
    while (text.len > 0) {
        const char *newline = memchr(text.ptr, '\n', text.len);
        size_t length = newline != NULL ? (size_t)(newline - text.ptr) : text.len;
        assert_true(lines_next(reader, &line));
        assert_int_equal(line.number, ++number);
        assert_same_line(&line, slice_part(text, 0, length));
        text = slice_part(text, length + (newline != NULL), text.len);
    }
    assert_false(lines_next(reader, &line));
    lines_close(reader);
    input_close(input);
    close(file);
    unlink(path);
}

static void lines_of_any_bytes(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 8; seed++) {
        Buffer text = {0};
        fill(&text, seed, seed % 2 == 0 ? PIECES : PIECES - BROKEN - LONG);
        check_lines(buffer_slice(&text));
        buffer_free(&text);
    }
}

static void long_lines_and_no_last_end(void **state)
{
    (void)state;
    Buffer text = {0};
    for (size_t i = 0; i < 200000; i++) buffer_put(&text, i % 90000 == 89999 ? SLICE("\n") : SLICE("ا"));
    check_lines(buffer_slice(&text));
    buffer_put(&text, SLICE("\n\n"));
    check_lines(buffer_slice(&text));
    buffer_free(&text);
    check_lines((Slice){"", 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {test_case(lines_of_any_bytes), test_case(long_lines_and_no_last_end)};
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
