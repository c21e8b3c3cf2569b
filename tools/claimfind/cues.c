/* One hash table of all words that the rules know, made when the stage opens. */

#include "tools/claimfind/cues.h"

#include "common/arabic.h"
#include "common/arena.h"
#include "common/errors.h"
#include "common/lexicon.h"
#include "common/word_key.h"
#include "lexicons.h"

#include <stdlib.h>

enum { FORM_BYTES_MAX = 96, FILTER_BITS = 17, SLOTS_LEAST = 1 << 14 };
enum { COLUMN_ACT = 1, COLUMN_PART, COLUMN_AGREEMENT, COLUMN_TENSE, COLUMN_VOICE, COLUMN_COMPLEMENT };

typedef struct {
    WordKey key;
    uint32_t length;      /* of the word; 0: an empty slot */
    KnownWord word;
} Slot;

struct Vocabulary {
    Arena *arena;
    Slot *slots;          /* open addressing */
    Slice *texts;         /* their words, for those that are longer than a key */
    size_t mask, count;
    uint64_t filter[(1 << FILTER_BITS) / 64];
};

static bool slot_has(const Vocabulary *vocabulary, size_t at, WordKey key, Slice word)
{
    const Slot *slot = &vocabulary->slots[at];
    return slot->key.first == key.first && slot->key.last == key.last && slot->length == word.len &&
           (word.len <= WORD_KEY_BYTES || slice_equal(vocabulary->texts[at], word));
}

/* The slot of the word, or the empty one where it would be. */
static size_t slot_of(const Vocabulary *vocabulary, WordKey key, uint64_t hash, Slice word)
{
    size_t at = hash & vocabulary->mask;
    while (vocabulary->slots[at].length && !slot_has(vocabulary, at, key, word)) at = (at + 1) & vocabulary->mask;
    return at;
}

static size_t filter_bit(uint64_t hash) { return hash >> (64 - FILTER_BITS); }

static void take_slots(Vocabulary *vocabulary, size_t count)
{
    vocabulary->slots = calloc(count, sizeof *vocabulary->slots);
    vocabulary->texts = calloc(count, sizeof *vocabulary->texts);
    if (!vocabulary->slots || !vocabulary->texts) die_at(NULL, 0, "out of memory: %zu words wanted", count);
    vocabulary->mask = count - 1;
}

static void grow(Vocabulary *vocabulary)
{
    Slot *old = vocabulary->slots;
    Slice *texts = vocabulary->texts;
    size_t count = vocabulary->mask + 1;
    take_slots(vocabulary, 2 * count);
    for (size_t i = 0; i < count; i++) {
        if (!old[i].length) continue;
        size_t at = slot_of(vocabulary, old[i].key, word_key_hash(old[i].key, old[i].length), texts[i]);
        vocabulary->slots[at] = old[i];
        vocabulary->texts[at] = texts[i];
    }
    free(old);
    free(texts);
}

/* The entry of a folded word, which the table keeps a pointer to. */
static KnownWord *entry(Vocabulary *vocabulary, Slice text)
{
    if (2 * vocabulary->count > vocabulary->mask) grow(vocabulary);
    WordKey key = word_key_unpadded(text);
    uint64_t hash = word_key_hash(key, text.len);
    size_t bit = filter_bit(hash), at = slot_of(vocabulary, key, hash, text);
    vocabulary->filter[bit / 64] |= (uint64_t)1 << bit % 64;
    Slot *slot = &vocabulary->slots[at];
    if (slot->length == 0) {
        slot->key = key;
        slot->length = (uint32_t)text.len;
        vocabulary->texts[at] = text;
        vocabulary->count++;
    }
    return &slot->word;
}

/* ---- filling ---- */

static void put_cue(Vocabulary *vocabulary, Slice key, const Cue *cue)
{
    if (key.len == 0) return;
    KnownWord *word = entry(vocabulary, key);
    if (word->cue.part == CUE_NONE) word->cue = *cue; /* the first row has it */
}

