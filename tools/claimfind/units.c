/* From tokens and E records to units. */

#include "tools/claimfind/units.h"

#include "common/arabic.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "common/word_key.h"
#include "tools/claimfind/enclosures.h"
#include "tools/claimfind/word_readings.h"

#include <stdlib.h>

enum { HEADING_UNITS_MAX = 14, RELAY_UNITS_MAX = 12, MARKER_WORDS = 12, ROOM = 8 };

struct UnitReader {
    const Vocabulary *vocabulary;
    WordReadings *words;
    Unit units[UNITS_MAX + ROOM];
};

/* An E record of the sentence, in turn. */
typedef struct {
    Sentence *sentence;
    size_t next;
    Record record;
    bool there;
} Names;

UnitReader *units_open(const Vocabulary *vocabulary)
{
    UnitReader *reader = calloc(1, sizeof *reader);
    if (!reader) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *reader);
    reader->vocabulary = vocabulary;
    reader->words = word_readings_open(vocabulary);
    return reader;
}

void units_close(UnitReader *reader)
{
    if (!reader) return;
    word_readings_close(reader->words);
    free(reader);
}

/* أن, بأنه, عن within the next words. */
static bool marker_follows(const TokenList *tokens, size_t at)
{
    for (size_t i = at + 1; i < tokens->count && i <= at + MARKER_WORDS; i++) {
        Slice folded = token_folded(&tokens->items[i]);
        bool that = folded.len <= 5 * LETTER_BYTES && (slice_starts(folded, SLICE("ان")) || slice_starts(folded, SLICE("بان")));
        if (that || slice_is(folded, "عن")) return true;
    }
    return false;
}

bool units_may_claim(UnitReader *reader, Sentence *sentence)
{
    TokenList tokens = sentence_tokens(sentence);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        if (token->class == TOKEN_PUNCT && i > 0 && i + 1 < tokens.count && slice_is(token_folded(token), ":")) return true;
        if (token->class != TOKEN_WORD) continue;
        Slice text = slice_part(sentence->head.text, token->begin, token->end);
        CuePower power = word_readings_power(reader->words, text, token_folded(token));
        if (power == CUES || (power == CUES_WITH_MARKER && marker_follows(&tokens, i))) return true;
    }
    return false;
}

/* ---- names ---- */

static bool next_name(Names *names)
{
    do names->there = sentence_record(names->sentence, &names->next, &names->record);
    while (names->there && (names->record.type != 'E' || names->record.label.len == 0));
    return names->there;
}

/* The name that the span stands in or that begins in it; NULL where none does. */
static const Record *name_at(Names *names, Span span)
{
    while (names->there && names->record.end <= span.begin) next_name(names);
    return names->there && names->record.begin < span.end ? &names->record : NULL;
}

/* ---- words ---- */

/* Behind لـ the article has lost its alef: لجيش. */
static Slice whole_article(Arena *arena, Slice folded)
{
    char *bytes = arena_take(arena, folded.len + LETTER_BYTES + WORD_KEY_PADDING);
    memcpy(bytes, "ا", LETTER_BYTES);
    memcpy(bytes + LETTER_BYTES, folded.ptr, folded.len);
    memset(bytes + LETTER_BYTES + folded.len, 0, WORD_KEY_PADDING);
    return (Slice){bytes, folded.len + LETTER_BYTES};
}

/* A unit for each proclitic; returns the word without them, folded. */
static Slice read_proclitics(Reading *reading, const Token *token, unsigned count, uint32_t *begin)
{
    Slice text = slice_part(reading->sentence->head.text, token->begin, token->end), folded = token_folded(token);
    size_t from = 0;
    for (unsigned taken = 0; taken < count; taken++) {
        size_t to = from + arabic_skip_letters(slice_part(text, from, text.len), 1);
        reading->units[reading->count++] = (Unit){
            .begin = token->begin + (uint32_t)from, .end = token->begin + (uint32_t)to, .mate = NO_UNIT,
            .folded = {folded.ptr, LETTER_BYTES}, .clitic = proclitic(folded), .class = TOKEN_WORD,
            .begins_token = taken == 0};
        folded = slice_part(folded, LETTER_BYTES, folded.len);
        from = to;
    }
    *begin = token->begin + (uint32_t)from;
    return folded;
}

/* Letters before a name that begins inside the word. */
static unsigned before_name(const Token *token, const Record *name, Span span)
{
    Slice folded = token_folded(token);
    unsigned count = 0;
    while (count < PROCLITICS_MAX && count < name->begin - span.begin && folded.len > LETTER_BYTES && proclitic(folded)) {
        folded = slice_part(folded, LETTER_BYTES, folded.len);
        count++;
    }
    return count;
}

