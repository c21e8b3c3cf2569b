/* numextract against independent oracles, in process: what ICU spells out is read back as the same value, so are its
   names of units and currencies, and a value that the stage has written gives the same value again. */

#include "tests/unit/unit.h"
#include "common/lexicon.h"
#include "common/word_key.h"
#include "lexicons.h"
#include "tools/numextract/vocabulary.h"
#include "tools/stages.h"

#include <inttypes.h>
#include <stdio.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

enum { VALUES = 100000, TEXT_MAX = 2048, WRONG_MAX = 20 };

typedef struct {
    Arena *arena;
    void *context;
    Buffer added;
    size_t wrong;
} Reader;

static Reader reader_open(Arena *arena)
{
    static const Options none;
    return (Reader){.arena = arena, .context = numextract_stage.open(&none)};
}

static void reader_close(Reader *reader)
{
    numextract_stage.close(reader->context);
    buffer_free(&reader->added);
}

/* The N records of a sentence; they live until the next call. */
static Slice records_of(Reader *reader, Slice text)
{
    arena_reset(reader->arena);
    reader->added.len = 0;
    Sentence sentence = {.head = {.type = 'S', .doc = SLICE("d"), .sent = 1, .end = text.len, .text = text},
                         .arena = reader->arena, .added = &reader->added, .added_type = 'N'};
    sentence_prepare(&sentence);
    numextract_stage.sentence(reader->context, &sentence);
    return buffer_slice(&reader->added);
}

/* Their values, with a space between. */
static Slice values_of(Reader *reader, Slice text)
{
    Slice lines = records_of(reader, text), values = {"", 0};
    Record record;
    for (bool first = true; record_next(&lines, reader->arena, &record); first = false) {
        if (!first) values = arena_join(reader->arena, values, SLICE(" "));
        values = arena_join(reader->arena, values, record.value);
    }
    return values;
}

static void expect(Reader *reader, const char *text, const char *value)
{
    Slice got = values_of(reader, slice_of(text));
    if (slice_is(got, value) || ++reader->wrong > WRONG_MAX) return;
    print_message("# %s: expected %s, got %.*s\n", text, value, (int)got.len, got.ptr);
}

/* One record with this label and value; of its attributes, `unit` where it is not NULL. */
static void expect_unit(Reader *reader, const char *text, const char *label, const char *value, const char *unit)
{
    Slice lines = records_of(reader, slice_of(text)), code = {"", 0};
    Record record = {.label = {"", 0}, .value = {"", 0}, .attrs = {"", 0}}, more;
    record_next(&lines, reader->arena, &record);
    attrs_get(record.attrs, "unit", reader->arena, &code);
    bool one = !record_next(&lines, reader->arena, &more);
    if (one && slice_is(record.label, label) && slice_is(record.value, value) && (unit == NULL || slice_is(code, unit)))
        return;
    if (++reader->wrong > WRONG_MAX) return;
    print_message("# %s: expected one %s %s %s, got %.*s\n", text, label, value, unit != NULL ? unit : "",
                  (int)reader->added.len, reader->added.ptr);
}

/* 0 to 49 999, then ever larger ones up to 10^12, the same in each run. */
static int64_t value_number(size_t i, uint64_t *random)
{
    if (i < VALUES / 2) return (int64_t)i;
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    int64_t limit = 100000;
    for (size_t step = 0; step < i % 8; step++) limit *= 10;
    int64_t value = (int64_t)(*random >> 16) % (limit + 1);
    return i % 5 == 0 ? value / 1000 * 1000 + 1000 : i % 7 == 0 ? value / 1000000 * 1000000 + 1000000 : value;
}

static void spell(UNumberFormat *format, int64_t value, char text[TEXT_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[TEXT_MAX / 4];
    int32_t length = unum_formatInt64(format, value, wide, TEXT_MAX / 4, NULL, &status), bytes;
    u_strToUTF8(text, TEXT_MAX, &bytes, wide, length, &status);
    assert_true(U_SUCCESS(status));
}

static void reads_spelled_out(Arena *arena, const char *rules)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, "ar", NULL, &status);
    UChar name[64];
    u_charsToUChars(rules, name, (int32_t)strlen(rules) + 1);
    unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, -1, &status);
    assert_true(U_SUCCESS(status));
    Reader reader = reader_open(arena);
    uint64_t random = 2020;
    for (size_t i = 0; i < VALUES; i++) {
        char text[TEXT_MAX], value[32];
        int64_t number = value_number(i, &random);
        spell(format, number, text);
        snprintf(value, sizeof value, "%" PRId64, number);
        expect(&reader, text, value);
    }
    assert_int_equal(reader.wrong, 0);
    reader_close(&reader);
    unum_close(format);
}

static void reads_icu_numbering(void **state) { reads_spelled_out(*state, "%spellout-numbering"); }

static void reads_icu_masculine_cardinals(void **state) { reads_spelled_out(*state, "%spellout-cardinal-masculine"); }

