/* Unicode's normalization forms, beside what ICU and utf8proc make of the same text; and the way back to the original,
   beside a slow account of it that knows nothing of runs, tables and clusters. */

#include "tests/unit/slow_spans.h"
#include "tests/unit/unit.h"

#include "common/span.h"
#include "common/utf8.h"
#include "tools/normalize/profile_making.h"
#include "tools/normalize/rewrite.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <utf8proc.h>

enum { BYTES_MAX = 4 * PARTS_MAX };

typedef struct {
    const char *name;
    Form form;
    utf8proc_option_t option;
} FormCase;

static const FormCase forms[] = {
    {"NFC", FORM_NFC, UTF8PROC_STABLE | UTF8PROC_COMPOSE},
    {"NFD", FORM_NFD, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE},
    {"NFKC", FORM_NFKC, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
    {"NFKD", FORM_NFKD, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT},
};
enum { FORMS = sizeof forms / sizeof *forms };

static void put(Text *text, uint32_t character)
{
    text->lengths[text->count] = 1;
    text->characters[text->count++] = character;
}

static size_t write_text(const Text *text, char *bytes)
{
    size_t length = 0;
    for (size_t i = 0; i < text->count; i++) length += utf8_encode(text->characters[i], bytes + length);
    return length;
}

/* ---- random texts: what composes and what is put in order, often ---- */

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static uint32_t random_character(uint64_t *state)
{
    static const uint32_t often[] = {
        0x0627, 0x0628, 0x0644, 0x0648, 0x064A, 0x0623, 0x0622, 0x0640, 0x064B, 0x064E, 0x0651, 0x0653, 0x0654, 0x0655,
        0x0670, 0x06C1, 0x06D2, 'a', 'e', 0x00E9, 0x0301, 0x0323, 0x0327, 0x0345, 0x1E9B, 0x0344, 0x1100, 0x1161,
        0x11A8, 0xAC00, 0xAC01, 0x09C7, 0x09BE, 0x0958, 0x0F73, 0x0F71, 0x212B, 0x2126, 0xFB2C, 0xFDFA, 0xFEFB, 0xFE70,
        0xFF76, 0xFF9E, 0x3099, 0x1D15E, 0x1D165, 0x110A5, 0x110BA, 0x200D, 0x200F, 0x00A0, 0x00AB, 0x201C, 0x1F600, 0x0041};
    uint32_t kind = next_random(state) % 8, character = 0;
    if (kind < 3) return often[next_random(state) % (sizeof often / sizeof *often)];
    if (kind < 5) return 0x0621 + next_random(state) % 0x20;
    if (kind == 5) return 0x0300 + next_random(state) % 0x70;
    if (kind == 6) return 0x0600 + next_random(state) % 0x100;
    while (character == 0 || character == '\n' || character == '\r' || (character >= 0xD800 && character <= 0xDFFF))
        character = next_random(state) % (next_random(state) % 2 ? 0x3000 : 0x110000);
    return character;
}

/* Between two characters that nothing composes with, so that no white space stands at its ends. */
static void make_random(Text *text, uint64_t *state)
{
    size_t count = 1 + next_random(state) % (next_random(state) % 8 == 0 ? 200 : 12);
    text->count = 0;
    put(text, '|');
    while (count-- > 0) put(text, random_character(state));
    put(text, '|');
}

/* ---- what others make of it ---- */

static size_t icu_form(const FormCase *form, Slice text, char *out)
{
    static UChar given[BYTES_MAX], made[BYTES_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t given_length, made_length, length;
    const UNormalizer2 *normalizer = form->form == FORM_NFC   ? unorm2_getNFCInstance(&error)
                                     : form->form == FORM_NFD ? unorm2_getNFDInstance(&error)
                                     : form->form == FORM_NFKC ? unorm2_getNFKCInstance(&error)
                                                               : unorm2_getNFKDInstance(&error);
    u_strFromUTF8(given, BYTES_MAX, &given_length, text.ptr, (int32_t)text.len, &error);
    made_length = unorm2_normalize(normalizer, given, given_length, made, BYTES_MAX, &error);
    u_strToUTF8(out, BYTES_MAX, &length, made, made_length, &error);
    assert_true(U_SUCCESS(error));
    return (size_t)length;
}

static void assert_same(const FormCase *form, const char *other, Slice text, Slice ours, Slice theirs)
{
    if (!slice_equal(ours, theirs))
        fail_msg("%s of %.*s is %.*s, %s: %.*s", form->name, (int)text.len, text.ptr, (int)ours.len, ours.ptr, other,
                 (int)theirs.len, theirs.ptr);
}

static void compare_with_others(const FormCase *form, Slice text, Slice ours)
{
    static char made[BYTES_MAX];
    utf8proc_uint8_t *mapped = NULL;
    assert_same(form, "ICU", text, ours, (Slice){made, icu_form(form, text, made)});
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &mapped,
                                           form->option);
    assert_true(length >= 0);
    assert_same(form, "utf8proc", text, ours, (Slice){(const char *)mapped, (size_t)length});
    free(mapped);
}

/* ---- ours ---- */

/* Adds the text in pieces cut at random, or, with lengths of its own, character by character. */
static void add(Rewriter *rewriter, const Text *text, bool by_character, uint64_t *state)
{
    for (size_t from = 0; from < text->count;) {
        char bytes[4 * CHARACTERS_MAX];
        Text piece = {.count = 0};
        size_t to = from + 1 + next_random(state) % (next_random(state) % 2 ? 24 : CHARACTERS_MAX);
        for (; from < to && from < text->count; from++) {
            if (by_character) rewrite_add_character(rewriter, text->characters[from], text->lengths[from]);
            else put(&piece, text->characters[from]);
        }
        rewrite_add(rewriter, (Slice){bytes, write_text(&piece, bytes)});
    }
}

static void assert_spans(const Text *text, ChangeSet set, const Rewritten *rewritten)
{
    static Span spans[PARTS_MAX];
    static SpanShift shifts[2 * PARTS_MAX];
    size_t count = slow_spans(text, set, spans);
    SpanMap map = {.begin = rewritten->begin, .end = rewritten->end, .shifts = shifts};
    map.count = utf8_count(rewritten->text);
    map.shift_count = span_parse(rewritten->map, shifts);
    assert_int_equal(map.count, count);
    for (size_t i = 0; i < count; i++) {
        Span span = span_original(&map, i, i + 1);
        if (span.begin != spans[i].begin || span.end != spans[i].end)
            fail_msg("character %zu of %.*s: %zu-%zu, expected %zu-%zu (form %d, map %.*s)", i,
                     (int)rewritten->text.len, rewritten->text.ptr, (size_t)span.begin, (size_t)span.end,
                     (size_t)spans[i].begin, (size_t)spans[i].end, (int)set.form, (int)rewritten->map.len, rewritten->map.ptr);
    }
}

/* ---- the tests ---- */

/* Every code point but line ends, between characters that it does not compose with: many a text. */
static void test_every_code_point(void **state)
{
    (void)state;
    static char bytes[16 * CHARACTERS_MAX];
    for (size_t form = 0; form < FORMS; form++) {
        Profile profile;
        profile_make(&profile, (ChangeSet){forms[form].form, 0});
        Rewriter rewriter = {.profile = &profile};
        for (uint32_t character = 1; character < 0x110000;) {
            size_t length = utf8_encode('|', bytes);
            for (size_t count = 0; count < CHARACTERS_MAX && character < 0x110000; character++) {
                if (character == '\n' || character == '\r' || (character >= 0xD800 && character <= 0xDFFF)) continue;
                length += utf8_encode(character, bytes + length);
                length += utf8_encode('|', bytes + length);
                count++;
            }
            Slice text = {bytes, length};
            Rewritten rewritten;
            rewrite_begin(&rewriter);
            rewrite_add(&rewriter, text);
            assert_true(rewrite_end(&rewriter, &rewritten));
            compare_with_others(&forms[form], text, rewritten.text);
        }
        rewrite_free(&rewriter);
        profile_free(&profile);
    }
}

static void test_random_texts(void **state)
{
    (void)state;
    static char bytes[4 * CHARACTERS_MAX];
    uint64_t seed = 1;
    for (size_t form = 0; form < FORMS; form++) {
        Profile profile;
        profile_make(&profile, (ChangeSet){forms[form].form, 0});
        Rewriter rewriter = {.profile = &profile};
        for (size_t round = 0; round < 10000; round++) {
            Text text;
            Rewritten rewritten;
            make_random(&text, &seed);
            bool by_character = round % 4 == 0;
            for (size_t i = 0; by_character && i < text.count; i++) text.lengths[i] = 1 + next_random(&seed) % 3;
            rewriter.offset = 0;
            rewrite_begin(&rewriter);
            add(&rewriter, &text, by_character, &seed);
            assert_true(rewrite_end(&rewriter, &rewritten));
            compare_with_others(&forms[form], (Slice){bytes, write_text(&text, bytes)}, rewritten.text);
            assert_spans(&text, profile.set, &rewritten);
        }
        rewrite_free(&rewriter);
        profile_free(&profile);
    }
}

/* What is deleted belongs to no character, in any form. */
static void test_spans_beside_deleted(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (size_t form = 0; form < FORMS; form++) {
        Profile profile;
        profile_make(&profile, (ChangeSet){forms[form].form, WITH(CHANGE_TATWEEL) | WITH(CHANGE_BIDI)});
        Rewriter rewriter = {.profile = &profile};
        for (size_t round = 0; round < 5000; round++) {
            Text text;
            Rewritten rewritten;
            make_random(&text, &seed);
            rewriter.offset = 0;
            rewrite_begin(&rewriter);
            add(&rewriter, &text, false, &seed);
            assert_true(rewrite_end(&rewriter, &rewritten));
            assert_spans(&text, profile.set, &rewritten);
        }
        rewrite_free(&rewriter);
        profile_free(&profile);
    }
}

/* Many texts as one piece, over the blocks and chunks that a scan takes it in. Returns its bytes. */
static size_t make_long(char *bytes, uint64_t *state)
{
    size_t length = 0;
    for (size_t i = 0; i < 60; i++) {
        Text text;
        make_random(&text, state);
        length += write_text(&text, bytes + length);
    }
    return length;
}

static void assert_alike(ChangeSet set, Rewriter *rewriter, Rewriter *beside)
{
    Rewritten one, other;
    assert_true(rewrite_end(rewriter, &one) && rewrite_end(beside, &other));
    if (!slice_equal(one.text, other.text) || !slice_equal(one.map, other.map))
        fail_msg("changes %x, form %d: %.*s (%.*s), the long way %.*s (%.*s)", set.changes, (int)set.form,
                 (int)one.text.len, one.text.ptr, (int)one.map.len, one.map.ptr, (int)other.text.len, other.text.ptr,
                 (int)other.map.len, other.map.ptr);
    assert_memory_equal(rewriter->counts, beside->counts, sizeof beside->counts);
}

/* Runs, tables and results are short cuts: without them, the same. */
static void test_short_cuts_change_nothing(void **state)
{
    (void)state;
    static const Form all_forms[] = {FORM_NONE, FORM_NFC, FORM_NFD, FORM_NFKC, FORM_NFKD};
    uint64_t seed = 3;
    for (unsigned round = 0; round < 60; round++) {
        ChangeSet set = {all_forms[round % 5], round < 10 ? 0u : next_random(&seed) & (WITH(CHANGES) - 1)};
        Profile fast, slow;
        profile_make(&fast, set);
        profile_make_looking(&slow, set);
        Rewriter rewriter = {.profile = &fast}, beside = {.profile = &slow};
        for (unsigned text_number = 0; text_number < 300; text_number++) {
            Text text;
            make_random(&text, &seed);
            rewrite_begin(&rewriter);
            rewrite_begin(&beside);
            add(&rewriter, &text, false, &seed);
            add(&beside, &text, false, &seed);
            assert_alike(set, &rewriter, &beside);
        }
        for (unsigned text_number = 0; text_number < 10; text_number++) {
            static char bytes[60 * 4 * CHARACTERS_MAX];
            Slice piece = {bytes, make_long(bytes, &seed)};
            rewrite_begin(&rewriter);
            rewrite_begin(&beside);
            rewrite_add(&rewriter, piece);
            rewrite_add(&beside, piece);
            assert_alike(set, &rewriter, &beside);
        }
        rewrite_free(&rewriter);
        rewrite_free(&beside);
        profile_free(&fast);
        profile_free(&slow);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(test_every_code_point),
        test_case(test_random_texts),
        test_case(test_spans_beside_deleted),
        test_case(test_short_cuts_change_nothing),
    };
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