static Cue cue_of(Slice part, Slice agreement, Slice tense, Slice voice, Slice act, Slice complement)
{
    uint32_t wants;
    uint8_t number;
    complement_bits(complement, &wants);
    part_number(part, &number);
    Cue cue = {.past = slice_is(tense, "past"), .impersonal = slice_is(voice, "either"), .part = number & 15u,
               .wants = wants & WANTS_ALL};
    if (agreement.len == 2) cue.gender = agreement.ptr[0], cue.number = agreement.ptr[1];
    act_number(act, &cue.act);
    return cue;
}

static void put_user_form(void *opaque, const Lemma *lemma, const InflectedForm *form)
{
    Vocabulary *vocabulary = opaque;
    Cue cue = cue_of(slice_of(form->part), slice_of(form->agreement), slice_of(form->tense), lemma->voice, lemma->act,
                     lemma->complement);
    Slice key = arabic_fold(vocabulary->arena, form->text);
    put_cue(vocabulary, key, &cue);
    if (key.len > 0) entry(vocabulary, key)->users = true;
}

static void put_user_lemma(void *vocabulary, const Lemma *lemma) { inflect(lemma, put_user_form, vocabulary); }

static void put_own_cues(Vocabulary *vocabulary)
{
    const Lexicon *lexicon = &lexicon_cues;
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Cue cue = cue_of(lexicon_cell(lexicon, row, COLUMN_PART), lexicon_cell(lexicon, row, COLUMN_AGREEMENT),
                         lexicon_cell(lexicon, row, COLUMN_TENSE), lexicon_cell(lexicon, row, COLUMN_VOICE),
                         lexicon_cell(lexicon, row, COLUMN_ACT), lexicon_cell(lexicon, row, COLUMN_COMPLEMENT));
        put_cue(vocabulary, lexicon_cell(lexicon, row, 0), &cue);
    }
}

static WordKind kind_named(Slice class)
{
    static const struct {
        const char *name;
        WordKind kind;
    } classes[] = {
        {"that", WORD_THAT}, {"relative", WORD_RELATIVE}, {"time", WORD_TIME}, {"prep", WORD_PREPOSITION},
        {"negation", WORD_NEGATION}, {"was", WORD_WAS}, {"indeed", WORD_INDEED}, {"break", WORD_BREAK},
        {"pronoun", WORD_PRONOUN}, {"medium", WORD_MEDIUM}, {"speaker", WORD_SPEAKER}, {"event", WORD_EVENT},
        {"addressee", WORD_ADDRESSEE}, {NULL, WORD_PLAIN}, /* native, wa: the first letter is no clitic */
    };
    size_t i = 0;
    while (classes[i].name && !slice_is(class, classes[i].name)) i++;
    return classes[i].kind;
}

static void put_classes(Vocabulary *vocabulary)
{
    const Lexicon *lexicon = &lexicon_claim_words;
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        KnownWord *word = entry(vocabulary, lexicon_cell(lexicon, row, 0));
        if (word->listed) continue;
        word->listed = true;
        word->kind = (uint8_t)kind_named(lexicon_cell(lexicon, row, 1));
    }
}

static WordContext context_named(Slice class)
{
    static const char *const names[] = {"", "rule", "own", "made", "naming", "identity", "alleged", "feeling",
        "displeasure", "approval", "charge", "outlet", "frame", "adjective", "same", "saying", "noun", "post"};
    for (unsigned i = 1; i < sizeof names / sizeof *names; i++)
        if (slice_is(class, names[i])) return (WordContext)i;
    return CONTEXT_NONE;
}

static void put_contexts(Vocabulary *vocabulary)
{
    const Lexicon *lexicon = &lexicon_claim_contexts;
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        KnownWord *word = entry(vocabulary, lexicon_cell(lexicon, row, 0));
        if (word->context == CONTEXT_NONE) word->context = (uint8_t)context_named(lexicon_cell(lexicon, row, 1));
    }
}

/* Forms, with article and pronoun. What a user's lexicon has is no rare one. */
static void put_rare(Vocabulary *vocabulary)
{
    const Lexicon *lexicon = &lexicon_rare_cues;
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice form = lexicon_cell(lexicon, row, 0);
        char padded[FORM_BYTES_MAX + WORD_KEY_PADDING] = {0};
        memcpy(padded, form.ptr, form.len < FORM_BYTES_MAX ? form.len : FORM_BYTES_MAX);
        KnownWord known = vocabulary_find(vocabulary, (Slice){padded, form.len < FORM_BYTES_MAX ? form.len : FORM_BYTES_MAX});
        if (known.users) continue;
        known.cue.rare = true;
        *entry(vocabulary, form) = known;
    }
}

