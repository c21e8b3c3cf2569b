#include "tools/numextract/fates.h"
#include "tools/numextract/fate_words.h"
#include "lexicons.h"

#include <string.h>

enum {
    REACH_BEFORE = 14,   /* lexemes between a count and the verb that governs it */
    REACH_BEHIND = 8,    /* ... and a verb behind it */
    REACH_JOINED = 9,    /* ... and the count that it is joined to */
    REACH_GENITIVE = 6,  /* ... and a verbal noun whose first genitive it is joined to: مقتل جندي إسرائيلي و3 ... */
    LETTER = 2           /* bytes of an Arabic letter */
};

static bool is_comma(const Lexeme *lexeme) { return LEXEME_IS(lexeme, "،", ","); }
static bool is_quote(const Lexeme *lexeme)
{
    static const char *const quotes[] = {"\"", "“", "”", "«", "»"};
    return LEXEME_IN(lexeme, quotes);
}

static bool is_count(const Lexeme *lexeme)
{
    return lexeme->is_numeral || (lexeme->number && lexeme->number < NUMBER_ORDINAL);
}

static bool begins_with_and(const Lexeme *lexeme) { return slice_starts(lexeme->folded, SLICE("و")); }

static bool may_govern(const Lexemes *lexemes, const Expression *expression, uint32_t row)
{
    if (fate_says_more(row, "people")) return counts_people(lexemes, expression);
    if (fate_says_more(row, "many")) return expression->value.len > 2 && counts_people(lexemes, expression);
    return expression->of.to == 0 || !counted_noun_is(lexemes, expression, FATE_THING);
}

/* إصابة 20 شخصا بفيروس: they are ill, not wounded. */
static bool is_illness(const Lexemes *lexemes, size_t from)
{
    for (size_t i = from; i < from + REACH_BEHIND && i < lexemes->count; i++) {
        if (is_count(lexeme_at(lexemes, i))) return false;
        if (fate_word_is(fate_word(lexemes, i), FATE_DISEASE)) return true;
    }
    return false;
}

/* ---- before the count ---- */

/* A search from a count to the left. */
typedef struct {
    const Lexemes *lexemes;
    const Expression *expression;
    bool joined;         /* و stands before the count */
    bool of_preposition; /* a preposition does: the count is no subject or object */
    bool resumed;        /* عددهم was passed: the count is of whoever was spoken of */
    bool sub;            /* بينهم was */
    bool sized;          /* a word for the size of a count was: عدد, بلغ, إلى */
    bool listed;         /* هم was: القتلى هم ضابط و4 جنود */
    size_t after;        /* the lexeme behind the count of people before, where the search ends */
} Search;

static bool has_proclitic_preposition(const Lexeme *lexeme, char *conjunction)
{
    *conjunction = lexeme->conjunction;
    return lexeme->preposition != 0;
}

/* فضلا عن, إضافة إلى, إلى جانب before the count join it as و does. */
static bool is_added(const Lexemes *lexemes, size_t from)
{
    return fate_word_is(fate_word(lexemes, from - 1), FATE_ADDED) || fate_word_is(fate_word(lexemes, from - 2), FATE_ADDED);
}

static Search search_from(const Lexemes *lexemes, const Expression *expression, size_t after)
{
    const Lexeme *first = lexeme_at(lexemes, expression->from), *before = lexeme_at(lexemes, expression->from - 1);
    char conjunction = 0;
    Search search = {.lexemes = lexemes, .expression = expression, .after = after};
    search.of_preposition = has_proclitic_preposition(first, &conjunction) ||
                            fate_word_is(fate_word(lexemes, expression->from - 1), FATE_PREPOSITION);
    bool modified = first->core > first->begin && begins_with_and(first);
    bool row = is_comma(before) && expression->of.to == 0 && lexeme_is(lexeme_at(lexemes, expression->to), "في");
    search.joined = conjunction == 'w' || modified || lexeme_is(before, "و") || is_added(lexemes, expression->from) ||
                    row;   /* 3 في دمشق، 5 في حلب */
    search.sized = lexeme_is(before, "الي");
    return search;
}

/* لم يقتل, دون إصابة. */
static bool is_denied(const Lexemes *lexemes, size_t i)
{
    return fate_word_is(fate_word(lexemes, i - 1), FATE_NEGATION) || fate_word_is(fate_word(lexemes, i - 2), FATE_NEGATION);
}

/* حتفهم, مصرعهم, حياتهم behind the count. */
static bool is_met(const Lexemes *lexemes, size_t from)
{
    for (size_t i = from; i < from + REACH_BEHIND && i < lexemes->count; i++)
        if (fate_word_is(fate_word(lexemes, i), FATE_MET_END)) return true;
    return false;
}

