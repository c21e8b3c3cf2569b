#include "tools/lineup/claim_pairs.h"

enum { BIAS, DENIES, NEGATES, CONDEMNS_FALSEHOOD, SOFT, BOTH_DENY, ASSERTS_NEGATED, POLARITY_APART, ACCUSES, COUNTRY_SAME, COUNTRY_APART, ACCUSED_ANSWERS, ACCUSED_OTHER, DICE,
       CONTAINED, RARE, NUMBERS, NAMES, SAME_PLACE, POINTS_AND_NEAR, NEXT, NEAR, FAR, ACROSS, DENY_AND_DICE, NEGATED_AND_DICE, DENY_AND_CONTAINED,
       SAME_NAME, MEDIA, DENY_AND_POINTS, ACCUSES_AND_ANSWERS, DENY_ACROSS, APART_AND_DICE, NEGATES_EARLY, FALSEHOOD, CODE_SAME, STATE_SAME,
       ASSERTS_CONDEMNS, ACCUSED_NAMED, ASSERTER_NAMED, EARLY_AND_DICE, POINTS_ACROSS, DENY_AND_NAMED, NAMED_AND_DICE, CROWD };

const char *const dispute_evidence_names[] = {
    "bias", "denies", "negates", "condemns-falsehood", "soft", "both-deny", "asserts-negated", "polarity-apart", "accuses", "country-same", "country-apart", "accused-answers",
    "accused-other", "dice", "contained", "rare", "numbers", "names", "same-place", "points-and-near", "next", "near", "far", "across",
    "deny-and-dice", "negated-and-dice", "deny-and-contained", "same-name", "media", "deny-and-points",
    "accuses-and-answers", "deny-across", "apart-and-dice", "negates-early", "falsehood", "code-same", "state-same",
    "asserts-condemns", "accused-named", "asserter-named", "early-and-dice", "points-across", "deny-and-named",
    "named-and-dice", "crowd", NULL};

static bool same_country(Slice a, Slice b)
{
    return a.len > 0 && b.len > 0 && slice_equal(actor_country(a), actor_country(b));
}

static void compare_polarity(const Claim *asserts, const Claim *denies, int8_t *values)
{
    bool denial = denies->statement->act == ACT_DENY, attack = denies->statement->act == ACT_CONDEMN || denies->statement->act == ACT_ACCUSE;
    if (denial) values[DENIES] = EVIDENCE_FULL;
    else if (attack && denies->statement->negated) values[CONDEMNS_FALSEHOOD] = EVIDENCE_FULL;
    else if (denies->statement->negated) values[NEGATES] = EVIDENCE_FULL;
    else values[SOFT] = EVIDENCE_FULL;
    if (asserts->statement->act == ACT_DENY) values[BOTH_DENY] = EVIDENCE_FULL;
    if (asserts->statement->negated) values[ASSERTS_NEGATED] = EVIDENCE_FULL;
    if ((asserts->statement->negated != (asserts->statement->act == ACT_DENY)) != (denies->statement->negated != denial)) values[POLARITY_APART] = EVIDENCE_FULL;
    if (asserts->statement->act == ACT_ACCUSE) values[ACCUSES] = EVIDENCE_FULL;
    if (asserts->statement->act == ACT_CONDEMN) values[ASSERTS_CONDEMNS] = EVIDENCE_FULL;
    if (denies->statement->negated_early) values[NEGATES_EARLY] = EVIDENCE_FULL;
    if (denies->statement->falsehood) values[FALSEHOOD] = EVIDENCE_FULL;
}

static void compare_actors(const Claim *asserts, const Claim *denies, int8_t *values)
{
    if (same_country(asserts->statement->source_actor, denies->statement->source_actor)) values[COUNTRY_SAME] = EVIDENCE_FULL;
    else if (asserts->statement->source_actor.len > 0 && denies->statement->source_actor.len > 0) values[COUNTRY_APART] = EVIDENCE_FULL;
    Codes codes = codes_compared(asserts->statement->source_actor, denies->statement->source_actor);
    if (codes == CODES_SAME) values[CODE_SAME] = EVIDENCE_FULL;
    if (codes == CODES_STATE) values[STATE_SAME] = EVIDENCE_FULL;
    values[ACCUSED_NAMED] = share_within(&denies->statement->speaker_name, &asserts->statement->content);
    values[ASSERTER_NAMED] = share_within(&asserts->statement->speaker_name, &denies->statement->content);
    bool answers = same_country(asserts->statement->target_actor, denies->statement->source_actor) ||
                   (asserts->statement->addressee.count > 0 && bag_shared(&asserts->statement->addressee, &denies->statement->speaker_name).count > 0);
    if (asserts->statement->target.len > 0) values[answers ? ACCUSED_ANSWERS : ACCUSED_OTHER] = EVIDENCE_FULL;
    if (likeness_of(&asserts->statement->speaker_name, &denies->statement->speaker_name).contained == EVIDENCE_FULL) values[SAME_NAME] = EVIDENCE_FULL;
    if (slice_ends(asserts->statement->source_actor, SLICE("JRN")) || slice_ends(denies->statement->source_actor, SLICE("JRN"))) values[MEDIA] = EVIDENCE_FULL;
}

