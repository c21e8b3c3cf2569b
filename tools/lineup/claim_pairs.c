#include "tools/lineup/claim_pairs.h"

enum { BIAS, SAME_NAME, NAME_DICE, CODE_SAME, COUNTRY_SAME, CODE_APART, CODE_ONE, CODE_NONE, SAME_SOURCE_AT, SAME_ACT, ACT_NEAR,
       ACT_APART, DENY_APART, TARGET_SAME, TARGET_APART, TARGET_ONE, DICE, CONTAINED, RARE, SAME_TEXT, SHORT,
       NO_CONTENT, NUMBERS_SHARED, NUMBERS_APART,
       NAMES_SHARED, NAMES_APART, NEGATED_APART, SAME_ARTICLE, SAME_CUE, NAME_AND_DICE, CODE_AND_DICE, COUNTRY_AND_DICE,
       CODE_CONTAINED, MEDIA, SAME_PLACE, POINTS, SAME_KEY, CODE_AND_SHORT, CODE_PART, STATE_SAME, DENY_BOTH, DENY_BOTH_SPEAKER,
       DENY_POINTS_SPEAKER, URGE_SPEAKER, ATTACK_SPEAKER, HEADLINE_CONTAINED, STATE_CONTAINED, SECTOR_SAME, SECTOR_CONTAINED, CROWD };

const char *const claim_evidence_names[] = {
    "bias", "same-name", "name-dice", "code-same", "country-same", "code-apart", "code-one", "code-none", "same-source-at",
    "same-act", "act-near", "act-apart", "deny-apart", "target-same", "target-apart", "target-one", "dice", "contained", "rare", "same-text", "short",
    "no-content", "numbers-shared", "numbers-apart", "names-shared", "names-apart", "negated-apart", "same-article", "same-cue",
    "name-and-dice", "code-and-dice", "country-and-dice", "code-contained", "media", "same-place", "points", "same-key", "code-and-short",
    "code-part", "state-same", "deny-both", "deny-both-speaker", "deny-points-speaker", "urge-speaker", "attack-speaker",
    "headline-contained", "state-contained", "sector-same", "sector-contained", "crowd", NULL};

static int8_t share(uint32_t part, uint32_t whole) { return (int8_t)(whole > 0 ? EVIDENCE_FULL * part / whole : 0); }

Likeness likeness_of(const Bag *a, const Bag *b)
{
    enum { RARE_WEIGHT = 8 * STEM_WEIGHT_UNIT };
    uint32_t shared = bag_shared(a, b).weight, rare = shared / RARE_WEIGHT;
    return (Likeness){share(2 * shared, a->weight + b->weight), share(shared, a->weight < b->weight ? a->weight : b->weight),
                      (int8_t)(rare < EVIDENCE_FULL ? rare : EVIDENCE_FULL)};
}

int8_t share_within(const Bag *part, const Bag *whole) { return share(bag_shared(part, whole).weight, part->weight); }

/* Articles of few claims are as those of six. */
int8_t crowd_of(const Claim *a, const Claim *b)
{
    enum { LEAST = 5 };
    uint64_t product = (uint64_t)a->member.article->claim_count * b->member.article->claim_count;
    int8_t crowd = 0;
    for (; product > 1 && crowd < EVIDENCE_FULL; product /= 2) crowd++;
    return crowd > LEAST ? crowd : LEAST;
}

Slice actor_country(Slice code)
{
    const char *slash = code.len > 0 ? memchr(code.ptr, '/', code.len) : NULL;
    return slash != NULL ? slice_part(code, 0, (size_t)(slash - code.ptr)) : code;
}

/* XX says that no country is known. */
static bool is_unknown(Slice code) { return code.len == 0 || slice_starts(code, SLICE("XX")); }

/* Takes the next of the actors that `+` joins off the front. */
static bool code_next(Slice *codes, Slice *code)
{
    if (codes->len == 0) return false;
    const char *plus = memchr(codes->ptr, '+', codes->len);
    size_t end = plus != NULL ? (size_t)(plus - codes->ptr) : codes->len;
    *code = slice_part(*codes, 0, end);
    *codes = slice_part(*codes, end + (plus != NULL), codes->len);
    return true;
}

static bool codes_share(Slice a, Slice b)
{
    Slice one, other;
    while (code_next(&a, &one))
        for (Slice left = b; code_next(&left, &other);)
            if (slice_equal(one, other)) return true;
    return false;
}

static bool is_state(Slice code)
{
    return slice_ends(code, SLICE("/GOV")) || slice_ends(code, SLICE("/MIL")) || slice_ends(code, SLICE("/COP"));
}

Codes codes_compared(Slice a, Slice b)
{
    bool unknown_a = is_unknown(a), unknown_b = is_unknown(b);
    if (unknown_a && unknown_b) return CODES_UNKNOWN;
    if (unknown_a || unknown_b) return CODES_ONE_KNOWN;
    if (slice_equal(a, b)) return CODES_SAME;
    if (codes_share(a, b)) return CODES_PART;
    if (!slice_equal(actor_country(a), actor_country(b))) return CODES_APART;
    return is_state(a) && is_state(b) ? CODES_STATE : CODES_COUNTRY;
}

