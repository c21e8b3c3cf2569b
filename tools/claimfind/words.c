/* From tokens and E records to the words that the rules see. */

#include "tools/claimfind/words.h"

#include "common/arabic.h"
#include "common/utf8.h"

static bool letter_is(Slice word, size_t letter, const char *wanted)
{
    return word.len >= 2 * letter + 2 && slice_is(slice_part(word, 2 * letter, 2 * letter + 2), wanted);
}

/* The patterns افتعال, انفعال and استفعال, which name what is done and nobody who does it. */
static bool verbal_noun(Slice bare)
{
    bool eighth = bare.len == 12 && letter_is(bare, 0, "ا") && letter_is(bare, 2, "ت") && letter_is(bare, 4, "ا");
    bool seventh = bare.len == 12 && slice_starts(bare, SLICE("ان")) && letter_is(bare, 4, "ا");
    bool tenth = bare.len == 14 && slice_starts(bare, SLICE("است")) && letter_is(bare, 5, "ا");
    return eighth || seventh || tenth;
}

/* The kind of a noun that a pronoun is fused to: ضلوعها, مشاركته, رئيسها. */
static WordKind of_somebody(const Reading *reading, Slice folded)
{
    size_t ending = pronoun_bytes(folded);
    if (ending == 0 || folded.len < ending + 6) return WORD_PLAIN;
    Slice stem = slice_part(folded, 0, folded.len - ending);
    KnownWord known = vocabulary_find(reading->vocabulary, stem);
    if (known.listed) return known.kind;
    return known.cue.part == CUE_NONE && verbal_noun(stem) ? WORD_EVENT : WORD_PLAIN;
}

bool word_is_event(const Reading *reading, size_t at)
{
    const Word *word = &reading->words[at];
    if (word->kind == WORD_EVENT) return true;
    if (word->kind != WORD_PLAIN || word->entity != NO_ENTITY) return false;
    if (!slice_starts(word->folded, SLICE("ال")))
        return (!word->known && verbal_noun(word->folded)) || of_somebody(reading, word->folded) == WORD_EVENT;
    Slice bare = slice_part(word->folded, 4, word->folded.len);
    if (bare.len <= 4) return false;
    KnownWord known = vocabulary_find(reading->vocabulary, bare);
    return known.kind == WORD_EVENT || (!known.listed && verbal_noun(bare));
}

bool word_is_speaker(const Reading *reading, size_t at)
{
    const Word *word = &reading->words[at];
    if (word->kind == WORD_SPEAKER) return true;
    Slice text = slice_part(word->folded, word->preposition == 'b' ? 2 : 0, word->folded.len); /* بالوزير */
    if (word->kind != WORD_PLAIN || text.len <= 8) return false;
    if (!slice_starts(text, SLICE("ال"))) return of_somebody(reading, text) == WORD_SPEAKER; /* رئيسها */
    return vocabulary_find(reading->vocabulary, text).kind == WORD_SPEAKER ||
           vocabulary_find(reading->vocabulary, slice_part(text, 4, text.len)).kind == WORD_SPEAKER;
}

/* A word of grammar is no verb, whatever its letters: هنا is here. */
static bool grammatical(uint8_t kind)
{
    return kind == WORD_THAT || kind == WORD_RELATIVE || kind == WORD_TIME || kind == WORD_NEGATION ||
           kind == WORD_WAS || kind == WORD_INDEED || kind == WORD_PRONOUN;
}

static void set_known(Word *word, const KnownWord *known)
{
    word->cue = known->cue;
    word->kind = known->kind;
    if (word->cue.part == CUE_VERB && grammatical(known->kind)) word->cue.part = CUE_NONE;
}

/* Takes و or ف off where what is left says that it is a conjunction: a known word, a cue, an article. */
static void take_conjunction(Word *word, const Vocabulary *vocabulary, bool *native)
{
    Slice whole = word->folded;
    bool w = slice_starts(whole, SLICE("و"));
    if ((!w && !slice_starts(whole, SLICE("ف"))) || whole.len < 6) return;
    Slice rest = slice_part(whole, 2, whole.len);
    KnownWord known = vocabulary_find(vocabulary, rest);
    if (!known.listed && known.cue.part == CUE_NONE && !slice_starts(rest, SLICE("ال")) &&
        !slice_starts(rest, SLICE("لل"))) return;
    word->folded = rest;
    word->conjunction = w ? 'w' : 'f';
    set_known(word, &known);
    *native = known.listed;
}

