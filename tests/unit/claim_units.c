/* claimfind's units, observers and borders: what is read of a sentence before weights decide, and how roles become text. */

#include "tests/unit/unit.h"

#include "common/stage.h"
#include "tools/claimfind/borders.h"
#include "tools/claimfind/observers.h"
#include "tools/claimfind/writer.h"

#include <string.h>

typedef struct {
    Vocabulary *vocabulary;
    UnitReader *reader;
    Sentence *sentence;
    Reading reading;
} Read;

static Read read_text(Arena *arena, const char *text)
{
    Read read = {.vocabulary = vocabulary_open(NULL, 0)};
    size_t token = 0;
    read.reader = units_open(read.vocabulary);
    read.sentence = arena_take(arena, sizeof *read.sentence); /* outlives this function, as the reading points to it */
    *read.sentence = (Sentence){.head = {.type = 'S', .text = slice_of(text), .end = 1}, .arena = arena,
                                .map = {.count = SIZE_MAX}};
    assert_true(units_read(read.reader, read.sentence, &token, &read.reading));
    return read;
}

static void close_read(Read *read)
{
    units_close(read->reader);
    vocabulary_close(read->vocabulary);
}

/* The units with | between. */
static Slice joined(Arena *arena, const Reading *reading)
{
    Slice all = SLICE("");
    for (size_t i = 0; i < reading->count; i++) {
        if (i > 0) all = arena_join(arena, all, SLICE("|"));
        all = arena_join(arena, all, reading->units[i].folded);
    }
    return all;
}

static size_t unit_at(const Reading *reading, const char *folded)
{
    for (size_t i = 0; i < reading->count; i++)
        if (unit_is(&reading->units[i], folded)) return i;
    fail_msg("no unit %s", folded);
    return 0;
}

static void check_units(void **state, const char *text, const char *units)
{
    Read read = read_text(*state, text);
    Slice got = joined(*state, &read.reading);
    if (!slice_is(got, units)) print_error("%.*s\n", (int)got.len, got.ptr);
    assert_true(slice_is(got, units));
    close_read(&read);
}

static void test_proclitics_are_units(void **state)
{
    check_units(state, "وطالب الحكومة بوقف القصف", "و|طالب|الحكومه|ب|وقف|القصف");
    check_units(state, "وقال للصحفيين", "و|قال|ل|الصحفيين");
    check_units(state, "وزير الخارجية بلينكن", "وزير|الخارجيه|بلينكن");
}

static void test_quotations_pair(void **state)
{
    Read read = read_text(*state, "قال: \"نحن بخير\" ثم غادر");
    const Reading *reading = &read.reading;
    size_t we = unit_at(reading, "نحن"), then = unit_at(reading, "ثم");
    assert_int_equal(reading->units[we].quoted, ENCLOSED_INSIDE);
    assert_int_equal(reading->units[we - 1].quoted, ENCLOSED_OPENS);
    assert_int_equal(reading->units[we - 1].mate, then - 1);
    assert_int_equal(reading->units[then].quoted, ENCLOSED_NOT);
    assert_int_not_equal(reading->units[we].quotation, reading->units[then].quotation);
    close_read(&read);
}

static void test_open_quotation_holds_nothing(void **state)
{
    Read read = read_text(*state, "قال: \"نحن بخير");
    assert_int_equal(read.reading.units[unit_at(&read.reading, "نحن")].quoted, ENCLOSED_NOT);
    close_read(&read);
}

static void test_cues(void **state)
{
    Read read = read_text(*state, "ذكرت الوكالة بين القاهرة وعمان أن الوزير نفى ذلك");
    const Reading *reading = &read.reading;
    assert_true(unit_may_cue(reading, unit_at(reading, "ذكرت")));
    assert_true(unit_may_cue(reading, unit_at(reading, "نفي")));
    assert_false(unit_may_cue(reading, unit_at(reading, "الوزير")));
    assert_true(unit_may_cue(reading, unit_at(reading, "بين"))); /* أن follows */
    close_read(&read);
    read = read_text(*state, "وقع الحادث بين القاهرة وعمان");
    assert_false(unit_may_cue(&read.reading, unit_at(&read.reading, "بين")));
    close_read(&read);
}

static bool observed(const Reading *reading, const char *folded, unsigned what)
{
    return observe(reading, unit_at(reading, folded)) >> what & 1;
}

static void test_observers(void **state)
{
    Read read = read_text(*state, "لم تعلن وزارة الدفاع الروسية استهداف المدنيين، فيما أكد مدير المستشفى أن القصف مستمر");
    const Reading *reading = &read.reading;
    assert_true(observed(reading, "تعلن", OBSERVED_NEGATED));
    assert_false(observed(reading, "اكد", OBSERVED_NEGATED));
    assert_true(observed(reading, "الدفاع", OBSERVED_DEFINITE));
    assert_false(observed(reading, "مدير", OBSERVED_DEFINITE));
    assert_true(observed(reading, "الروسيه", OBSERVED_RELATION));
    assert_true(observed(reading, "استهداف", OBSERVED_EVENT));
    assert_true(observed(reading, "استهداف", OBSERVED_SEAM));
    assert_false(observed(reading, "الروسيه", OBSERVED_SEAM));
    assert_true(observed(reading, "مدير", OBSERVED_SPEAKER));
    assert_true(observed(reading, "مدير", OBSERVED_GOVERNS));
    assert_true(observed(reading, "المدنيين", OBSERVED_OBLIQUE));
    assert_true(observed(reading, "فيما", OBSERVED_CLAUSE_BREAK));
    assert_int_equal(noun_gender(&reading->units[unit_at(reading, "وزاره")]), 'f');
    assert_int_equal(noun_gender(&reading->units[unit_at(reading, "مدير")]), 'm');
    assert_int_equal(marker_of(reading, unit_at(reading, "ان")), WANTS_THAT);
    close_read(&read);
}

