/* Mangled Arabic: what is repaired, what stays, and that every original character is accounted for. */

#include "tests/unit/unit.h"
#include "common/buffer.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/normalize/mojibake.h"

#include <unicode/ucnv.h>

/* `text` as it looks when its bytes in `charset` are taken for `read_as`. */
static Slice mangle(Arena *arena, Slice text, const char *charset, const char *read_as)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *from = ucnv_open("UTF-8", &error);
    UConverter *write = ucnv_open(charset, &error), *read = ucnv_open(read_as, &error);
    UChar *units = arena_take(arena, (text.len + 1) * 2);
    int32_t count = ucnv_toUChars(from, units, (int32_t)text.len + 1, text.ptr, (int32_t)text.len, &error);
    int32_t room = 4 * count + 4;
    char *bytes = arena_take(arena, (size_t)room);
    int32_t length = ucnv_fromUChars(write, bytes, room, units, count, &error);
    UChar *mangled = arena_take(arena, 2 * (size_t)length + 2);
    count = ucnv_toUChars(read, mangled, length + 1, bytes, length, &error);
    char *out = arena_take(arena, 3 * (size_t)count + 1);
    length = ucnv_fromUChars(from, out, 3 * count + 1, mangled, count, &error);
    assert_true(U_SUCCESS(error));
    ucnv_close(from);
    ucnv_close(write);
    ucnv_close(read);
    return (Slice){out, (size_t)length};
}

static void put_all(Buffer *out, const MojibakeCharacter *decided, size_t count, uint64_t *length)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(decided[i].length > 0);
        *length += decided[i].length;
        out->len += utf8_encode(decided[i].character, buffer_reserve(out, 4));
    }
}

/* A paragraph as it comes out. */
static Slice repaired(Arena *arena, Slice text)
{
    Mojibake *mojibake = mojibake_open();
    Buffer out = {0};
    const MojibakeCharacter *decided;
    uint64_t length = 0;
    uint32_t before = 0;
    mojibake_start_paragraph(mojibake);
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t character = utf8_decode(text, at, &bytes);
        size_t count = mojibake_add(mojibake, (MojibakeCharacter){character, 1, false}, before, &decided);
        put_all(&out, decided, count, &length);
        before = character;
    }
    put_all(&out, decided, mojibake_finish(mojibake, &decided), &length);
    assert_int_equal(length, utf8_count(text));
    Slice copy = arena_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    mojibake_close(mojibake);
    return copy;
}

static const char *const arabic[] = {
    "أعلنت وزارة الصحة، أمس الأحد، تسجيل 12 حالة جديدة في ثلاث محافظات؛ وقالت إن الوضع «تحت السيطرة».",
    "وضعت النقطة على حرف، عن طريق الخطأ، فتغير المعنى", "الرئيس يستقبل الوفد", "قُتِل ثلاثةُ جنودٍ فورًا", "هل يعود المنتخب؟ نعم، يقول المدرّب",
};

static void windows_1256_comes_back(void **state)
{
    for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++) {
        Slice text = slice_of(arabic[i]);
        assert_slice(repaired(*state, mangle(*state, text, "windows-1256", "windows-1252")), arabic[i]);
        assert_slice(repaired(*state, mangle(*state, text, "windows-1256", "ISO-8859-1")), arabic[i]);
    }
}

static void utf_8_comes_back(void **state)
{
    static const char *const charsets[] = {"windows-1252", "ISO-8859-1", "windows-1256"};
    for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++)
        for (size_t charset = 0; charset < 3; charset++) {
            Slice text = slice_of(arabic[i]);
            for (int times = 0; times < 3; times++) {
                text = mangle(*state, text, "UTF-8", charsets[charset]);
                assert_slice(repaired(*state, text), arabic[i]);
            }
        }
}

static void both_ways_in_a_row_come_back(void **state)
{
    Slice text = mangle(*state, slice_of(arabic[0]), "windows-1256", "windows-1252");
    assert_slice(repaired(*state, mangle(*state, text, "UTF-8", "windows-1252")), arabic[0]);
}

static void windows_1256_between_clean_words_comes_back(void **state)
{
    Slice mangled = mangle(*state, slice_of("في القاهرة"), "UTF-8", "windows-1256");
    Slice text = arena_join(*state, slice_of("طالب الوفد، في محيط "), mangled);
    text = arena_join(*state, text, SLICE(" طويلا، ظهر أمس"));
    assert_slice(repaired(*state, text), "طالب الوفد، في محيط في القاهرة طويلا، ظهر أمس");
}

