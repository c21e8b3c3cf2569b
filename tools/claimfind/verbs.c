/* Verb and participle cues: roles into claims. */

#include "tools/claimfind/verbs.h"

#include "tools/claimfind/adverbials.h"
#include "tools/claimfind/subjects.h"

enum { BLAME_WORDS_MAX = 14, RELAY_WORDS_MAX = 40, QUOTED_NAME_MAX = 3 };

/* The roles of a verb's claim as words, before they become a claim. */
typedef struct {
    size_t at;
    Marker marker;
    Words subject;
    bool subject_first, passive;
} Verb;

/* يذكر أن, يشار إلى: nobody says it. */
static bool impersonal(const Reading *reading, size_t at)
{
    const Word *word = &reading->words[at], *next = word + 1;
    if (!word->cue.impersonal || word->cue.past || word->cue.gender != 'm' ||
        word->cue.number != 's' || at + 1 >= reading->count) return false;
    return next->kind == WORD_THAT || word_is(next, "الي");
}

/* Whom the act is done to: the noun phrase between subject and marker. Returns the first word behind it. */
static size_t set_target(const Finder *finder, Claim *claim, size_t from, const Marker *marker)
{
    const Reading *reading = &finder->reading;
    if (marker->kind == MARKER_NONE) return from;
    while (from < marker->at && (reading->words[from].kind == WORD_TIME || reading->words[from].kind == WORD_COMMA ||
                                 reading->words[from].kind == WORD_QUOTE)) from++;
    if (from >= marker->at || !word_is_noun(&reading->words[from]) || reading->words[from].conjunction) return from;
    size_t to = phrase_end(reading, from, marker->at, PHRASE_FI | PHRASE_MIN | PHRASE_B | PHRASE_ILA);
    if (to > from) claim->target = phrase_range(reading, from, to);
    return to;
}

/* قال باركلي للقاضي */
static void set_addressee(const Finder *finder, Claim *claim, size_t from, const Marker *marker)
{
    const Reading *reading = &finder->reading;
    if (from >= marker->at || marker->kind == MARKER_NONE) return;
    const Word *word = &reading->words[from];
    if (word->conjunction || (word->kind != WORD_ADDRESSEE && word->preposition != 'l')) return;
    size_t to = from + 1 < marker->at ? phrase_end(reading, from + 1, marker->at, PHRASE_FI) : from + 1;
    claim->target = phrase_range(reading, from, to);
    if (claim->target.to && word->preposition != 'l') claim->target.from += 2; /* the letter ل */
}

static bool same_head(const Word *word, const char *const *heads)
{
    for (; *heads; heads++)
        if (slice_starts(word->folded, slice_of(*heads))) return true;
    return false;
}

/* The object that a cue states its content with. */
static Range object_range(const Reading *reading, size_t at, uint32_t wants)
{
    static const char *const feelings[] = {"قلق", "استعداد", "اسف", "تفاول", "رغب", "ترحيب", "دعم", "استغراب", NULL};
    static const char *const alleged[] = {"اتهام", "الاتهام", "مزاعم", "المزاعم", "ادعاء", "الادعاء", NULL};
    at = skip_adverbials(reading, at, reading->count);
    if (at >= reading->count) return (Range){0, 0};
    const Word *word = &reading->words[at];
    bool quoted = word->kind == WORD_QUOTE && word->opens;
    if (!word_is_noun(word) && !quoted && word->kind != WORD_RELATIVE) return (Range){0, 0};
    if (word->conjunction || (word->preposition && word->preposition != 'k')) return (Range){0, 0};
    if ((wants & WANTS_FEELING) && !same_head(word, feelings)) return (Range){0, 0};
    if ((wants & WANTS_REBUT) && !same_head(word, alleged)) return (Range){0, 0};
    return content_range(reading, at, 0);
}