static void read_word(UnitReader *reader, Reading *reading, const Token *token, const Record *name, Span span)
{
    Slice text = slice_part(reading->sentence->head.text, token->begin, token->end);
    WordReading word = word_readings_find(reader->words, text, token_folded(token));
    bool named = name && name->begin >= span.begin;
    unsigned proclitics = named ? before_name(token, name, span) : word.proclitics;
    uint32_t begin;
    Slice stem = read_proclitics(reading, token, proclitics, &begin);
    if (proclitics > 0 && lost_alef(reading->units[reading->count - 1].clitic, stem))
        stem = whole_article(reading->sentence->arena, stem);
    bool other = named && proclitics != word.proclitics;
    KnownWord known = other ? vocabulary_find(reader->vocabulary, stem) : word.stem;
    reading->units[reading->count++] = (Unit){
        .begin = begin, .end = token->end, .mate = NO_UNIT, .folded = stem, .class = TOKEN_WORD,
        .begins_token = proclitics == 0, .pronoun = named ? word.pronouns >> proclitics & 1 : word.pronoun,
        .cue = known.cue, .kind = known.kind, .context = known.context,
        .article = stem.len > 3 * LETTER_BYTES && slice_starts(stem, SLICE("ال"))};
}

static void mark_name(Unit *unit, const Record *name, Span token)
{
    unit->entity = name->label.ptr[0];
    unit->entity_begins = name->begin >= token.begin;
}

static void read_token(UnitReader *reader, Reading *reading, const Token *token, Names *names)
{
    Sentence *sentence = reading->sentence;
    Span span = {0, 0};
    const Record *name = NULL;
    if (names->there) {
        span = sentence_span(sentence, token->begin, token->end);
        name = name_at(names, span);
    }
    if (token->class == TOKEN_WORD) read_word(reader, reading, token, name, span);
    else reading->units[reading->count++] = (Unit){
        .begin = token->begin, .end = token->end, .folded = token_folded(token), .class = (uint8_t)token->class,
        .begins_token = true, .mate = NO_UNIT, .kind = unit_mark_kind(token, sentence->head.text)};
    if (name) mark_name(&reading->units[reading->count - 1], name, span);
}

static void count_borders(Reading *reading)
{
    uint16_t quotations = 0, cues = 0, commas = 0, breaks = 0;
    for (size_t i = 0; i < reading->count; i++) {
        Unit *unit = &reading->units[i];
        if (unit->quoted == ENCLOSED_OPENS) quotations++;
        if (unit->quoted != ENCLOSED_NOT) unit->quotation = quotations;
        unit->cues = cues;
        unit->commas = commas;
        unit->breaks = breaks;
        if (unit_may_cue(reading, i) && unit->cue.part != CUE_NOUN) cues++;
        if (unit->kind == WORD_COMMA) commas++;
        if (unit->kind == WORD_BREAK) breaks++;
        if (unit->context == CONTEXT_IDENTITY) reading->names_identity = true;
    }
}

bool units_read(UnitReader *reader, Sentence *sentence, size_t *token, Reading *reading)
{
    TokenList tokens = sentence_tokens(sentence);
    Names names = {.sentence = sentence};
    next_name(&names);
    *reading = (Reading){.sentence = sentence, .vocabulary = reader->vocabulary, .units = reader->units,
                         .begins = *token == 0};
    for (; *token < tokens.count && reading->count + PROCLITICS_MAX < UNITS_MAX; (*token)++)
        read_token(reader, reading, &tokens.items[*token], &names);
    for (size_t i = reading->count; i < reading->count + ROOM; i++) /* a look ahead is safe */
        reader->units[i] = (Unit){.kind = WORD_MARK, .class = TOKEN_SYMBOL, .mate = NO_UNIT, .folded = {"", 0}};
    enclosures_pair(reading);
    count_borders(reading);
    return reading->count > 0;
}

/* نقلت الوكالة عن مسؤول أن: where no other word (قوله, تأكيده) carries what he says. */
static bool relays(const Reading *reading, size_t at)
{
    bool relay = false;
    for (size_t i = at; !relay && i-- > 0 && at - i <= RELAY_UNITS_MAX;)
        relay = reading->units[i].cue.part == CUE_VERB && (reading->units[i].cue.wants & WANTS_RELAY);
    for (size_t i = at + 1; relay && i < reading->count && i - at <= RELAY_UNITS_MAX; i++)
        if (reading->units[i].cue.part == CUE_SAYING) return false;
    return relay;
}

/* بين ... أن, عبر ... عن */
static bool has_marker(const Reading *reading, size_t at)
{
    bool that = (reading->units[at].cue.wants & WANTS_THAT) != 0;
    for (size_t i = at + 1; i < reading->count && i <= at + MARKER_WORDS; i++)
        if (that ? reading->units[i].kind == WORD_THAT : unit_is(&reading->units[i], "عن")) return true;
    return false;
}

bool unit_may_cue(const Reading *reading, size_t at)
{
    const Unit *unit = &reading->units[at];
    if (unit->entity) return false;
    if (unit->kind == WORD_COLON) return reading->begins && at > 0 && at < HEADING_UNITS_MAX && at + 1 < reading->count;
    if (unit->cue.part == CUE_NONE) return unit_is(unit, "عن") && relays(reading, at);
    const KnownWord word = {.cue = unit->cue, .kind = unit->kind};
    CuePower power = cue_power(&word);
    return power == CUES || (power == CUES_WITH_MARKER && has_marker(reading, at));
}
