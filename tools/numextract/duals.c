/* Dual nouns: الطرفان, آليتين عسكريتين, وزيري, خارجيتيهما. */

#include "tools/numextract/expressions.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/number_modifiers.h"
#include "common/arabic.h"
#include "common/lexicon.h"
#include "lexicons.h"

typedef enum { DUAL_NONE, DUAL_FULL, DUAL_CONSTRUCT, DUAL_PRONOUN } DualForm;

enum { STEM_MAX = 64 };

/* Finds the noun whose dual has this stem: طرف, or مدينت for مدينه. LEXICON_NONE where none is listed. */
static uint32_t find_stem(Slice stem)
{
    if (stem.len < 4 || stem.len > STEM_MAX) return LEXICON_NONE;
    if (slice_ends(stem, SLICE("ت"))) {
        char feminine[STEM_MAX];
        memcpy(feminine, stem.ptr, stem.len - 2);
        memcpy(feminine + stem.len - 2, "ه", 2);
        uint32_t row = lexicon_find(&lexicon_dual_nouns, (Slice){feminine, stem.len});
        if (row != LEXICON_NONE) return row;
    }
    return lexicon_find(&lexicon_dual_nouns, stem);
}

static bool has_kind(uint32_t row, const char *kind) { return slice_is(lexicon_cell(&lexicon_dual_nouns, row, 1),
    kind); }

/* Whether the noun is listed and its dual can be told from its plural in any case and construction. */
static bool is_trusted(uint32_t row) { return row != LEXICON_NONE && !has_kind(row, "none") && !has_kind(row, "agent"); }

/* Takes the ending off where at least two letters are left. */
static inline bool cut(Slice word, Slice ending, Slice *stem)
{
    if (word.len < ending.len + 4 || !slice_ends(word, ending)) return false;
    *stem = slice_part(word, 0, word.len - ending.len);
    return true;
}

/* The ending of a dual that governs nothing. */
static inline bool cut_full(Slice word, Slice *stem)
{
    return cut(word, SLICE("ين"), stem) || cut(word, SLICE("ان"), stem);
}

static inline bool cut_feminine(Slice word, Slice *stem)
{
    return cut(word, SLICE("تين"), stem) || cut(word, SLICE("تان"), stem);
}

static Slice without_article(Slice word)
{
    return slice_starts(word, SLICE("ال")) && word.len > 8 ? slice_part(word, 4, word.len) : word;
}

/* Feminine duals in ـتين with ال are regular enough to be taken without a list, but for the words marked none. */
static bool is_regular_feminine(Slice word)
{
    Slice stem;
    bool dual = cut(word, SLICE("تين"), &stem) || (cut(word, SLICE("تان"), &stem) && !slice_ends(word, SLICE("ستان")));
    return dual && slice_starts(word, SLICE("ال")) && stem.len >= 10;
}

/* المتهمان, الموقوفان: participles in م with ال are nominative duals; what else begins and ends so is short (المكان) or
   marked none (المهرجان). Behind another dual they are its adjectives, as المصريان always is. */
static bool is_participle(const Lexemes *lexemes, size_t i, Slice key)
{
    const Lexeme *before = lexeme_at(lexemes, i - 1);
    Slice stem;
    if (!slice_starts(key, SLICE("الم")) || !cut(key, SLICE("ان"), &stem) || stem.len < 12) return false;
    uint32_t row = lexicon_find(&lexicon_dual_nouns, key);
    bool none = row != LEXICON_NONE && has_kind(row, "none");
    bool behind_dual = lexeme_has_article(lexemes, before) && slice_ends(before->folded, SLICE("ان"));
    bool adjective = behind_dual && slice_equal(lexeme_at(lexemes, i)->folded, key);
    return !none && !adjective && !slice_ends(stem, SLICE("ي"));
}

/* A noun of the user's, طائرة for طائرتان too. */
static bool is_users(const Vocabulary *vocabulary, Slice stem)
{
    char feminine[STEM_MAX];
    if (vocabulary_user(vocabulary) == NULL || stem.len < 4 || stem.len > STEM_MAX) return false;
    if (vocabulary_user_says(vocabulary, stem, "noun")) return true;
    memcpy(feminine, stem.ptr, stem.len - 2);
    memcpy(feminine + stem.len - 2, "ه", 2);
    return slice_ends(stem, SLICE("ت")) && vocabulary_user_says(vocabulary, (Slice){feminine, stem.len}, "noun");
}

