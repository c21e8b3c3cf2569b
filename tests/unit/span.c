/* The offset map: reading, cutting, and the way back to the original. */

#include "tests/unit/unit.h"
#include "common/span.h"

static SpanShift shifts[16];

static SpanMap make_map(const char *map, uint64_t begin, uint64_t end, size_t count)
{
    size_t entries = span_parse(slice_of(map), shifts);
    assert_int_not_equal(entries, SIZE_MAX);
    return (SpanMap){begin, end, count, shifts, entries};
}

static void assert_span(const SpanMap *map, size_t from, size_t to, uint64_t begin, uint64_t end)
{
    Span span = span_original(map, from, to);
    assert_int_equal(span.begin, begin);
    assert_int_equal(span.end, end);
}

static void in_step_without_a_map(void **state)
{
    (void)state;
    SpanMap map = make_map("", 100, 110, 10);
    assert_span(&map, 0, 10, 100, 110);
    assert_span(&map, 3, 5, 103, 105);
}

/* "ab" from "a_b": the deleted character belongs to neither side. */
static void a_deletion_belongs_to_neither_side(void **state)
{
    (void)state;
    SpanMap map = make_map("1:0,1:1", 0, 3, 2);
    assert_span(&map, 0, 1, 0, 1);
    assert_span(&map, 1, 2, 2, 3);
    assert_span(&map, 0, 2, 0, 3);
}

/* Two characters of the original became one: both are its own. */
static void a_composition_covers_its_parts(void **state)
{
    (void)state;
    SpanMap map = make_map("1:1", 0, 3, 2);
    assert_span(&map, 0, 1, 0, 2);
    assert_span(&map, 1, 2, 2, 3);
}

/* One ligature became two letters: both stand on it. */
static void an_expansion_stands_on_its_origin(void **state)
{
    (void)state;
    SpanMap map = make_map("2:-1", 10, 13, 4); /* x LL y: text x l l y, original x L y */
    assert_span(&map, 0, 1, 10, 11);
    assert_span(&map, 1, 2, 11, 12);
    assert_span(&map, 2, 3, 11, 12);
    assert_span(&map, 1, 3, 11, 12);
    assert_span(&map, 3, 4, 12, 13);
}

/* Whatever the part of the text, its own map gives the spans that the whole map gives. */
static void a_cut_map_gives_the_same_spans(void **state)
{
    (void)state;
    SpanMap map = make_map("1:0,1:1,4:0,7:2", 50, 62, 10);
    for (size_t from = 0; from < 10; from++) {
        for (size_t behind = from + 1; behind <= 10; behind++) {
            Buffer text = {0};
            SpanShift part_shifts[16];
            Span whole = span_cut(&(SpanCursor){&map, 0}, from, behind, &text);
            assert_span(&map, from, behind, whole.begin, whole.end);
            SpanMap part = {whole.begin, whole.end, behind - from, part_shifts,
                            span_parse(buffer_slice(&text), part_shifts)};
            for (size_t to = from + 1; to <= behind; to++) {
                Span a = span_original(&map, from, to);
                assert_span(&part, 0, to - from, a.begin, a.end);
            }
            buffer_free(&text);
        }
    }
}

/* Parts cut one behind the other are the parts cut each by itself. */
static void a_cursor_goes_on(void **state)
{
    (void)state;
    static const size_t cuts[] = {0, 1, 3, 4, 7, 8, 10};
    SpanMap map = make_map("1:0,1:1,4:0,7:2", 50, 62, 10);
    SpanCursor cursor = {&map, 0};
    for (size_t i = 0; i + 1 < sizeof cuts / sizeof *cuts; i++) {
        Buffer together = {0}, alone = {0};
        Span a = span_cut(&cursor, cuts[i], cuts[i + 1], &together);
        Span b = span_cut(&(SpanCursor){&map, 0}, cuts[i], cuts[i + 1], &alone);
        assert_int_equal(a.begin, b.begin);
        assert_int_equal(a.end, b.end);
        assert_int_equal(together.len, alone.len);
        if (alone.len > 0) assert_memory_equal(together.ptr, alone.ptr, alone.len);
        buffer_free(&together);
        buffer_free(&alone);
    }
}

static void a_bad_map_is_none(void **state)
{
    (void)state;
    static const char *const bad[] = {"x", "1", "1:", ":1", "1:2;", "1:2,,3:4", "5:1,3:1", "1:-", "99999999999:1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(span_parse(slice_of(bad[i]), shifts), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(in_step_without_a_map), test_case(a_deletion_belongs_to_neither_side),
        test_case(a_composition_covers_its_parts), test_case(an_expansion_stands_on_its_origin),
        test_case(a_cut_map_gives_the_same_spans), test_case(a_cursor_goes_on),
        test_case(a_bad_map_is_none),
    };
    return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
