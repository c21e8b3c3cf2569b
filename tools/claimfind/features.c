#include "tools/claimfind/features.h"

#include "common/word_key.h"

enum { LETTER = 2, PLACES = 8 };

/* Of a folded word or a part of it, which all have their padding. */
static uint32_t word_hash(Slice folded)
{
    return (uint32_t)(word_key_hash(word_key(folded), folded.len) >> 32);
}

/* Behind the article: what the affixes of a word are taken from. */
static Slice stem_of(const Unit *unit)
{
    return slice_part(unit->folded, unit->article ? 2 * LETTER : 0, unit->folded.len);
}

static uint32_t prefix(Slice stem, size_t letters)
{
    return stem.len >= letters * LETTER ? word_hash(slice_part(stem, 0, letters * LETTER)) : 0;
}

static uint32_t suffix(Slice stem, size_t letters)
{
    return stem.len >= letters * LETTER ? word_hash(slice_part(stem, stem.len - letters * LETTER, stem.len)) : 0;
}

/* Which of the letters it is, from 1; 0: none. */
static unsigned which(const char *text, const char letters[][LETTER + 1], unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (memcmp(text, letters[i], LETTER) == 0) return i + 1;
    return 0;
}

static uint32_t spelling(const Reading *reading, const Unit *unit)
{
    static const char first[][LETTER + 1] = {"أ", "إ", "آ"}, last[][LETTER + 1] = {"ة", "ه", "ى", "ي", "ئ", "ؤ", "ً"};
    Slice text = slice_part(reading->sentence->head.text, unit->begin, unit->end);
    if (text.len < LETTER) return 0;
    return which(text.ptr, first, sizeof first / sizeof *first) * 8 +
           which(text.ptr + text.len - LETTER, last, sizeof last / sizeof *last);
}

static uint32_t name_of(const Unit *unit)
{
    static const char labels[] = "PLOM";
    const char *label = unit->entity ? strchr(labels, unit->entity) : NULL;
    return label ? 1 + 2 * (uint32_t)(label - labels) + !unit->entity_begins : 0;
}

uint32_t features_shape(const Unit *unit)
{
    static const char clitics[] = "wfblks";
    uint32_t kind = unit->clitic ? 10 + (uint32_t)(strchr(clitics, unit->clitic) - clitics) : unit->class;
    if (!unit->clitic && (unit->article || unit->pronoun)) kind = 16 + (uint32_t)unit->article + 2 * (uint32_t)unit->pronoun;
    return kind * 2 + unit->begins_token;
}

static uint32_t agreement(const Cue *cue)
{
    uint32_t gender = cue->gender == 'm' ? 1 : cue->gender == 'f' ? 2 : 0;
    uint32_t number = cue->number == 's' ? 1 : cue->number == 'd' ? 2 : cue->number == 'p' ? 3 : 0;
    return ((gender * 4 + number) * 2 + cue->past) * 2 + cue->has_object;
}

static uint32_t place(const Reading *reading, size_t at)
{
    uint32_t first = reading->begins && at < PLACES - 1 ? (uint32_t)at : PLACES - 1;
    return first + PLACES * reading->sentence->new_paragraph + 2 * PLACES * reading->sentence->new_document;
}

void features_of_letters(const Reading *reading, size_t at, Features *features)
{
    const Unit *unit = &reading->units[at];
    Slice stem = stem_of(unit);
    uint32_t *fields = features->fields;
    fields[FIELD_WORD] = word_hash(unit->folded) ^ (unit->clitic ? 1u : 0u);
    fields[FIELD_PREFIX2] = prefix(stem, 2);
    fields[FIELD_PREFIX3] = prefix(stem, 3);
    fields[FIELD_SUFFIX2] = suffix(stem, 2);
    fields[FIELD_SUFFIX3] = suffix(stem, 3);
    fields[FIELD_KIND] = unit->kind;
    fields[FIELD_SPELLING] = spelling(reading, unit);
    fields[FIELD_SHAPE] = features_shape(unit);
    fields[FIELD_PART] = unit->cue.part;
    fields[FIELD_ACT] = unit->cue.part == CUE_NONE ? 0 : unit->cue.act;
    fields[FIELD_AGREEMENT] = unit->cue.part == CUE_NONE ? 0 : agreement(&unit->cue);
    fields[FIELD_WANTS] = unit->cue.part == CUE_NONE ? 0 : unit->cue.wants;
    fields[FIELD_CONTEXT] = unit->context;
    fields[FIELD_OBSERVED] = observe_letters(reading, at);
}