/* As ICU writes so many of a unit at full length. False where this ICU has no such unit. */
static bool name_unit(const char *id, int64_t number, char text[TEXT_MAX])
{
    char skeleton[128];
    UChar wide[TEXT_MAX / 4];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-full-name", id);
    u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(wide, -1, "ar", &status);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatInt(formatter, number, result, &status);
    int32_t bytes, length = unumf_resultToString(result, wide, TEXT_MAX / 4, &status);
    u_strToUTF8(text, TEXT_MAX, &bytes, wide, length, &status);
    unumf_closeResult(result);
    unumf_close(formatter);
    return U_SUCCESS(status);
}

/* Every CLDR unit that units.tsv lists, in the plural forms of Arabic; a dual may say its number itself. */
static void reads_icu_units(void **state)
{
    static const int64_t numbers[] = {2, 3, 11, 100};
    Lexicon *units = lexicon_load("tools/numextract/units.tsv", 4);
    assert_non_null(units);
    Reader reader = reader_open(*state);
    uint32_t row = lexicon_find(units, SLICE("unit"));
    assert_int_not_equal(row, LEXICON_NONE);
    for (; row != LEXICON_NONE; row = lexicon_next(units, row))
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
            char text[TEXT_MAX], value[32];
            snprintf(value, sizeof value, "%" PRId64, numbers[i]);
            if (!name_unit(lexicon_cell(units, row, 1).ptr, numbers[i], text)) continue;
            if (strcmp(text, "ميلان") == 0) continue;   /* the city of Milan */
            expect_unit(&reader, text, "measure", value, NULL);
        }
    assert_int_equal(reader.wrong, 0);
    reader_close(&reader);
    lexicon_free(units);
}

/* Every currency by its name and by its code. */
static void reads_icu_currencies(void **state)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    Reader reader = reader_open(*state);
    const char *code;
    while ((code = uenum_next(codes, NULL, &status)) != NULL) {
        char text[TEXT_MAX] = "42 ";
        UChar wide[4];
        UBool choice;
        int32_t length, bytes;
        u_charsToUChars(code, wide, 4);
        const UChar *name = ucurr_getName(wide, "ar", UCURR_LONG_NAME, &choice, &length, &status);
        u_strToUTF8(text + 3, TEXT_MAX - 3, &bytes, name, length, &status);
        bool other = strcmp(code, "AFN") == 0 || strcmp(code, "VEF") == 0;   /* a person; a name with years in it */
        if (!other) expect_unit(&reader, text, "money", "42", code);
        snprintf(text, sizeof text, "42 %s", code);
        expect_unit(&reader, text, "money", "42", code);
    }
    uenum_close(codes);
    assert_int_equal(reader.wrong, 0);
    reader_close(&reader);
}

static void reads_its_own_values(void **state)
{
    static const char *const texts[] = {
        "خمسة وعشرون", "3 ملايين و500 ألف", "1,245.50", "١٬٠٠٠٬٠٠٠٫٢٥", "من 3 إلى 5", "بين 20 و30", "ألفان", "-12.5",
        "مليون ونصف مليون", "عشرات الآلاف", "1.245.300", "ثلاثة أرباع", "20-30",
    };
    Reader reader = reader_open(*state);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char value[64];
        Slice got = values_of(&reader, slice_of(texts[i]));
        assert_true(got.len > 0 && got.len < sizeof value);
        snprintf(value, sizeof value, "%.*s", (int)got.len, got.ptr);
        expect(&reader, value, value);
    }
    uint64_t random = 7;
    for (size_t i = 0; i < VALUES; i++) {
        char text[64];
        int64_t number = value_number(i, &random);
        int decimals = i % 3 == 0 ? (int)(i % 7) : 0;
        int behind = i % 10 == 0 ? 1 : (int)(i % 9 + 1);
        if (decimals > 0) snprintf(text, sizeof text, "%" PRId64 ".%0*d", number, decimals, behind);
        else snprintf(text, sizeof text, "%" PRId64, number);
        expect(&reader, text, text);
    }
    assert_int_equal(reader.wrong, 0);
    reader_close(&reader);
}

/* What normalize would have taken out, but a stream by other hands may hold. */
static void reads_over_bidi_controls(void **state)
{
    Reader reader = reader_open(*state);
    expect_unit(&reader, "بنسبة -\xe2\x80\x8e" "5%", "percent", "-5", NULL);
    expect_unit(&reader, "بنسبة \xd8\x9c-٥٪\xd8\x9c", "percent", "-5", NULL);
    expect_unit(&reader, "بنسبة \xe2\x80\x8e-5\xe2\x80\x8e%", "percent", "-5", NULL);
    expect_unit(&reader, "قتل 1\xe2\x80\x8f,245 شخصا", "cardinal", "1245", NULL);
    expect_unit(&reader, "بلغ ٣\xe2\x80\x8f٫\xe2\x80\x8f٥ نقاط", "cardinal", "3.5", NULL);
    assert_int_equal(reader.wrong, 0);
    reader_close(&reader);
}

