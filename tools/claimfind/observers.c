#include "tools/claimfind/observers.h"

#include "common/utf8.h"

enum { LETTER = 2, DATELINE_UNITS = 8, QUOTED_NAME_UNITS = 4 };

static bool letter_is(Slice word, size_t letter, const char *wanted)
{
    return word.len >= LETTER * (letter + 1) &&
           slice_is(slice_part(word, LETTER * letter, LETTER * (letter + 1)), wanted);
}

static Slice bare(const Unit *unit)
{
    return slice_part(unit->folded, unit->article ? 2 * LETTER : 0, unit->folded.len);
}

static bool ends(const Unit *unit, const char *letters) { return slice_ends(unit->folded, slice_of(letters)); }

/* A word that no lexicon of grammar has: a noun, an adjective, or a verb that is no cue. */
static bool open_class(const Unit *unit)
{
    return unit->class == TOKEN_WORD && !unit->clitic &&
           (unit->kind == WORD_PLAIN || (unit->kind >= WORD_MEDIUM && unit->kind <= WORD_EVENT));
}

/* The stem before, over clitics; itself where it is the first. */
static const Unit *stem_before(const Reading *reading, size_t at)
{
    size_t i = at;
    while (i > 0 && reading->units[i - 1].clitic) i--;
    return i > 0 ? &reading->units[i - 1] : &reading->units[at];
}

static bool after_clitic(const Reading *reading, size_t at) { return at > 0 && reading->units[at - 1].clitic; }

/* ---- nouns ---- */

static bool definite(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return unit->article || unit->entity || (unit->pronoun && open_class(unit));
}

/* An adjective of relation by its ending: الفرنسية, but not القضية. */
static bool relation(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return open_class(unit) && unit->context != CONTEXT_NOUN && bare(unit).len >= 4 * LETTER &&
           (ends(unit, "يه") || ends(unit, "ي") || ends(unit, "يين") || ends(unit, "يون"));
}

/* The patterns افتعال, انفعال and استفعال, which name what is done and nobody who does it. */
static bool verbal_noun(Slice word)
{
    bool eighth = word.len == 12 && letter_is(word, 0, "ا") && letter_is(word, 2, "ت") && letter_is(word, 4, "ا");
    bool seventh = word.len == 12 && slice_starts(word, SLICE("ان")) && letter_is(word, 4, "ا");
    bool tenth = word.len == 14 && slice_starts(word, SLICE("است")) && letter_is(word, 5, "ا");
    return eighth || seventh || tenth;
}

/* What is done or happens: اعتداء, مقتل. */
static bool event(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    if (unit->kind == WORD_EVENT) return true;
    return unit->kind == WORD_PLAIN && !unit->entity && verbal_noun(bare(unit));
}

/* Somebody who may speak: a person, a body, a noun that is listed as a speaker. */
static bool speaker(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    if (unit->entity) return unit->entity == 'P' || unit->entity == 'O';
    return unit->kind == WORD_SPEAKER;
}

/* مدير, not المدير: a noun may follow that completes him. */
static bool governs(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return open_class(unit) && !unit->entity && !unit->article && !unit->pronoun && unit->cue.part != CUE_VERB &&
           !ends(unit, "ون") && !ends(unit, "ا");
}

/* A noun phrase cannot run over this border: الوزير | اتهامات, روسيا | الحكومة. */
static bool seam(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at], *before = stem_before(reading, at);
    if (before == unit || !open_class(before) || !open_class(unit) || after_clitic(reading, at)) return false;
    if (unit->entity && !unit->entity_begins) return false;
    bool closed = before->article || before->entity || before->pronoun;
    if (!closed) return false;
    if (unit->entity) return before->entity && unit->entity != 'P';
    if (!unit->article) return unit->context != CONTEXT_SAME;
    if (before->entity == 'L') return !relation(reading, at);
    return relation(reading, (size_t)(before - reading->units)) && !relation(reading, at);
}

static bool feminine_ending(const Unit *unit) { return ends(unit, "ه") || ends(unit, "ات") || ends(unit, "اء"); }