/* أعرب عن قلقه إزاء: concern condemns. */
static void express_concern(const Finder *finder, Claim *claim, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    size_t at = verb->marker.content;
    if (!(reading->words[verb->at].cue.wants & WANTS_AN) || verb->marker.kind != MARKER_PREPOSITION) return;
    if (at < reading->count && reading->words[at].kind == WORD_QUOTE) at++;
    if (at >= reading->count || !slice_starts(reading->words[at].folded, SLICE("قلق"))) return;
    claim->act = SLICE("condemn");
    if (verb->marker.at == verb->at + 1) claim->cue.to = reading->words[at].end;
    for (size_t next = at + 1; next < reading->count && next < at + 5; next++) {
        const Word *word = &reading->words[next];
        if (word->kind == WORD_PREPOSITION) { claim->content[0] = content_range(reading, next + 1, 0); return; }
        bool l = slice_starts(word->folded, SLICE("ل")) && word->kind == WORD_PLAIN;
        if (l) { claim->content[0] = content_range(reading, next, 1); return; }
    }
}

/* Whether the one noun phrase between verb and marker is whom the act is done to, its subject dropped: a masculine verb
   before a feminine noun (دعا الحكومة إلى), or a verb that goes on with the sentence's speaker (دان المجلس ... ودعا الأطراف إلى). */
static bool object_only(const Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    const Word *word = &reading->words[verb->at], *head = &reading->words[verb->subject.from];
    if (verb->subject_first || verb->subject.to <= verb->subject.from || verb->marker.kind == MARKER_NONE) return false;
    if (!(word->cue.wants & (WANTS_TARGET | WANTS_BLAME)) || verb->subject.to != verb->marker.at) return false;
    if (head->entity != NO_ENTITY && head->entity_label == 'P') return false;
    bool feminine = slice_ends(head->folded, SLICE("ه")) && head->entity == NO_ENTITY && head->definite;
    if (feminine && word->cue.gender == 'm') return true;
    return word->conjunction == 'w' && word->cue.past && finder->spoken && finder->count &&
           finder->claims[finder->count - 1].gender == word->cue.gender;
}

static bool words_adjective(const Word *word)
{
    return word->kind == WORD_PLAIN && word->entity == NO_ENTITY && !word->preposition &&
           slice_starts(word->folded, SLICE("ال"));
}

/* حمّل X مسؤولية Y: the content is Y. */
static bool blame_claim(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    for (size_t i = verb->at + 1; i < reading->count && i < verb->at + BLAME_WORDS_MAX; i++) {
        const Word *word = &reading->words[i];
        if (!slice_starts(word->folded, SLICE("مسووليه")) && !slice_starts(word->folded, SLICE("المسووليه"))) continue;
        Claim claim = claim_new(finder, verb->at);
        Marker marker = {.kind = MARKER_NOUN, .at = i, .content = i + 1};
        Words subject = verb->subject_first ? verb->subject : subject_behind(reading, verb->at, &marker);
        Verb blaming = {.at = verb->at, .marker = marker, .subject = subject, .subject_first = verb->subject_first};
        if (object_only(finder, &blaming)) subject.from = subject.to = verb->at + 1;
        size_t behind = verb->subject_first ? verb->at + 1 : subject.to;
        claim_set_source(finder, &claim, phrase_range(reading, subject.from, subject.to));
        if (subject.to == subject.from &&
            !claim_carry_source(finder, &claim, &reading->words[verb->at].cue)) return false;
        set_target(finder, &claim, behind, &marker);
        size_t content = i + 1; /* المسؤولية الكاملة عن */
        while (content < reading->count && words_adjective(&reading->words[content])) content++;
        if (content >= reading->count) return false;
        if (reading->words[content].kind == WORD_PREPOSITION) content++;
        if (content < reading->count) claim.content[0] = content_range(reading, content, 0);
        claim_add(finder, claim);
        return true;
    }
    return false;
}