static Slice actor_sector(Slice code)
{
    const char *slash = code.len > 0 ? memchr(code.ptr, '/', code.len) : NULL;
    return slash != NULL ? slice_part(code, (size_t)(slash - code.ptr), code.len) : SLICE("");
}

/* The code of one or both lacks the country, and nothing but that. */
static bool sectors_agree(Slice a, Slice b)
{
    Slice one = actor_sector(a), other = actor_sector(b);
    return (is_unknown(a) || is_unknown(b)) && one.len > 0 && slice_equal(one, other) && !slice_is(one, "/UNK");
}

static void compare_codes(const Claim *a, const Claim *b, int8_t *values)
{
    static const int evidence[] = {[CODES_UNKNOWN] = CODE_NONE, [CODES_ONE_KNOWN] = CODE_ONE, [CODES_SAME] = CODE_SAME,
                                   [CODES_PART] = CODE_PART, [CODES_STATE] = STATE_SAME, [CODES_COUNTRY] = COUNTRY_SAME,
                                   [CODES_APART] = CODE_APART};
    values[evidence[codes_compared(a->statement->source_actor, b->statement->source_actor)]] = EVIDENCE_FULL;
    if (sectors_agree(a->statement->source_actor, b->statement->source_actor)) values[SECTOR_SAME] = EVIDENCE_FULL;
}

static void compare_names(const Claim *a, const Claim *b, int8_t *values)
{
    Likeness named = likeness_of(&a->statement->speaker_name, &b->statement->speaker_name), written = named;
    if (a->statement->speaker.stems != a->statement->speaker_name.stems || b->statement->speaker.stems != b->statement->speaker_name.stems)
        written = likeness_of(&a->statement->speaker, &b->statement->speaker);
    values[NAME_DICE] = named.dice > written.dice ? named.dice : written.dice;
    if (named.contained == EVIDENCE_FULL || values[NAME_DICE] == EVIDENCE_FULL) values[SAME_NAME] = EVIDENCE_FULL;
}

static void compare_sources(const Claim *a, const Claim *b, int8_t *values)
{
    compare_names(a, b, values);
    compare_codes(a, b, values);
    bool same_article = a->member.article == b->member.article;
    if (same_article && a->source_at.end > 0 && a->source_at.begin == b->source_at.begin) values[SAME_SOURCE_AT] = EVIDENCE_FULL;
    bool media_a = slice_ends(a->statement->source_actor, SLICE("JRN")), media_b = slice_ends(b->statement->source_actor, SLICE("JRN"));
    if (media_a != media_b) values[MEDIA] = EVIDENCE_FULL;
}

static unsigned act_class(Act act)
{
    static const unsigned classes[ACTS] = {[ACT_SAY] = 1, [ACT_AFFIRM] = 1, [ACT_ALLEGE] = 1, [ACT_CONCEDE] = 1, [ACT_ACCUSE] = 2,
                                           [ACT_CONDEMN] = 2, [ACT_DENY] = 3, [ACT_URGE] = 4, [ACT_ASK] = 4, [ACT_PRAISE] = 5,
                                           [ACT_WARN] = 6, [ACT_PROMISE] = 7};
    return classes[act];
}

static void compare_acts(const Claim *a, const Claim *b, int8_t *values)
{
    if (a->statement->act == b->statement->act) values[SAME_ACT] = EVIDENCE_FULL;
    else values[act_class(a->statement->act) == act_class(b->statement->act) ? ACT_NEAR : ACT_APART] = EVIDENCE_FULL;
    if ((a->statement->act == ACT_DENY) != (b->statement->act == ACT_DENY)) values[DENY_APART] = EVIDENCE_FULL;
    if (slice_equal(a->statement->cue, b->statement->cue)) values[SAME_CUE] = EVIDENCE_FULL;
}

static void compare_targets(const Claim *a, const Claim *b, int8_t *values)
{
    if (a->statement->target.len == 0 && b->statement->target.len == 0) return;
    bool same = (a->statement->target_actor.len > 0 && slice_equal(actor_country(a->statement->target_actor), actor_country(b->statement->target_actor))) ||
                bag_shared(&a->statement->addressee, &b->statement->addressee).count > 0;
    if (a->statement->target.len == 0 || b->statement->target.len == 0) values[TARGET_ONE] = EVIDENCE_FULL;
    else values[same ? TARGET_SAME : TARGET_APART] = EVIDENCE_FULL;
}

uint32_t numbers_shared(const Claim *a, const Claim *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->statement->number_count && j < b->statement->number_count && shared < 2;) {
        if (a->statement->numbers[i] < b->statement->numbers[j]) i++;
        else if (a->statement->numbers[i] > b->statement->numbers[j]) j++;
        else { shared++; i++; j++; }
    }
    return shared;
}

