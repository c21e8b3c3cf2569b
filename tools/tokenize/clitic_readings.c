#include "tools/tokenize/clitic_readings.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "lexicons.h"
#include "tools/tokenize/clitic_weights.h"

/* ---- the forms ---- */

static void read_form(Slice text, Form *form)
{
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t c = utf8_decode(text, at, &length);
        form->hash = clitic_hash(form->hash, c);
        if (c == '+') {
            form->inner = form->count;
            continue;
        }
        if (form->count == FORM_LETTERS_MAX || c > UINT16_MAX)
            die_at("clitic-forms.tsv", 0, "a form too long: expected at most %d letters", FORM_LETTERS_MAX);
        form->letters[form->count++] = (uint16_t)c;
    }
}

static void read_kind(const char *kind, FormList *list)
{
    uint32_t row = lexicon_find(&lexicon_clitic_forms, slice_of(kind));
    for (; row != LEXICON_NONE; row = lexicon_next(&lexicon_clitic_forms, row)) {
        if (list->count == FORMS_MAX) die_at("clitic-forms.tsv", 0, "too many forms: expected at most %d", FORMS_MAX);
        read_form(lexicon_cell(&lexicon_clitic_forms, row, 1), &list->items[list->count++]);
    }
}

void forms_read(Forms *forms)
{
    *forms = (Forms){.conjunctions = {.count = 0}};
    read_kind("conjunction", &forms->conjunctions);
    read_kind("particle", &forms->particles);
    read_kind("fused", &forms->fused);
    read_kind("pronoun", &forms->pronouns);
    read_kind("suffix", &forms->suffixes);
}

static bool letters_are(const uint16_t *letters, const Form *form)
{
    for (unsigned i = 0; i < form->count; i++)
        if (letters[i] != form->letters[i]) return false;
    return true;
}

static bool is_one_of(const FormList *list, uint16_t letter)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].count == 1 && list->items[i].letters[0] == letter) return true;
    return false;
}

static bool ends_with(const uint16_t *letters, unsigned begin, unsigned end, const Form *form)
{
    return end - begin > form->count && letters_are(letters + end - form->count, form);
}

/* ---- the weights of a reading ---- */

enum { GRAMS = 5, LENGTH_MAX = 6, ALEF = 0x0627, LAM = 0x0644 };
enum { WORD_BEGIN = '^', WORD_END = '$', PRONOUN_FOLLOWS = '_' }; /* in clitic-weights.tsv */

/* A word with the hashes of what stands before and behind the stem of the reading in question. */
typedef struct {
    const uint16_t *letters;
    char scheme;              /* the first letter of its name */
    uint64_t before, behind;
    uint64_t last;            /* of the proclitic next to the stem */
    uint64_t conjunction, particle; /* 0: none; the article is a particle here */
    unsigned begin, end;      /* the stem, among the letters */
} Reading;

static int weight(uint64_t hash) { return clitic_weight(&clitic_weights, hash); }

static uint32_t length_unit(const Reading *reading)
{
    unsigned length = reading->end - reading->begin;
    return '0' + (length < LENGTH_MAX ? length : LENGTH_MAX);
}

/* The letters from `begin` on, with what stands before them. */
static int score_letters(const Reading *reading, uint64_t before, char feature, unsigned begin)
{
    uint64_t hash = clitic_feature(before, 0, reading->scheme, feature);
    int score = 0;
    for (unsigned i = begin; i <= reading->end && i < begin + GRAMS; i++) {
        hash = clitic_hash(hash, i < reading->end ? reading->letters[i] : WORD_END);
        score += weight(hash);
    }
    return score;
}

/* What goes before such a beginning. */
static int score_begin(const Reading *reading)
{
    return weight(clitic_feature(reading->before, 0, reading->scheme, 'b')) +
           weight(clitic_hash(clitic_feature(reading->before, 0, reading->scheme, 'l'), length_unit(reading))) +
           score_letters(reading, reading->particle, 'f', reading->begin);
}

static int score_conjunction(const Reading *reading)
{
    return score_letters(reading, reading->conjunction, 'c', reading->conjunction != 0 ? 1 : 0);
}

/* What goes behind such an end. */
static int score_end(const Reading *reading)
{
    uint64_t hash = clitic_feature(0, reading->behind, reading->scheme, 'r');
    int score = weight(clitic_feature(0, reading->behind, reading->scheme, 'e')) +
                weight(clitic_hash(clitic_feature(0, reading->behind, reading->scheme, 'm'), length_unit(reading)));
    for (unsigned i = 0; i < GRAMS && reading->end - i >= reading->begin; i++) {
        bool inside = reading->end - i > reading->begin;
        hash = clitic_hash(hash, inside ? reading->letters[reading->end - i - 1] : WORD_BEGIN);
        score += weight(hash);
        if (!inside) break;
    }
    return score;
}

/* What goes together. */
static int score_both(const Reading *reading)
{
    const uint16_t *letters = reading->letters;
    unsigned begin = reading->begin, end = reading->end;
    bool two = end - begin > 1;
    uint64_t last = clitic_feature(reading->last, reading->behind, reading->scheme, 'k');
    uint64_t first = clitic_feature(reading->last, reading->behind, reading->scheme, 'o');
    last = clitic_hash(last, letters[end - 1]);
    first = clitic_hash(first, letters[begin]);
    return weight(clitic_feature(reading->before, reading->behind, reading->scheme, 'j')) + weight(last) +
           weight(two ? clitic_hash(last, letters[end - 2]) : last) +
           weight(two ? clitic_hash(first, letters[begin + 1]) : first);
}

