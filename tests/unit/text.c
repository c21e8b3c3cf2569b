/* UTF-8, folding, clitics and memory. */

#include "tests/unit/unit.h"
#include "common/arabic.h"
#include "common/buffer.h"
#include "common/utf8.h"

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t length, before, skip, written = utf8_encode(c, bytes);
        Slice text = {bytes, written};
        assert_int_equal(utf8_decode(text, 0, &length), c);
        assert_int_equal(length, written);
        assert_int_equal(utf8_decode_before(text, written, &before), c);
        assert_int_equal(utf8_valid_prefix(text, &skip), written);
        assert_int_equal(utf8_count(text), 1);
    }
}

/* The cases of the Unicode Standard, table 3-8 and what stands before it. */
static void bad_bytes_part_as_unicode_says(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length, valid, skip;
    } cases[] = {
        {"\xC0\xAF", 2, 0, 1}, {"\xE0\x9F\x80", 3, 0, 1}, {"\xED\xA0\x80", 3, 0, 1}, {"\xF4\x91\x92\x93", 4, 0, 1},
        {"\xE1\x80", 2, 0, 2}, {"\xF1\x80\x80\x41", 4, 0, 3}, {"a\xE2\x82", 3, 1, 2}, {"a\x80", 2, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t skip;
        assert_int_equal(utf8_valid_prefix((Slice){cases[i].bytes, cases[i].length}, &skip), cases[i].valid);
        assert_int_equal(skip, cases[i].skip);
    }
}

static void assert_fold(Arena *arena, const char *word, const char *folded)
{
    assert_slice(arabic_fold(arena, slice_of(word)), folded);
}

static void spellings_fold_together(void **state)
{
    assert_fold(*state, "أذربيجان", "اذربيجان");
    assert_fold(*state, "إلى", "الي");
    assert_fold(*state, "الخارجيّة", "الخارجيه");
    assert_fold(*state, "مســـؤول", "مسوول");
    assert_fold(*state, "١٢٫٥", "12٫5");
    assert_fold(*state, "ایران", "ايران");
    assert_fold(*state, "BBC", "bbc");
}

static void folding_never_lengthens(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4], folded[8];
        size_t length = utf8_encode(c, bytes);
        assert_true(arabic_fold_into((Slice){bytes, length}, folded) <= length);
    }
}

static void clitics_are_read_off(void **state)
{
    CliticReading readings[CLITIC_READINGS_MAX];
    size_t count = arabic_clitic_readings(*state, SLICE("وللجيش"), readings);
    assert_int_equal(count, 3);
    assert_slice(readings[0].key, "وللجيش");
    assert_slice(readings[1].key, "للجيش");
    assert_int_equal(readings[1].conjunction, 'w');
    assert_slice(readings[2].key, "الجيش");
    assert_int_equal(readings[2].preposition, 'l');
    assert_int_equal(readings[2].letters, 2);
    assert_int_equal(arabic_clitic_readings(*state, SLICE("من"), readings), 1);
    assert_int_equal(arabic_clitic_readings(*state, SLICE(""), readings), 1);
}

static void letters_are_skipped_with_their_marks(void **state)
{
    (void)state;
    assert_int_equal(arabic_skip_letters(SLICE("وَقال"), 1), strlen("وَ"));
    assert_int_equal(arabic_skip_letters(SLICE("قال"), 0), 0);
    assert_int_equal(arabic_skip_letters(SLICE("قال"), 9), strlen("قال"));
}

static void an_arena_keeps_what_it_gave(void **state)
{
    Arena *arena = *state;
    for (int round = 0; round < 3; round++) {
        Slice kept[500];
        for (size_t i = 0; i < 500; i++) kept[i] = arena_format(arena, "%zu:%0*d", i, (int)(i * 3), 7);
        for (size_t i = 0; i < 500; i++) {
            Slice again = arena_format(arena, "%zu:%0*d", i, (int)(i * 3), 7);
            assert_true(slice_equal(kept[i], again));
        }
        arena_reset(arena);
    }
}

static void numbers_are_written(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_put_signed(&buffer, INT64_MIN);
    buffer_put_char(&buffer, ' ');
    buffer_put_number(&buffer, UINT64_MAX);
    buffer_put_char(&buffer, ' ');
    buffer_put_signed(&buffer, 0);
    assert_slice(buffer_slice(&buffer), "-9223372036854775808 18446744073709551615 0");
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(every_character_comes_back), test_case(bad_bytes_part_as_unicode_says),
        test_case(spellings_fold_together), test_case(folding_never_lengthens), test_case(clitics_are_read_off),
        test_case(letters_are_skipped_with_their_marks), test_case(an_arena_keeps_what_it_gave),
        test_case(numbers_are_written),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