/* نقل A عن B قوله إن: A's claim is that B said it; B's own comes with قوله, or with عن where there is no other cue. */
static void relay_claim(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    const Word *words = reading->words;
    size_t about = verb->at + 1, limit = verb->at + RELAY_WORDS_MAX;
    if (limit > reading->count) limit = reading->count;
    const char *preposition = words[verb->at].cue.wants & WANTS_ILA ? "الي" : "عن"; /* نسبت إلى مصدر قوله */
    while (about < limit && !(word_is(&words[about], preposition) && !word_in_entity(&words[about]))) about++;
    if (about + 1 >= limit) return;
    Marker marker = {.kind = MARKER_PREPOSITION, .at = about, .content = about + 1};
    Words outer = verb->subject_first ? verb->subject : subject_behind(reading, verb->at, &marker);
    size_t said = about + 1;
    while (said < limit && words[said].cue.part != CUE_SAYING && words[said].kind != WORD_THAT &&
           words[said].kind != WORD_COLON && !(words[said].kind == WORD_QUOTE && words[said].opens &&
               words[said].mate - said > 4)) said++;
    if (said >= limit) return;
    size_t inner_end = words[about + 1].kind == WORD_RELATIVE ? said
                       : phrase_end(reading, about + 1, said, PHRASE_FI | PHRASE_MIN | PHRASE_B | PHRASE_ILA);
    Range inner = phrase_range(reading, about + 1, inner_end);
    bool saying = words[said].cue.part == CUE_SAYING;
    if (!saying && (words[verb->at].cue.wants & WANTS_ILA)) return;
    Claim claim = claim_new(finder, verb->at);
    claim_set_source(finder, &claim, phrase_range(reading, outer.from, outer.to));
    if (outer.to == outer.from && !claim_carry_source(finder, &claim, &words[verb->at].cue)) return;
    claim.content[0] = content_range(reading, words[said].kind == WORD_THAT ? said + 1 : said, 0);
    if (claim.content[0].to == 0) return;
    claim_add(finder, claim);
    if (saying) { finder->relayed = inner; return; }
    Claim quoted = claim_new(finder, about);
    quoted.act = SLICE("say");
    quoted.gender = 'm', quoted.number = 's';
    claim_set_source(finder, &quoted, inner);
    quoted.content[0] = claim.content[0];
    finder->outer_end = 0;
    claim_add(finder, quoted);
}

void saying_claim(Finder *finder, size_t at)
{
    const Reading *reading = &finder->reading;
    if (at == finder->taken) return;
    Marker marker = marker_find(reading, at, at + 1);
    bool relayed = finder->relayed.to != 0;
    bool near = marker.kind != MARKER_NONE && marker.at <= at + 1;
    if (!near && !relayed) return;
    Claim claim = claim_new(finder, at);
    if (relayed) claim_set_source(finder, &claim, finder->relayed);
    else if (at > 0 && (reading->words[at - 1].cue.part == CUE_ADVERBIAL ||
        word_is(&reading->words[at - 1], "حد"))) return;
    else if (!claim_carry_source(finder, &claim, &reading->words[at].cue)) return;
    claim.content[0] = content_range(reading, near ? marker.content : at + 1, near ? marker.letters : 0);
    if (claim.content[0].to == 0) return;
    if (relayed) finder->outer_end = 0;
    finder->relayed = (Range){0, 0};
    claim_add(finder, claim);
}

/* وهو ما تنفيه أنقرة, تصريحات نقلها التلفزيون: the object pronoun points back to the content. */
static bool anaphoric_claim(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    const Word *words = reading->words;
    size_t at = verb->at;
    Marker none = {.kind = MARKER_NONE, .at = reading->count};
    if (at == 0 || (verb->marker.kind == MARKER_THAT && verb->marker.at <= at + 6)) return false;
    Claim claim = claim_new(finder, at);
    Words subject = subject_behind(reading, at, &none);
    bool which = words[at - 1].kind == WORD_RELATIVE;
    bool matter = which && at > 1 && word_is(&words[at - 2], "الامر"); /* الأمر الذي نفته */
    if (matter || (word_is(&words[at - 1], "ما") && at > 1 && (words[at - 2].kind == WORD_BREAK ||
        words[at - 2].kind == WORD_PRONOUN))) {
        const Claim *before = finder->count ? &finder->claims[finder->count - 1] : NULL;
        if (before && before->content[0].to) claim.content[0] = before->content[0];
        else {
            size_t end = at - 2;
            while (end > 0 && words[end - 1].kind == WORD_COMMA) end--;
            if (end > 0) claim.content[0] = (Range){word_begin(reading, 0, false), words[end - 1].end};
        }
    } else {
        size_t end = which ? at - 1 : at, from = phrase_start(reading, end, 0);
        if (from == end || (which && word_is(&words[at - 1], "ما"))) return false;
        claim.content[0] = phrase_range(reading, from, end);
    }
    claim_set_source(finder, &claim, phrase_range(reading, subject.from, subject.to));
    if (subject.to == subject.from || claim.content[0].to <= claim.content[0].from) return true;
    claim_add(finder, claim);
    return true;
}