/* What a noun of feeling says, with a pronoun or without: its WordContext, or CONTEXT_NONE. */
static uint32_t feeling(const Reading *reading, const Unit *unit)
{
    uint32_t context = unit->context;
    size_t ending = unit->pronoun ? pronoun_bytes(unit->folded) : 0;
    if (ending > 0) {
        char padded[WORD_KEY_PADDING + 32] = {0};
        size_t length = unit->folded.len - ending;
        if (length > 32) return CONTEXT_NONE;
        memcpy(padded, unit->folded.ptr, length);
        context = vocabulary_find(reading->vocabulary, (Slice){padded, length}).context;
    }
    return context >= CONTEXT_FEELING && context <= CONTEXT_APPROVAL ? context : CONTEXT_NONE;
}

/* What a verb of utterance says, by the noun behind it: أعربت ... عن قلقها condemns, جدد ... دعوته urges. A noun's WordContext
   or, behind those, its act; 0 where there is none. */
static uint32_t uttered(const Reading *reading, size_t at)
{
    enum { REACH = 20, ACTS_FROM = CONTEXT_POST + 1 };
    const Cue *cue = &reading->units[at].cue;
    if (cue->part == CUE_NONE || cue->part == CUE_NOUN || !(cue->wants & (WANTS_FEELING | WANTS_LIGHT | WANTS_AN))) return 0;
    bool about = false;
    for (size_t i = at + 1; i < reading->count && i <= at + REACH; i++) {
        const Unit *unit = &reading->units[i];
        uint32_t felt = feeling(reading, unit);
        if (felt) return felt;
        if (unit->kind == WORD_THAT || unit->kind == WORD_STOP) return 0;
        if (unit->cue.part == CUE_NOUN || (about && unit->cue.part != CUE_NONE)) return ACTS_FROM + unit->cue.act;
        if (about || unit->cue.part == CUE_VERB) return 0;
        about = unit_is(unit, "عن");
    }
    return 0;
}

void features_in_place(const Reading *reading, size_t at, Features *features)
{
    const Unit *unit = &reading->units[at];
    features->fields[FIELD_NAME] = name_of(unit);
    features->fields[FIELD_ENCLOSED] = unit->quoted + 4u * unit->bracketed;
    features->fields[FIELD_OBSERVED] = observe_place(reading, at);
    features->fields[FIELD_PLACE] = place(reading, at);
    features->fields[FIELD_UTTERED] = uttered(reading, at);
}

void features_read(const Reading *reading, size_t at, Features *features)
{
    features_of_letters(reading, at, features);
    uint32_t observed = features->fields[FIELD_OBSERVED];
    features_in_place(reading, at, features);
    features->fields[FIELD_OBSERVED] |= observed;
}

/* ---- a unit and a cue ---- */

static unsigned at_most_two(unsigned count) { return count < 2 ? count : 2; }

/* 0 unknown, 1 agrees, 2 does not. */
static unsigned agrees(const Unit *noun, const Cue *cue)
{
    char gender = noun_gender(noun);
    return gender == 0 || cue->gender == 0 ? 0 : gender == cue->gender ? 1 : 2;
}

unsigned pair_read(const Reading *reading, size_t cue, size_t at)
{
    const Unit *word = &reading->units[cue], *unit = &reading->units[at];
    const Unit *first = at < cue ? unit + 1 : word + 1, *last = at < cue ? word : unit;
    unsigned cues = at == cue ? 0 : at_most_two((unsigned)(last->cues - first->cues));
    unsigned commas = at == cue ? 0 : at_most_two((unsigned)(last->commas - first->commas));
    unsigned breaks = at == cue ? 0 : last->breaks > first->breaks;
    unsigned wanted = (marker_of(reading, at) & word->cue.wants) != 0;
    unsigned same = unit->quotation == word->quotation;
    return ((((agrees(unit, &word->cue) * 3 + cues) * 3 + commas) * 2 + breaks) * 2 + wanted) * 2 + same;
}