static bool is_no_dual(const Vocabulary *vocabulary, Slice key)
{
    uint32_t row = lexicon_find(&lexicon_dual_nouns, key);
    return (row != LEXICON_NONE && has_kind(row, "none")) || vocabulary_user_says(vocabulary, key, "not");
}

/* `stem` is the key's without its ending and its ال. */
static bool is_listed_full(Slice key, Slice stem)
{
    Slice whole;
    if (cut_full(key, &whole) && is_trusted(find_stem(whole))) return true;
    uint32_t row = find_stem(stem);
    if (row == LEXICON_NONE) return is_regular_feminine(key);
    return is_trusted(row) || (slice_ends(key, SLICE("ان")) && has_kind(row, "agent"));
}

static bool is_full(const Vocabulary *vocabulary, Slice key)
{
    Slice stem, bare = without_article(key);
    if (!cut_full(bare, &stem) || is_no_dual(vocabulary, key)) return false;
    return is_users(vocabulary, stem) || is_listed_full(key, stem);
}

static bool is_clear_with_pronoun(Slice stem)
{
    uint32_t row = find_stem(stem);
    return is_trusted(row) && (slice_ends(stem, SLICE("ت")) || has_kind(row, "construct") || has_kind(row, "pair"));
}

/* طرفيهما: the pronoun's ه must be no ة in the text, and
   ـيها on a masculine noun is rather a plural or an adjective. */
static bool is_with_pronoun(Slice key, Slice surface)
{
    static const Slice endings[] = {WORD("يهم"), WORD("يها"), WORD("يه"), WORD("اه"), WORD("اها")};
    Slice stem;
    if (!slice_starts(key, SLICE("ال")) && slice_ends(surface, SLICE("ة"))) return false;
    if (slice_is(key, "اخيهما") || slice_is(key, "ابيهما")) return false;   /* of one brother */
    if (cut(key, SLICE("يهما"), &stem) || cut(key, SLICE("اهما"), &stem)) return is_trusted(find_stem(stem));
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (cut(key, endings[i], &stem)) return is_clear_with_pronoun(stem);
    return false;
}

/* صحيفتي | "الرأي" و"الغد": an opening quotation mark, which touches the word behind it. */
static bool opens_name(const Lexemes *lexemes, size_t i)
{
    static const char *const quotes[] = {"\"", "“", "«"};
    const Lexeme *quote = lexeme_at(lexemes, i), *name = lexeme_at(lexemes, i + 1);
    return LEXEME_IN(quote, quotes) && name->is_word && name->begin == quote->end;
}

/* وزيري خارجية, مدينتي حلب وحماة: before the noun that it governs. A masculine form is also an adjective (شعبي) or
   mine (صديقي), so that only nouns marked construct are trusted by themselves, others before another dual. */
static bool may_be_governed(const Lexeme *next)
{
    if (next->is_numeral) return true;   /* سباقي | 100 متر و200 متر */
    if (!next->is_word || next->conjunction || next->time) return false;
    if (lexicon_find(&lexicon_not_counted, next->folded) != LEXICON_NONE) return false;
    bool joined = slice_starts(next->folded, SLICE("و"));
    return !joined || lexicon_find(&lexicon_counted_nouns, next->folded) != LEXICON_NONE;
}

/* عائلتي | الفرنسية is my family; but محافظتي | الإسكندرية والدقهلية are two. */
static bool is_mine(const Lexemes *lexemes, size_t i)
{
    Slice next = lexeme_at(lexemes, i + 1)->folded;
    bool agrees = slice_starts(next, SLICE("ال")) && slice_ends(next, SLICE("ه")) && is_adjective(lexemes, next);
    return agrees && !slice_starts(lexeme_at(lexemes, i + 2)->folded, SLICE("و"));
}

/* وزيرا خارجية: a feminine word behind the masculine is no adjective of وزيرا, so it is governed. */
static bool masculine_governs(const Lexemes *lexemes, const Lexeme *next, uint32_t row, bool oblique)
{
    bool article = slice_starts(next->folded, SLICE("ال"));
    if (!has_kind(row, "construct")) return article && is_full(lexemes->vocabulary, next->folded);
    if (oblique) return !slice_starts(next->folded, SLICE("لل"));
    return article || slice_ends(next->folded, SLICE("يه"));
}