char noun_gender(const Unit *noun)
{
    if (noun->pronoun || noun->clitic || noun->class != TOKEN_WORD) return 0;
    if (ends(noun, "ه") || ends(noun, "ات")) return 'f';
    if (noun->entity == 'L' && noun->entity_begins) return 'f';
    return noun->entity ? 0 : 'm';
}

static bool feminine(const Reading *reading, size_t at) { return feminine_ending(&reading->units[at]); }

/* A plural or dual that is no subject by its ending: حض الحوثيين على. */
static bool oblique(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return open_class(unit) && bare(unit).len >= 4 * LETTER && ends(unit, "ين");
}

static bool plural(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return open_class(unit) && bare(unit).len >= 4 * LETTER && (ends(unit, "ون") || ends(unit, "ات") || ends(unit, "ين"));
}

/* ---- verbs ---- */

/* ي or ت before a stem without article or the endings of nouns. */
static bool present(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    bool prefix = letter_is(unit->folded, 0, "ي") || letter_is(unit->folded, 0, "ت");
    return open_class(unit) && prefix && !unit->entity && unit->folded.len >= 4 * LETTER && !ends(unit, "ه");
}

static bool past_plural(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return open_class(unit) && unit->folded.len >= 4 * LETTER && ends(unit, "وا") && !unit->article;
}

/* لم تعلن, دون أن يعلن, أحد لا ينكر: the word before denies what follows. */
static bool negated(const Reading *reading, size_t at)
{
    const Unit *before = stem_before(reading, at);
    if (before == &reading->units[at]) return false;
    if (before->kind == WORD_NEGATION || unit_is(before, "عدم")) return true;
    bool that = before->kind == WORD_THAT && before > reading->units;
    return that && (before[-1].kind == WORD_NEGATION || unit_is(&before[-1], "غير"));
}

/* أن يعلن: said of what may be. */
static bool subordinate(const Reading *reading, size_t at)
{
    const Unit *before = stem_before(reading, at);
    return before != &reading->units[at] && before->kind == WORD_THAT && reading->units[at].cue.part == CUE_VERB &&
           !reading->units[at].cue.past;
}

static bool relative(const Reading *reading, size_t at)
{
    const Unit *before = stem_before(reading, at);
    return before != &reading->units[at] && before->kind == WORD_RELATIVE;
}

/* A clause of the writer's own begins: ، فيما, ، حيث, ، لكن. */
static bool clause_break(const Reading *reading, size_t at)
{
    const Unit *before = stem_before(reading, at);
    return reading->units[at].kind == WORD_BREAK && (before == &reading->units[at] || before->kind == WORD_COMMA);
}

/* وأضاف: a verb of saying that و joins to what was before. */
static bool coordinate_verb(const Reading *reading, size_t at)
{
    return reading->units[at].cue.part == CUE_VERB && at > 0 && reading->units[at - 1].clitic == 'w';
}

/* حسبما ذكر, كما أعلن, وفق ما قال. */
static bool adverbial_verb(const Reading *reading, size_t at)
{
    if (at == 0 || reading->units[at].cue.part != CUE_VERB) return false;
    const Unit *before = &reading->units[at - 1];
    bool what = unit_is(before, "ما") && at > 1;
    if (what) before--;
    return before->cue.part == CUE_ADVERBIAL || (what && before->clitic == 'l') || (what && unit_is(before, "علي"));
}

/* في بيان, خلال مقابلة. */
static bool medium_before(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return unit->kind == WORD_MEDIUM && at > 0 && reading->units[at - 1].kind == WORD_PREPOSITION;
}

/* يذكر أن, يشار إلى: unvowelled it may be that nobody says it. */
static bool impersonal(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at], *next = unit + 1;
    return unit->cue.impersonal && !unit->cue.past && unit->cue.gender == 'm' && unit->cue.number == 's' &&
           (next->kind == WORD_THAT || unit_is(next, "الي"));
}

/* أُعلن: a damma on the first letter. */
static bool passive_mark(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    Slice text = slice_part(reading->sentence->head.text, unit->begin, unit->end);
    return text.len > 2 * LETTER && slice_starts(slice_part(text, LETTER, text.len), SLICE("\xD9\x8F"));
}

/* ---- places ---- */