/* How far apart in one document; a denial comes behind what it denies. */
static void compare_places(const Claim *asserts, const Claim *denies, int8_t *values)
{
    enum { NEAR_CLAIMS = 3 };
    if (asserts->member.article != denies->member.article) {
        values[ACROSS] = EVIDENCE_FULL;
        return;
    }
    if (asserts->content_at.len > 0 && slice_equal(asserts->content_at, denies->content_at)) values[SAME_PLACE] = EVIDENCE_FULL;
    uint32_t a = asserts->member.order, d = denies->member.order;
    uint32_t distance = d > a ? d - a : a - d;
    bool close = distance <= NEAR_CLAIMS;
    values[d == a + 1 ? NEXT : close ? NEAR : FAR] = EVIDENCE_FULL;
    if (close && d > a && (denies->statement->points_back || !denies->statement->states)) values[POINTS_AND_NEAR] = EVIDENCE_FULL;
}

static void compare_contents(const Claim *asserts, const Claim *denies, int8_t *values)
{
    Likeness alike = likeness_of(&asserts->statement->content, &denies->statement->content);
    values[DICE] = alike.dice;
    values[CONTAINED] = alike.contained;
    values[RARE] = alike.rare;
    values[NUMBERS] = numbers_shared(asserts, denies) > 0 ? EVIDENCE_FULL : 0;
    values[NAMES] = bag_shared(&asserts->statement->names, &denies->statement->names).count > 0 ? EVIDENCE_FULL : 0;
}


/* What says more together than each by itself. */
static void combine(const Claim *denies, int8_t *values)
{
    if (values[DENIES] != 0) {
        values[DENY_AND_DICE] = values[DICE];
        values[DENY_AND_CONTAINED] = values[CONTAINED];
    }
    if (values[DENIES] != 0 && denies->statement->points_back && values[ACROSS] == 0) values[DENY_AND_POINTS] = EVIDENCE_FULL;
    if (values[ACCUSES] != 0 && values[ACCUSED_ANSWERS] != 0) values[ACCUSES_AND_ANSWERS] = EVIDENCE_FULL;
    if (values[DENIES] != 0 && values[ACROSS] != 0) values[DENY_ACROSS] = values[DICE];
    if (values[COUNTRY_APART] != 0) values[APART_AND_DICE] = values[DICE];
    if (values[NEGATES] != 0) values[NEGATED_AND_DICE] = values[DICE];
    if (values[NEGATES_EARLY] != 0) values[EARLY_AND_DICE] = values[DICE];
    if (denies->statement->points_back && values[ACROSS] != 0) values[POINTS_ACROSS] = EVIDENCE_FULL;
    if (values[DENIES] != 0) values[DENY_AND_NAMED] = values[ACCUSED_NAMED];
    values[NAMED_AND_DICE] = (int8_t)(values[ACCUSED_NAMED] * values[DICE] / EVIDENCE_FULL);
}

bool may_be_denied(const Claim *claim)
{
    Act act = claim->statement->act;
    return act != ACT_URGE && act != ACT_ASK && act != ACT_PRAISE && act != ACT_PROMISE && act != ACT_WARN;
}

bool may_deny(const Claim *claim) { return stands_against(claim) || claim->statement->negated; }

void evidence_of_dispute(const Claim *asserts, const Claim *denies, Evidence *evidence)
{
    int8_t *values = evidence->values;
    memset(values, 0, sizeof evidence->values);
    values[BIAS] = EVIDENCE_FULL;
    values[CROWD] = crowd_of(asserts, denies);
    compare_polarity(asserts, denies, values);
    compare_actors(asserts, denies, values);
    compare_places(asserts, denies, values);
    compare_contents(asserts, denies, values);
    combine(denies, values);
}
