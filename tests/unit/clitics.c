/* Clitics: the pieces of a word, and that what is kept of a word is what reading it again gives. */

#include "tests/unit/unit.h"
#include "common/utf8.h"
#include "tools/tokenize/clitic_cache.h"
#include "tools/tokenize/clitics.h"

static void assert_attrs(CliticScheme scheme, const char *word, const char *attrs)
{
    Clitics *clitics = clitics_new(scheme);
    for (int time = 0; time < 2; time++) assert_slice(clitics_attrs(clitics, slice_of(word), SLICE("")), attrs);
    clitics_free(clitics);
}

static void schemes_cut_more_and_more(void **state)
{
    (void)state;
    assert_attrs(CLITICS_ATB, "وللمدرسات", "seg=و+ل+لمدرسات");
    assert_attrs(CLITICS_D3, "وللمدرسات", "seg=و+ل+ل+مدرسات");
    assert_attrs(CLITICS_FARASA, "وللمدرسات", "seg=و+ل+ل+مدرس+ات");
}

static void marks_stay_with_the_letter_before(void **state)
{
    (void)state;
    assert_attrs(CLITICS_ATB, "وَقَالَ", "seg=وَ+قَالَ");
    assert_attrs(CLITICS_ATB, "وـــقال", "seg=وـــ+قال");
    assert_attrs(CLITICS_ATB, "ـوقال", "seg=ـو+قال");
}

static void no_word_no_cuts(void **state)
{
    (void)state;
    static const char *const others[] = {"", "و", "BBC", "19", "َ", "ـ", "و\u200Cقال", "وBBC", "وقال1", "وقال\u08A0", "\xD9"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_attrs(CLITICS_FARASA, others[i], "");
}

static void names_of_schemes(void **state)
{
    (void)state;
    CliticScheme scheme;
    assert_true(clitics_scheme("farasa", &scheme));
    assert_int_equal(scheme, CLITICS_FARASA);
    assert_false(clitics_scheme("ATB", &scheme));
    assert_false(clitics_scheme("", &scheme));
}

/* Random words over the letters that clitics are made of, of every length up to one that is too long. */
static size_t random_word(uint32_t *seed, char *word)
{
    static const uint32_t characters[] = {0x0648, 0x0641, 0x0628, 0x0643, 0x0644, 0x0633, 0x0627, 0x0629, 0x062A, 0x064A,
                                          0x0646, 0x0647, 0x0645, 0x0642, 0x0640, 0x064E, 0x0651, 0x06CC, 0x0670, 0x0620};
    enum { COUNT = sizeof characters / sizeof *characters };
    *seed = *seed * 1664525u + 1013904223u;
    size_t count = *seed >> 8 & 15, length = 0;
    if (count == 15) count = 30 + (*seed >> 16 & 3);
    for (size_t i = 0; i < count; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        uint32_t draw = *seed >> 16;
        length += utf8_encode(characters[draw % (draw & 0x800 ? COUNT : 10)], word + length);
    }
    return length;
}

/* Without its + the attribute is the word, and no piece is empty. */
static void assert_pieces(Slice word, Slice attrs)
{
    if (attrs.len == 0) return;
    assert_true(slice_starts(attrs, SLICE("seg=")));
    size_t at = 0;
    bool empty = true;
    for (size_t i = 4; i < attrs.len; i++) {
        if (attrs.ptr[i] == '+') {
            assert_false(empty);
            empty = true;
            continue;
        }
        assert_true(at < word.len && attrs.ptr[i] == word.ptr[at]);
        at++;
        empty = false;
    }
    assert_false(empty);
    assert_int_equal(at, word.len);
}

static void pieces_join_and_keeping_changes_nothing(void **state)
{
    for (int scheme = 0; scheme < CLITIC_SCHEMES; scheme++) {
        Clitics *kept = clitics_new((CliticScheme)scheme);
        uint32_t seed = 7;
        for (int round = 0; round < 3000; round++) {
            char bytes[128];
            Slice word = {bytes, random_word(&seed, bytes)};
            Slice first = arena_copy(*state, clitics_attrs(kept, word, SLICE("")));
            assert_pieces(word, first);
            assert_true(slice_equal(first, clitics_attrs(kept, word, SLICE(""))));
            if (round % 100 != 0) continue;
            Clitics *fresh = clitics_new((CliticScheme)scheme);
            assert_true(slice_equal(first, clitics_attrs(fresh, word, SLICE(""))));
            clitics_free(fresh);
        }
        clitics_free(kept);
    }
}

static void keys_tell_words_apart(void **state)
{
    (void)state;
    static const char *const words[] = {"ا", "اا", "ااا", "اااا", "ااااا", "ب", "اب", "با", "ابا", "اااب", "ااااب",
                                        "وقال", "وقالت", "قالتو", "\u0620", "\u0620\u0620", "ا\u0620", "\u0620ا",
                                        "ًا", "اً", "عبدالعزيز", "عبدالعزيزي", "ىىىىىىىىىى"};
    enum { COUNT = sizeof words / sizeof *words };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j <= i; j++)
            assert_true((word_key(slice_of(words[i])) == word_key(slice_of(words[j]))) == (i == j));
    static const char *const without[] = {"", "a", "ab", "ڤ", "اڤ", "abcd", "ااااااااااا", "گاز", "\u061F", "\u0660", "قالیش"};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) assert_true(word_key(slice_of(without[i])) == 0);
}

static void a_cache_forgets_but_never_lies(void **state)
{
    (void)state;
    WordCache *cache = word_cache_new();
    uint32_t seed = 11;
    size_t found = 0;
    for (int round = 0; round < 400000; round++) {
        seed = seed * 1664525u + 1013904223u;
        uint64_t key = (uint64_t)3 << 60 | (seed >> 14), cuts, right = (seed >> 14 & 0x1FF) << 1;
        if (word_cache_find(cache, key, &cuts)) {
            found++;
            assert_true(cuts == right);
        } else {
            word_cache_keep(cache, key, right);
            assert_true(word_cache_find(cache, key, &cuts) && cuts == right);
        }
    }
    assert_true(found > 100000);
    word_cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(schemes_cut_more_and_more), test_case(marks_stay_with_the_letter_before), test_case(no_word_no_cuts),
        test_case(names_of_schemes), test_case(pieces_join_and_keeping_changes_nothing),
        test_case(keys_tell_words_apart), test_case(a_cache_forgets_but_never_lies),
    };
    return cmocka_run_group_tests_name("clitics", tests, NULL, NULL);
}
