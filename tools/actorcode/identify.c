#include "tools/actorcode/identify.h"
#include "tools/actorcode/evidence.h"

/* ---- what the document adds ---- */

typedef struct {
    Document *document;
    const Phrase *phrase;
    uint64_t at;
    const Code *speaker;
    Arena *arena;
} Reader;

static bool feminine(const Phrase *phrase, const Sign *sign)
{
    return slice_ends(phrase->words[sign->at].folded, SLICE("ه"));
}

/* الوزارة, or وزارة الدفاع: somebody that is known already; not مصدر أمني. Of those that speak for others all are (معاليه). */
static bool is_definite(const Phrase *phrase, const Sign *sign)
{
    bool pronoun = slice_ends(phrase->words[sign->at].folded, SLICE("ه")) || slice_ends(phrase->words[sign->at].folded, SLICE("ها"));
    if (sign->word == WORD_SPOKESMAN && pronoun) return true;
    size_t next = sign->at + sign->words;
    return word_definite(&phrase->words[sign->at]) || word_definite(&phrase->words[next - 1]) ||
           (next < phrase->count && word_definite(&phrase->words[next]));
}

/* A noun that no list has, as a body named before may be called: الصندوق, الكتلة. */
static const Mention *unlisted(const Reader *reader, const Member *member)
{
    const PhraseWord *word = &reader->phrase->words[member->from];
    if (member->count > 0 || member->to - member->from != 1 || !word_definite(word)) return NULL;
    uint32_t head = lexicon_hash(word->stem);
    bool same;
    return cast_recall(&reader->document->cast, head, head, slice_ends(word->folded, SLICE("ه")), reader->at, &same);
}

/* المتحدث باسمها: of the movement, ministry or company named last. */
static bool speaks_for_her(const Phrase *phrase, const Member *member, const Sign *head)
{
    if (head->word != WORD_SPOKESMAN) return false;
    for (size_t i = member->from; i < member->to; i++)
        if (slice_is(phrase->words[i].folded, "باسمها")) return true;
    return false;
}

/* A post, a body or a source that does not say whose: who was called so before. A statement is that of who issued it. */
static const Mention *antecedent(const Reader *reader, const Member *member, const Evidence *evidence, bool *same)
{
    const Sign *head = evidence->body != NULL ? evidence->body : evidence->head;
    const Cast *cast = &reader->document->cast;
    *same = true;
    if (head == NULL) return unlisted(reader, member);
    if (evidence->sides) return cast_sides(cast, reader->at);
    if (head->word == WORD_DOCUMENT) return cast_issuer(cast, reader->at);
    if (speaks_for_her(reader->phrase, member, head)) return cast_called(cast, true, reader->at);
    if (!is_definite(reader->phrase, head)) return NULL;
    bool speaker = head == evidence->head && (head->word == WORD_SPOKESMAN || head->word == WORD_SOURCE) && evidence->bare;
    const Mention *mention = cast_recall(cast, head->head, head->whole, feminine(reader->phrase, head), reader->at, same);
    if (mention != NULL || !speaker) return mention;
    *same = true;
    return cast_speaker(cast, reader->at);
}

/* What is known of a person whose country his words tell, or who was guessed before the document named one; false of others. */
static bool add_sector_of_person(Evidence *evidence, const Code *his, bool told)
{
    bool says_nothing = !told && evidence->weak.len == 0;
    if (code_placed(&evidence->code)) {
        bool same = strcmp(evidence->code.country, his->country) == 0;
        if (same && says_nothing && evidence->code.sector[0] == '\0') evidence->code = *his;
        return true;
    }
    if (strcmp(his->country, "XX") != 0) return false;
    if (says_nothing) evidence->strong = slice_of(his->sector);
    return true;
}

/* The person's own code, and his country where the words tell only his post. */
static void add_person(const Reader *reader, Evidence *evidence)
{
    if (evidence->person == NULL) return;
    const NamedSpan *name = reader->phrase->words[evidence->person->at].entity;
    const Figure *figure = cast_figure(&reader->document->cast, name->figure);
    if (figure == NULL || !code_placed(&figure->code)) return;
    bool told = evidence->strong.len > 0;
    if (add_sector_of_person(evidence, &figure->code, told)) return;
    bool minister = slice_is(evidence->strong, "GOV") && strcmp(figure->code.sector, "MIL") == 0;
    told = told && !minister;
    if (told && code_is_state(&figure->code)) code_set_country(&evidence->code, slice_of(figure->code.country));
    else evidence->code = figure->code;
    evidence->adopted = !told;
}

/* A body that has been named before with its country. */
static void add_body(const Reader *reader, const Member *member, Evidence *evidence)
{
    for (size_t i = member->from; i < evidence->to; i++) {
        const NamedSpan *name = reader->phrase->words[i].entity;
        const Figure *figure = name != NULL && name->label == 'O' ? cast_figure(&reader->document->cast, name->figure) : NULL;
        if (figure == NULL || !code_placed(&figure->code)) continue;
        evidence->code = figure->code;
        evidence->known = evidence->code.sector[0] != '\0' && strcmp(evidence->code.sector, "UNK") != 0;
        return;
    }
}