/* Folded forms have readable bytes behind them: word_key.h. */
static Slice padded_word(Arena *arena, Slice front, Slice rest)
{
    char *room = arena_take(arena, front.len + rest.len + WORD_KEY_PADDING);
    memcpy(room, front.ptr, front.len);
    memcpy(room + front.len, rest.ptr, rest.len);
    return (Slice){room, front.len + rest.len};
}

/* The filter in front of the look-ups must let every key pass, whatever stands before its first word. */
static void expect_counting(Arena *arena, const Vocabulary *vocabulary, const Lexicon *lexicon)
{
    static const char *const before[] = {"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل", "ولل"};
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice key = lexicon_cell(lexicon, row, 0), next = {"", 0};
        const char *space = memchr(key.ptr, ' ', key.len);
        if (space != NULL) {
            next = slice_of(space + 1);
            const char *end = memchr(next.ptr, ' ', next.len);
            if (end != NULL) next.len = (size_t)(end - next.ptr);
            key.len = (size_t)(space - key.ptr);
        }
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            bool long_enough = key.len >= 4 && (before[i][0] == '\0' || key.len >= 6);
            bool doubled = next.len > 0 && slice_starts(key, SLICE("ال")) && i > 7;   /* one ال is enough */
            if (doubled || (slice_starts(key, SLICE("ل")) && slice_ends(slice_of(before[i]), SLICE("ل")))) continue;
            Slice word = padded_word(arena, slice_of(before[i]), key);
            if (!long_enough || counting_word(vocabulary_counting(vocabulary), word, next).kind == COUNTS_AS_WORD) continue;
            print_message("# %.*s is passed over\n", (int)word.len, word.ptr);
            assert_true(false);
        }
    }
}

static void filter_passes_no_key_over(void **state)
{
    Vocabulary *vocabulary = vocabulary_new(NULL, 0);
    expect_counting(*state, vocabulary, &lexicon_number_words);
    expect_counting(*state, vocabulary, &lexicon_time_words);
    vocabulary_free(vocabulary);
}

/* Nor a dual that needs no list. */
static void filter_passes_no_regular_dual_over(void **state)
{
    static const char *const words[] = {"البرنيطتين", "للبرنيطتين", "والفزاعتان", "المتعاركان", "والمتزلجان"};
    Vocabulary *vocabulary = vocabulary_new(NULL, 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Slice word = padded_word(*state, slice_of(words[i]), SLICE(""));
        assert_int_equal(counting_word(vocabulary_counting(vocabulary), word, (Slice){"", 0}).kind, COUNTS_AS_DUAL);
    }
    for (unsigned letter = 0x628; letter <= 0x64A; letter++) {   /* whatever stands before the ending */
        const char written[] = {(char)(0xC0 | letter >> 6), (char)(0x80 | (letter & 0x3F))};
        Slice front = padded_word(*state, SLICE("المسم"), (Slice){written, sizeof written});
        Slice word = padded_word(*state, front, SLICE("تين"));
        assert_true(counting_word(vocabulary_counting(vocabulary), word, (Slice){"", 0}).kind != COUNTS_AS_NOTHING);
    }
    vocabulary_free(vocabulary);
}

/* Nor one of fates, or a listed noun in the dual. */
static void filter_passes_no_fate_and_dual_over(void **state)
{
    static const char *const before[] = {"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل"};
    Vocabulary *vocabulary = vocabulary_new(NULL, 0);
    const CountingWords *counting = vocabulary_counting(vocabulary);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        for (uint32_t row = 0; row < lexicon_fates.row_count; row++) {
            Slice key = lexicon_cell(&lexicon_fates, row, 0);
            const char *space = memchr(key.ptr, ' ', key.len);
            if (space != NULL) key.len = (size_t)(space - key.ptr);
            Slice told = padded_word(*state, slice_of(before[i]), key);
            assert_true(vocabulary_may_tell_fate(vocabulary, told));
        }
        for (uint32_t row = 0; row < lexicon_dual_nouns.row_count; row++) {
            Slice noun = lexicon_cell(&lexicon_dual_nouns, row, 0);
            if (memchr(noun.ptr, ' ', noun.len) != NULL || slice_ends(noun, SLICE("ه")) || noun.len < 6) continue;
            if (slice_starts(noun, SLICE("ل")) && slice_ends(slice_of(before[i]), SLICE("ل"))) continue;   /* لل is ل and ال */
            Slice word = padded_word(*state, padded_word(*state, slice_of(before[i]), noun), SLICE("ين"));
            assert_true(counting_word(counting, word, (Slice){"", 0}).kind != COUNTS_AS_NOTHING);
        }
    }
    vocabulary_free(vocabulary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(reads_icu_numbering), test_case(reads_icu_masculine_cardinals), test_case(reads_icu_units),
        test_case(reads_icu_currencies), test_case(reads_its_own_values),
        test_case(reads_over_bidi_controls), test_case(filter_passes_no_key_over),
        test_case(filter_passes_no_fate_and_dual_over),
        test_case(filter_passes_no_regular_dual_over),
    };
    return cmocka_run_group_tests_name("numbers", tests, NULL, NULL);
}
