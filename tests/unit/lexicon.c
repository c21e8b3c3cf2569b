/* Lexicons: keys of one word and of several, shared keys, files that are none. */

#include "tests/unit/unit.h"
#include "common/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static Lexicon *load(const char *text, uint32_t columns)
{
    char path[] = "/tmp/isnad-lexicon-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    Lexicon *lexicon = lexicon_load(path, columns);
    unlink(path);
    return lexicon;
}

static void finds_folded_keys(void **state)
{
    (void)state;
    Lexicon *lexicon = load("# key\tcode\nأذربيجان\tAZ\n\n# a comment\nأرمينيا\tAM\r\n", 0);
    assert_non_null(lexicon);
    assert_int_equal(lexicon->row_count, 2);
    assert_slice(lexicon_cell(lexicon, lexicon_find(lexicon, SLICE("اذربيجان")), 1), "AZ");
    assert_slice(lexicon_cell(lexicon, lexicon_find(lexicon, SLICE("ارمينيا")), 1), "AM");
    assert_int_equal(lexicon_find(lexicon, SLICE("أرمينيا")), LEXICON_NONE);
    assert_int_equal(lexicon_find(lexicon, SLICE("")), LEXICON_NONE);
    lexicon_free(lexicon);
}

static void the_longest_key_wins(void **state)
{
    (void)state;
    Lexicon *lexicon = load("# key\tvalue\na\t1\na b c\t3\nb\t9\n", 0);
    const Slice words[] = {SLICE("a"), SLICE("b"), SLICE("c"), SLICE("d")};
    size_t used;
    assert_slice(lexicon_cell(lexicon, lexicon_find_longest(lexicon, words, 4, &used), 1), "3");
    assert_int_equal(used, 3);
    assert_slice(lexicon_cell(lexicon, lexicon_find_longest(lexicon, words, 2, &used), 1), "1");
    assert_int_equal(used, 1);
    assert_int_equal(lexicon_find_longest(lexicon, words + 2, 2, &used), LEXICON_NONE);
    assert_int_equal(used, 0);
    lexicon_free(lexicon);
}

static void rows_with_one_key_stay_together(void **state)
{
    (void)state;
    Lexicon *lexicon = load("# key\tvalue\nx\t1\ny\t2\nx\t3\n", 0);
    uint32_t row = lexicon_find(lexicon, SLICE("x"));
    assert_slice(lexicon_cell(lexicon, row, 1), "1");
    row = lexicon_next(lexicon, row);
    assert_slice(lexicon_cell(lexicon, row, 1), "3");
    assert_int_equal(lexicon_next(lexicon, row), LEXICON_NONE);
    lexicon_free(lexicon);
}

static void missing_cells_are_empty(void **state)
{
    (void)state;
    Lexicon *lexicon = load("x\n", 3);
    uint32_t row = lexicon_find(lexicon, SLICE("x"));
    assert_slice(lexicon_cell(lexicon, row, 1), "");
    assert_slice(lexicon_cell(lexicon, row, 2), "");
    assert_slice(lexicon_cell(lexicon, row, 7), "");
    lexicon_free(lexicon);
}

static void a_bad_file_is_refused(void **state)
{
    (void)state;
    assert_null(load("# key\tvalue\na\tb\tc\n", 0));
    assert_null(load("\tb\n", 2));
    assert_null(lexicon_load("/nonexistent/lexicon.tsv", 2));
    Lexicon *empty = load("", 2);
    assert_non_null(empty);
    assert_int_equal(lexicon_find(empty, SLICE("x")), LEXICON_NONE);
    lexicon_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(finds_folded_keys), test_case(the_longest_key_wins), test_case(rows_with_one_key_stay_together),
        test_case(missing_cells_are_empty), test_case(a_bad_file_is_refused),
    };
    return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
