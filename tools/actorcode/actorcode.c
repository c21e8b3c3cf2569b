/* The actorcode stage: who the names and the claims' sources and targets of each sentence are. */

#include "tools/stages.h"

#include "common/errors.h"
#include "lexicons.h"
#include "tools/actorcode/attributes.h"
#include "tools/actorcode/persons.h"
#include "tools/actorcode/titles.h"

#include <stdlib.h>

enum { KEPT_IDENTITIES = 64 };

/* A source that was identified, for later claims that carry it. */
typedef struct {
    Span span;
    uint32_t text;          /* its hash */
    Identity identity;
} KeptIdentity;

typedef struct {
    Document document;
    Persons *persons;
    Lexicon *own;
    KeptIdentity kept[KEPT_IDENTITIES];
    size_t kept_count, kept_next;
    Buffer scratch;         /* for the attrs of one record */
} Coder;

/* ---- open and close ---- */

static void coder_close(void *opaque)
{
    Coder *coder = opaque;
    persons_close(coder->persons);
    lexicon_free(coder->own);
    buffer_free(&coder->scratch);
    free(coder);
}

/* The codes of a user's lexicon must be ones that can be written. */
static const char *check_row(Slice row)
{
    Code code;
    Slice text = lexicon_row_cell(row, 1);
    bool writable = code_read(text, &code);
    for (size_t i = 0; i < text.len; i++) writable = writable && strchr("+;=%, ", text.ptr[i]) == NULL;
    return writable ? NULL : "COUNTRY or COUNTRY/SECTOR in column 2, of at most 15 and 7 letters";
}

static void *coder_open(const Options *options)
{
    enum { OWN_COLUMNS = 5 };
    const char *paths[OPTIONS_REPEATED_MAX];
    size_t files = options_values(options, "lexicon", paths);
    const LexiconForm form = {OWN_COLUMNS, arabic_stem_phrase, check_row};
    Lexicon *own = files > 0 ? lexicon_load_all(paths, files, &form) : NULL;
    if (files > 0 && own == NULL) return NULL;
    Coder *coder = calloc(1, sizeof *coder);
    if (coder == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *coder);
    coder->persons = persons_open();
    coder->document.persons = coder->persons;
    coder->own = own;
    coder->document.knowledge = (Knowledge){own, {"", 0}, &coder->document.setting};
    return coder;
}

static void begin_document(Coder *coder)
{
    cast_clear(&coder->document.cast);
    coder->document.setting.count = 0;
    coder->kept_count = coder->kept_next = 0;
}

/* ---- names ---- */

/* The names of a sentence, with where they stand in it. */
typedef struct {
    NamedSpan *spans;
    size_t count;
} Names;

static char label_of(Slice label)
{
    if (slice_is(label, "PER")) return 'P';
    if (slice_is(label, "ORG")) return 'O';
    return slice_is(label, "LOC") ? 'L' : '\0';
}

static bool of_sentence(const Sentence *sentence, const Record *record)
{
    return record->sent == sentence->head.sent && slice_equal(record->doc, sentence->head.doc);
}

static Slice name_text(const Sentence *sentence, const NamedSpan *span)
{
    return slice_part(sentence->head.text, span->from, span->to);
}

/* A country by its name, a place by where it lies; a capital and a country may stand for the government. */
static Code code_of_place(Coder *coder, Slice text, Arena *arena)
{
    Phrase phrase;
    Sign signs[SIGNS_MAX];
    Code code = {"", ""};
    phrase_read(&phrase, text, arena);
    for (size_t i = 0; i < phrase.count; i++) phrase.words[i].place = true;
    size_t count = signs_read(&coder->document.knowledge, &phrase, arena, signs);
    if (count == 0) return code;
    bool whole = signs[0].at == 0 && signs[0].words == phrase.count;
    Slice country = signs[0].kind == SIGN_WORD || signs[0].kind == SIGN_ACTOR ? (Slice){"", 0} : signs[0].code;
    code_set_country(&code, country);
    bool speaks = whole && (signs[0].kind == SIGN_COUNTRY || signs[0].kind == SIGN_CAPITAL);
    if (code_placed(&code)) {
        setting_add(&coder->document.setting, country, speaks ? WEIGHT_NAME : WEIGHT_PLACE);
        if (speaks && code_is_state(&code)) code_set_sector(&code, SLICE("GOV"));
    }
    return code;
}

static Code code_of_body(Coder *coder, Slice text, Arena *arena)
{
    Phrase phrase;
    phrase_read(&phrase, text, arena);
    Code code = identify_words(&coder->document.knowledge, &phrase, arena);
    bool abroad = strcmp(code.sector, "JRN") == 0 || strcmp(code.sector, "BUS") == 0;   /* both are of other countries too */
    if (code_is_state(&code) && !abroad) setting_add(&coder->document.setting, slice_of(code.country), WEIGHT_NAME);
    return code;
}