/* A name that nothing marks as one: of somebody named before, or known. */
static void add_unmarked(const Reader *reader, const Member *member, Evidence *evidence, FigureRef *ref, Arena *arena)
{
    if (member->count > 0 || member->to == member->from) return;
    size_t from = reader->phrase->words[member->from].from, to = reader->phrase->words[member->to - 1].to;
    Slice name = slice_part(reader->phrase->text, from, to);
    *ref = cast_find(&reader->document->cast, name, arena);
    const Figure *figure = cast_figure(&reader->document->cast, *ref);
    if (figure != NULL) evidence->code = figure->code;
    else persons_code(reader->document->persons, &reader->document->knowledge, name, &evidence->code, arena);
    evidence->adopted = code_placed(&evidence->code);
}

static void add_setting(const Reader *reader, Evidence *evidence)
{
    if (evidence->unplaced) {
        code_set_country(&evidence->code, SLICE("XX"));
        return;
    }
    Slice country = setting_country(&reader->document->setting, 0);
    if (country.len == 0) country = reader->document->home;
    code_set_country(&evidence->code, country.len > 0 ? country : SLICE("XX"));
}

/* ---- members ---- */

static Identity of_mention(const Mention *mention) { return (Identity){.actor = mention->actor, .figure = mention->figure}; }

/* The two sides that the document is about, where it has not named them together. */
static Identity both_sides(const Reader *reader)
{
    Identity identity = {.actor.count = 0};
    for (size_t rank = 0; rank < 2; rank++) {
        Code code = {"", "GOV"};
        code_set_country(&code, setting_country(&reader->document->setting, rank));
        if (code_placed(&code)) actor_add(&identity.actor, &code);
    }
    return identity;
}

/* The figure whose name stands in a member: a person before a body, a body before a place. */
static FigureRef named_in(const Reader *reader, const Member *member, const Evidence *evidence)
{
    FigureRef best = {0, 0};
    char best_label = 0;
    for (size_t i = member->from; i < evidence->to; i++) {
        const NamedSpan *name = reader->phrase->words[i].entity;
        if (name == NULL || name->figure.serial == 0) continue;
        bool better = best_label == 0 || (name->label == 'P' && best_label != 'P');
        if (!better) continue;
        best = name->figure;
        best_label = name->label;
    }
    return best;
}

/* An unnamed person in a body (مصدر في الخارجية) does not take its name; its spokesman and its statement do. */
static bool takes_name(const Evidence *evidence)
{
    if (evidence->person != NULL || evidence->head == NULL) return true;
    switch (evidence->head->word) {
    case WORD_BODY: case WORD_MEDIUM: case WORD_SPOKESMAN: case WORD_DOCUMENT: return true;
    case WORD_POST: return false;
    default: return false;
    }
}

/* The code of who was called so before, and the sector that the words tell outright. */
static void add_antecedent(Evidence *evidence, const Code *code)
{
    if (code_is_state(code) && evidence->strong.len > 0) code_set_country(&evidence->code, slice_of(code->country));
    else evidence->code = *code;
}

/* What the document and the member before let one think of a country that nothing has told yet. */
static void place(const Reader *reader, Evidence *evidence, const Code *before)
{
    if (code_placed(&evidence->code)) return;
    bool beside = before != NULL && code_is_state(before) && !evidence->unplaced;
    if (beside) code_set_country(&evidence->code, slice_of(before->country));
    else add_setting(reader, evidence);
}

/* Whose name it is: one that stands in the member, else that of who was called so before. */
static FigureRef name_of(const Reader *reader, const Member *member, const Evidence *evidence, const Mention *mention)
{
    if (!takes_name(evidence)) return (FigureRef){0, 0};
    FigureRef named = named_in(reader, member, evidence);
    return named.serial == 0 && mention != NULL ? mention->figure : named;
}

/* What the member's own words and names tell, and the names without their document. */
static Evidence read_member(const Reader *reader, const Member *member, FigureRef *unmarked)
{
    Evidence evidence = evidence_of(reader->phrase, member);
    if (evidence.own && reader->speaker != NULL && !code_placed(&evidence.code))
        code_set_country(&evidence.code, slice_of(reader->speaker->country));
    add_person(reader, &evidence);
    if (!code_placed(&evidence.code)) add_body(reader, member, &evidence);
    if (!code_placed(&evidence.code)) add_unmarked(reader, member, &evidence, unmarked, reader->arena);
    return evidence;
}

/* Who has a name and no office that any word told is a private person. */
static void settle_private(Identity *identity, Evidence *evidence)
{
    bool named = evidence->person != NULL || identity->figure.serial != 0;
    if (!named || evidence->head != NULL || !code_is_state(&evidence->code)) return;
    if (strcmp(evidence->code.sector, "UNK") != 0) return;
    code_set_sector(&evidence->code, SLICE("CVL"));
    identity->assumed = true;
}

/* A body or an office that says whose it is tells where the document is set; a medium writes of other countries too. */
static void set_scene(const Reader *reader, const Evidence *evidence)
{
    bool office = evidence->head != NULL && evidence->person == NULL && !slice_is(evidence->strong, "JRN");
    if (office && code_is_state(&evidence->code)) setting_add(&reader->document->setting, slice_of(evidence->code.country), WEIGHT_OFFICE);
}