static void take_preposition(Word *word, bool native)
{
    Slice rest = word->folded;
    if (slice_starts(rest, SLICE("لل")) || slice_is(rest, "ل")) word->preposition = 'l';
    else if (slice_starts(rest, SLICE("كال"))) word->preposition = 'k';
    else if (native || rest.len < 2 || word->cue.part != CUE_NONE) return;
    else if (slice_starts(rest, SLICE("ب")) && (rest.len > 6 || rest.len == 2)) word->preposition = 'b';
    word->definite = slice_starts(rest, SLICE("لل")) || (rest.len > 6 &&
        slice_starts(slice_part(rest, 2, rest.len), SLICE("ال")));
}

/* The eighth and tenth forms begin with an alef that no hamza stands on, but in the first person: أعتقد, أتهم. */
static bool reflexive(Slice folded)
{
    return letter_is(folded, 2, "ت") || letter_is(folded, 1, "ت") || slice_starts(folded, SLICE("است")) ||
           slice_starts(folded, SLICE("ادعي"));
}

/* What the folded form cannot tell: لوحة is no لوح with a pronoun, أُعلن no active, أعتقد nobody but I. */
static bool cue_by_surface(const Word *word, Slice surface)
{
    if (word->cue.has_object && slice_ends(surface, SLICE("ة"))) return false;
    if (word->cue.part != CUE_VERB) return true;
    if (slice_starts(surface, SLICE("وأُ")) || slice_starts(surface, SLICE("أُ"))) return false;
    size_t skip = word->conjunction ? 2 : 0;
    if (surface.len < skip || !slice_starts(slice_part(surface, skip, surface.len), SLICE("أ"))) return true;
    return !reflexive(word->folded);
}

static void read_word(Word *word, const Vocabulary *vocabulary, Slice surface)
{
    KnownWord known = vocabulary_find(vocabulary, word->folded);
    bool native = known.listed;
    set_known(word, &known);
    if (word_is(word, "و") || word_is(word, "ف")) word->kind = WORD_BREAK, native = true;
    else if ((!native && word->cue.part == CUE_NONE) || slice_starts(surface, SLICE("وأ")) ||
             slice_starts(surface, SLICE("وإ"))) take_conjunction(word, vocabulary, &native); /* وأحد is not واحد */
    if (!cue_by_surface(word, surface)) word->cue.part = CUE_NONE;
    word->known = native || word->cue.part != CUE_NONE;
    /* بأن and its like carry their preposition with them */
    if (word->kind == WORD_THAT && slice_starts(word->folded, SLICE("ب"))) word->preposition = 'b';
    else if (word->kind == WORD_THAT && slice_starts(word->folded, SLICE("ل"))) word->preposition = 'l';
    else take_preposition(word, native);
    if (slice_starts(word->folded, SLICE("ال")) && word->folded.len > 6) word->definite = true;
}

static WordKind mark_kind(uint32_t character)
{
    switch (character) {
    case ',': case 0x060C: case 0x061B: case ';': return WORD_COMMA;
    case ':': return WORD_COLON;
    case '.': case '!': case '?': case 0x061F: case 0x2026: return WORD_STOP;
    case '"': case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: return WORD_QUOTE;
    case '(': case '[': return WORD_OPEN;
    case ')': case ']': return WORD_CLOSE;
    case '-': case 0x2013: case 0x2014: return WORD_DASH;
    default: return WORD_MARK;
    }
}

/* Pairs quotation marks in turn (the press mixes their shapes) and each bracket with the next that closes. */
static void pair_marks(Reading *reading)
{
    size_t quote = NO_WORD, bracket = NO_WORD;
    for (size_t at = 0; at < reading->count; at++) {
        Word *word = &reading->words[at];
        size_t *open = word->kind == WORD_QUOTE ? &quote : &bracket;
        if (word->kind == WORD_OPEN) bracket = at;
        if (word->kind != WORD_QUOTE && word->kind != WORD_CLOSE) continue;
        if (*open == NO_WORD) {
            if (word->kind == WORD_QUOTE) quote = at;
            continue;
        }
        reading->words[*open].mate = (uint32_t)at;
        reading->words[*open].opens = true;
        word->mate = (uint32_t)*open;
        *open = NO_WORD;
    }
}

