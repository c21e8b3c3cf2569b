#include "tools/claimfind/writer.h"

#include "tools/claimfind/borders.h"

enum { NESTING_MAX = 4, SENTENCE_BYTES = 65536, GAP_UNITS_MAX = 2, RECIPROCAL_UNITS = 18 };

static Range range_of(const Reading *reading, Run run)
{
    if (run.to <= run.from) return (Range){0, 0};
    return (Range){reading->units[run.from].begin, reading->units[run.to - 1].end};
}

/* The next run of a role from unit `at` on; an empty one at the end. */
static Run next_run(const Reading *reading, const uint8_t *roles, Role role, size_t at)
{
    while (at < reading->count && roles[at] != role) at++;
    Run run = {at, at};
    while (run.to < reading->count && roles[run.to] == role) run.to++;
    return run;
}

static Run longest_run(const Reading *reading, const uint8_t *roles, Role role)
{
    Run longest = {0, 0};
    for (Run run = next_run(reading, roles, role, 0); run.to > run.from; run = next_run(reading, roles, role, run.to))
        if (run.to - run.from > longest.to - longest.from) longest = run;
    return longest;
}

/* Whether a claim's own cue or source stands in the gap, so that what is around it is two spans. */
static bool parts_content(const Decision *decision, Run cue, size_t from, size_t to)
{
    if (to - from > GAP_UNITS_MAX) return true;
    for (size_t at = from; at < to; at++)
        if ((at >= cue.from && at < cue.to) || decision->roles[at] == ROLE_SOURCE) return true;
    return false;
}

/* نفت إيران الاتهامات | وقالت إن | برنامجها سلمي: another word of saying in the gap, no adverbial, has what is behind it for itself. */
static bool another_says(const Reading *reading, const Decision *decision, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        const Cue *cue = &reading->units[at].cue;
        bool says = (cue->part == CUE_VERB || cue->part == CUE_PARTICIPLE) && unit_may_cue(reading, at);
        if (says && at != decision->cue && border_cue(reading, at).from == at) return true;
    }
    return false;
}

/* Adds a run to `count` others, of which with it the two longest stay. Returns how many there are. */
static size_t keep_run(Run kept[2], size_t count, Run run)
{
    if (count < 2) { kept[count] = run; return count + 1; }
    size_t shorter = kept[1].to - kept[1].from < kept[0].to - kept[0].from;
    if (run.to - run.from > kept[shorter].to - kept[shorter].from) {
        kept[0] = kept[1 - shorter];
        kept[1] = run;
    }
    return count;
}

/* Joins runs over small gaps; of two between which another speaks the one on the cue's side counts. */
static void content_of(const Reading *reading, const Decision *decision, Run cue, Claim *claim)
{
    Run kept[2] = {{0, 0}, {0, 0}};
    size_t count = 0;
    Run run = next_run(reading, decision->roles, ROLE_CONTENT, 0);
    while (run.to > run.from) {
        Run next = next_run(reading, decision->roles, ROLE_CONTENT, run.to);
        if (next.to > next.from && !parts_content(decision, cue, run.to, next.from)) { run.to = next.to; continue; }
        if (count > 0 && another_says(reading, decision, kept[count - 1].to, run.from)) {
            if (decision->cue < run.from) break;
            count = 0;
        }
        count = keep_run(kept, count, run);
        run = next;
    }
    for (size_t i = 0, to = 0; i < count; i++) {
        Range range = range_of(reading, border_content(reading, kept[i]));
        if (range.to > range.from) claim->content[to++] = range;
    }
}

/* ---- what kind of claim ---- */

/* اتهم الفريقان بعضهما البعض: whom it is done to are those who do it. */
static bool each_other(const Reading *reading, Run run)
{
    for (size_t at = run.from; at < run.to && at < run.from + 2; at++)
        if (slice_starts(reading->units[at].folded, SLICE("بعض")) && reading->units[at].pronoun) return true;
    return false;
}

/* تبادل الطرفان الاتهامات: the verb before a noun cue, or the cue itself; NO_UNIT where nothing is exchanged. */
static size_t exchange_of(const Reading *reading, size_t cue)
{
    if (reading->units[cue].cue.part == CUE_RECIPROCAL) return cue;
    if (reading->units[cue].cue.part != CUE_NOUN) return NO_UNIT;
    for (size_t at = cue; at-- > 0 && cue - at < RECIPROCAL_UNITS;)
        if (reading->units[at].cue.part == CUE_RECIPROCAL) return at;
    return NO_UNIT;
}

/* Who exchanges them, where no unit is tagged: what stands between the verb and the noun, to the first preposition or mark. */
static Run parties(const Reading *reading, size_t verb, size_t cue)
{
    Run run = {verb + 1, verb + 1};
    while (run.to < cue && reading->units[run.to].kind != WORD_PREPOSITION && reading->units[run.to].kind != WORD_TIME &&
           !unit_is_mark(&reading->units[run.to]) && reading->units[run.to].clitic != 'b') run.to++;
    if (run.to > run.from) return run;
    run = (Run){verb, verb}; /* الطرفان يتبادلان الاتهامات */
    while (run.from > 0 && !unit_is_mark(&reading->units[run.from - 1])) run.from--;
    return run;
}