/* مقتل وإصابة 30: nobody says how many of each. */
static Slice joined_fate(const Lexemes *lexemes, size_t i, Slice fate)
{
    FateWord before = fate_word(lexemes, i - 1);
    if (!slice_is(fate, "injured") || !begins_with_and(lexeme_at(lexemes, i))) return fate;
    if (slice_ends(lexeme_at(lexemes, i - 1)->folded, SLICE("وا"))) return fate;   /* قتلوا | وجرح 400 آخرون */
    uint32_t row = fate_row(before, FATE_NOUN);
    if (row == LEXICON_NONE) row = fate_row(before, FATE_VERB);
    return row != LEXICON_NONE && slice_is(fate_in(row), "killed") ? SLICE("casualties") : fate;
}

/* Whether the verbal noun at lexeme i, `used` long, governs the count: right before it, through a genitive that the
   count is joined to, or through عددهم. */
static bool noun_reaches(const Search *search, size_t i, size_t used)
{
    size_t gap = search->expression->from - i - used;
    if (gap == 0 || search->resumed || search->sub) return true;
    return search->joined && gap <= REACH_GENITIVE;
}

/* 45, 45 شخصا: nothing said of who they are. */
static bool is_bare(const Search *search)
{
    size_t noun = search->expression->of.from;
    Slice folded = lexeme_at(search->lexemes, noun)->folded;
    return search->expression->of.to == 0 || counted_noun_is(search->lexemes, search->expression, FATE_PERSON) ||
           STARTS_WITH(folded, "شخص", "اشخاص");
}

/* من بين القتلى خمسة أطفال. */
static bool is_part_of(const Search *search, size_t i)
{
    const Lexeme *before = lexeme_at(search->lexemes, i - 1);
    return LEXEME_IS(before, "بين", "ضمن") && !search->of_preposition;
}

/* عدد القتلى 45, حصيلة الجرحى بلغت 12: what a count is the size of. */
static bool sizes(const Search *search, FateWord word, size_t i)
{
    const Lexemes *lexemes = search->lexemes;
    size_t from = search->expression->from;
    if (search->listed) return true;
    if (!word.definite) return false;
    if (is_part_of(search, i)) return true;
    if (lexeme_is(lexeme_at(lexemes, from - 1), "الي") || fate_word_is(fate_word(lexemes, from - 1), FATE_COUNT))
        return true;   /* ارتفع عدد القتلى إلى 12 جنديا */
    bool sized = search->sized || i + word.used == from || fate_word_is(fate_word(lexemes, i - 1), FATE_COUNT);
    return sized && is_bare(search);
}

/* A verbal noun or verb at lexeme i: the row that governs the count, LEXICON_NONE where it does not. */
static uint32_t governing_row(const Search *search, size_t i, FateWord word)
{
    uint32_t noun = fate_row(word, FATE_NOUN), verb = fate_row(word, FATE_VERB);
    bool adjacent = i + word.used == search->expression->from;
    if (noun != LEXICON_NONE && noun_reaches(search, i, word.used) && may_govern(search->lexemes, search->expression, noun))
        return noun;
    bool reaches = verb != LEXICON_NONE && (!search->of_preposition || adjacent);
    return reaches && may_govern(search->lexemes, search->expression, verb) ? verb : LEXICON_NONE;
}

/* عدد الذين أوقفوا يناهز 10. */
static uint32_t relative_row(const Search *search, size_t i, FateWord word)
{
    const Lexeme *before = lexeme_at(search->lexemes, i - 1);
    bool relative = LEXEME_IS(before, "الذين", "من");
    return relative && search->sized ? fate_row(word, FATE_BEHIND) : LEXICON_NONE;
}

/* What the word at lexeme i makes of the count; empty where it does not govern it. */
static Slice fate_by_word(const Search *search, size_t i, FateWord word)
{
    const Expression *expression = search->expression;
    if (word.row == LEXICON_NONE) return SLICE("");
    uint32_t row = governing_row(search, i, word), people = fate_row(word, FATE_PEOPLE);
    if (row != LEXICON_NONE) return fate_in(row);
    if (fate_word_is(word, FATE_MET) && is_met(search->lexemes, expression->to)) return SLICE("killed");
    if (people != LEXICON_NONE && sizes(search, word, i) && counts_people(search->lexemes, expression))
        return fate_in(people);
    row = relative_row(search, i, word);
    return row != LEXICON_NONE ? fate_in(row) : SLICE("");
}

