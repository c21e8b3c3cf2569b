/* common/classes: both paths say the same of any bytes, and what they say is so. */

#include "tests/unit/unit.h"

#include "common/classes.h"
#include "common/utf8.h"

#include <stdlib.h>

static bool contains_odd(const void *context, uint32_t character)
{
    (void)context;
    return character % 3 == 1;
}

static bool contains_one(const void *context, uint32_t character)
{
    return character == *(const uint32_t *)context;
}

static const unsigned char interesting[] = {0x00, 0x20, 0x41, 0x7F, 0x80, 0x8F, 0xA7, 0xBF, 0xC2, 0xD7,
                                            0xD8, 0xD9, 0xDA, 0xE2, 0xF0, 0xFF};

static void fill(char *text, size_t length, unsigned *seed)
{
    for (size_t i = 0; i < length; i++) {
        *seed = *seed * 1103515245u + 12345u;
        text[i] = (char)interesting[*seed >> 16 & 15];
    }
}

static void test_paths_are_equal(void **state)
{
    (void)state;
    enum { LONGEST = 300, CLASSES = 3 };
    uint32_t comma = 0x060C;
    CharacterClass classes[CLASSES] = {class_make(contains_odd, NULL, false), class_make(contains_one, &comma, true),
                                       class_make(contains_odd, NULL, true)};
    uint64_t fast[(LONGEST / CLASS_BLOCK + 1) * (CLASSES + 1)], slow[(LONGEST / CLASS_BLOCK + 1) * (CLASSES + 1)];
    unsigned seed = 1;
    for (size_t length = 0; length <= LONGEST; length++)
        for (int round = 0; round < 20; round++) {
            char *text = malloc(length + 1); /* of its exact size, for the sanitizer */
            fill(text, length, &seed);
            class_masks(classes, CLASSES, (Slice){text, length}, fast);
            class_masks_portable(classes, CLASSES, (Slice){text, length}, slow);
            assert_memory_equal(fast, slow, class_masks_size(length, CLASSES) * sizeof *fast);
            free(text);
        }
}

static void test_every_character_is_in_its_own_class_only(void **state)
{
    (void)state;
    for (uint32_t wanted = 0; wanted < 0x0680; wanted = wanted == 0x7F ? 0x0600 : wanted + 1) {
        CharacterClass class = class_make(contains_one, &wanted, false);
        for (uint32_t c = 0; c < 0x0800; c++) {
            char bytes[4];
            uint64_t masks[2];
            class_masks(&class, 1, (Slice){bytes, utf8_encode(c, bytes)}, masks);
            assert_int_equal(masks[0], 1);
            assert_int_equal(masks[1], c == wanted);
        }
    }
}

static void test_count_and_first(void **state)
{
    (void)state;
    uint64_t mask = 0;
    for (unsigned bit = 64; bit-- > 0;) {
        mask |= (uint64_t)1 << bit;
        assert_int_equal(mask_count(mask), 64 - bit);
        assert_int_equal(mask_first(mask), bit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(test_paths_are_equal),
        test_case(test_every_character_is_in_its_own_class_only),
        test_case(test_count_and_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