static bool quoted_at(const Reading *reading, Range content, bool inside)
{
    for (size_t at = 0; at < reading->count; at++) {
        const Unit *unit = &reading->units[at];
        if (unit->kind != WORD_QUOTE) continue;
        if (inside ? unit->begin >= content.from && unit->end <= content.to : unit->end == content.from) return true;
    }
    return false;
}

/* direct: all of it quoted; mixed: a quotation within; indirect: none. */
static const char *form_of(const Reading *reading, size_t cue, Run cue_run, const Claim *claim)
{
    const Unit *units = reading->units;
    if (units[cue].cue.part == CUE_ADVERBIAL || cue_run.from + 1 < cue_run.to) return "adverbial";
    if (units[cue].cue.part == CUE_NOUN) return "nominal";
    if (claim->content[0].to == 0) return "indirect";
    if (quoted_at(reading, claim->content[0], false)) return "direct";
    return quoted_at(reading, claim->content[0], true) ? "mixed" : "indirect";
}

Claim claim_of(const Reading *reading, const Decision *decision)
{
    Claim claim = {.form = NULL};
    Run cue = border_cue(reading, decision->cue);
    claim.cue = range_of(reading, cue);
    claim.source = range_of(reading, border_phrase(reading, longest_run(reading, decision->roles, ROLE_SOURCE)));
    Run target = longest_run(reading, decision->roles, ROLE_TARGET);
    bool mutual = each_other(reading, target);
    size_t exchange = exchange_of(reading, decision->cue);
    claim.reciprocal = mutual || exchange != NO_UNIT;
    if (!claim.source.to && !decision->carried && exchange < decision->cue)
        claim.source = range_of(reading, border_phrase(reading, parties(reading, exchange, decision->cue)));
    if (!mutual) claim.target = range_of(reading, border_phrase(reading, target));
    content_of(reading, decision, cue, &claim);
    claim.form = form_of(reading, decision->cue, cue, &claim);
    return claim;
}

/* ---- the record ---- */

/* Appends `begin-end`. */
static void put_span(Buffer *buffer, Span span)
{
    buffer_put_number(buffer, span.begin);
    buffer_put_char(buffer, '-');
    buffer_put_number(buffer, span.end);
}

static void put_ranges(const Reading *reading, Buffer *attrs, const char *key, const Range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].to > ranges[i].from; i++) {
        if (i == 0) attrs_put_list(attrs, key, SLICE(""));
        else buffer_put_char(attrs, ',');
        put_span(attrs, sentence_span(reading->sentence, ranges[i].from, ranges[i].to));
    }
}

static void put_score(Buffer *attrs, unsigned hundredths)
{
    attrs_put_list(attrs, "score", hundredths < 100 ? SLICE("0.") : SLICE("1."));
    buffer_put_char(attrs, (char)('0' + hundredths / 10 % 10));
    buffer_put_char(attrs, (char)('0' + hundredths % 10));
}

static void put_attrs(const Reading *reading, const Decision *decision, const Claim *claim, Buffer *attrs)
{
    Slice text = reading->sentence->head.text;
    buffer_reset(attrs, 4096);
    attrs_put(attrs, "cue", slice_part(text, claim->cue.from, claim->cue.to));
    put_ranges(reading, attrs, "cue_at", &claim->cue, 1);
    put_ranges(reading, attrs, "source_at", &claim->source, 1);
    if (!claim->source.to && decision->carried) {
        attrs_put_list(attrs, "source_at", SLICE(""));
        put_span(attrs, decision->carried->span);
    }
    if (claim->target.to) attrs_put(attrs, "target", slice_part(text, claim->target.from, claim->target.to));
    put_ranges(reading, attrs, "target_at", &claim->target, 1);
    put_ranges(reading, attrs, "content_at", claim->content, 2);
    attrs_put(attrs, "form", slice_of(claim->form));
    if (claim->source.to) attrs_put(attrs, "source_from", SLICE("local"));
    else if (decision->carried)
        attrs_put(attrs, "source_from", decision->carried->span.begin < reading->sentence->head.begin ? SLICE("carried")
                                                                                                    : SLICE("local"));
    put_score(attrs, decision->score);
    if (claim->reciprocal) attrs_put(attrs, "reciprocal", SLICE("yes"));
}

static size_t bytes_of(const Claim *claim, Slice source, Range whole)
{
    return 2 * source.len + 2 * (claim->target.to - claim->target.from) + (claim->cue.to - claim->cue.from) +
           (whole.to - whole.from);
}

bool claim_write(const Reading *reading, const Decision *decision, const Claim *claim, Buffer *attrs, size_t *written)
{
    Sentence *sentence = reading->sentence;
    Slice text = sentence->head.text, source = SLICE("");
    if (claim->source.to) source = slice_part(text, claim->source.from, claim->source.to);
    else if (decision->carried) source = (Slice){decision->carried->text, decision->carried->length};
    Range whole = claim->content[0].to ? claim->content[0] : claim->cue;
    if (claim->content[1].to) whole.to = claim->content[1].to;
    *written += bytes_of(claim, source, whole);
    if (*written > NESTING_MAX * text.len + SENTENCE_BYTES) return false;
    put_attrs(reading, decision, claim, attrs);
    sentence_add(sentence, whole.from, whole.to, act_name(decision->act), arena_copy(sentence->arena, source),
                 arena_copy(sentence->arena, buffer_slice(attrs)));
    return true;
}
