#include "tools/actorcode/signs.h"
#include "lexicons.h"

enum { ENTRY_WORDS_MAX = 7, COLUMN_CODE = 1, COLUMN_KIND = 1, COLUMN_SECTOR = 2, COLUMN_STRENGTH = 3, COLUMN_PLACE_KIND = 2,
       COLUMN_FROM = 2, COLUMN_TO = 3, COLUMN_FORM = 4,
       COLUMN_ADJECTIVE_FORM = 2 };

static int compare(Slice a, Slice b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Whether an entry's first word, of which a lexicon knows only the stem, stands in the form that its row asks for: that very
   word (طالبان, not طالبة), or any that ends like an adjective of relation (ي). */
static bool has_form(Slice folded, Slice form, Arena *arena)
{
    if (form.len == 0) return true;
    if (slice_is(form, "ي")) return word_is_relative(folded);
    Slice wanted = arabic_fold(arena, form);
    bool article = slice_starts(wanted, SLICE("ال")) || !slice_starts(folded, SLICE("ال"));
    return slice_equal(article ? folded : slice_part(folded, SLICE("ال").len, folded.len), wanted);
}

static bool holds(const Lexicon *lexicon, uint32_t row, Slice day)
{
    Slice from = lexicon_cell(lexicon, row, COLUMN_FROM), to = lexicon_cell(lexicon, row, COLUMN_TO);
    return day.len == 0 || ((from.len == 0 || compare(from, day) <= 0) && (to.len == 0 || compare(day, to) <= 0));
}

uint32_t knowledge_row(const Knowledge *knowledge, const Lexicon *lexicon, uint32_t row)
{
    uint32_t best = LEXICON_NONE;
    int32_t most = -1;
    for (; row != LEXICON_NONE; row = lexicon_next(lexicon, row)) {
        if (!holds(lexicon, row, knowledge->day)) continue;
        int32_t weight = setting_weight(knowledge->setting, lexicon_cell(lexicon, row, COLUMN_CODE));
        if (weight > most) best = row;
        if (weight > most) most = weight;
    }
    return best;
}

/* ---- one word of a phrase ---- */

/* What begins at a word, read in one way: the words as the two kinds of lexicons have them. */
typedef struct {
    Slice folded[ENTRY_WORDS_MAX], stems[ENTRY_WORDS_MAX];
    size_t count;
} Beginning;

/* An entry is not broken by a comma, nor by where a person's name begins. */
static Beginning begin_at(const Phrase *phrase, size_t at, const WordReading *reading)
{
    Beginning beginning = {.count = 0};
    for (size_t i = at; i < phrase->count && beginning.count < ENTRY_WORDS_MAX; i++) {
        const PhraseWord *word = &phrase->words[i];
        if (i > at && (word->mark == ',' || word->personal)) break;
        beginning.folded[beginning.count] = i == at ? reading->folded : word->folded;
        beginning.stems[beginning.count++] = i == at ? reading->stem : word->stem;
    }
    return beginning;
}

typedef struct {
    const Knowledge *knowledge;
    const Phrase *phrase;
    size_t at;
    const WordReading *reading;
    Sign best;               /* words: 0 where none has been found */
    Arena *arena;
} Search;

/* Keeps the longer; of equals the one that came first. */
static void offer(Search *search, Sign sign)
{
    if (sign.words <= search->best.words) return;
    uint32_t whole = lexicon_hash(search->reading->stem);
    sign.head = whole;
    for (size_t i = 1; i < sign.words; i++) whole = whole * 31 + lexicon_hash(search->phrase->words[search->at + i].stem);
    sign.whole = whole;
    sign.at = search->at;
    sign.joined = search->reading->joined;
    sign.governed = search->reading->governed;
    search->best = sign;
}

static uint32_t find(const Lexicon *lexicon, const Slice *words, size_t count, size_t *used)
{
    return lexicon != NULL ? lexicon_find_longest(lexicon, words, count, used) : LEXICON_NONE;
}

static void offer_actor(Search *search, const Lexicon *lexicon, const Beginning *beginning)
{
    size_t used;
    uint32_t row = find(lexicon, beginning->stems, beginning->count, &used);
    if (row != LEXICON_NONE) row = knowledge_row(search->knowledge, lexicon, row);
    if (row == LEXICON_NONE || !has_form(search->reading->folded, lexicon_cell(lexicon, row, COLUMN_FORM), search->arena)) return;
    offer(search, (Sign){.kind = SIGN_ACTOR, .code = lexicon_cell(lexicon, row, COLUMN_CODE), .words = used});
}

static void offer_adjective(Search *search, const Beginning *beginning)
{
    size_t used;
    const Lexicon *adjectives = &lexicon_nationality_countries;
    uint32_t row = find(adjectives, beginning->stems, beginning->count, &used);
    while (row != LEXICON_NONE && !has_form(search->reading->folded, lexicon_cell(adjectives, row, COLUMN_ADJECTIVE_FORM), search->arena))
        row = lexicon_next(adjectives, row);
    if (row == LEXICON_NONE) return;
    offer(search, (Sign){.kind = SIGN_ADJECTIVE, .code = lexicon_cell(adjectives, row, COLUMN_CODE), .words = used});
}

/* Names of places that are words too count only where they have been found to be names. */
static void offer_places(Search *search, const Beginning *beginning)
{
    enum { COLUMN_COUNTRY = 2 };
    size_t used;
    uint32_t row = find(&lexicon_countries, beginning->folded, beginning->count, &used);
    if (row != LEXICON_NONE)
        offer(search, (Sign){.kind = SIGN_COUNTRY, .code = lexicon_cell(&lexicon_countries, row, COLUMN_COUNTRY), .words = used});
    row = find(&lexicon_political_places, beginning->folded, beginning->count, &used);
    if (row != LEXICON_NONE) {
        Slice kind = lexicon_cell(&lexicon_political_places, row, COLUMN_PLACE_KIND);
        offer(search, (Sign){.kind = slice_is(kind, "capital") ? SIGN_CAPITAL : SIGN_PLACE, .disputed = slice_is(kind, "disputed"),
                             .code = lexicon_cell(&lexicon_political_places, row, COLUMN_CODE), .words = used});
    }
    bool common = lexicon_find(&lexicon_common_words, search->reading->folded) != LEXICON_NONE;
    if (common && !search->phrase->words[search->at].place) return;
    row = find(&lexicon_place_countries, beginning->folded, beginning->count, &used);
    if (row != LEXICON_NONE) row = knowledge_row(search->knowledge, &lexicon_place_countries, row);
    if (row != LEXICON_NONE)
        offer(search, (Sign){.kind = SIGN_PLACE, .code = lexicon_cell(&lexicon_place_countries, row, COLUMN_CODE), .words = used});
}

static WordKind kind_named(Slice name)
{
    static const struct {
        const char *name;
        WordKind kind;
    } kinds[] = {
        {"post", WORD_POST}, {"adjective", WORD_ADJECTIVE}, {"body", WORD_BODY}, {"medium", WORD_MEDIUM}, {"media", WORD_MEDIA}, {"group", WORD_GROUP},
        {"source", WORD_SOURCE}, {"document", WORD_DOCUMENT}, {"spokesman", WORD_SPOKESMAN}, {"member", WORD_MEMBER},
        {"former", WORD_FORMER}, {"sides", WORD_SIDES}, {"own", WORD_OWN}, {"counterpart", WORD_COUNTERPART},
        {"abroad", WORD_ABROAD}, {"under", WORD_UNDER}, {"same", WORD_SAME},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_is(name, kinds[i].name)) return kinds[i].kind;
    return WORD_MEMBER;
}

static void offer_word(Search *search, const Beginning *beginning)
{
    size_t used;
    const Lexicon *words = &lexicon_actor_words;
    uint32_t row = find(words, beginning->stems, beginning->count, &used);
    while (row != LEXICON_NONE && !has_form(search->reading->folded, lexicon_cell(words, row, COLUMN_FORM), search->arena))
        row = lexicon_next(words, row);
    if (row == LEXICON_NONE) return;
    offer(search, (Sign){.kind = SIGN_WORD, .word = kind_named(lexicon_cell(words, row, COLUMN_KIND)),
                         .sector = lexicon_cell(words, row, COLUMN_SECTOR), .words = used,
                         .weak = slice_is(lexicon_cell(words, row, COLUMN_STRENGTH), "weak")});
}

/* محاموها, سفيره, مراسلنا: whose they are is written in one piece with the noun; its ة is then a ت. */
static bool cut_pronoun(WordReading *reading, Arena *arena)
{
    static const char *const pronouns[] = {"هما", "ها", "هم", "هن", "نا", "ه"};
    enum { LETTER = 2, NOUN_LETTERS = 3 };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        Slice pronoun = slice_of(pronouns[i]);
        if (!slice_ends(reading->folded, pronoun) || reading->folded.len < pronoun.len + NOUN_LETTERS * LETTER) continue;
        Slice noun = slice_part(reading->folded, 0, reading->folded.len - pronoun.len);
        if (slice_ends(noun, SLICE("ت"))) noun = arena_join(arena, slice_part(noun, 0, noun.len - LETTER), SLICE("ه"));
        reading->folded = noun;
        reading->stem = arabic_stem(noun);
        return true;
    }
    return false;
}