static void compare_particulars(const Claim *a, const Claim *b, int8_t *values)
{
    uint32_t numbers = numbers_shared(a, b);
    if (numbers > 0) values[NUMBERS_SHARED] = (int8_t)(EVIDENCE_FULL * numbers / 2);
    else if (a->statement->number_count > 0 && b->statement->number_count > 0) values[NUMBERS_APART] = EVIDENCE_FULL;
    uint32_t names = bag_shared(&a->statement->names, &b->statement->names).count;
    if (names > 0) values[NAMES_SHARED] = (int8_t)(EVIDENCE_FULL * (names < 4 ? names : 4) / 4);
    else if (a->statement->names.count > 0 && b->statement->names.count > 0) values[NAMES_APART] = EVIDENCE_FULL;
}

static void compare_contents(const Claim *a, const Claim *b, int8_t *values)
{
    enum { FEW = 3 };
    Likeness alike = likeness_of(&a->statement->content, &b->statement->content);
    values[DICE] = alike.dice;
    values[CONTAINED] = alike.contained;
    values[RARE] = alike.rare;
    if (!a->statement->states || !b->statement->states) values[NO_CONTENT] = EVIDENCE_FULL;
    else if (a->statement->content.count > 0 && values[DICE] == EVIDENCE_FULL) values[SAME_TEXT] = EVIDENCE_FULL;
    if (a->statement->content.count < FEW || b->statement->content.count < FEW) values[SHORT] = EVIDENCE_FULL;
    compare_particulars(a, b, values);
    if (a->statement->negated != b->statement->negated) values[NEGATED_APART] = EVIDENCE_FULL;
    if (a->statement->points_back || b->statement->points_back) values[POINTS] = EVIDENCE_FULL;
}

bool stands_against(const Claim *claim)
{
    return claim->statement->act == ACT_DENY || claim->statement->negated_early || claim->statement->falsehood;
}

static bool are_both(const Claim *a, const Claim *b, Act act) { return a->statement->act == act && b->statement->act == act; }

/* What one speaker says of one matter in other words: he denies it, urges it, attacks somebody for it. */
static void compare_stances(const Claim *a, const Claim *b, int8_t *values)
{
    bool same_speaker = values[SAME_NAME] != 0 || values[CODE_SAME] != 0 || values[CODE_PART] != 0 || values[SECTOR_SAME] != 0;
    if (stands_against(a) && stands_against(b)) {
        values[DENY_BOTH] = EVIDENCE_FULL;
        if (same_speaker) values[DENY_BOTH_SPEAKER] = EVIDENCE_FULL;
        if (same_speaker && values[POINTS] != 0) values[DENY_POINTS_SPEAKER] = EVIDENCE_FULL;
    }
    if (!same_speaker) return;
    if (are_both(a, b, ACT_URGE)) values[URGE_SPEAKER] = EVIDENCE_FULL;
    if (are_both(a, b, ACT_ACCUSE) || are_both(a, b, ACT_CONDEMN)) values[ATTACK_SPEAKER] = EVIDENCE_FULL;
    if (a->member.sent == 1 || b->member.sent == 1) values[HEADLINE_CONTAINED] = values[CONTAINED];
}

void evidence_of_claims(const Claim *a, const Claim *b, Evidence *evidence)
{
    int8_t *values = evidence->values;
    memset(values, 0, sizeof evidence->values);
    values[BIAS] = EVIDENCE_FULL;
    values[CROWD] = crowd_of(a, b);
    compare_sources(a, b, values);
    compare_acts(a, b, values);
    compare_targets(a, b, values);
    compare_contents(a, b, values);
    if (a->member.article == b->member.article) {
        values[SAME_ARTICLE] = EVIDENCE_FULL;
        if (slice_equal(a->content_at, b->content_at)) values[SAME_PLACE] = EVIDENCE_FULL;
    }
    if (a->statement->source_key.len > 0 && slice_equal(a->statement->source_key, b->statement->source_key)) values[SAME_KEY] = EVIDENCE_FULL;
    if (values[CODE_SAME] != 0) values[CODE_AND_SHORT] = values[SHORT] != 0 ? values[CONTAINED] : 0;
    if (values[SAME_NAME] != 0) values[NAME_AND_DICE] = values[DICE];
    if (values[CODE_SAME] != 0) values[CODE_AND_DICE] = values[DICE];
    if (values[CODE_SAME] != 0) values[CODE_CONTAINED] = values[CONTAINED];
    if (values[COUNTRY_SAME] != 0) values[COUNTRY_AND_DICE] = values[DICE];
    if (values[STATE_SAME] != 0) values[STATE_CONTAINED] = values[CONTAINED];
    if (values[SECTOR_SAME] != 0) values[SECTOR_CONTAINED] = values[CONTAINED];
    compare_stances(a, b, values);
}
