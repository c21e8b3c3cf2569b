/* claimfind's inflection: of each kind of verb some forms that must be there and some that must not. */

#include "tests/unit/unit.h"
#include "tools/claimfind/inflect.h"

#include <stdio.h>

enum { FORMS_BYTES = 8192 };

typedef struct {
    char text[FORMS_BYTES];  /* " form/part/agreement/tense form/..." */
    size_t used;
} Forms;

static void keep(void *opaque, const Lemma *lemma, const InflectedForm *form)
{
    (void)lemma;
    Forms *forms = opaque;
    int wrote = snprintf(forms->text + forms->used, sizeof forms->text - forms->used, " %.*s/%s/%s/%s",
                         (int)form->text.len, form->text.ptr, form->part, form->agreement, form->tense);
    assert_true(wrote > 0 && (size_t)wrote < sizeof forms->text - forms->used);
    forms->used += (size_t)wrote;
}

static Slice slice_or_none(const char *text) { return slice_is(slice_of(text), "-") ? SLICE("") : slice_of(text); }

static void forms_of(Forms *forms, const char *word, const char *present, const char *participle, const char *masdar,
                     const char *part)
{
    Lemma lemma = {slice_or_none(word), slice_or_none(present), slice_or_none(participle), slice_or_none(masdar),
                   slice_of(part), SLICE("say"), SLICE("that"), SLICE("active")};
    *forms = (Forms){.used = 0};
    inflect(&lemma, keep, forms);
}

static bool has(const Forms *forms, const char *form)
{
    char wanted[256];
    snprintf(wanted, sizeof wanted, " %s ", form);
    char padded[FORMS_BYTES + 2];
    snprintf(padded, sizeof padded, "%s ", forms->text);
    return strstr(padded, wanted) != NULL;
}

#define assert_has(forms, form) assert_true(has(&(forms), form))
#define assert_lacks(forms, form) assert_false(has(&(forms), form))

static void strong(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "صرح", "يصرح", "مصرح", "تصريح", "verb");
    assert_has(forms, "صرح/verb/ms/past");
    assert_has(forms, "صرحت/verb/fs/past");
    assert_has(forms, "صرحوا/verb/mp/past");
    assert_has(forms, "تصرح/verb/fs/present");
    assert_has(forms, "يصرحان/verb/md/present");
    assert_has(forms, "مصرحين/participle/mp/present");
    assert_has(forms, "تصريحها/saying/fs/none");
    assert_has(forms, "بتصريحهم/saying/mp/none");
}

static void hollow(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "قال", "يقول", "قائل", "قول", "verb");
    assert_has(forms, "قلن/verb/fp/past");
    assert_has(forms, "يقلن/verb/fp/present");
    assert_has(forms, "قالوا/verb/mp/past");
    assert_lacks(forms, "قالن/verb/fp/past");
    forms_of(&forms, "أشار", "يشير", "مشير", "-", "verb");
    assert_has(forms, "أشرن/verb/fp/past");
    assert_has(forms, "يشيرون/verb/mp/present");
}

static void weak(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "نفى", "ينفي", "نافي", "نفي", "verb");
    assert_has(forms, "نفت/verb/fs/past");
    assert_has(forms, "نفوا/verb/mp/past");
    assert_has(forms, "نفيا/verb/md/past");
    assert_has(forms, "ينفون/verb/mp/present");
    assert_has(forms, "نافية/participle/fs/present");
    assert_has(forms, "نافين/participle/mp/present");
    assert_has(forms, "نفيه/saying/ms/none");
    assert_lacks(forms, "نفىت/verb/fs/past");
    forms_of(&forms, "دعا", "يدعو", "داعي", "-", "verb");
    assert_has(forms, "دعت/verb/fs/past");
    assert_has(forms, "يدعون/verb/mp/present");
    forms_of(&forms, "تمنى", "يتمنى", "متمني", "-", "verb");
    assert_has(forms, "يتمنون/verb/mp/present");
    assert_has(forms, "يتمنيان/verb/md/present");
    forms_of(&forms, "خشي", "يخشى", "-", "-", "verb");
    assert_has(forms, "خشيت/verb/fs/past");
    assert_has(forms, "خشوا/verb/mp/past");
}

static void hamzated_and_doubled(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "تنبأ", "يتنبأ", "متنبئ", "-", "verb");
    assert_has(forms, "تنبؤوا/verb/mp/past");
    assert_has(forms, "تنبأوا/verb/mp/past");
    assert_has(forms, "يتنبؤون/verb/mp/present");
    assert_has(forms, "تنبآ/verb/md/past");
    assert_has(forms, "متنبئة/participle/fs/present");
    forms_of(&forms, "رد", "-", "-", "-", "verb");
    assert_has(forms, "رددن/verb/fp/past");
    assert_has(forms, "ردت/verb/fs/past");
}

/* Forms that are sooner something else are left out; parts that are missing make no form. */
static void left_out(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "ذكر", "يذكر", "-", "ذكر", "verb");
    assert_lacks(forms, "ذكرا/verb/md/past");
    assert_lacks(forms, "ذكره/saying/ms/none");
    assert_null(strstr(forms.text, "participle"));
    forms_of(&forms, "طالب", "يطالب", "مطالب", "مطالبة", "verb");
    assert_lacks(forms, "مطالبات/participle/fp/present");
    assert_has(forms, "مطالبته/saying/ms/none");
    forms_of(&forms, "-", "يهنئ", "-", "-", "verb");
    assert_null(strstr(forms.text, "past"));
    assert_has(forms, "تهنئ/verb/fs/present");
}

static void not_inflected(void **state)
{
    (void)state;
    Forms forms;
    forms_of(&forms, "اتهام", "-", "-", "-", "noun");
    assert_string_equal(forms.text, " اتهام/noun/none/none اتهاما/noun/none/none الاتهام/noun/none/none");
    forms_of(&forms, "وفقا", "-", "-", "-", "adverbial");
    assert_string_equal(forms.text, " وفقا/adverbial/none/none");
}

/* A word far longer than any is left out, not cut. */
static void too_long(void **state)
{
    (void)state;
    char word[401] = "";
    for (int i = 0; i < 200; i++) strcat(word, "ق");
    Forms forms;
    forms_of(&forms, word, "-", word, word, "verb");
    assert_int_equal(forms.used, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(strong), test_case(hollow), test_case(weak), test_case(hamzated_and_doubled), test_case(left_out),
        test_case(not_inflected), test_case(too_long),
    };
    return cmocka_run_group_tests_name("inflection", tests, NULL, NULL);
}