/* Marks the words of the E records that came with the sentence. Both run in the order of their begins. */
static void mark_entities(Reading *reading)
{
    Sentence *sentence = reading->sentence;
    Record record;
    size_t next = 0;
    size_t at = 0;
    uint32_t number = 0;
    while (sentence_record(sentence, &next, &record)) {
        if (record.type != 'E' || record.label.len == 0) continue;
        for (; at < reading->count; at++) {
            Word *word = &reading->words[at];
            Span span = sentence_span(sentence, word->begin, word->end);
            if (span.end <= record.begin) continue;
            if (span.begin >= record.end) break;
            if (word_is_mark(word) && (span.begin <= record.begin || span.end >= record.end)) continue;
            word->entity = number;
            word->entity_label = record.label.ptr[0];
            word->entity_begins = span.begin <= record.begin || at == 0 || reading->words[at - 1].entity != number;
            word->definite = true;
            if (!word->entity_begins || word_is_mark(word)) continue;
            bool inside = span.begin < record.begin; /* a clitic stands before the name */
            if (!inside && word->conjunction) word->conjunction = 0;
            if (!inside) word->preposition = 0, word->cue.part = CUE_NONE;
            Slice text = slice_part(sentence->head.text, word->begin, word->end);
            if (inside && slice_starts(text, SLICE("و"))) word->conjunction = 'w';
            else if (inside && slice_starts(text, SLICE("ف"))) word->conjunction = 'f';
            else if (inside && slice_starts(text, SLICE("ب"))) word->preposition = 'b';
            else if (inside && slice_starts(text, SLICE("ل"))) word->preposition = 'l';
        }
        number++;
    }
}

/* Every claim has a cue, على حد قوله, بتهمة, or a colon. */
static bool silent(const Reading *reading)
{
    for (size_t at = 0; at < reading->count; at++) {
        const Word *word = &reading->words[at];
        if (word->cue.part != CUE_NONE || word->kind == WORD_COLON || word_is(word, "حد")) return false;
        if (word->preposition == 'b' && slice_starts(word->folded, SLICE("بتهم"))) return false;
    }
    return true;
}

Reading words_read(Sentence *sentence, const Vocabulary *vocabulary)
{
    TokenList tokens = sentence_tokens(sentence);
    Reading reading = {.sentence = sentence, .count = tokens.count, .vocabulary = vocabulary};
    reading.words = arena_take(sentence->arena, (tokens.count + 1) * sizeof *reading.words);
    reading.ends = arena_take(sentence->arena, (tokens.count + 1) * sizeof *reading.ends);
    for (size_t at = 0; at < tokens.count; at++) {
        const Token *token = &tokens.items[at];
        Word *word = &reading.words[at];
        *word = (Word){.begin = token->begin, .end = token->end, .folded = token->folded, .entity = NO_ENTITY,
                       .mate = UINT32_MAX, .cue = {.part = CUE_NONE}};
        if (token->class == TOKEN_WORD) read_word(word, vocabulary,
            slice_part(sentence->head.text, token->begin, token->end));
        else if (token->class == TOKEN_PUNCT || token->class == TOKEN_SYMBOL) {
            size_t length;
            word->kind = mark_kind(utf8_decode(sentence->head.text, token->begin, &length));
        }
    }
    reading.words[tokens.count] = (Word){.kind = WORD_MARK, .entity = NO_ENTITY,
        .mate = UINT32_MAX}; /* a look ahead is safe */
    reading.silent = silent(&reading);
    if (reading.silent) return reading;
    pair_marks(&reading);
    mark_entities(&reading);
    return reading;
}

Slice word_text(const Reading *reading, size_t at)
{
    const Word *word = &reading->words[at];
    return slice_part(reading->sentence->head.text, word->begin, word->end);
}

size_t word_begin(const Reading *reading, size_t at, bool without_preposition)
{
    const Word *word = &reading->words[at];
    size_t letters = (word->conjunction ? 1u : 0u) + (without_preposition && word->preposition ? 1u : 0u);
    return letters ? word->begin + arabic_skip_letters(word_text(reading, at), letters) : word->begin;
}
