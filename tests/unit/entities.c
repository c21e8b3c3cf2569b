/* HTML's character references. */

#include "tests/unit/unit.h"
#include "common/utf8.h"
#include "lexicons.h"
#include "tools/normalize/entities.h"

/* What a reference becomes, in UTF-8, or the word for what it is. */
static Slice reading_of(Arena *arena, const char *text)
{
    Entity entity;
    EntityFind find = entity_read(slice_of(text), &entity);
    if (find != ENTITY_FOUND) return find == ENTITY_CUT ? SLICE("cut") : SLICE("none");
    char *out = arena_take(arena, 8);
    size_t length = 0;
    for (size_t i = 0; i < entity.count; i++) length += utf8_encode(entity.characters[i], out + length);
    return (Slice){out, length};
}

static void references_are_read(void **state)
{
    static const char *const cases[][2] = {
        {"&amp;", "&"}, {"&quot;x", "\""}, {"&laquo;", "«"}, {"&Aacute;", "Á"}, {"&aacute;", "á"}, {"&hellip;", "…"},
        {"&CounterClockwiseContourIntegral;", "∳"}, {"&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8"}, {"&frac12;", "½"},
        {"&#1604;", "ل"}, {"&#x644;", "ل"}, {"&#X064A;", "ي"}, {"&#128514;", "😂"}, {"&#38;amp;", "&"},
        {"&#146;", "’"}, {"&#x80;", "€"}, {"&#159;", "Ÿ"}, {"&#160;", "\xC2\xA0"},
        {"&#x0000000000000000000000000641;", "ف"},
        {"&NewLine;", " "}, {"&Tab;", " "}, {"&#10;", " "}, {"&#13;", " "}, {"&#32;", " "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(reading_of(*state, cases[i][0]), cases[i][1]);
}

static void what_is_not_certain_stays(void **state)
{
    static const char *const cases[] = {
        "& ", "&;", "&amp ", "&amp&", "&AMp;", "&arabic;", "&#;", "&#x;", "&#xg;", "&#1a;", "&#0;", "&#7;", "&#127;",
        "&#129;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "&#99999999999999999999;",
        "&#xFDD0;", "&128;", "&م;",
        "&#x0000000000000000000000000000641;", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_slice(reading_of(*state, cases[i]), "none");
}

static void a_cut_reference_is_told(void **state)
{
    static const char *const cases[] = {"&", "&a", "&amp", "&#", "&#x", "&#12", "&#x64",
                                        "&CounterClockwiseContourIntegral"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_slice(reading_of(*state, cases[i]), "cut");
}

static void every_name_is_read(void **state)
{
    (void)state;
    size_t names = 0;
    for (uint32_t row = 0; row < lexicon_entities.row_count; row++) {
        char text[64] = "&";
        Slice name = lexicon_cell(&lexicon_entities, row, 1);
        if (name.ptr[0] <= '9') continue; /* a number */
        strcat(strcat(text, name.ptr), ";");
        Entity entity;
        assert_int_equal(entity_read(slice_of(text), &entity), ENTITY_FOUND);
        assert_int_equal(entity.length, strlen(text));
        assert_in_range(entity.count, 1, ENTITY_CHARACTERS);
        assert_in_range(entity.characters[0], 0x20, 0x10FFFF);
        names++;
    }
    assert_int_equal(names, 2125);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(references_are_read), test_case(what_is_not_certain_stays), test_case(a_cut_reference_is_told),
        test_case(every_name_is_read),
    };
    return cmocka_run_group_tests_name("entities", tests, NULL, NULL);
}