static bool is_construct(const Lexemes *lexemes, size_t i, Slice key)
{
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    Slice stem;
    bool oblique = cut(key, SLICE("ي"), &stem);
    if ((!oblique && !cut(key, SLICE("ا"), &stem)) || slice_starts(key, SLICE("ال"))) return false;
    uint32_t row = find_stem(stem);
    if (!is_trusted(row)) return false;
    bool feminine = slice_ends(stem, SLICE("ت")) && stem.len > 6;
    if (feminine && opens_name(lexemes, i + 1)) return true;
    if (!may_be_governed(next)) return false;
    return feminine ? !oblique || !is_mine(lexemes, i) : masculine_governs(lexemes, next, row, oblique);
}

/* ـان is nominative: behind a preposition it is a plural or another word (في البلدان). */
static bool is_nominative_misplaced(const Lexemes *lexemes, size_t i, Slice key)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i), *before = lexeme_at(lexemes, i - 1);
    if (!slice_ends(key, SLICE("ان"))) return false;
    const Lexeme *next = lexeme_at(lexemes, i + 1);
    bool pair = slice_starts(lexeme_at(lexemes, i + 2)->folded, SLICE("وال"));
    bool feminine = slice_starts(next->folded, SLICE("ال")) && slice_ends(next->folded, SLICE("ه")) && !pair &&
                    slice_starts(key, SLICE("ال")) && is_adjective(lexemes, next->folded);   /* البلدان العربية */
    if (feminine || STARTS_WITH(next->folded, "التي", "الاكثر")) return true;
    if (word_has_role(before->folded, ROLE_GENITIVE)) return true;
    return STARTS_WITH(lexeme->folded, "لل", "بال");
}

/* Fathatan, which no dual has. */
static bool has_tanween(Slice surface)
{
    for (size_t i = 0; i + 1 < surface.len; i++)
        if (memcmp(surface.ptr + i, "\xd9\x8b", 2) == 0) return true;
    return false;
}

/* A dual in ـين that is written or treated as none but a dual: مسلحيْن; المسلحين كانا, شرطيين أصيبا, الضابطين اللذين. */
static bool is_marked(const Lexemes *lexemes, size_t i, Slice key, Slice surface)
{
    Slice stem, bare = without_article(key);
    if (!cut(bare, SLICE("ين"), &stem)) return false;
    if (slice_ends(surface, SLICE("يْن"))) return true;
    uint32_t row = find_stem(stem);
    bool agent = (row != LEXICON_NONE && has_kind(row, "agent")) || slice_starts(bare, SLICE("م"));
    for (size_t k = i + 1; agent && k <= i + 2; k++)
        if (lexeme_has_role(lexeme_at(lexemes, k), ROLE_DUAL_VERB)) return true;
    return false;
}

/* و|الدين | الإسلامي is no parents: an adjective with ال is none of a noun that has none. */
static bool is_agreed_with_as_one(const Lexemes *lexemes, size_t i, Slice key)
{
    Slice next = lexeme_at(lexemes, i + 1)->folded, stem;
    bool definite = slice_starts(next, SLICE("ال")) && is_adjective(lexemes, next) && !cut_full(next, &stem);
    return definite && slice_starts(key, SLICE("وال")) && cut_full(key, &stem);
}

/* محافظتي ديالى والبصرة |: a dual that governs two joined by و stands before lexeme i. */
static bool governed_pair_ends(const Lexemes *lexemes, size_t i)
{
    enum { REACH = 9 };
    bool joined = false;
    for (size_t k = 1; k <= REACH && k <= i; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, i - k);
        if (joined && is_construct(lexemes, i - k, lexeme->folded)) return true;
        joined = joined || slice_starts(lexeme->folded, SLICE("و"));
    }
    return false;
}

/* محافظتي ديالى والبصرة | العراقيتين, الجيش والشرطة | المصريان: an adjective of two that و joins. */
static bool describes_pair(const Lexemes *lexemes, size_t i)
{
    Slice word = lexeme_at(lexemes, i)->folded, stem;
    if (!slice_starts(word, SLICE("ال")) || !cut_full(word, &stem) || !is_adjective(lexemes, word)) return false;
    if (slice_starts(lexeme_at(lexemes, i - 1)->folded, SLICE("وال"))) return slice_ends(stem, SLICE("ي"));
    return governed_pair_ends(lexemes, i);
}