void vocabulary_close(Vocabulary *vocabulary)
{
    if (!vocabulary) return;
    arena_free(vocabulary->arena);
    free(vocabulary->slots);
    free(vocabulary->texts);
    free(vocabulary);
}

Vocabulary *vocabulary_open(const char *const *paths, size_t count)
{
    Vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (!vocabulary) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *vocabulary);
    vocabulary->arena = arena_new();
    take_slots(vocabulary, SLOTS_LEAST);
    bool good = true;
    for (size_t i = 0; i < count; i++) good = lemmas_read(paths[i], put_user_lemma, vocabulary) && good;
    if (!good) {
        vocabulary_close(vocabulary);
        return NULL;
    }
    put_own_cues(vocabulary);
    put_classes(vocabulary);
    put_contexts(vocabulary);
    put_rare(vocabulary);
    return vocabulary;
}

/* ---- looking up ---- */

static inline bool find_whole(const Vocabulary *vocabulary, Slice folded, KnownWord *word)
{
    WordKey key = word_key(folded);
    uint64_t hash = word_key_hash(key, folded.len);
    size_t bit = filter_bit(hash);
    if (!(vocabulary->filter[bit / 64] >> bit % 64 & 1)) return false;
    const Slot *slot = &vocabulary->slots[slot_of(vocabulary, key, hash, folded)];
    if (slot->length == 0) return false;
    *word = slot->word;
    return true;
}

/* Finds a stem as it is written where no pronoun is fused to it: نفا is نفى, دعوت is دعوة, وصفو is وصفوا. */
static bool find_stem(const Vocabulary *vocabulary, Slice stem, KnownWord *word)
{
    static const struct {
        const char *fused, *free;
    } endings[] = {{"ا", "ي"}, {"ت", "ه"}, {"و", "وا"}};
    if (find_whole(vocabulary, stem, word)) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Slice fused = slice_of(endings[i].fused), whole = slice_of(endings[i].free);
        if (!slice_ends(stem, fused)) continue;
        char bytes[FORM_BYTES_MAX + WORD_KEY_PADDING] = {0};
        memcpy(bytes, stem.ptr, stem.len - fused.len);
        memcpy(bytes + stem.len - fused.len, whole.ptr, whole.len);
        return find_whole(vocabulary, (Slice){bytes, stem.len - fused.len + whole.len}, word);
    }
    return false;
}

/* What is known of the rest of a form with a pronoun: تنفيه, رئيسها. */
static KnownWord without_pronoun(const Vocabulary *vocabulary, Slice folded, size_t pronoun)
{
    KnownWord word = {.kind = WORD_PLAIN};
    if (folded.len < pronoun + 4 || folded.len > FORM_BYTES_MAX - 4) return word;
    find_stem(vocabulary, slice_part(folded, 0, folded.len - pronoun), &word);
    if (word.cue.part != CUE_VERB && word.cue.part != CUE_NOUN) word.cue = (Cue){.part = CUE_NONE};
    else word.cue.has_object = true;
    return word;
}

KnownWord vocabulary_find(const Vocabulary *vocabulary, Slice folded)
{
    KnownWord word = {.kind = WORD_PLAIN};
    if (folded.len == 0) return word;
    bool found = find_whole(vocabulary, folded, &word);
    size_t pronoun = found && word.cue.part != CUE_NONE ? 0 : pronoun_bytes(folded);
    if (pronoun > 0) {
        KnownWord rest = without_pronoun(vocabulary, folded, pronoun);
        if (!found) return rest;
        word.cue = rest.cue;
    }
    if (!found && folded.len > 8 && slice_starts(folded, SLICE("ال"))) {
        find_whole(vocabulary, slice_part(folded, 4, folded.len), &word);
        if (word.cue.part != CUE_NOUN) word.cue = (Cue){.part = CUE_NONE};
    }
    return word;
}