/* ما سماه الاحتلال, من وصفهم الخونة, وصف الوزير الاتفاق بأنه. */
static void naming_claim(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    const Word *words = reading->words;
    size_t at = verb->at, next = at + 1;
    Claim claim = claim_new(finder, at);
    if (!words[at].cue.has_object) {
        Words subject = verb->subject_first ? verb->subject : subject_behind(reading, at, &verb->marker);
        if ((words[at].cue.wants & WANTS_NAME) || verb->marker.kind == MARKER_NONE ||
            subject.to == subject.from) return;
        claim_set_source(finder, &claim, phrase_range(reading, subject.from, subject.to));
        claim.content[0] = content_range(reading, verb->marker.content, verb->marker.letters);
        if (claim.content[0].to) claim_add(finder, claim);
        return;
    }
    if (verb->marker.kind == MARKER_THAT && verb->marker.at == next && (at == 0 ||
        words[at - 1].kind != WORD_RELATIVE)) {
        if (!claim_carry_source(finder, &claim, &words[at].cue)) return;
        claim.content[0] = content_range(reading, verb->marker.content, 0);
        if (claim.content[0].to) claim_add(finder, claim);
        return;
    }
    if (at == 0 || words[at - 1].kind != WORD_RELATIVE || next >= reading->count) {
        if (at == 0 || !word_is(&words[at - 1], "من")) return;
    }
    if (next >= reading->count || !claim_carry_source(finder, &claim, &words[at].cue)) return;
    size_t letters = words[next].preposition == 'b' ? 1 : 0;
    if (letters && words[next].folded.len <= 2) next++, letters = 0;
    if (words[next].kind == WORD_THAT) claim.content[0] = content_range(reading, next + 1, 0);
    else {
        size_t end = phrase_end(reading, next, reading->count, PHRASE_FI);
        bool quoted = words[next].kind == WORD_QUOTE && words[next].opens;
        claim.content[0] = quoted ? content_range(reading, next, 0) : phrase_range(reading, next, end);
        if (quoted) claim.content[0].to = words[words[next].mate - 1].end;
    }
    if (claim.content[0].to > claim.content[0].from) claim_add(finder, claim);
}

/* ورد في تقرير للمنظمة أن: the document says it. */
static void document_claim(Finder *finder, size_t at)
{
    const Reading *reading = &finder->reading;
    size_t in = at + 1, from = at + 2;
    if (from + 1 >= reading->count || !word_is(&reading->words[in], "في")) return;
    size_t to = phrase_end(reading, from, reading->count, PHRASE_FI | PHRASE_MIN | PHRASE_B | PHRASE_ILA);
    if (to == from || to + 1 >= reading->count || reading->words[to].kind != WORD_THAT) return;
    Claim claim = claim_new(finder, at);
    claim_set_source(finder, &claim, phrase_range(reading, from, to));
    claim.content[0] = content_range(reading, to + 1, 0);
    if (claim.content[0].to) claim_add(finder, claim);
}

static bool light_claim(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    size_t noun = light_noun(reading, verb->at);
    if (noun == NO_WORD) return false;
    const Cue *agreeing = &reading->words[verb->at].cue;
    Claim claim = claim_new(finder, noun);
    claim.gender = agreeing->gender, claim.number = agreeing->number;
    Marker before = {.kind = MARKER_NOUN, .at = noun, .content = noun};
    Words subject = verb->subject_first ? verb->subject : subject_behind(reading, verb->at, &before);
    claim_set_source(finder, &claim, phrase_range(reading, subject.from, subject.to));
    if (subject.to == subject.from && !claim_carry_source(finder, &claim, agreeing)) return false;
    claim.form = "nominal";
    Marker marker = marker_find(reading, noun, noun + 1);
    if (marker.kind != MARKER_NONE) {
        set_target(finder, &claim, noun + 1, &marker);
        claim.content[0] = content_range(reading, marker.content, marker.letters);
    }
    finder->taken = noun;
    claim_add(finder, claim);
    return true;
}