static DualForm dual_form(const Lexemes *lexemes, size_t i, Slice key)
{
    Slice surface = slice_part(lexemes->text, lexeme_at(lexemes, i)->begin, lexeme_at(lexemes, i)->end);
    if (has_tanween(surface)) return DUAL_NONE;   /* وزيراً */
    if (is_agreed_with_as_one(lexemes, i, key)) return DUAL_NONE;
    if (is_full(lexemes->vocabulary, key)) return is_nominative_misplaced(lexemes, i, key) ? DUAL_NONE : DUAL_FULL;
    if (is_participle(lexemes, i, key)) return is_nominative_misplaced(lexemes, i, key) ? DUAL_NONE : DUAL_FULL;
    if (is_marked(lexemes, i, key, surface)) return DUAL_FULL;
    if (is_with_pronoun(key, surface)) return DUAL_PRONOUN;
    return is_construct(lexemes, i, key) ? DUAL_CONSTRUCT : DUAL_NONE;
}

static bool may_be_dual(const Lexeme *lexeme)
{
    static const Slice endings[] = {WORD("ن"), WORD("ي"), WORD("ا"), WORD("ه"), WORD("م")};
    Slice folded = lexeme->folded;
    if (!lexeme->is_word || lexeme->number || lexeme->time || folded.len < 8 || folded.len > 40) return false;
    return ENDS_WITH_ONE(folded, endings) && lexicon_find(&lexicon_not_counted, folded) == LEXICON_NONE;
}

/* The dual's adjectives or an apposition (البلدين الصديقين): dual themselves, or two joined ones behind a definite dual
   (الجبهتين الغربية والشرقية). */
static bool is_dual_adjective(const Lexemes *lexemes, const Lexeme *lexeme, bool definite)
{
    Slice word = lexeme->folded, stem;
    if (!lexeme->is_word || lexeme->time || lexeme->number) return false;
    if (slice_starts(word, SLICE("ال")) != definite || !cut_full(word, &stem)) return false;
    bool participle = definite && slice_starts(word, SLICE("الم"));   /* المنتخبان المشاركان */
    return participle || is_adjective(lexemes, word) || is_full(lexemes->vocabulary, word);
}

/* الجبهتين | الغربية | والشرقية. */
static bool is_pair_of_adjectives(const Lexemes *lexemes, size_t i)
{
    const Lexeme *first = lexeme_at(lexemes, i), *second = lexeme_at(lexemes, i + 1);
    if (!first->is_word || !second->is_word || !slice_starts(first->folded, SLICE("ال"))) return false;
    return slice_starts(second->folded, SLICE("وال")) && is_adjective(lexemes, first->folded) &&
           is_adjective(lexemes, slice_part(second->folded, 2, second->folded.len));
}

static size_t dual_adjectives(const Lexemes *lexemes, size_t i)
{
    enum { TAKEN_MAX = 3 };
    bool definite = lexeme_has_article(lexemes, lexeme_at(lexemes, i));
    if (definite && is_pair_of_adjectives(lexemes, i + 1) && !is_dual_adjective(lexemes, lexeme_at(lexemes, i + 1), true))
        return i + 3;
    size_t at = i + 1;
    while (at <= i + TAKEN_MAX && is_dual_adjective(lexemes, lexeme_at(lexemes, at), definite)) at++;
    return at;
}

/* الطرفين | الاثنين, جنديين | اثنين: the number beside its dual. */
static bool is_two(const Lexeme *lexeme, bool definite)
{
    return lexeme->number == NUMBER_DIGIT && slice_is(number_value(lexeme), "2") && lexeme->definite == definite &&
           !has_proclitic(lexeme);
}

/* و|مستشارين: a listed noun behind و, which is then cut off. */
static bool is_joined_dual(const Lexemes *lexemes, size_t i)
{
    Lexeme *lexeme = &lexemes->items[i];
    Slice word = lexeme->folded, stem;
    if (!slice_starts(word, SLICE("و")) || lexeme->core != lexeme->begin) return false;
    if (!cut_full(word, &stem)) return false;
    if (stem.len < 8 || find_stem(slice_part(stem, 2, stem.len)) == LEXICON_NONE) return false;
    lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(lexeme_core(lexemes, lexeme), 1);
    return true;
}

