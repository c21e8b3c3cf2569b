#include "tools/actorcode/evidence.h"

static bool is_country(const Sign *sign)
{
    return sign->kind == SIGN_COUNTRY || sign->kind == SIGN_CAPITAL || sign->kind == SIGN_PLACE || sign->kind == SIGN_ADJECTIVE;
}

static void see_actor(Evidence *evidence, const Sign *sign)
{
    if (code_placed(&evidence->code)) return;
    evidence->known = code_read(sign->code, &evidence->code);
}

/* An adjective directly behind a body's name says whose it is: حزب الله العراقي. */
static void see_country(Evidence *evidence, const Phrase *phrase, const Sign *sign, const Sign *before)
{
    bool behind = before != NULL && before->kind == SIGN_ACTOR && before->at + before->words == sign->at;
    bool corrects = behind && sign->kind == SIGN_ADJECTIVE && code_is_state(&evidence->code) && sign->code.len == 2;
    if (code_placed(&evidence->code) && !corrects) return;
    code_set_country(&evidence->code, sign->code);
    evidence->disputed = sign->disputed;
    evidence->where = sign->kind != SIGN_ADJECTIVE && sign->at > 0 && slice_is(phrase->words[sign->at - 1].folded, "في");
}

static void see_sector(Evidence *evidence, const Sign *sign)
{
    Slice *kept = sign->weak ? &evidence->weak : &evidence->strong;
    bool against = slice_is(sign->sector, "OPP") || slice_is(sign->sector, "REB") || slice_is(sign->sector, "PRM");
    if (evidence->under && against) *kept = sign->sector;
    bool unknown = slice_is(*kept, "UNK");
    if (sign->sector.len > 0 && (kept->len == 0 || unknown)) *kept = sign->sector;
}

static bool is_body(const Sign *sign) { return sign->word == WORD_BODY || sign->word == WORD_MEDIUM; }

/* Journalists of no medium that is named. */
static bool is_press(const Phrase *phrase, const Sign *sign)
{
    Slice folded = phrase->words[sign->at].folded;
    bool plural = slice_ends(folded, SLICE("ين")) || slice_ends(folded, SLICE("ون"));
    return sign->word == WORD_MEDIA || (sign->word == WORD_POST && plural && slice_is(sign->sector, "JRN"));
}

static void see_word(Evidence *evidence, const Phrase *phrase, const Sign *sign)
{
    switch (sign->word) {
    case WORD_FORMER: evidence->former = true; return;
    case WORD_OWN: evidence->own = true; return;
    case WORD_SIDES: evidence->sides = true; break;
    case WORD_COUNTERPART: evidence->counterpart = true; break;
    case WORD_UNDER: evidence->under = true; return;
    case WORD_ABROAD: case WORD_SAME: return;
    case WORD_ADJECTIVE: see_sector(evidence, sign); return;
    default: break;
    }
    see_sector(evidence, sign);
    if (evidence->head == NULL) {
        evidence->head = sign;
        evidence->unplaced = is_press(phrase, sign);
        evidence->outright = sign->sector.len > 0 && !sign->weak;
    } else if (evidence->body == NULL && !is_body(evidence->head) && is_body(sign)) {
        evidence->body = sign;
        evidence->unplaced = false;
    }
}

/* Whether a member has no words but those of its head, of the body behind that, and of نفسه. */
static bool is_bare(const Evidence *evidence, const Member *member)
{
    size_t words = member->to - member->from;
    if (evidence->head == NULL) return false;
    for (size_t i = 0; i < member->count; i++) {
        const Sign *sign = &member->signs[i];
        bool same = sign->kind == SIGN_WORD && sign->word == WORD_SAME;
        if (same || sign == evidence->head || sign == evidence->body) words -= sign->words;
    }
    return words == 0 && (evidence->body == NULL || !evidence->outright);
}

/* الفلسطينيون, not الفلسطينية: those of a nationality; so is who is introduced by it alone, or behind a number or a noun that no
   list has (فرنسية تتهم, 20 أمريكيا, رسام مصري). */
static bool is_people(const Phrase *phrase, const Member *member)
{
    if (member->count == 0 || member->signs[0].kind != SIGN_ADJECTIVE) return false;
    const PhraseWord *word = &phrase->words[member->signs[0].at];
    Slice folded = word->folded;
    bool near = member->signs[0].at <= member->from + 1;
    if (near && !member->adjective && !word_definite(word) && !word_definite(&phrase->words[member->from])) return true;
    return slice_ends(folded, SLICE("ين")) || slice_ends(folded, SLICE("ون")) || !word_is_relative(folded);
}