/* What his title says; where it does not say whose he is, what the document lets one think. */
static Code code_of_person(Coder *coder, Sentence *sentence, const Names *names, size_t at, bool *guessed)
{
    const Knowledge *knowledge = &coder->document.knowledge;
    Arena *arena = sentence->arena;
    Phrase title;
    Code code = {"", ""};
    *guessed = false;
    if (!title_read(knowledge, sentence->head.text, names->spans, names->count, at, &title, arena)) return code;
    code = identify_words(knowledge, &title, arena);
    if (code_placed(&code)) return code;
    uint64_t where = sentence_span(sentence, names->spans[at].from, names->spans[at].to).begin;
    Identity identity = identify(&coder->document, &title, where, NULL, arena);
    *guessed = true;
    return identity.actor.count == 1 && !identity.assumed && strcmp(identity.actor.codes[0].sector, "UNK") != 0 ? identity.actor.codes[0] : code;
}

/* Who is known without the document's help, where it has not said who he is. */
static void recognise(Coder *coder, FigureRef ref, Slice name, const Code *guess, Arena *arena)
{
    Figure *figure = cast_figure(&coder->document.cast, ref);
    const Knowledge *knowledge = &coder->document.knowledge;
    Code code;
    if (figure == NULL || code_placed(&figure->code)) return;
    if (persons_code(coder->persons, knowledge, (Slice){figure->name, figure->name_length}, &code, arena) ||
        persons_code(coder->persons, knowledge, name, &code, arena)) figure->code = code;
    else figure->code = *guess;
}

/* A body is called by its first noun later: المرصد, الاتحاد. */
static void mention_body(Coder *coder, Sentence *sentence, const NamedSpan *span, Slice text, const Code *code)
{
    Phrase phrase;
    phrase_read(&phrase, text, sentence->arena);
    if (phrase.count < 2 || !code_placed(code)) return;
    uint32_t head = lexicon_hash(phrase.words[0].stem);
    Mention mention = {.head = head, .whole = head, .feminine = slice_ends(phrase.words[0].folded, SLICE("ه")),
                       .at = sentence_span(sentence, span->from, span->to).begin, .figure = span->figure};
    actor_add(&mention.actor, code);
    cast_mention(&coder->document.cast, &mention);
}

static void note_name(Coder *coder, Sentence *sentence, Names *names, size_t at)
{
    NamedSpan *span = &names->spans[at];
    Slice text = name_text(sentence, span);
    Code code = {"", ""}, guess = {"", ""};
    bool guessed = false;
    if (span->label == 'P') code = code_of_person(coder, sentence, names, at, &guessed);
    else if (span->label == 'O') code = code_of_body(coder, text, sentence->arena);
    else if (span->label == 'L') code = code_of_place(coder, text, sentence->arena);
    else return;
    if (guessed) {
        guess = code;
        code = (Code){"", ""};
    }
    span->figure = cast_note(&coder->document.cast, span->label, text, &code, sentence->arena);
    if (span->label == 'O') mention_body(coder, sentence, span, text, &code);
    if (span->label == 'P' && code_is_state(&code)) setting_add(&coder->document.setting, slice_of(code.country), WEIGHT_OFFICE);
    if (span->label == 'P') recognise(coder, span->figure, text, &guess, sentence->arena);
}

static Names read_names(Coder *coder, Sentence *sentence, const Record *records, size_t count)
{
    Names names = {arena_take(sentence->arena, (count + 1) * sizeof *names.spans), 0};
    for (size_t i = 0; i < count; i++) {
        const Record *record = &records[i];
        NamedSpan span = {.label = label_of(record->label)};
        if (record->type != 'E' || !of_sentence(sentence, record)) continue;
        if (!sentence_locate(sentence, (Span){record->begin, record->end}, record->text, &span.from, &span.to)) continue;
        names.spans[names.count++] = span;
    }
    for (size_t i = 0; i < names.count; i++) note_name(coder, sentence, &names, i);
    return names;
}

static Described describe(Coder *coder, const Identity *identity)
{
    const Figure *figure = cast_figure(&coder->document.cast, identity->figure);
    Described described = {.actor = identity->actor, .name = {"", 0}};
    if (figure != NULL) described.name = (Slice){figure->name, figure->name_length};
    return described;
}

static void write_names(Coder *coder, Sentence *sentence, const Names *names, Record *records, size_t count)
{
    for (size_t i = 0, at = 0; i < count && at < names->count; i++) {
        if (records[i].type != 'E' || !of_sentence(sentence, &records[i])) continue;
        const NamedSpan *span = &names->spans[at];
        size_t from, to;
        if (!sentence_locate(sentence, (Span){records[i].begin, records[i].end}, records[i].text, &from, &to)) continue;
        at++;
        Identity identity = {.figure = span->figure};
        const Figure *figure = cast_figure(&coder->document.cast, span->figure);
        if (figure != NULL && code_placed(&figure->code) && (figure->code.sector[0] != '\0' || !code_is_state(&figure->code)))
            actor_add(&identity.actor, &figure->code);
        Described described = describe(coder, &identity);
        records[i].attrs = attributes_of_name(records[i].attrs, &described, &coder->scratch, sentence->arena);
    }
}