/* The quotation that stands before its verb, as translations put it: «...»، قال الوزير. */
static Range quotation_before(const Finder *finder, size_t at)
{
    const Word *words = finder->reading.words;
    size_t close = at;
    while (close > 0 && words[close - 1].kind == WORD_COMMA) close--;
    if (close == 0 || words[close - 1].kind != WORD_QUOTE || words[close - 1].mate >= close - 1) return (Range){0, 0};
    size_t open = words[--close].mate;
    if (close - open <= QUOTED_NAME_MAX) return (Range){0, 0};
    while (close > open + 1 && words[close - 1].kind == WORD_COMMA) close--;
    for (size_t i = 0; i < finder->count; i++)
        if (finder->claims[i].content[0].to > words[open].begin) return (Range){0, 0};
    return (Range){words[open + 1].begin, words[close - 1].end};
}

/* The claim that نفى ذلك points back to. */
static bool points_back(const Finder *finder, const Verb *verb)
{
    const Marker *marker = &verb->marker;
    return marker->kind == MARKER_NOUN && word_is(&finder->reading.words[marker->content], "ذلك") && finder->count &&
           finder->claims[finder->count - 1].content[0].to;
}

/* Source, carried or found; an accusation in the passive has a target only. False where nobody can be named. */
static bool set_source(const Finder *finder, Claim *claim, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    const Cue *cue = &reading->words[verb->at].cue;
    if (verb->passive) return true;
    if (verb->subject.to > verb->subject.from) {
        claim_set_source(finder, claim, phrase_range(reading, verb->subject.from, verb->subject.to));
        return true;
    }
    /* a clause is said by somebody, even where the document has not named him */
    return claim_carry_source(finder, claim, cue) || verb->marker.kind == MARKER_THAT;
}

static void add_verb(Finder *finder, const Verb *verb)
{
    const Reading *reading = &finder->reading;
    uint32_t wants = reading->words[verb->at].cue.wants;
    Claim claim = claim_new(finder, verb->at);
    size_t behind = verb->subject_first || verb->subject.to == verb->subject.from ? verb->at + 1 : verb->subject.to;
    if (!set_source(finder, &claim, verb)) return;
    if (verb->passive) claim.target = phrase_range(reading, verb->subject.from, verb->subject.to);
    else if (wants & WANTS_TARGET) set_target(finder, &claim, behind, &verb->marker);
    else set_addressee(finder, &claim, behind, &verb->marker);
    if (verb->marker.kind != MARKER_NONE)
        claim.content[0] = content_range(reading, verb->marker.content, verb->marker.letters);
    else if (wants & (WANTS_NP | WANTS_FEELING | WANTS_REBUT)) claim.content[0] = object_range(reading, behind, wants);
    else if (wants & (WANTS_QUOTE | WANTS_THAT)) claim.content[0] = quotation_before(finder, verb->at);
    if (points_back(finder, verb)) claim.content[0] = finder->claims[finder->count - 1].content[0];
    express_concern(finder, &claim, verb);
    if (claim.content[0].to > claim.content[0].from) claim_add(finder, claim);
}

/* طلب من X أن */
static void request_claim(Finder *finder, Verb *verb)
{
    const Reading *reading = &finder->reading;
    size_t of = verb->at + 1, limit = verb->marker.at;
    while (of < limit && !word_is(&reading->words[of], "من")) of++;
    if (of + 1 >= limit || verb->marker.kind == MARKER_NONE) { if (verb->marker.kind != MARKER_NONE) add_verb(finder,
        verb); return; }
    Marker preposition = {.kind = MARKER_PREPOSITION, .at = of, .content = of + 1};
    if (!verb->subject_first) verb->subject = subject_behind(reading, verb->at, &preposition);
    Claim claim = claim_new(finder, verb->at);
    if (!set_source(finder, &claim, verb)) return;
    set_target(finder, &claim, of + 1, &verb->marker);
    claim.content[0] = content_range(reading, verb->marker.content, verb->marker.letters);
    if (claim.content[0].to) claim_add(finder, claim);
}

