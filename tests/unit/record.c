/* The nine-column record: reading, writing, escapes, attrs. */

#include "tests/unit/unit.h"
#include "common/record.h"

#include <stdio.h>
#include <stdlib.h>

static const char *parse(const char *line, Arena *arena, Record *record)
{
    Line cut = line_cut(slice_of(line));
    return record_parse(&cut, arena, record);
}

static void reads_nine_columns(void **state)
{
    Record record;
    assert_null(parse("E\ta1\t3\t10\t14\tباكو\tLOC\t\tscore=0.90", *state, &record));
    assert_int_equal(record.type, 'E');
    assert_slice(record.doc, "a1");
    assert_int_equal(record.sent, 3);
    assert_int_equal(record.begin, 10);
    assert_int_equal(record.end, 14);
    assert_slice(record.text, "باكو");
    assert_slice(record.label, "LOC");
    assert_slice(record.value, "");
    assert_slice(record.attrs, "score=0.90");
}

static void names_what_is_wrong(void **state)
{
    static const struct {
        const char *line, *problem;
    } cases[] = {
        {"E\ta1\t3\t10\t14\tx\tLOC\t", "nine columns"},
        {"E\ta1\t3\t10\t14\tx\tLOC\t\t\t", "nine columns"},
        {"", "nine columns"},
        {"e\ta1\t3\t10\t14\tx\tLOC\t\t", "type"},
        {"EE\ta1\t3\t10\t14\tx\tLOC\t\t", "type"},
        {"E\ta1\t-3\t10\t14\tx\tLOC\t\t", "sentence number"},
        {"E\ta1\t3\t1x\t14\tx\tLOC\t\t", "begin"},
        {"E\ta1\t3\t10\t9999999999999999999999\tx\tLOC\t\t", "end"},
        {"E\ta1\t3\t15\t14\tx\tLOC\t\t", "begin <= end"},
        {"E\ta1\t3\t10\t14\t\xff\tLOC\t\t", "UTF-8"},
    };
    Record record;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *problem = parse(cases[i].line, *state, &record);
        assert_non_null(problem);
        assert_non_null(strstr(problem, cases[i].problem));
    }
}

static void escapes_come_back(void **state)
{
    Record record = {.type = 'P', .doc = SLICE("a\tb"), .text = SLICE("\\ \n \r \t end\\"), .label = SLICE(""),
                     .value = SLICE("\\t"), .attrs = SLICE("")};
    Buffer line = {0};
    record_write(&line, &record);
    assert_int_equal(line.ptr[line.len - 1], '\n');
    Record again;
    Line cut = line_cut((Slice){line.ptr, line.len - 1});
    assert_null(record_parse(&cut, *state, &again));
    assert_true(slice_equal(again.doc, record.doc));
    assert_true(slice_equal(again.text, record.text));
    assert_true(slice_equal(again.value, record.value));
    buffer_free(&line);
}

static void attrs_are_percent_encoded(void **state)
{
    Buffer attrs = {0};
    Slice value;
    attrs_put(&attrs, "of", SLICE("a;b=c,d%e"));
    attrs_put_list(&attrs, "of_at", SLICE("1-2,3-4"));
    assert_slice(buffer_slice(&attrs), "of=a%3Bb%3Dc%2Cd%25e;of_at=1-2,3-4");
    assert_true(attrs_get(buffer_slice(&attrs), "of", *state, &value));
    assert_slice(value, "a;b=c,d%e");
    assert_true(attrs_get(buffer_slice(&attrs), "of_at", *state, &value));
    assert_slice(value, "1-2,3-4");
    assert_false(attrs_get(buffer_slice(&attrs), "o", *state, &value));
    assert_false(attrs_get(SLICE(""), "of", *state, &value));
    buffer_free(&attrs);
}

static void lines_are_taken_one_by_one(void **state)
{
    Slice lines = SLICE("T\td\t1\t0\t1\ta\tword\ta\t\nX\td\t1\t1\t2\tb\t\t\t\n");
    Record record;
    assert_true(record_next(&lines, *state, &record));
    assert_int_equal(record.type, 'T');
    assert_true(record_next(&lines, *state, &record));
    assert_int_equal(record.type, 'X');
    assert_false(record_next(&lines, *state, &record));
}

/* Every way of looking at a number: by its length, with each digit wrong in turn. */
static void numbers_are_digits_throughout(void **state)
{
    static const char wrong[] = {'/', ':', 'a', ' ', '-', '\xB0', '\xFF', '\n'};
    for (size_t length = 1; length <= 20; length++) {
        char line[128];
        Record record;
        char digits[32];
        for (size_t i = 0; i < length; i++) digits[i] = (char)('1' + i % 9);
        digits[length] = '\0';
        snprintf(line, sizeof line, "T\ta\t1\t0\t%s\tx\tword\tx\t", digits);
        const char *problem = parse(line, *state, &record);
        if (length <= 18) assert_int_equal(record.end, strtoull(digits, NULL, 10));
        assert_int_equal(problem == NULL, length <= 18);
        for (size_t at = 0; at < length; at++)
            for (size_t k = 0; k < sizeof wrong; k++) {
                line[8 + at] = wrong[k];
                assert_non_null(parse(line, *state, &record));
                line[8 + at] = digits[at];
            }
    }
}

static void begin_is_not_behind_end(void **state)
{
    static const char *const numbers[] = {"0", "1", "9", "10", "99", "007", "00010", "123456789", "123456790"};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    for (size_t i = 0; i < COUNT * COUNT; i++) {
        char line[128];
        Record record;
        const char *begin = numbers[i / COUNT], *end = numbers[i % COUNT];
        snprintf(line, sizeof line, "T\ta\t1\t%s\t%s\tx\tword\tx\t", begin, end);
        bool good = strtoull(begin, NULL, 10) <= strtoull(end, NULL, 10);
        assert_int_equal(parse(line, *state, &record) == NULL, good);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(reads_nine_columns), test_case(numbers_are_digits_throughout),
        test_case(begin_is_not_behind_end), test_case(names_what_is_wrong), test_case(escapes_come_back),
        test_case(attrs_are_percent_encoded), test_case(lines_are_taken_one_by_one),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
