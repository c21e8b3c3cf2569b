#include "tools/numextract/noun_phrases.h"
#include "common/arabic.h"
#include "common/lexicon.h"
#include "lexicons.h"

enum { ADJECTIVES_MAX = 3 };

static bool listed(const Lexicon *lexicon, Slice folded) { return lexicon_find(lexicon, folded) != LEXICON_NONE; }

/* Without an ending of so many bytes, where it ends so and two letters are left. */
static bool cut(Slice *word, const char *ending)
{
    Slice suffix = slice_of(ending);
    if (word->len < suffix.len + 4 || !slice_ends(*word, suffix)) return false;
    word->len -= suffix.len;
    return true;
}

/* عسكريا, عسكرية, عسكريين, عسكريات to عسكري. */
static Slice adjective_stem(Slice word)
{
    static const char *const endings[] = {"تين", "تان", "ين", "ون", "ان", "ات", "ه", "ا"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (cut(&word, endings[i])) break;
    return word;
}

static bool is_listed_adjective(Slice word) { return listed(&lexicon_adjectives, word); }

static Slice without_article(Slice word)
{
    return slice_starts(word, SLICE("ال")) && word.len >= 8 ? slice_part(word, 4, word.len) : word;
}

bool is_adjective(const Lexemes *lexemes, Slice folded)
{
    (void)lexemes;
    Slice word = without_article(folded);
    if (listed(&lexicon_not_counted, folded)) return false;
    if (is_listed_adjective(word)) return true;
    Slice stem = adjective_stem(word);
    if (is_listed_adjective(stem)) return true;
    bool verb = word.len == folded.len && STARTS_WITH(stem, "ي", "ت");
    return stem.len >= 8 && slice_ends(stem, SLICE("ي")) && !verb;
}

/* A word whose first letters may be a proclitic or a verb's prefix, and which is no known noun. */
static bool looks_prefixed(Slice folded)
{
    static const Slice prefixes[] = {WORD("و"), WORD("ف"), WORD("ب"), WORD("ل"), WORD("ك"), WORD("ي")};
    static const Slice futures[] = {WORD("سي"), WORD("ست")};
    bool future = folded.len > 8 && STARTS_WITH_ONE(folded, futures);
    return (future || STARTS_WITH_ONE(folded, prefixes)) && !listed(&lexicon_counted_nouns, folded);
}

/* Whether the lexeme is no number and no time word but those that are counted too (سنوات, فصل, كل). */
static bool is_free(const Lexeme *lexeme)
{
    if (lexeme->number && lexeme->number != NUMBER_FINAL) return false;
    return !lexeme->time || lexeme_time_in(lexeme, BIT(TIME_UNIT) | BIT(TIME_UNITS) | BIT(TIME_SEASON) | BIT(TIME_EVERY));
}

/* A word whose first letters are a proclitic or a verb's, also where a number governs it: بفارق, but not لافتة. */
static bool begins_as_no_noun(Slice folded)
{
    static const Slice never[] = {WORD("وال"), WORD("فال"), WORD("ي")};
    if (listed(&lexicon_counted_nouns, folded)) return false;
    if (STARTS_WITH_ONE(folded, never)) return true;
    if (!STARTS_WITH(folded, "ب", "ل", "ك")) return false;
    if (slice_starts(folded, SLICE("ب"))) return true;
    Slice rest = slice_part(folded, 2, folded.len);
    return folded.len < 10 || slice_starts(rest, SLICE("ل")) || listed(&lexicon_dual_nouns, rest) ||
           listed(&lexicon_counted_nouns, rest);
}

/* In Latin letters, or a verb's plural in ـوا. */
static bool is_foreign_or_verb(Slice folded)
{
    bool latin = (folded.ptr[0] & 0x80) == 0;
    return latin || (slice_ends(folded, SLICE("وا")) && !listed(&lexicon_counted_nouns, folded));
}

static bool is_refused(const Vocabulary *vocabulary, Slice folded)
{
    return vocabulary_user_says(vocabulary, folded, "not") || listed(&lexicon_not_counted, folded);
}

static bool may_be_noun(const Lexemes *lexemes, size_t i, bool governed)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Slice folded = lexeme->folded;
    if (!lexeme->is_word || folded.len < 4 || folded.len > 60) return false;
    if (vocabulary_user_says(lexemes->vocabulary, folded, "noun")) return true;
    if (is_refused(lexemes->vocabulary, folded) || is_foreign_or_verb(folded) || !is_free(lexeme)) return false;
    return governed ? !begins_as_no_noun(folded) : !looks_prefixed(folded);
}

