/* Third persons, participles and verbal nouns by the rules of weak, hollow, doubled and hamzated verbs. */

#include "tools/claimfind/inflect.h"

enum { FORM_BYTES = 96, LETTER = 2 };

typedef struct {
    const Lemma *lemma;
    InflectedFormTaker *take;
    void *context;
    const char *part, *tense;
} Inflection;

/* Hands on prefix, stem without its last `less` letters, and ending, in one piece. */
static void put(const Inflection *of, const char *prefix, Slice stem, size_t less, const char *ending,
                const char *agreement)
{
    char bytes[FORM_BYTES];
    size_t before = strlen(prefix), behind = strlen(ending), cut = less * LETTER;
    if (stem.len < cut || before + stem.len - cut + behind > sizeof bytes) return;
    memcpy(bytes, prefix, before);
    memcpy(bytes + before, stem.ptr, stem.len - cut);
    memcpy(bytes + before + stem.len - cut, ending, behind);
    InflectedForm form = {{bytes, before + stem.len - cut + behind}, of->part, agreement, of->tense};
    of->take(of->context, of->lemma, &form);
}

/* قال، أضاف: the long vowel before the last letter goes where an ending closes the syllable. */
static bool hollow(Slice past)
{
    return past.len >= 3 * LETTER && slice_is(slice_part(past, past.len - 2 * LETTER, past.len - LETTER), "ا");
}

/* The same stem with its second-last letter gone. */
static void put_shortened(const Inflection *of, const char *prefix, Slice stem, const char *ending,
                          const char *agreement)
{
    char bytes[FORM_BYTES];
    if (stem.len < 2 * LETTER || stem.len > sizeof bytes) return;
    memcpy(bytes, stem.ptr, stem.len - 2 * LETTER);
    memcpy(bytes + stem.len - 2 * LETTER, stem.ptr + stem.len - LETTER, LETTER);
    put(of, prefix, (Slice){bytes, stem.len - LETTER}, 0, ending, agreement);
}

/* ذكرا is a memory sooner than two who mentioned, ردا an answer: a verb that is written as its verbal noun gets no dual,
   and of three sound letters it most often is, where no other verbal noun is given. */
static bool dual_is_noun(const Lemma *lemma)
{
    bool short_and_sound = lemma->word.len <= 3 * LETTER && !hollow(lemma->word);
    return slice_equal(lemma->masdar, lemma->word) || (short_and_sound && !lemma->masdar.len);
}

static void inflect_weak_past(const Inflection *of, Slice past)
{
    bool long_a = slice_ends(past, SLICE("ا"));  /* دعا */
    put(of, "", past, 1, "ت", "fs");
    put(of, "", past, 1, "وا", "mp");
    put(of, "", past, 1, "تا", "fd");
    if (!long_a) put(of, "", past, 1, "يا", "md");
    put(of, "", past, 1, long_a ? "ون" : "ين", "fp");
}

static void inflect_past(const Inflection *of, Slice past)
{
    put(of, "", past, 0, "", "ms");
    if (slice_ends(past, SLICE("ى")) || slice_ends(past, SLICE("ا"))) { inflect_weak_past(of, past); return; }
    put(of, "", past, 0, "ت", "fs");
    put(of, "", past, 0, "تا", "fd");
    if (slice_ends(past, SLICE("أ"))) {
        put(of, "", past, 1, "ؤوا", "mp");
        put(of, "", past, 0, "وا", "mp");
        put(of, "", past, 1, "آ", "md");
    } else if (slice_ends(past, SLICE("ي"))) put(of, "", past, 1, "وا", "mp");
    else put(of, "", past, 0, "وا", "mp");
    if (!dual_is_noun(of->lemma) && !slice_ends(past, SLICE("أ"))) put(of, "", past, 0, "ا", "md");
    if (hollow(past)) put_shortened(of, "", past, "ن", "fp");
    else if (past.len == 2 * LETTER) { /* رد: رددن */
        Slice last = slice_part(past, LETTER, past.len);
        char ending[LETTER + sizeof "ن"];
        memcpy(ending, last.ptr, LETTER);
        memcpy(ending + LETTER, "ن", sizeof "ن");
        put(of, "", past, 0, ending, "fp");
    } else put(of, "", past, 0, "ن", "fp");
}