/* تتهم تركيا ب: one noun only, in the present, at the clause's head. */
static bool passive_accusation(const Reading *reading, const Verb *verb)
{
    const Word *word = &reading->words[verb->at];
    if (verb->subject_first || word->cue.past || !slice_is(cue_act(&word->cue), "accuse")) return false;
    return verb->marker.kind != MARKER_NONE && verb->subject.to > verb->subject.from &&
        verb->subject.to == verb->marker.at;
}

void verb_claim(Finder *finder, size_t at)
{
    const Reading *reading = &finder->reading;
    const Word *word = &reading->words[at];
    if (word->kind == WORD_PREPOSITION && word->cue.has_object) return;
    if (cue_is_unreal(reading, at) || impersonal(reading, at)) return;
    if (at > 0 && (word[-1].cue.part == CUE_ADVERBIAL) && adverbial_speaks(reading, at - 1)) return;
    if (at > 1 && adverbial_phrase(reading, at - 2)) return;
    if (at > 1 && (word_is(word - 1, "ما") || word_is(word - 1, "لما")) && word[-2].cue.part == CUE_ADVERBIAL) return;
    Verb verb = {.at = at, .marker = marker_find(reading, at, at + 1)};
    verb.subject = subject_before(reading, at);
    uint32_t wants = word->cue.wants;
    bool relative = at > 0 && (word[-1].kind == WORD_RELATIVE || word[-1].kind == WORD_WAS);
    if (verb.subject.from > 0 && reading->words[verb.subject.from - 1].kind == WORD_WAS) relative = true;
    if (verb.subject.to > verb.subject.from && !relative && !(wants & WANTS_TARGET) &&
        (verb.marker.kind == MARKER_THAT || verb.marker.kind == MARKER_QUOTE)) {
        /* a subject on either side of a verb with a clause: the one behind is it */
        Words behind = subject_behind(reading, at, &verb.marker);
        if (behind.to > behind.from) verb.subject = (Words){0, 0};
    }
    verb.subject_first = verb.subject.to > verb.subject.from;
    if (wants & WANTS_ASIDE) return;
    if (wants & WANTS_DOCUMENT) { document_claim(finder, at); return; }
    if ((wants & WANTS_LIGHT) && verb.marker.kind != MARKER_THAT && light_claim(finder, &verb)) return;
    if (wants & (WANTS_NAME | WANTS_DESCRIBE)) { naming_claim(finder, &verb); return; }
    if (wants & WANTS_BLAME) { blame_claim(finder, &verb); return; }
    if (word->cue.has_object && anaphoric_claim(finder, &verb)) return;
    if (wants & WANTS_RELAY) { relay_claim(finder, &verb); return; }
    if (!verb.subject_first) verb.subject = subject_behind(reading, at, &verb.marker);
    verb.passive = passive_accusation(reading, &verb);
    if (!verb.passive && object_only(finder, &verb)) verb.subject.to = verb.subject.from = at + 1;
    if (wants & WANTS_TARGET_MIN) { request_claim(finder, &verb); return; }
    bool guarded = word->kind == WORD_PREPOSITION ||
        word->kind == WORD_MEDIUM; /* بين, عبر: their clause directly behind */
    if (guarded && (verb.marker.kind == MARKER_NONE || verb.subject.to == verb.subject.from)) return;
    if (guarded && !word->conjunction && at > 0 && !word_is(word - 1, "كما")) return;
    add_verb(finder, &verb);
}

void participle_claim(Finder *finder, size_t at)
{
    const Reading *reading = &finder->reading;
    if (!participle_speaks(reading, at)) return;
    const Cue *cue = &reading->words[at].cue;
    Claim claim = claim_new(finder, at);
    if (!claim_carry_source(finder, &claim, cue)) return;
    Marker marker = marker_find(reading, at, at + 1);
    if (cue->wants & WANTS_TARGET) set_target(finder, &claim, at + 1, &marker);
    if (marker.kind != MARKER_NONE) claim.content[0] = content_range(reading, marker.content, marker.letters);
    else if (cue->wants & (WANTS_NP | WANTS_FEELING | WANTS_REBUT)) claim.content[0] = object_range(reading, at + 1,
        cue->wants);
    else claim.content[0] = content_range(reading, at + 1, 0);
    Verb verb = {.at = at, .marker = marker};
    express_concern(finder, &claim, &verb);
    if (claim.content[0].to > claim.content[0].from) claim_add(finder, claim);
}