/* ---- borders ---- */

static void check_border(void **state, const char *text, Run border(const Reading *, Run), const char *from, const char *to,
                         const char *wanted)
{
    Read read = read_text(*state, text);
    const Reading *reading = &read.reading;
    Run run = border(reading, (Run){unit_at(reading, from), unit_at(reading, to) + 1});
    Slice got = SLICE("");
    if (run.to > run.from)
        got = slice_part(slice_of(text), reading->units[run.from].begin, reading->units[run.to - 1].end);
    if (!slice_is(got, wanted)) print_error("%.*s\n", (int)got.len, got.ptr);
    assert_true(slice_is(got, wanted));
    close_read(&read);
}

static void test_content_borders(void **state)
{
    check_border(state, "أكد أن القصف مستمر.", border_content, "ان", ".", "القصف مستمر");
    check_border(state, "طالب بوقف القصف", border_content, "ب", "القصف", "وقف القصف");
    check_border(state, "قال: \"نحن بخير\".", border_content, ":", ".", "نحن بخير");
    check_border(state, "قال إن الوضع \"خطير\" جدا.", border_content, "الوضع", ".", "الوضع \"خطير\" جدا");
}

static void test_phrase_borders(void **state)
{
    check_border(state, "ذكرت صحيفة \"الخبر\" أن", border_phrase, "صحيفه", "الخبر", "صحيفة \"الخبر\"");
    check_border(state, "دعا، الوزير، إلى", border_phrase, "،", "الوزير", "الوزير");
}

static void test_cue_borders(void **state)
{
    Read read = read_text(*state, "وقع الانفجار ليلا حسبما ذكرت الوكالة نقلا عن مصدر، على حد قوله");
    const Reading *reading = &read.reading;
    Run run = border_cue(reading, unit_at(reading, "ذكرت"));
    assert_int_equal(run.from, unit_at(reading, "حسبما"));
    run = border_cue(reading, unit_at(reading, "نقلا"));
    assert_int_equal(run.to, unit_at(reading, "عن") + 1);
    run = border_cue(reading, unit_at(reading, "قوله"));
    assert_int_equal(run.from, unit_at(reading, "علي"));
    close_read(&read);
}

/* ---- claims ---- */

static Claim claim_in(const Reading *reading, const char *cue, const uint8_t *roles)
{
    Decision decision = {.cue = unit_at(reading, cue), .act = 1, .roles = roles};
    return claim_of(reading, &decision);
}

static void set_roles(const Reading *reading, uint8_t *roles, const char *from, const char *to, Role role)
{
    for (size_t i = unit_at(reading, from); i <= unit_at(reading, to); i++) roles[i] = (uint8_t)role;
}

static void test_adverbial_cuts_content(void **state)
{
    const char *text = "انهار المبنى، بحسب الشرطة، صباح اليوم";
    Read read = read_text(*state, text);
    uint8_t roles[UNITS_MAX] = {0};
    set_roles(&read.reading, roles, "انهار", "المبني", ROLE_CONTENT);
    set_roles(&read.reading, roles, "الشرطه", "الشرطه", ROLE_SOURCE);
    set_roles(&read.reading, roles, "صباح", "اليوم", ROLE_CONTENT);
    Claim claim = claim_in(&read.reading, "حسب", roles);
    assert_string_equal(claim.form, "adverbial");
    assert_true(slice_is(slice_part(slice_of(text), claim.cue.from, claim.cue.to), "بحسب"));
    assert_true(slice_is(slice_part(slice_of(text), claim.content[0].from, claim.content[0].to), "انهار المبنى"));
    assert_true(slice_is(slice_part(slice_of(text), claim.content[1].from, claim.content[1].to), "صباح اليوم"));
    close_read(&read);
}

static void test_each_other_is_no_target(void **state)
{
    Read read = read_text(*state, "اتهم الفريقان بعضهما البعض بنسف المحادثات");
    uint8_t roles[UNITS_MAX] = {0};
    set_roles(&read.reading, roles, "الفريقان", "الفريقان", ROLE_SOURCE);
    set_roles(&read.reading, roles, "البعض", "البعض", ROLE_TARGET);
    size_t behind = unit_at(&read.reading, "البعض");
    assert_true(behind > 0);
    roles[behind > 0 ? behind - 1 : 0] = ROLE_TARGET;
    set_roles(&read.reading, roles, "نسف", "المحادثات", ROLE_CONTENT);
    Claim claim = claim_in(&read.reading, "اتهم", roles);
    assert_true(claim.reciprocal);
    assert_int_equal(claim.target.to, 0);
    close_read(&read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(test_proclitics_are_units), test_case(test_quotations_pair), test_case(test_open_quotation_holds_nothing),
        test_case(test_cues), test_case(test_observers), test_case(test_content_borders), test_case(test_phrase_borders),
        test_case(test_cue_borders), test_case(test_adverbial_cuts_content), test_case(test_each_other_is_no_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