static void latin_letters_part_the_runs(void **state)
{
    const char *text = "قالت شبكة CNN الأمريكية في تقرير بثته مساء أمس من واشنطن إن BBC في لندن";
    assert_slice(repaired(*state, mangle(*state, slice_of(text), "windows-1256", "windows-1252")), text);
    assert_slice(repaired(*state, mangle(*state, slice_of(text), "UTF-8", "windows-1252")), text);
}

static void other_text_stays(void **state)
{
    static const char *const texts[] = {
        "Élan à l'été où ça naît: Île-de-Noël, ŒUVRE", "São João à Avó, ÇÃO É ÓÔ ÁÉÍÓÚ", "ÅÄÖ åäö ÆØÅ æøå äöüß ÄÖÜ",
        "üçü üç öö ÜÇ ÇÖ İĞŞ", "Þá er það í á ó þó æð óð", "àâäéèêëïîôöùûüÿç ÀÂÄÉÈÊËÏÎÔÖÙÛÜŸÇ",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ", "OÙ… OÙ » OÙ” OÙ’ Ø§ 3Ø® Û",
        "50 £ à 3 º ª ½ ¼",
        "Ïðåçèäåíò Ðîññèè çàÿâèë, ÷òî âñòðå÷à íå ñîñòîèòñÿ", "ðÒÅÚÉÄÅÎÔ òÏÓÓÉÉ ÚÁÑ×ÉÌ", "Ï ðñüåäñïò ôçò ÅëëçíéêÞò",
        "طالب ظريف: ط، ظ؛ «ط» ط. ط ظ ع، محيط، حفظ؟ 5ط، ط§ ظ„ط ظپ طــ", "ط،ظ،ط،ظ،", "طظطظطظطظ",
        "النص سليم ولا يحتاج إلى إصلاح «أبدا» – à ÇáÓ", "Ã©tÃ© dÃ©jÃ", "Ç È Ç È Ç È Ç È Ç È",
        "ÇáãÏíäÉ éà èê çë îï ûü", /* one word like Arabic among others that are not */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_slice(repaired(*state, slice_of(texts[i])), texts[i]);
}

static void a_word_that_is_not_arabic_stays_as_it_came(void **state)
{
    const char *before = "وقال رئيس الوزراء في بيان صدر مساء اليوم ";
    Slice mangled = mangle(*state, slice_of(before), "windows-1256", "windows-1252");
    Slice with = arena_join(*state, mangled, SLICE("éÇá"));
    assert_slice(repaired(*state, with), arena_format(*state, "%séÇá", before).ptr);
}

/* `shift` letters and a space, then more than a few runs hold. */
static Slice long_text(Buffer *text, int shift)
{
    buffer_reset(text, SIZE_MAX);
    for (int i = 0; i < shift; i++) buffer_put(text, SLICE("و"));
    for (int i = 0; i < 60; i++) {
        buffer_put_char(text, ' ');
        buffer_put(text, slice_of(arabic[i % 4]));
    }
    return buffer_slice(text);
}

static void long_runs_are_repaired_in_parts(void **state)
{
    static const char *const ways[][2] = {{"windows-1256", "windows-1252"}, {"UTF-8", "windows-1252"},
                                          {"UTF-8", "windows-1256"}};
    Buffer text = {0};
    for (int shift = 1; shift < 20; shift++) {
        Slice wanted = long_text(&text, shift);
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
            assert_true(slice_equal(repaired(*state, mangle(*state, wanted, ways[i][0], ways[i][1])), wanted));
    }
    buffer_free(&text);
}

static void endless_letters_come_out_as_they_went_in(void **state)
{
    Buffer text = {0};
    for (int i = 0; i < 5000; i++) buffer_put(&text, i % 3 == 0 ? SLICE("à") : SLICE("ß"));
    assert_true(slice_equal(repaired(*state, buffer_slice(&text)), buffer_slice(&text)));
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(windows_1256_comes_back), test_case(utf_8_comes_back), test_case(both_ways_in_a_row_come_back),
        test_case(windows_1256_between_clean_words_comes_back), test_case(latin_letters_part_the_runs),
        test_case(other_text_stays),
        test_case(a_word_that_is_not_arabic_stays_as_it_came), test_case(long_runs_are_repaired_in_parts),
        test_case(endless_letters_come_out_as_they_went_in),
    };
    return cmocka_run_group_tests_name("mojibake", tests, NULL, NULL);
}