static bool is_people(const Sign *sign)
{
    return sign->word == WORD_POST || sign->word == WORD_GROUP || sign->word == WORD_SPOKESMAN;
}

/* A noun for people with a pronoun, which nothing knows in one piece. */
static void offer_possessed(Search *search, const WordReading *reading)
{
    WordReading noun = *reading;
    if (slice_starts(reading->folded, SLICE("ال")) || !cut_pronoun(&noun, search->arena)) return;
    Beginning beginning = {.folded = {noun.folded}, .stems = {noun.stem}, .count = 1};
    search->reading = &noun;
    offer_word(search, &beginning);
    search->best.possessed = true;
    if (!is_people(&search->best)) search->best.words = 0;
}

static Sign sign_at(const Knowledge *knowledge, const Phrase *phrase, size_t at, Arena *arena)
{
    Search search = {.knowledge = knowledge, .phrase = phrase, .at = at, .best = {.words = 0}, .arena = arena};
    WordReading readings[WORD_READINGS_MAX];
    size_t count = phrase_readings(&phrase->words[at], arena, readings);
    for (size_t i = 0; i < count && search.best.words == 0; i++) {
        search.reading = &readings[i];
        Beginning beginning = begin_at(phrase, at, &readings[i]);
        offer_actor(&search, knowledge->own, &beginning);
        offer_actor(&search, &lexicon_known_actors, &beginning);
        if (phrase->words[at].quoted) offer_actor(&search, &lexicon_national_media, &beginning);
        offer_places(&search, &beginning);
        offer_adjective(&search, &beginning);
        offer_word(&search, &beginning);
    }
    for (size_t i = 0; i < count && search.best.words == 0; i++) offer_possessed(&search, &readings[i]);
    return search.best;
}

/* ---- a phrase ---- */

static Sign person_at(const Phrase *phrase, size_t at)
{
    size_t end = at + 1;
    while (end < phrase->count && phrase->words[end].entity == phrase->words[at].entity) end++;
    return (Sign){.kind = SIGN_PERSON, .at = at, .words = end - at, .joined = phrase->words[at].behind_and};
}

size_t signs_read(const Knowledge *knowledge, const Phrase *phrase, Arena *arena, Sign signs[SIGNS_MAX])
{
    size_t count = 0;
    for (size_t at = 0; at < phrase->count;) {
        Sign sign = phrase->words[at].personal ? person_at(phrase, at) : sign_at(knowledge, phrase, at, arena);
        if (sign.words > 0) signs[count++] = sign;
        at += sign.words > 0 ? sign.words : 1;
    }
    return count;
}

bool sign_acts(const Sign *sign)
{
    if (sign->kind != SIGN_WORD) return sign->kind != SIGN_ADJECTIVE;
    switch (sign->word) {
    case WORD_ADJECTIVE: case WORD_FORMER: case WORD_OWN: case WORD_ABROAD: case WORD_UNDER: case WORD_SAME: return false;
    default: return true;
    }
}