bool lexeme_may_be_noun(const Lexemes *lexemes, size_t i) { return may_be_noun(lexemes, i, false); }

/* 38 ميلا; written without the accusative's alef, a noun that is known is one all the same: 38 ميل. */
static bool is_accusative(Slice folded)
{
    static const Slice endings[] = {WORD("ا"), WORD("ه"), WORD("ي"), WORD("اء")};
    return ENDS_WITH_ONE(folded, endings) || slice_starts(folded, SLICE("اخر")) || listed(&lexicon_dual_nouns, folded);
}

static bool has_form(const Lexemes *lexemes, const Lexeme *lexeme, NounForm form)
{
    if (form == NOUN_ANY || form == NOUN_GOVERNED) return true;
    if (vocabulary_user_says(lexemes->vocabulary, lexeme->folded, "noun")) return true;
    if (lexeme_has_article(lexemes, lexeme)) return false;
    return form != NOUN_ACCUSATIVE || is_accusative(lexeme->folded);
}

/* A pronoun at the end of a noun (أفرادها, أبنائه): told from ة by the surface. */
static bool has_pronoun(const Lexemes *lexemes, const Lexeme *lexeme)
{
    static const Slice pronouns[] = {WORD("ها"), WORD("هم"), WORD("هما"), WORD("هن"), WORD("نا")};
    if (lexeme->folded.len < 10) return false;
    return ENDS_WITH_ONE(lexeme->folded, pronouns) || slice_ends(lexeme_core(lexemes, lexeme), SLICE("ه"));
}

/* هدفه | الثاني, لقبه | الأول: of four letters a word in ه may have one of its own (مياه), but not before an ordinal. */
static bool is_short_with_pronoun(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    Slice surface = slice_part(lexemes->text, lexeme->core, lexeme->end);
    return lexeme->folded.len == 8 && slice_ends(surface, SLICE("ه")) && lexeme_at(lexemes, i + 1)->number == NUMBER_ORDINAL;
}

bool lexeme_is_definite_noun(const Lexemes *lexemes, size_t i)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    bool day = lexeme_is(lexeme, "اليوم") && lexeme_at(lexemes, i + 1)->number == NUMBER_ORDINAL;   /* and not today */
    if (!lexeme->is_word || (listed(&lexicon_not_counted, lexeme->folded) && !day)) return false;
    return lexeme_has_article(lexemes, lexeme) || has_pronoun(lexemes, lexeme) || is_short_with_pronoun(lexemes, i);
}

/* An indefinite word that is no adjective because ال or a proclitic begins it. */
static bool looks_prefixed_adjective(const Lexemes *lexemes, const Lexeme *lexeme)
{
    if (is_listed_adjective(adjective_stem(lexeme->folded))) return false;   /* باليستية, واهية */
    if (lexeme_has_article(lexemes, lexeme)) return true;
    return STARTS_WITH(lexeme->folded, "و", "ب", "لت") && !listed(&lexicon_counted_nouns, lexeme->folded);
}

/* Whether it is an adjective of a noun with ال or without, or in the accusative's ـا. */
static bool agrees(const Lexemes *lexemes, const Lexeme *lexeme, bool definite, bool accusative)
{
    if (!lexeme->is_word || lexeme->number || lexeme->time) return false;
    if (definite ? !slice_starts(lexeme->folded, SLICE("ال")) : looks_prefixed_adjective(lexemes, lexeme)) return false;
    bool ends = !accusative || ENDS_WITH(lexeme->folded, "ا", "ه") || slice_starts(lexeme->folded, SLICE("اخر"));
    return ends && is_adjective(lexemes, lexeme->folded);
}