/* Whether nothing beyond lexeme i can govern the count. */
static bool ends_search(const Search *search, size_t i, FateWord word)
{
    const Lexeme *lexeme = lexeme_at(search->lexemes, i), *next = lexeme_at(search->lexemes, i + 1);
    if (is_comma(lexeme)) return begins_with_and(next) && i + 1 < search->expression->from;
    if (lexeme->is_mark) return !is_quote(lexeme);
    return is_count(lexeme) || (fate_word_is(word, FATE_STOP) && !search->resumed);
}

/* (ولاية لويزيانا) between the verb and its count: the opening bracket of the one that closes at lexeme i. */
static size_t skip_bracket(const Lexemes *lexemes, size_t i)
{
    size_t k = i;
    if (!lexeme_is(lexeme_at(lexemes, i), ")")) return i;
    while (k > 0 && k + REACH_BEFORE > i && !lexeme_is(lexeme_at(lexemes, k), "(")) k--;
    return lexeme_is(lexeme_at(lexemes, k), "(") ? k : i;
}

/* What a word that was found before the count makes of it in the end. */
static Slice settled(const Search *search, size_t i, Slice fate)
{
    bool ill = slice_is(fate, "injured") && is_illness(search->lexemes, search->expression->to);
    return ill || is_denied(search->lexemes, i) ? SLICE("") : joined_fate(search->lexemes, i, fate);
}

/* وفاة خمسة مصابين: what stands right before the count says more than the noun counted. */
static Slice fate_beside(const Search *search)
{
    size_t from = search->expression->from;
    for (size_t used = 1; used <= 3 && used <= from; used++) {
        FateWord word = fate_word(search->lexemes, from - used);
        bool governs = fate_word_is(word, FATE_NOUN) || fate_word_is(word, FATE_VERB);
        Slice fate = word.used == used && governs ? fate_by_word(search, from - used, word) : SLICE("");
        if (fate.len) return settled(search, from - used, fate);
    }
    return SLICE("");
}

/* What a word that was passed says of those before it. */
static void pass(Search *search, size_t i, FateWord word)
{
    search->sub = search->sub || fate_word_is(word, FATE_SUB);
    search->sized = search->sized || fate_word_is(word, FATE_COUNT);
    search->listed = search->listed || fate_word_is(word, FATE_LIST);
    search->resumed = search->resumed || slice_ends(lexeme_at(search->lexemes, i)->folded, SLICE("عددهم"));
}

static Slice fate_before(Search *search)
{
    const Lexemes *lexemes = search->lexemes;
    size_t from = search->expression->from;
    for (size_t i = from; i > search->after && i + REACH_BEFORE > from;) {
        size_t open = skip_bracket(lexemes, --i);
        if (open < i) {
            i = open;
            continue;
        }
        FateWord word = fate_word(lexemes, i);
        Slice fate = fate_by_word(search, i, word);
        if (fate.len) return settled(search, i, fate);
        if (ends_search(search, i, word)) break;
        pass(search, i, word);
    }
    return SLICE("");
}

/* ---- behind the count ---- */

/* قتلوا عشرة, خطفوا الجنود: those before it did it. In the passive a preposition, a mark or an adverb follows. */
static bool has_object(const Lexemes *lexemes, size_t i)
{
    static const char *const clear[] = {"بعدما", "اثناء", "حينما", "جراء", "اثر", "قضوا", "بنيران", "او"};
    const Lexeme *next = lexeme_at(lexemes, i);
    if (!next->is_word && !next->is_numeral) return false;
    if (LEXEME_IN(next, clear) || next->time || begins_with_and(next)) return false;
    if (lexicon_find(&lexicon_not_counted, next->folded) != LEXICON_NONE) return false;
    return is_count(next) || !slice_starts(next->folded, SLICE("ب"));
}

/* وثلاثين, ونحو | ثلاثين: a count that is joined to the one before. */
static bool is_joined_count(const Lexemes *lexemes, size_t i)
{
    static const char *const about[] = {"ونحو", "وحوالي", "وقرابه", "وزهاء"};
    return lexeme_at(lexemes, i)->conjunction == 'w' || LEXEME_IN(lexeme_at(lexemes, i - 1), about);
}

/* Whether nothing behind lexeme i says what became of the count. `*open` is whether a part of it was opened (بينهم 5). */
static bool ends_clause(const Lexemes *lexemes, size_t i, FateWord word, bool *open)
{
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    *open = *open || fate_word_is(word, FATE_SUB);
    if (lexeme->is_mark) return !is_comma(lexeme) && !is_quote(lexeme);
    if (is_count(lexeme) && !is_joined_count(lexemes, i) && !*open) return true;
    return fate_word_is(word, FATE_VERB) || fate_word_is(word, FATE_NOUN) || lexeme_is(lexeme, "ان");
}