/* ---- the three decisions ---- */

/* The best reading so far; of equal ones the first. */
typedef struct {
    uint64_t cuts;
    unsigned begin, end;
    int score;
    bool found;
} Best;

static void consider(Best *best, const Reading *reading, int score, uint64_t cuts)
{
    if (best->found && score <= best->score) return;
    *best = (Best){cuts, reading->begin, reading->end, score, true};
}

static uint64_t cut(unsigned place) { return (uint64_t)1 << place; }

static int score_clitics(const Reading *reading)
{
    return score_conjunction(reading) + score_begin(reading) + score_end(reading) + score_both(reading);
}

static void consider_pronouns(Best *best, const Forms *forms, Reading reading, unsigned count)
{
    uint64_t cuts = (cut(reading.begin + 1) - 1) & ~(uint64_t)1; /* one letter each */
    reading.end = count;
    consider(best, &reading, score_clitics(&reading), cuts);
    if (count - reading.begin < 3) return; /* a stem before a pronoun has two letters */
    for (size_t i = 0; i < forms->pronouns.count; i++) {
        const Form *pronoun = &forms->pronouns.items[i];
        if (!ends_with(reading.letters, reading.begin + 1, count, pronoun)) continue;
        reading.end = count - pronoun->count;
        reading.behind = pronoun->hash;
        consider(best, &reading, score_clitics(&reading), cuts | cut(reading.end));
    }
}

/* Conjunction, particle, stem, pronoun. */
static Best read_clitics(const Forms *forms, const uint16_t *letters, unsigned count)
{
    Best best = {.found = false};
    const Reading whole = {.letters = letters, .scheme = 'a'};
    uint64_t first = clitic_hash(0, letters[0]), second = count > 1 ? clitic_hash(0, letters[1]) : 0;
    Reading cut_once = {.letters = letters, .scheme = 'a', .before = first, .last = first, .begin = 1};
    consider_pronouns(&best, forms, whole, count);
    bool conjunction = is_one_of(&forms->conjunctions, letters[0]);
    if (conjunction) cut_once.conjunction = first;
    else cut_once.particle = first;
    if (count > 1 && (conjunction || is_one_of(&forms->particles, letters[0])))
        consider_pronouns(&best, forms, cut_once, count);
    if (count > 2 && conjunction && is_one_of(&forms->particles, letters[1])) {
        Reading cut_twice = {.letters = letters, .scheme = 'a', .last = second, .begin = 2, .conjunction = first,
                             .particle = second, .before = clitic_hash(clitic_hash(first, '+'), letters[1])};
        consider_pronouns(&best, forms, cut_twice, count);
    }
    for (size_t i = 0; i < forms->fused.count; i++)
        if (count == forms->fused.items[i].count && letters_are(letters, &forms->fused.items[i]))
            consider_pronouns(&best, forms, cut_once, count);
    return best;
}

/* The article at the beginning of the stem; behind ل only its second letter is written. */
static Best read_article(const uint16_t *letters, Best stem)
{
    Best best = {.found = false};
    Reading reading = {.letters = letters, .scheme = 'd', .begin = stem.begin, .end = stem.end};
    consider(&best, &reading, score_begin(&reading), 0);
    bool behind_lam = stem.begin > 0 && letters[stem.begin - 1] == LAM;
    unsigned length = behind_lam ? 1 : 2;
    if (stem.end - stem.begin <= length || letters[stem.begin + length - 1] != LAM) return best;
    if (!behind_lam && letters[stem.begin] != ALEF) return best;
    reading.before = reading.last = reading.particle = clitic_hash(0, letters[stem.begin]);
    reading.begin = stem.begin + length;
    consider(&best, &reading, score_begin(&reading), cut(reading.begin));
    return best;
}

/* The inflection at the end of the stem. */
static Best read_suffix(const Forms *forms, const uint16_t *letters, Best stem, bool article, bool pronoun)
{
    Best best = {.found = false};
    Reading reading = {.letters = letters, .scheme = 'f', .begin = stem.begin, .end = stem.end};
    reading.before = reading.last = article ? clitic_hash(0, ALEF) : 0;
    reading.behind = pronoun ? clitic_hash(0, PRONOUN_FOLLOWS) : 0;
    consider(&best, &reading, score_end(&reading) + score_both(&reading), 0);
    for (size_t i = 0; i < forms->suffixes.count; i++) {
        const Form *suffix = &forms->suffixes.items[i];
        if (!ends_with(letters, stem.begin, stem.end, suffix)) continue;
        reading.end = stem.end - suffix->count;
        reading.behind = pronoun ? clitic_hash(suffix->hash, PRONOUN_FOLLOWS) : suffix->hash;
        uint64_t cuts = cut(reading.end) | (suffix->inner > 0 ? cut(reading.end + suffix->inner) : 0);
        consider(&best, &reading, score_end(&reading) + score_both(&reading), cuts);
    }
    return best;
}

uint64_t clitic_cuts(const Forms *forms, CliticScheme scheme, const uint16_t *letters, unsigned count)
{
    Best clitics = read_clitics(forms, letters, count);
    uint64_t cuts = clitics.cuts;
    if (scheme == CLITICS_ATB) return cuts;
    Best article = read_article(letters, clitics);
    cuts |= article.cuts;
    if (scheme == CLITICS_D3) return cuts;
    return cuts | read_suffix(forms, letters, article, article.cuts != 0, clitics.end < count).cuts;
}