/* `stem` is the present without its ي. */
static void inflect_present(const Inflection *of, Slice stem)
{
    bool weak = slice_ends(stem, SLICE("ي")) || slice_ends(stem, SLICE("ى")) || slice_ends(stem, SLICE("و"));
    bool hamza = slice_ends(stem, SLICE("أ"));
    put(of, "ي", stem, 0, "", "ms");
    put(of, "ت", stem, 0, "", "fs");
    put(of, "ي", stem, weak || hamza, hamza ? "ؤون" : "ون", "mp");
    if (hamza) put(of, "ي", stem, 0, "ون", "mp");
    bool long_a = slice_ends(stem, SLICE("ى")); /* يتمنى: يتمنيان */
    put(of, "ي", stem, long_a || hamza, long_a ? "يان" : hamza ? "آن" : "ان", "md");
    put(of, "ت", stem, long_a || hamza, long_a ? "يان" : hamza ? "آن" : "ان", "fd");
    if (hollow(of->lemma->word)) put_shortened(of, "ي", stem, "ن", "fp");
    else put(of, "ي", stem, long_a, long_a ? "ين" : "ن", "fp");
}

/* In the accusative of manner: قائلا, مضيفة, مطالبين. Forms in ات are sooner nouns: مقترحات، معتقدات. */
static void inflect_participle(const Inflection *of, Slice participle)
{
    bool weak = slice_ends(participle, SLICE("ي")); /* نافي: نافين */
    put(of, "", participle, 0, "ا", "ms");
    put(of, "", participle, 0, "ة", "fs");
    put(of, "", participle, weak, "ين", "mp");
    if (weak) put(of, "", participle, 0, "ين", "md");
}

/* قوله, بتأكيدها: what a speaker is quoted with. A verbal noun that is written as the verb is no such. */
static void inflect_saying(const Inflection *of, Slice masdar)
{
    static const struct {
        const char *ending, *agreement;
    } pronouns[] = {{"ه", "ms"}, {"ها", "fs"}, {"هم", "mp"}, {"هما", "md"}};
    if (slice_equal(masdar, of->lemma->word)) return;
    bool feminine = slice_ends(masdar, SLICE("ة"));
    char bytes[FORM_BYTES];
    if (masdar.len + LETTER > sizeof bytes) return;
    memcpy(bytes, masdar.ptr, masdar.len);
    if (feminine) memcpy(bytes + masdar.len - LETTER, "ت", LETTER);
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        put(of, "", (Slice){bytes, masdar.len}, 0, pronouns[i].ending, pronouns[i].agreement);
        put(of, "ب", (Slice){bytes, masdar.len}, 0, pronouns[i].ending, pronouns[i].agreement);
    }
}

static void inflect_noun(const Inflection *of, Slice noun)
{
    put(of, "", noun, 0, "", "none");
    if (!slice_ends(noun, SLICE("ة")) && !slice_ends(noun, SLICE("ات"))) put(of, "", noun, 0, "ا", "none"); /* تحذيرا */
    if (!slice_starts(noun, SLICE("ال"))) put(of, "ال", noun, 0, "", "none");
}

void inflect(const Lemma *lemma, InflectedFormTaker *take, void *context)
{
    Inflection of = {lemma, take, context, "verb", "past"};
    bool reciprocal = slice_is(lemma->part, "reciprocal");
    if (reciprocal) of.part = "reciprocal";
    if (reciprocal || slice_is(lemma->part, "verb")) {
        if (lemma->word.len) inflect_past(&of, lemma->word);
        of.tense = "present";
        if (lemma->present.len > LETTER)
            inflect_present(&of, slice_part(lemma->present, LETTER, lemma->present.len));
        of.part = "participle";
        if (lemma->participle.len) inflect_participle(&of, lemma->participle);
        of.part = "saying", of.tense = "none";
        if (lemma->masdar.len) inflect_saying(&of, lemma->masdar);
        return;
    }
    of.tense = "none";
    if (slice_is(lemma->part, "noun")) of.part = "noun", inflect_noun(&of, lemma->word);
    else if (slice_is(lemma->part, "saying")) of.part = "saying", put(&of, "", lemma->word, 0, "", "ms");
    else of.part = "adverbial", put(&of, "", lemma->word, 0, "", "none");
}
