/* UTF-8, folding, clitics and memory. */

#include "tests/unit/unit.h"
#include "common/arabic.h"
#include "common/buffer.h"
#include "common/utf8.h"

#include <stdio.h>

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

/* Checked one character at a time, where no block is ever looked at as a whole. */
static size_t valid_prefix_by_characters(Slice bytes)
{
    size_t at = 0, length, skip;
    while (at < bytes.len) {
        for (length = 1; length <= 4 && at + length <= bytes.len; length++)
            if (utf8_valid_prefix(slice_part(bytes, at, at + length), &skip) == length) break;
        if (length > 4 || at + length > bytes.len) break;
        at += length;
    }
    return at;
}

static void long_text_is_checked_to_the_byte(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "\xD8\xA7", "\xD9\x84", "\xC2\xAB", "\xE2\x80\x9C", "\xF0\x9F\x98\x80"};
    char text[300];
    unsigned seed = 7;
    for (int round = 0; round < 4000; round++) {
        size_t length = 0, skip;
        while (length < 290) {
            seed = seed * 1103515245u + 12345u;
            const char *piece = pieces[(seed >> 16) % 6];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        assert_int_equal(utf8_valid_prefix((Slice){text, length}, &skip), length);
        assert_int_equal(skip, 0);
        text[(seed >> 20) % length] = (char)(seed >> 8); /* one byte wrong, mostly */
        Slice bytes = {text, length - seed % 3};
        assert_int_equal(utf8_valid_prefix(bytes, &skip), valid_prefix_by_characters(bytes));
    }
}

static void numbers_are_written_whole(void **state)
{
    (void)state;
    char out[NUMBER_MAX], expected[NUMBER_MAX + 1];
    for (uint64_t number = 0, step = 1; ; number += step, step = step * 3 + 1) {
        int length = snprintf(expected, sizeof expected, "%llu", (unsigned long long)number);
        assert_int_equal(number_write(out, number), length);
        assert_memory_equal(out, expected, (size_t)length);
        if (number > UINT64_MAX - step * 4) break;
    }
    assert_int_equal(number_write(out, UINT64_MAX), 20);
    assert_memory_equal(out, "18446744073709551615", 20);
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
        test_case(long_text_is_checked_to_the_byte),
        test_case(numbers_are_written_whole),
        test_case(spellings_fold_together), test_case(folding_never_lengthens), test_case(clitics_are_read_off),
        test_case(letters_are_skipped_with_their_marks), test_case(an_arena_keeps_what_it_gave),
        test_case(numbers_are_written),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