/* باريس - , (رويترز): near the sentence's beginning, before a dash or colon. */
static bool dateline(const Reading *reading, size_t at)
{
    if (!reading->begins || at >= DATELINE_UNITS) return false;
    for (size_t i = at + 1; i < DATELINE_UNITS; i++)
        if (reading->units[i].kind == WORD_DASH || reading->units[i].kind == WORD_COLON) return true;
    return false;
}

/* تبلغ 20, يبلغ من العمر: what is measured, not told. */
static bool measure(const Reading *reading, size_t at)
{
    return reading->units[at + 1].class == TOKEN_NUMBER || unit_is(&reading->units[at + 1], "نحو");
}

/* طلب عدم ذكر اسمه: how a source asks not to be named. */
static bool anonymity(const Reading *reading, size_t at)
{
    for (size_t i = at + 1; reading->names_identity && i <= at + 4; i++)
        if (reading->units[i].context == CONTEXT_IDENTITY) return true;
    return false;
}

/* "واتساب": a quotation too short to be said. */
static bool quoted_name(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    return unit->quoted == ENCLOSED_OPENS && unit->mate - at <= QUOTED_NAME_UNITS;
}

typedef bool Observer(const Reading *reading, size_t at);

typedef struct {
    unsigned what;
    Observer *observer;
} Observation;

/* What a unit's own letters answer, the same wherever it stands. */
static const Observation by_letters[] = {
    {OBSERVED_RELATION, relation}, {OBSERVED_EVENT, event}, {OBSERVED_GOVERNS, governs}, {OBSERVED_FEMININE, feminine},
    {OBSERVED_OBLIQUE, oblique}, {OBSERVED_PLURAL, plural}, {OBSERVED_PRESENT, present},
    {OBSERVED_PAST_PLURAL, past_plural}, {OBSERVED_PASSIVE_MARK, passive_mark},
};
static const Observation by_place[] = {
    {OBSERVED_DEFINITE, definite}, {OBSERVED_SPEAKER, speaker}, {OBSERVED_SEAM, seam}, {OBSERVED_NEGATED, negated},
    {OBSERVED_SUBORDINATE, subordinate}, {OBSERVED_RELATIVE, relative}, {OBSERVED_CLAUSE_BREAK, clause_break},
    {OBSERVED_COORDINATE_VERB, coordinate_verb}, {OBSERVED_ADVERBIAL_VERB, adverbial_verb},
    {OBSERVED_MEDIUM_BEFORE, medium_before}, {OBSERVED_IMPERSONAL, impersonal}, {OBSERVED_DATELINE, dateline},
    {OBSERVED_MEASURE, measure}, {OBSERVED_ANONYMITY, anonymity}, {OBSERVED_QUOTED_NAME, quoted_name},
};

static uint32_t ask(const Observation *observations, size_t count, const Reading *reading, size_t at)
{
    uint32_t seen = 0;
    for (size_t i = 0; i < count; i++)
        if (observations[i].observer(reading, at)) seen |= (uint32_t)1 << observations[i].what;
    return seen;
}

uint32_t observe_letters(const Reading *reading, size_t at)
{
    return ask(by_letters, sizeof by_letters / sizeof *by_letters, reading, at);
}

uint32_t observe_place(const Reading *reading, size_t at)
{
    return ask(by_place, sizeof by_place / sizeof *by_place, reading, at);
}

uint32_t marker_of(const Reading *reading, size_t at)
{
    static const struct {
        const char *word;
        uint32_t wants;
    } prepositions[] = {{"الي", WANTS_ILA}, {"علي", WANTS_ALA}, {"عن", WANTS_AN}, {"من", WANTS_MIN}, {"في", WANTS_FI}};
    const Unit *unit = &reading->units[at];
    if (unit->clitic) return unit->clitic == 'b' ? WANTS_B : unit->clitic == 'l' ? WANTS_LI | WANTS_TARGET_LI : 0;
    if (unit->kind == WORD_THAT) return WANTS_THAT;
    if (unit->kind == WORD_COLON || unit->quoted == ENCLOSED_OPENS) return WANTS_QUOTE;
    if (unit->kind != WORD_PREPOSITION) return event(reading, at) ? WANTS_NP : 0;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (unit_is(unit, prepositions[i].word)) return prepositions[i].wants;
    return 0;
}
