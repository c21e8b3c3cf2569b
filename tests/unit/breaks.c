/* Unicode's own tests of word and grapheme boundaries, whole, on the functions that tokenize calls. */

#include "tests/unit/unit.h"
#include "common/buffer.h"
#include "common/utf8.h"
#include "tools/tokenize/breaks.h"

#include <stdio.h>
#include <stdlib.h>

/* Where Debian's package unicode-data puts the files; UNICODE_DATA names another folder. */
static const char *data_folder(void)
{
    const char *folder = getenv("UNICODE_DATA");
    return folder != NULL ? folder : "/usr/share/unicode";
}

enum { BREAKS_MAX = 64 };

/* One line of a test file: a string and the bytes at which it breaks, from 0 to its length. */
typedef struct {
    Buffer text;
    size_t breaks[BREAKS_MAX], count;
} Case;

/* Reads `÷ 0061 × 0308 ÷`; false where the line holds no case. */
static bool read_case(char *line, Case *read)
{
    read->text.len = read->count = 0;
    line[strcspn(line, "#\n")] = '\0';
    for (char *word = strtok(line, " \t"); word != NULL; word = strtok(NULL, " \t")) {
        if (strcmp(word, "÷") == 0) {
            assert_true(read->count < BREAKS_MAX);
            read->breaks[read->count++] = read->text.len;
        } else if (strcmp(word, "×") != 0) {
            char bytes[4];
            size_t length = utf8_encode((uint32_t)strtoul(word, NULL, 16), bytes);
            buffer_put(&read->text, (Slice){bytes, length});
        }
    }
    return read->count > 0;
}

static void run_case(const Case *wanted, size_t segment_end(Slice, size_t), unsigned line)
{
    Slice text = buffer_slice(&wanted->text);
    size_t at = 0;
    for (size_t i = 1; i < wanted->count; i++) {
        at = segment_end(text, at);
        if (at != wanted->breaks[i]) fail_msg("line %u: a break at byte %zu, not %zu", line, at, wanted->breaks[i]);
    }
    assert_int_equal(at, text.len);
}

static void run_file(const char *name, size_t segment_end(Slice, size_t))
{
    char path[512], line[4096];
    snprintf(path, sizeof path, "%s/auxiliary/%s", data_folder(), name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        print_message("%s is not here: install unicode-data (scripts/setup check)\n", path);
        skip();
    }
    Case wanted = {0};
    unsigned number = 0, cases = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        number++;
        if (!read_case(line, &wanted)) continue;
        run_case(&wanted, segment_end, number);
        cases++;
    }
    fclose(file);
    buffer_free(&wanted.text);
    assert_true(cases > 500);
}

static void words_break_as_unicode_says(void **state)
{
    (void)state;
    run_file("WordBreakTest.txt", word_segment_end);
}

static void graphemes_break_as_unicode_says(void **state)
{
    (void)state;
    run_file("GraphemeBreakTest.txt", grapheme_cluster_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(words_break_as_unicode_says), test_case(graphemes_break_as_unicode_says),
    };
    return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