static Slice fate_behind(const Lexemes *lexemes, const Expression *expression)
{
    bool open = false;
    for (size_t i = expression->to; i < expression->to + REACH_BEHIND && i < lexemes->count; i++) {
        FateWord word = fate_word(lexemes, i);
        uint32_t row = fate_row(word, FATE_BEHIND);
        if (row != LEXICON_NONE && counts_people(lexemes, expression))
            return fate_says_more(row, "active") && has_object(lexemes, i + word.used) ? SLICE("") : fate_in(row);
        if (ends_clause(lexemes, i, word, &open)) break;
    }
    return SLICE("");
}

/* ---- the count before ---- */

/* بينهم 23 مدنيا, ثلاثة منهم: a part of the last count; و35 في راجستان: joined to it. */
static Slice fate_inherited(const Search *search, const Fates *last)
{
    const Lexemes *lexemes = search->lexemes;
    const Expression *expression = search->expression;
    if (!counts_people(lexemes, expression)) return SLICE("");
    if (search->sub || search->listed || fate_word_is(fate_word(lexemes, expression->to), FATE_SUB)) return last->fate;
    bool near = search->joined && expression->from - last->to <= REACH_JOINED && last->to > 0;
    return near && !search->of_preposition ? last->fate : SLICE("");
}

/* ---- nobody survived ---- */

/* Found by the second byte of the word's first letter, for half of all bytes are like the first. */
static bool holds(Slice text, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = 1; at + length <= text.len + 1; at++) {
        const char *second = memchr(text.ptr + at, word[1], text.len - at);
        if (second == NULL) return false;
        at = (size_t)(second - text.ptr);
        if (at + length <= text.len + 1 && memcmp(second - 1, word, length) == 0) return true;
    }
    return false;
}

static bool holds_one(Slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (holds(text, words[i])) return true;
    return false;
}

void fates_begin_document(Fates *fates) { *fates = (Fates){.fate = {"", 0}}; }

void fates_begin_sentence(Fates *fates, const Lexemes *lexemes)
{
    static const char *const aboard[] = {"ركاب", "متن", "طاقم"};
    static const char *const died[] = {"مقتل", "مصرع", "قتلوا", "حتفهم", "وفاة"};
    fates->fate = SLICE("");
    fates->to = 0;
    if (fates->all_lost || !lexemes->says_all) return;
    Slice text = lexemes->text;
    fates->all_lost = holds_one(text, aboard, sizeof aboard / sizeof *aboard) &&
                      holds_one(text, died, sizeof died / sizeof *died);
}

/* 26 راكبا, ستة من أفراد الطاقم, على متنها 66 شخصا. */
static bool is_aboard(const Lexemes *lexemes, const Expression *expression)
{
    enum { BEFORE = 5, BEHIND = 6 };
    size_t from = expression->from > BEFORE ? expression->from - BEFORE : 0;
    if (expression->of.to == 0 || slice_is(expression->mod, "equal_or_less")) return false;   /* a plane's seats */
    for (size_t i = from; i < expression->to + BEHIND && i < lexemes->count; i++)
        if (fate_word_is(fate_word(lexemes, i), FATE_ABOARD)) return counts_people(lexemes, expression);
    return false;
}

/* By the first that says one. */
static Slice fate_said(const Fates *fates, const Lexemes *lexemes, const Expression *expression)
{
    Search search = search_from(lexemes, expression, fates->to);
    Slice fate = fate_beside(&search);
    if (!fate.len) fate = fate_of_noun(lexemes, expression);
    if (!fate.len) fate = fate_before(&search);
    if (!fate.len) fate = fate_behind(lexemes, expression);
    if (!fate.len) fate = fate_inherited(&search, fates);
    if (!fate.len && fates->all_lost && is_aboard(lexemes, expression)) fate = SLICE("killed");
    return fate;
}

Slice fate_of(Fates *fates, Lexemes *lexemes, const Expression *expression)
{
    if (!slice_is(expression->label, "cardinal")) return SLICE("");
    fate_words_open(lexemes);
    if (expression->of.to > 0 && counted_noun_is(lexemes, expression, FATE_THING)) return SLICE("");
    Slice fate = fate_said(fates, lexemes, expression);
    bool people = expression->of.to > 0 ? counts_people(lexemes, expression) : fate.len > 0;
    if (people) fates->fate = fate, fates->to = expression->to;
    return fate;
}