/* Whom he spoke to: للإذاعة, لوكالة رويترز. Only a journalist's medium is his own (مراسل لوكالة). */
static bool is_addressed(const Evidence *evidence, const Phrase *phrase, const Sign *sign)
{
    bool medium = sign->kind == SIGN_ACTOR ? slice_ends(sign->code, SLICE("/JRN"))
                                           : sign->kind == SIGN_WORD && sign->word == WORD_MEDIUM;
    bool journalist = slice_is(evidence->strong, "JRN") || slice_is(evidence->weak, "JRN");
    return medium && !journalist && sign->governed && slice_starts(phrase->words[sign->at].folded, SLICE("ل"));
}

Evidence evidence_of(const Phrase *phrase, const Member *member)
{
    Evidence evidence = {.head = NULL, .to = member->to};
    for (size_t i = 0; i < member->count; i++) {
        const Sign *sign = &member->signs[i];
        bool something = evidence.head != NULL || code_placed(&evidence.code) || evidence.person != NULL;
        bool abroad = sign->kind == SIGN_WORD && sign->word == WORD_ABROAD;
        if (something && (abroad || is_addressed(&evidence, phrase, sign))) {
            evidence.to = sign->at;
            break;
        }
        if (sign->kind == SIGN_ACTOR) see_actor(&evidence, sign);
        else if (is_country(sign)) see_country(&evidence, phrase, sign, i > 0 ? &member->signs[i - 1] : NULL);
        else if (sign->kind == SIGN_WORD) see_word(&evidence, phrase, sign);
        else if (evidence.person == NULL) evidence.person = sign;
    }
    evidence.people = is_people(phrase, member);
    evidence.named = code_placed(&evidence.code) && evidence.person == NULL;
    evidence.bare = is_bare(&evidence, member);
    return evidence;
}

/* Of a body by name the sector is its own; its soldiers are soldiers, and what a ministry's name says more counts. */
static bool keeps_own(const Evidence *evidence)
{
    if (!evidence->known) return false;
    bool government = strcmp(evidence->code.sector, "GOV") == 0 || strcmp(evidence->code.sector, "PREGOV") == 0;
    if (evidence->code.sector[0] != '\0' && !government) return true;
    return !code_is_state(&evidence->code) ? !slice_is(evidence->strong, "MIL") : evidence->strong.len == 0;
}

static bool among(Slice sector, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(sector, list[i])) return true;
    return false;
}

static bool held_office(const Code *code)
{
    static const char *const offices[] = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "UNK"};
    return among(slice_of(code->sector), offices, sizeof offices / sizeof *offices);
}

static void mark_disputed(Code *code)
{
    char marked[SECTOR_MAX + 1] = "PRE";
    if (strcmp(code->sector, "GOV") != 0 && strcmp(code->sector, "MIL") != 0) return;
    strcat(marked, code->sector);
    strcpy(code->sector, marked);
}

/* Where no word told a sector: those of a nationality, or of what a country or an actor by name stands for. */
static Slice default_sector(const Evidence *evidence)
{
    if (evidence->people) return SLICE("CVL");
    return evidence->named ? SLICE("GOV") : SLICE("UNK");
}

/* The sector for a code that has none yet. UNO and the like need none but for soldiers, media and companies. */
static Slice sector_for(const Evidence *evidence, Slice told)
{
    static const char *const kept[] = {"MIL", "JRN", "BUS"};
    bool state = code_is_state(&evidence->code);
    if (!state) return among(told, kept, sizeof kept / sizeof *kept) ? told : SLICE("");
    return told.len > 0 ? told : default_sector(evidence);
}

void evidence_settle_sector(Evidence *evidence, const Code *before, bool adjective)
{
    Code *code = &evidence->code;
    Slice sector = evidence->strong.len > 0 ? evidence->strong : evidence->weak;
    bool shares = before != NULL && (evidence->counterpart || (adjective && evidence->head == NULL));
    if (shares) sector = slice_of(before->sector);
    bool open = !evidence->adopted && !keeps_own(evidence);   /* not the actor's own */
    if (open && code->sector[0] == '\0') {
        code_set_sector(code, sector_for(evidence, sector));
    } else if (open && sector.len > 0) {
        evidence->disputed = strcmp(code->sector, "PREGOV") == 0;
        code_set_sector(code, sector);
    }
    if (evidence->former && code_is_state(code) && held_office(code)) code_set_sector(code, SLICE("ELI"));
    if (evidence->disputed) mark_disputed(code);
}
