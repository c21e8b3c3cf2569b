#include "tools/actorcode/members.h"

/* What the signs of a member have told so far. */
typedef struct {
    size_t words;
    bool named;            /* a country, an actor or a person */
    const Sign *head, *last;
} Told;

static Told told_by(const Member *member)
{
    Told told = {.words = member->to - member->from};
    for (size_t i = 0; i < member->count; i++) {
        const Sign *sign = &member->signs[i];
        if (sign->kind != SIGN_WORD) told.named = true;
        else if (told.head == NULL && sign_acts(sign)) told.head = sign;
        told.last = sign;
    }
    return told;
}

/* The second adjective of one noun: أمنية وإعلامية, الفرنسية والبريطانية. */
static bool is_second_adjective(const Phrase *phrase, const Told *told, const Sign *sign)
{
    if (told->last == NULL || told->last->at + told->last->words != sign->at) return false;
    if (sign->kind == SIGN_ADJECTIVE) return told->last->kind == SIGN_ADJECTIVE;
    bool qualifies = sign->kind == SIGN_WORD && word_is_relative(phrase->words[sign->at].folded);
    size_t before = told->last->at + told->last->words - 1;
    return qualifies && (told->last != told->head || told->last->words > 1) && word_is_relative(phrase->words[before].folded);
}

/* Whether an actor may begin at a sign behind و. A field of the same ministry or body (الصحة والتعليم) is none: nothing that
   names somebody has come before it. */
static bool begins_member(const Phrase *phrase, const Told *told, const Sign *sign)
{
    if (!sign->joined || sign->governed || !sign_acts(sign)) return false;
    if (sign->kind == SIGN_WORD && sign->word == WORD_COUNTERPART) return true;
    if (sign->possessed) return false;   /* رجل وزوجته: of the one before */
    if (told->named) return true;
    bool alone = told->words == 1 && told->head != NULL;
    if (sign->kind != SIGN_WORD) return alone;
    return alone || (told->head != NULL && !word_definite(&phrase->words[told->head->at]) &&
                     !slice_starts(phrase->words[sign->at].folded, SLICE("وال")));
}

size_t members_split(const Phrase *phrase, const Sign *signs, size_t count, Member members[CODES_MAX])
{
    size_t made = 0;
    Member member = {.signs = signs, .to = phrase->count};
    for (size_t i = 0; i < count; i++) {
        const Sign *sign = &signs[i];
        member.to = sign->at;
        Told told = told_by(&member);
        bool adjective = sign->joined && is_second_adjective(phrase, &told, sign);
        if (sign->at > member.from && made + 1 < CODES_MAX && (adjective || begins_member(phrase, &told, sign))) {
            members[made++] = member;
            member = (Member){.signs = sign, .from = sign->at, .adjective = adjective};
        }
        member.count++;
    }
    member.to = phrase->count;
    members[made++] = member;
    return made;
}