/* Whether a lexeme has the ending of an indefinite dual of this gender. */
static bool ends_as_dual(const Lexemes *lexemes, size_t i, bool feminine)
{
    Slice word = lexeme_at(lexemes, i)->folded, stem;
    bool joined = is_joined_dual(lexemes, i);
    bool feminine_ending = cut_feminine(word, &stem);
    if (!feminine_ending && !cut_full(word, &stem)) return false;
    return feminine_ending == feminine && stem.len >= 6 && (joined || lexeme_may_be_noun(lexemes, i)) &&
           !lexeme_has_article(lexemes, lexeme_at(lexemes, i));
}

bool read_two_behind(const Lexemes *lexemes, size_t i, size_t first, Expression *expression)
{
    const Lexeme *two = lexeme_at(lexemes, i);
    bool feminine = slice_starts(two->key, SLICE("اثنت"));
    if (i <= first || !is_two(two, false) || !ends_as_dual(lexemes, i - 1, feminine)) return false;
    size_t noun = i - 1;
    if (noun > first && is_adjective(lexemes, lexeme_at(lexemes, noun)->folded) &&
        ends_as_dual(lexemes, noun - 1, feminine))
        noun--;   /* مواطنين إيرانيين اثنين */
    *expression = (Expression){.from = noun, .to = i + 1, .label = SLICE("cardinal"), .value = SLICE("2")};
    expression->of = (NounPhrase){noun, i, lexeme_at(lexemes, noun)->core, lexeme_at(lexemes, i - 1)->end};
    add_modifiers(lexemes, first, &(Amount){.from = noun, .to = i + 1}, expression);
    return true;
}

/* مقعدين | أو ثلاثة مقاعد: two or more of the same. */
static void read_or_more(const Lexemes *lexemes, Expression *expression)
{
    Amount more;
    size_t at = expression->to + 1;
    bool joined = lexeme_is(lexeme_at(lexemes, at - 1), "او") && amount_read(lexemes, at, &more) && !more.range && !more.vague;
    NounPhrase noun;
    if (!joined || decimal_whole(more.low) < 3 || !noun_phrase_read(lexemes, more.to, NOUN_PLURAL, &noun)) return;
    expression->value = arena_join(lexemes->arena, SLICE("2.."), decimal_text(lexemes->arena, more.low));
    expression->of = noun;
    expression->to = noun.to;
}

/* The form of the first reading that is one; its proclitics are cut off. */
static DualForm read_form(const Lexemes *lexemes, size_t i)
{
    Lexeme *lexeme = &lexemes->items[i];
    CliticReading readings[CLITIC_READINGS_MAX];
    size_t count = arabic_clitic_readings(lexemes->arena, lexeme->folded, readings);
    Slice stem;
    if (slice_starts(lexeme->folded, SLICE("ك")) && cut_full(lexeme->folded, &stem) && is_adjective(lexemes, lexeme->folded))
        return DUAL_NONE;   /* كبيران is no ك|بيران */
    for (size_t r = 0; r < count; r++) {
        DualForm form = readings[r].preposition == 's' ? DUAL_NONE : dual_form(lexemes, i, readings[r].key);
        if (form == DUAL_NONE) continue;
        Slice surface = slice_part(lexemes->text, lexeme->begin, lexeme->end);
        lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(surface, readings[r].letters);
        return form;
    }
    return DUAL_NONE;
}

bool read_dual(const Lexemes *lexemes, size_t i, Expression *expression)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    DualForm form = may_be_dual(lexeme) ? read_form(lexemes, i) : DUAL_NONE;
    if (form == DUAL_NONE || (form == DUAL_FULL && describes_pair(lexemes, i))) return false;
    bool full = form == DUAL_FULL;
    size_t to = full ? dual_adjectives(lexemes, i) : i + 1;
    *expression = (Expression){.from = i, .to = to, .label = SLICE("cardinal"), .value = SLICE("2")};
    expression->of = (NounPhrase){i, to, lexeme->core, lexeme_at(lexemes, to - 1)->end};
    if (full && is_two(lexeme_at(lexemes, to), lexeme_has_article(lexemes, lexeme)))
        expression->to = modifier_after(lexemes, to + 1, &expression->mod);
    if (is_below_zero(lexemes, to)) {
        expression->value = SLICE("-2");   /* درجتين تحت الصفر */
        expression->to += 2;
    }
    if (full) read_or_more(lexemes, expression);
    return true;
}