size_t adjectives_read(const Lexemes *lexemes, size_t noun, size_t i)
{
    const Lexeme *head = lexeme_at(lexemes, noun);
    bool definite = lexeme_is_definite_noun(lexemes, noun);
    bool accusative = !definite && slice_ends(head->folded, SLICE("ا"));
    size_t end = i + ADJECTIVES_MAX;
    while (i < end && agrees(lexemes, lexeme_at(lexemes, i), definite, accusative)) i++;
    return i;
}

/* Where the noun's word begins: a proclitic that the number lookup did not see is only ل of لل. */
static void set_bytes(const Lexemes *lexemes, NounPhrase *phrase)
{
    phrase->begin = lexeme_at(lexemes, phrase->from)->core;
    phrase->end = lexeme_at(lexemes, phrase->to - 1)->end;
}

/* How many lexemes a user's noun of several words takes at lexeme i; 0 where none begins there. */
static size_t user_noun(const Lexemes *lexemes, size_t i)
{
    const Lexicon *user = vocabulary_user(lexemes->vocabulary);
    size_t used = 0;
    uint32_t row = user != NULL ? lexemes_find(lexemes, user, i, &used) : LEXICON_NONE;
    return row != LEXICON_NONE && used > 1 && slice_is(lexicon_cell(user, row, 1), "noun") ? used : 0;
}

/* Whether the word ends in a pronoun where the number's noun has none; accusatives end as some do: 20 ركنا, 713 متهما. */
static bool is_possessed(const Lexemes *lexemes, const Lexeme *lexeme, NounForm form)
{
    if (form == NOUN_ANY || form == NOUN_GOVERNED || listed(&lexicon_counted_nouns, lexeme->folded)) return false;
    bool accusative = ENDS_WITH(lexeme->folded, "نا", form == NOUN_ACCUSATIVE ? "هما" : "نا");
    return !accusative && has_pronoun(lexemes, lexeme);
}

bool noun_phrase_read(const Lexemes *lexemes, size_t i, NounForm form, NounPhrase *phrase)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    size_t own = user_noun(lexemes, i);
    bool others = STARTS_WITH(lexeme->folded, "اخرين", "اخرون");
    bool noun = others || (may_be_noun(lexemes, i, form == NOUN_GOVERNED) && has_form(lexemes, lexeme, form));
    if (own == 0 && (!noun || is_possessed(lexemes, lexeme, form))) return false;
    phrase->from = i;
    phrase->to = others ? i + 1 : adjectives_read(lexemes, i, i + (own > 0 ? own : 1));
    set_bytes(lexemes, phrase);
    return true;
}

/* بطاقة | التأهل, مهرجان | المدينة: an indefinite noun before a definite one. */
static bool is_genitive_pair(const Lexemes *lexemes, const Lexeme *head, const Lexeme *noun)
{
    if (!head->is_word || !noun->is_word || head->time || head->number || noun->time) return false;
    if (lexeme_has_article(lexemes, head) || !slice_starts(noun->folded, SLICE("ال"))) return false;
    return head->folded.len >= 6 && !listed(&lexicon_not_counted, head->folded);
}

/* بطاقة التأهل | الأخيرة, مهرجان المدينة | الأول: what follows agrees in gender with the noun before the last, which governs
   that one. Plurals and some nouns are feminine without ة: only ة is sure, and that the other has none. */
static bool governs_by_gender(const Lexemes *lexemes, size_t i)
{
    const Lexeme *head = lexeme_at(lexemes, i - 2), *noun = lexeme_at(lexemes, i - 1), *follows = lexeme_at(lexemes, i);
    if (follows->is_numeral || follows->number == NUMBER_TENS) return false;   /* they have no gender */
    bool feminine = ENDS_WITH(follows->folded, "ه", "لي");   /* الأولى */
    if (feminine == slice_ends(noun->folded, SLICE("ه")) || !is_genitive_pair(lexemes, head, noun)) return false;
    if (!feminine) return !slice_ends(head->folded, SLICE("ه")) && may_be_noun(lexemes, i - 2, true);
    bool plural = ENDS_WITH(noun->folded, "ات", "اء");
    return slice_ends(slice_part(lexemes->text, head->core, head->end), SLICE("ة")) && !plural;
}

