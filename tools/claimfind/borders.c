#include "tools/claimfind/borders.h"

static bool separates(const Unit *unit)
{
    return unit->kind == WORD_COMMA || unit->kind == WORD_COLON || unit->kind == WORD_STOP || unit->kind == WORD_DASH;
}

static bool pairs_up(const Unit *unit) { return unit->kind == WORD_QUOTE || unit->kind == WORD_OPEN || unit->kind == WORD_CLOSE; }

/* A quotation mark or bracket whose other one is not in the run. */
static bool unpaired(const Reading *reading, Run run, size_t at)
{
    const Unit *unit = &reading->units[at];
    return pairs_up(unit) && (unit->mate == NO_UNIT || unit->mate < run.from || unit->mate >= run.to);
}

static Run trim_marks(const Reading *reading, Run run)
{
    while (run.to > run.from && (separates(&reading->units[run.from]) || unpaired(reading, run, run.from))) run.from++;
    while (run.to > run.from && (separates(&reading->units[run.to - 1]) || unpaired(reading, run, run.to - 1))) run.to--;
    return run;
}

/* صحيفة "الخبر: a mark next to the run whose other one is in it belongs to it. */
static Run take_mates(const Reading *reading, Run run)
{
    for (size_t at = run.from; at < run.to; at++) {
        if (!pairs_up(&reading->units[at])) continue;
        if (reading->units[at].mate == run.to) run.to++;
        else if (run.from > 0 && reading->units[at].mate == run.from - 1) run.from--;
    }
    return run;
}

Run border_phrase(const Reading *reading, Run run)
{
    const Unit *units = reading->units;
    while (run.to > run.from && units[run.from].clitic) run.from++;
    run = trim_marks(reading, take_mates(reading, run));
    while (run.to > run.from && units[run.to - 1].clitic) run.to--;
    return run;
}

/* What joins a content to its cue. */
static bool introduces(const Unit *unit, bool first)
{
    if (unit->kind == WORD_THAT) return true;
    return first && (unit->clitic == 'b' || unit->clitic == 'f');
}

Run border_content(const Reading *reading, Run run)
{
    const Unit *units = reading->units;
    Run before;
    run = take_mates(reading, run);
    do {
        before = run;
        if (run.to > run.from + 1 && introduces(&units[run.from], true)) run.from++;
        run = trim_marks(reading, run);
        bool enclosed = run.to > run.from + 1 && units[run.from].kind == WORD_QUOTE && units[run.from].mate == run.to - 1;
        if (enclosed) run = (Run){run.from + 1, run.to - 1};
    } while (run.from != before.from || run.to != before.to);
    while (run.to > run.from && units[run.to - 1].clitic) run.to--;
    return run;
}

static bool adverbial(const Unit *unit) { return unit->cue.part == CUE_ADVERBIAL; }

/* Units before a verb of saying, or قوله, that make an adverbial of it. */
static size_t adverbial_before(const Unit *units, size_t cue)
{
    const Unit *unit = &units[cue];
    bool of_him = unit->context == CONTEXT_OWN || unit->cue.has_object;
    if (cue > 1 && unit_is(unit - 1, "حد") && unit_is(unit - 2, "علي")) return 2;
    if (cue > 0 && adverbial(unit - 1)) return unit->cue.part == CUE_VERB || of_him;
    if (cue < 2 || !unit_is(unit - 1, "ما")) return 0;
    if (adverbial(unit - 2) || unit_is(unit - 2, "علي")) return 2; /* وفق ما قال */
    return cue > 2 && unit[-2].clitic == 'l' && adverbial(unit - 3) ? 3 : 0; /* وفقا لما قال */
}

Run border_cue(const Reading *reading, size_t cue)
{
    const Unit *units = reading->units;
    Run run = {cue - adverbial_before(units, cue), cue + 1};
    if (run.from > 0 && adverbial(&units[run.from]) && units[run.from - 1].clitic == 'b') run.from--; /* بحسب */
    bool from_whom = adverbial(&units[cue]) && (units[cue].cue.wants & WANTS_AN);
    if (from_whom && cue + 1 < reading->count && unit_is(&units[cue + 1], "عن")) run.to++;
    return run;
}
