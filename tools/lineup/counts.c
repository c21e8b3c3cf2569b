#include "tools/lineup/counts.h"
#include "lexicons.h"
#include "common/arabic.h"

#include <math.h>

static size_t place_in(const char *const *words, size_t count, Slice word)
{
    size_t at = 0;
    while (at < count && !slice_is(word, words[at])) at++;
    return at;
}

bool fate_read(Slice word, Fate *fate)
{
    static const char *const fates[FATES] = {"killed", "injured", "missing", "displaced", "detained", "casualties"};
    size_t at = place_in(fates, FATES, word);
    *fate = (Fate)at;
    return at < FATES;
}

Act act_read(Slice word)
{
    static const char *const acts[ACTS] = {"say", "affirm", "allege", "accuse", "deny", "urge",
                                           "condemn", "praise", "warn", "promise", "concede", "ask"};
    size_t at = place_in(acts, ACTS, word);
    return at < ACTS ? (Act)at : ACT_SAY;
}

/* ---- how many ---- */

/* A decimal at the front of `text`, taken off it. */
static bool decimal_next(Slice *text, double *number)
{
    size_t at = 0;
    double value = 0, unit = 1;
    for (; at < text->len && text->ptr[at] >= '0' && text->ptr[at] <= '9'; at++) value = value * 10 + (text->ptr[at] - '0');
    bool found = at > 0;
    if (at + 1 < text->len && text->ptr[at] == '.' && text->ptr[at + 1] >= '0' && text->ptr[at + 1] <= '9')
        for (at++; at < text->len && text->ptr[at] >= '0' && text->ptr[at] <= '9'; at++)
            value += (text->ptr[at] - '0') * (unit /= 10);
    *text = slice_part(*text, at, text->len);
    *number = value;
    return found;
}

bool numbers_read(Slice value, double *low, double *high)
{
    if (!decimal_next(&value, low)) return false;
    *high = *low;
    if (!slice_starts(value, SLICE(".."))) return true;
    value = slice_part(value, 2, value.len);
    return decimal_next(&value, high);
}

void numbers_widen(Slice modifier, double *low, double *high)
{
    static const double NEARLY = 0.1; /* نحو 30 is 27 to 33 */
    double exact = *low;
    if (slice_is(modifier, "more_than") || slice_is(modifier, "equal_or_more")) *high = HUGE_VAL;
    if (slice_is(modifier, "less_than") || slice_is(modifier, "equal_or_less")) *low = 0;
    if (slice_is(modifier, "vague")) *high = exact * 10;
    if (slice_is(modifier, "approx")) {
        *low = floor(exact - exact * NEARLY);
        *high = ceil(exact + exact * NEARLY);
    }
}

/* ---- whom ---- */

static bool is_number_word(Slice folded)
{
    if (folded.len == 0 || (unsigned char)folded.ptr[0] < 0x80) return true;
    return lexicon_find(&lexicon_number_words, folded) != LEXICON_NONE || lexicon_begins(&lexicon_modifiers, folded);
}

void people_read(Arena *arena, Slice text, Slice of, People *people, uint32_t *noun)
{
    static const char *const kinds[] = {"any", "civilians", "children", "women", "soldiers", "police", "fighters", "travellers",
                                        "crew", "staff"};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    Slice rest = of.len > 0 ? of : text, word;
    bool named = false;
    *people = PEOPLE_ANY;
    *noun = 0;
    while (word_next(&rest, &word)) {
        Slice folded = arabic_fold(arena, word);
        uint32_t row = lexicon_find(&lexicon_people_words, folded);
        if (row != LEXICON_NONE) {
            size_t kind = place_in(kinds, KINDS, lexicon_cell(&lexicon_people_words, row, 1));
            if (*people == PEOPLE_ANY && kind < KINDS) *people = (People)kind;
            named = true;
        } else if (*noun == 0 && !is_number_word(folded) && folded.len > 4) {
            *noun = stem_key(folded);
            if (!named) *people = PEOPLE_OTHER;
            named = true;
        }
    }
}