/* Who was meant before by what the member calls him; NULL where its own words tell the country. */
static const Mention *mention_of(const Reader *reader, const Member *member, const Evidence *evidence, bool *same)
{
    bool told = code_placed(&evidence->code);
    const Mention *mention = told && !evidence->where ? NULL : antecedent(reader, member, evidence, same);
    return told && mention != NULL && code_is_state(&mention->actor.codes[0]) ? NULL : mention;
}

static Identity identify_member(const Reader *reader, const Member *member, const Code *before)
{
    Identity identity = {.actor.count = 0};
    Evidence evidence = read_member(reader, member, &identity.figure);
    bool same = true, told = code_placed(&evidence.code);
    if (told) set_scene(reader, &evidence);
    const Mention *mention = mention_of(reader, member, &evidence, &same);
    bool alone = evidence.person == NULL && (evidence.bare || evidence.head == NULL);
    if (mention != NULL && same && alone) return of_mention(mention);
    if (evidence.sides && !told) return both_sides(reader);
    if (mention != NULL) add_antecedent(&evidence, &mention->actor.codes[0]);
    place(reader, &evidence, before);
    evidence_settle_sector(&evidence, before, member->adjective);
    settle_private(&identity, &evidence);
    actor_add(&identity.actor, &evidence.code);
    if (identity.figure.serial == 0) identity.figure = name_of(reader, member, &evidence, same ? mention : NULL);
    return identity;
}

/* A member that says no country but shares its noun's adjective or its place with the next: أمنية وإعلامية ألمانية, الحكومة
   والمعارضة في بوليفيا. */
static void share_country(const Phrase *phrase, const Member *members, size_t count, size_t at, Code *before)
{
    if (at + 1 >= count || code_placed(before)) return;
    Evidence next = evidence_of(phrase, &members[at + 1]);
    if (members[at + 1].adjective || next.where) *before = next.code;
}

Identity identify(Document *document, const Phrase *phrase, uint64_t at, const Code *speaker, Arena *arena)
{
    Sign signs[SIGNS_MAX];
    Member members[CODES_MAX];
    Identity whole = {.actor.count = 0};
    if (phrase->count == 0) return whole;
    size_t count = members_split(phrase, signs, signs_read(&document->knowledge, phrase, arena, signs), members);
    Reader reader = {document, phrase, at, speaker, arena};
    Code before = {"", ""};
    for (size_t i = 0; i < count; i++) {
        share_country(phrase, members, count, i, &before);
        Identity identity = identify_member(&reader, &members[i], code_placed(&before) ? &before : NULL);
        for (size_t code = 0; code < identity.actor.count; code++) actor_add(&whole.actor, &identity.actor.codes[code]);
        if (identity.actor.count > 0) before = identity.actor.codes[0];
        if (count == 1) whole.figure = identity.figure, whole.assumed = identity.assumed;
    }
    return whole;
}

/* Whether the actor may be called by a sign later: by the first noun, and by those of bodies behind it. */
static bool calls(const Sign *sign, bool first)
{
    bool body = sign->kind == SIGN_ACTOR || (sign->kind == SIGN_WORD && (sign->word == WORD_BODY || sign->word == WORD_MEDIUM));
    return sign_acts(sign) && (first || body);
}

Identity identify_mention(Document *document, const Phrase *phrase, uint64_t at, const Code *speaker, Arena *arena)
{
    Mention spoken = {.at = at, .speaks = speaker == NULL};
    Identity identity = identify(document, phrase, at, speaker, arena);
    Sign signs[SIGNS_MAX];
    size_t count = signs_read(&document->knowledge, phrase, arena, signs);
    spoken.actor = identity.actor;
    spoken.figure = identity.figure;
    if (identity.actor.count > 0) cast_mention(&document->cast, &spoken);
    for (size_t i = 0; i < count && identity.actor.count > 0; i++) {
        if (!calls(&signs[i], i == 0)) continue;
        cast_mention(&document->cast, &(Mention){
            .head = signs[i].head, .whole = signs[i].whole, .feminine = feminine(phrase, &signs[i]), .at = at, .actor = identity.actor,
            .figure = identity.figure, .issuer = strcmp(identity.actor.codes[0].sector, "JRN") != 0,
            .sides = identity.actor.count == 2 && signs[0].kind != SIGN_WORD});
    }
    return identity;
}

Code identify_words(const Knowledge *knowledge, const Phrase *phrase, Arena *arena)
{
    Sign signs[SIGNS_MAX];
    Member members[CODES_MAX];
    Code none = {"", ""};
    if (phrase->count == 0) return none;
    size_t count = members_split(phrase, signs, signs_read(knowledge, phrase, arena, signs), members);
    (void)count;
    Evidence evidence = evidence_of(phrase, &members[0]);
    if (!code_placed(&evidence.code) && evidence.head == NULL) return none;
    evidence_settle_sector(&evidence, NULL, false);
    return evidence.code;
}