/* المخيم | الكشفي: an adjective with ال at lexeme i, behind a word with ال. */
static bool is_adjective_behind(const Lexemes *lexemes, size_t i)
{
    const Lexeme *adjective = lexeme_at(lexemes, i), *noun = lexeme_at(lexemes, i - 1);
    return slice_starts(adjective->folded, SLICE("ال")) && is_adjective(lexemes, adjective->folded) &&
           lexeme_is_definite_noun(lexemes, i - 1) && lexeme_has_article(lexemes, noun);
}

/* How many lexemes further to the left the noun stands, with adjectives or a genitive behind it. */
static size_t reaches_further(const Lexemes *lexemes, size_t i, size_t first)
{
    size_t adjectives = 0;
    while (adjectives < ADJECTIVES_MAX && i - adjectives >= first + 2 && is_adjective_behind(lexemes, i - 1 - adjectives)) adjectives++;
    if (adjectives > 0 || i < first + 2) return adjectives;
    return governs_by_gender(lexemes, i);
}

/* The letters before the noun's ال: بالغارات الثلاث, والمرحلة الثالثة, للمرة الأولى; before its hamza in بأبنائه الثلاثة. */
static size_t letters_before(Slice folded, Slice written)
{
    static const struct {
        Slice prefix;
        size_t letters;
    } articles[] = {{WORD("وبال"), 2}, {WORD("وال"), 1}, {WORD("بال"), 1}, {WORD("فال"), 1},
                    {WORD("كال"), 1},  {WORD("ولل"), 2}, {WORD("لل"), 1}};
    if (STARTS_WITH(written, "بأ", "لأ", "بإ")) return 1;
    for (size_t a = 0; a < sizeof articles / sizeof *articles; a++)
        if (slice_starts(folded, articles[a].prefix) && folded.len >= articles[a].prefix.len + 4) return articles[a].letters;
    return 0;
}

bool noun_listed_before_pronoun(const Lexemes *lexemes, Slice stem)
{
    if (listed(&lexicon_dual_nouns, stem)) return true;
    Slice feminine = arena_join(lexemes->arena, slice_part(stem, 0, stem.len - 2), SLICE("ه"));
    return slice_ends(stem, SLICE("ت")) && listed(&lexicon_dual_nouns, feminine);
}

/* ومنتخبها | الأول, بخسارته | الثانية: a noun with its pronoun behind و, ب or ل, where it is known and none in these is. */
static bool is_joined_with_pronoun(const Lexemes *lexemes, const Lexeme *noun)
{
    Slice folded = noun->folded;
    if (!STARTS_WITH(folded, "و", "ب", "ل") || !has_pronoun(lexemes, noun)) return false;
    size_t pronoun = slice_ends(folded, SLICE("هما")) ? 6 : slice_ends(folded, SLICE("ه")) ? 2 : 4;
    Slice stem = slice_part(folded, 0, folded.len - pronoun), bare = slice_part(stem, 2, stem.len);
    return noun_listed_before_pronoun(lexemes, bare) && !noun_listed_before_pronoun(lexemes, stem) && !listed(&lexicon_counted_nouns, stem);
}

bool noun_phrase_before(const Lexemes *lexemes, size_t i, size_t first, NounPhrase *phrase)
{
    if (i == 0 || i - 1 < first || !lexeme_is_definite_noun(lexemes, i - 1)) return false;
    phrase->from = i - 1 - reaches_further(lexemes, i, first);
    phrase->to = i;
    set_bytes(lexemes, phrase);
    const Lexeme *noun = lexeme_at(lexemes, phrase->from);
    if (noun->core != noun->begin) return true;
    Slice written = slice_part(lexemes->text, phrase->begin, phrase->end);
    size_t letters = is_joined_with_pronoun(lexemes, noun) ? 1 : letters_before(noun->folded, written);
    if (letters > 0) phrase->begin += (uint32_t)arabic_skip_letters(written, letters);
    return true;
}