/* ---- claims ---- */

static const KeptIdentity *kept_of(const Coder *coder, Span span, uint32_t text)
{
    for (size_t i = 0; i < coder->kept_count; i++) {
        const KeptIdentity *kept = &coder->kept[i];
        if (kept->span.begin == span.begin && kept->span.end == span.end && kept->text == text) return kept;
    }
    return NULL;
}

static void keep(Coder *coder, KeptIdentity identity)
{
    coder->kept[coder->kept_next] = identity;
    coder->kept_next = (coder->kept_next + 1) % KEPT_IDENTITIES;
    if (coder->kept_count < KEPT_IDENTITIES) coder->kept_count++;
}

/* What a claim's own words told of a person is what he is from here on. */
static void learn(Coder *coder, const Identity *identity)
{
    Figure *figure = cast_figure(&coder->document.cast, identity->figure);
    if (figure == NULL || figure->label != 'P' || identity->assumed || identity->actor.count != 1 || code_placed(&figure->code)) return;
    if (strcmp(identity->actor.codes[0].sector, "UNK") != 0) figure->code = identity->actor.codes[0];
}

/* Who a source or target is that stands at `where`. */
static Identity identify_role(Coder *coder, Sentence *sentence, const Names *names, Slice text, Slice where, const Code *speaker)
{
    Span span;
    Identity identity = {.actor.count = 0};
    if (text.len == 0 || !span_next(&where, &span)) return identity;
    uint32_t hash = lexicon_hash(text);
    const KeptIdentity *kept = kept_of(coder, span, hash);
    if (kept != NULL) return kept->identity;
    Phrase phrase;
    size_t from, to;
    phrase_read(&phrase, text, sentence->arena);
    if (span.begin >= sentence->head.begin && sentence_locate(sentence, span, text, &from, &to)) {
        names_mark(&phrase, from, names->spans, names->count);
        phrase_see_before(&phrase, slice_part(sentence->head.text, 0, from), sentence->arena);
    }
    identity = identify_mention(&coder->document, &phrase, span.begin, speaker, sentence->arena);
    learn(coder, &identity);
    keep(coder, (KeptIdentity){span, hash, identity});
    return identity;
}

static void code_claim(Coder *coder, Sentence *sentence, const Names *names, Record *claim)
{
    Slice source_at = {"", 0}, target = {"", 0}, target_at = {"", 0};
    Arena *arena = sentence->arena;
    attrs_get(claim->attrs, "source_at", arena, &source_at);
    attrs_get(claim->attrs, "target", arena, &target);
    attrs_get(claim->attrs, "target_at", arena, &target_at);
    Identity source = identify_role(coder, sentence, names, claim->value, source_at, NULL);
    const Code *speaker = source.actor.count > 0 ? &source.actor.codes[0] : NULL;
    Identity addressed = identify_role(coder, sentence, names, target, target_at, speaker);
    Described described_source = describe(coder, &source), described_target = describe(coder, &addressed);
    claim->attrs = attributes_of_claim(claim->attrs, &described_source, &described_target, &coder->scratch, arena);
}

/* What is known of the document: its day, and its outlet, whose country its ministry and police are where it says no other. */
static void see_about(Coder *coder, const Record *about, Arena *arena)
{
    Document *document = &coder->document;
    Slice outlet;
    document->knowledge.day = document->home = (Slice){"", 0};
    if (about == NULL) return;
    document->knowledge.day = about->value;
    if (!attrs_get(about->attrs, "outlet", arena, &outlet)) return;
    uint32_t row = lexicon_find(&lexicon_national_media, arabic_stem_phrase(arena, outlet));
    if (row != LEXICON_NONE) document->home = slice_part(lexicon_cell(&lexicon_national_media, row, 1), 0, 2);
}

static void coder_amend(void *opaque, Sentence *sentence, Record *records, size_t count)
{
    Coder *coder = opaque;
    if (sentence->new_document) begin_document(coder);
    see_about(coder, sentence->about, sentence->arena);
    if (sentence->new_document) setting_add(&coder->document.setting, coder->document.home, WEIGHT_NAME);
    setting_fade(&coder->document.setting);
    Names names = read_names(coder, sentence, records, count);
    write_names(coder, sentence, &names, records, count);
    for (size_t i = 0; i < count; i++)
        if (records[i].type == 'C' && of_sentence(sentence, &records[i])) code_claim(coder, sentence, &names, &records[i]);
}

static const OptionSpec own[] = {{"lexicon", OPTION_REPEATS}, {NULL, false}};

const Stage actorcode_stage = {
    .name = "actorcode", .own = own, .reads = "EC", .open = coder_open, .amend = coder_amend, .close = coder_close,
};
