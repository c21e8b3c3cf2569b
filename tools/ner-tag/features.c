/* The features of single words. */

#include "tools/ner-tag/features.h"
#include "lexicons.h"

enum { FREQUENT = 3000, COMMON = 50, LETTER = 2, AFFIX_MAX = 4 };

/* Adds a template filled with a value. */
static void put(Features *features, FeatureTemplate template, uint32_t value)
{
    if (features->count == FEATURES_MAX) return;
    features->templates[features->count] = (uint8_t)template;
    features->items[features->count++] = model_hash_mixed((uint64_t)template << 32 | value);
}

static uint32_t count_of(const Model *model, Slice word) { return model_count(model_word(model, model_hash(word))); }

static Slice with_article(Arena *arena, Slice rest) { return arena_join(arena, SLICE("ال"), rest); }

static bool begins_with_one_of(Slice word, const char *letters)
{
    for (size_t i = 0; letters[i] != '\0'; i += LETTER)
        if (word.len >= LETTER && memcmp(word.ptr, letters + i, LETTER) == 0) return true;
    return false;
}

/* 1 to 5 for the letter of a proclitic, 0 for any other. */
static uint32_t first_letter(Slice word)
{
    static const char letters[] = "وفبلك";
    for (uint32_t i = 0; letters[i * LETTER] != '\0'; i++)
        if (word.len >= LETTER && memcmp(word.ptr, letters + i * LETTER, LETTER) == 0) return i + 1;
    return 0;
}

/* Proclitics come off where the rest is the more frequent word. `*cut` gets how many letters; of لل the article is put
   back. */
static Slice stem_of(const Model *model, Arena *arena, Slice word, uint8_t *cut)
{
    Slice rest = word.len >= LETTER ? slice_part(word, LETTER, word.len) : word;
    if (begins_with_one_of(word, "وف") && word.len > 3 * LETTER && count_of(model, rest) > count_of(model, word)) {
        word = rest;
        (*cut)++;
        rest = slice_part(word, LETTER, word.len);
    }
    if (slice_starts(word, SLICE("لل")) && word.len > 4 * LETTER) {
        Slice noun = with_article(arena, slice_part(word, 2 * LETTER, word.len));
        if (count_of(model, noun) > count_of(model, word)) {
            (*cut)++;
            return noun;
        }
    }
    if (begins_with_one_of(word, "بلك") && word.len > 3 * LETTER && count_of(model, rest) > count_of(model, word)) {
        (*cut)++;
        return rest;
    }
    return word;
}

/* Where the letters of a word begin from its first on, and from its last back, at most AFFIX_MAX of each. Returns how many
   letters there are, at most AFFIX_MAX + 1. */
static size_t affixes_of(Slice word, size_t *prefix_ends, size_t *suffix_starts)
{
    size_t letters = 0, from_end = 0;
    for (size_t at = 0; at < word.len && letters <= AFFIX_MAX; letters++) {
        at += utf8_length((unsigned char)word.ptr[at]);
        if (letters < AFFIX_MAX) prefix_ends[letters] = at;
    }
    for (size_t at = word.len; at > 0 && from_end < AFFIX_MAX; suffix_starts[from_end++] = at) {
        do at--;
        while (at > 0 && ((unsigned char)word.ptr[at] & 0xC0) == 0x80);
    }
    return letters;
}

/* The affixes that are no whole word. */
static void put_affixes(Slice base, Features *features)
{
    size_t prefix_ends[AFFIX_MAX], suffix_starts[AFFIX_MAX], letters = affixes_of(base, prefix_ends, suffix_starts);
    for (size_t i = 0; i < AFFIX_MAX && i + 1 < letters; i++) {
        put(features, FEATURE_PREFIX + (FeatureTemplate)i, model_hash(slice_part(base, 0, prefix_ends[i])));
        put(features, FEATURE_SUFFIX + (FeatureTemplate)i, model_hash(slice_part(base, suffix_starts[i], base.len)));
    }
}

static bool is_dotless(const Words *words, size_t at)
{
    return slice_ends(slice_part(words->text, words->tokens[at].begin, words->tokens[at].end), SLICE("ى"));
}

static uint32_t latin_of(const Words *words, size_t at)
{
    char first = words->text.ptr[words->tokens[at].begin];
    return first >= 'a' && first <= 'z' ? 1 : first >= 'A' && first <= 'Z' ? 2 : 0;
}

/* The count of a word, and the vector of its stem, or else its own. */
static void put_known(const Model *model, uint32_t word, uint32_t stem, WordFeatures *out)
{
    const ModelWord *known = model_word(model, word), *of_stem = model_word(model, stem);
    uint32_t commonness = 0, count = model_count(known);
    for (uint32_t left = count; left > 0; left /= 4) commonness++;
    put(&out->features, FEATURE_COMMONNESS, commonness);
    out->vector = of_stem->vector != 0 ? of_stem->vector : known->vector;
    out->form.frequent = count >= FREQUENT;
    out->form.whole = count >= COMMON && stem == word;
}

/* Letters that come off where a name begins with the word, if what begins it are proclitics: the network decides. */
static uint8_t name_cut(Slice word, Lists begun, uint8_t cut)
{
    if (begun & LIST_BIT(LIST_PERSON_NAMES) && lexicon_find(&lexicon_person_names, word) != LEXICON_NONE) return 0;      /* فراس, not ف and a head */
    return cut == 0 && word.len > 3 * LETTER && begins_with_one_of(word, "وفبلك") ? 1 : cut;
}

/* And the word without its first letter, which stem_of asks for. */
void features_expect_word(const Model *model, const Words *words, size_t at)
{
    Slice word = words->keys[at];
    model_expect_word(model, model_hash(word));
    if (first_letter(word) > 0 && word.len > 3 * LETTER) model_expect_word(model, model_hash(slice_part(word, LETTER, word.len)));
}

void features_of_word(const Model *model, const Words *words, size_t at, WordFeatures *out)
{
    *out = (WordFeatures){.form.class = (uint8_t)words->tokens[at].class};
    Features *features = &out->features;
    Form *form = &out->form;
    bool spelt = form->class == TOKEN_WORD || form->class == TOKEN_HASHTAG;
    Slice word = form->class == TOKEN_NUMBER ? SLICE("0") : words->keys[at], stem = word;
    uint8_t cut = 0;
    words_look_up(words, at, form);
    if (spelt) stem = stem_of(model, words->arena, word, &cut);
    form->name_cut = form->class == TOKEN_WORD ? name_cut(word, form->begun, cut) : 0;
    bool definite = slice_starts(stem, SLICE("ال")) && stem.len > 4 * LETTER;
    Slice base = definite ? slice_part(stem, 2 * LETTER, stem.len) : stem;
    form->stem = model_hash(stem);
    form->base = model_hash(base);
    put(features, FEATURE_STEM, form->stem);
    put(features, FEATURE_BASE, form->base);
    put(features, FEATURE_CLASS, form->class);
    put(features, FEATURE_CUT, cut * 8u + first_letter(word));
    if (definite) put(features, FEATURE_DEFINITE, 1);
    if (latin_of(words, at) != 0) put(features, FEATURE_LATIN, latin_of(words, at));
    put_known(model, model_hash(word), form->stem, out);
    if (spelt) put_affixes(base, features);
    if (spelt && is_dotless(words, at)) put(features, FEATURE_WORD_DOTLESS, model_hash(word));
}
