#include "tools/numextract/number_names.h"
#include "tools/numextract/contexts.h"
#include "tools/numextract/moment_words.h"
#include "lexicons.h"

enum { LETTER = 2 };   /* bytes of an Arabic letter */

/* Whether nothing, not even a space, stands between two lexemes. */
static bool is_glued(const Lexeme *lexeme, const Lexeme *next) { return lexeme->end == next->begin && next->end > 0; }

/* 3, صفر. */
static bool is_goals(const Lexeme *lexeme) { return lexeme->is_numeral || lexeme->number == NUMBER_ZERO; }

bool is_score(const Lexemes *lexemes, const Amount *amount)
{
    bool second = is_dash(lexeme_at(lexemes, amount->from - 1)) && is_goals(lexeme_at(lexemes, amount->from - 2));
    bool first = is_dash(lexeme_at(lexemes, amount->to)) && is_goals(lexeme_at(lexemes, amount->to + 1));
    return amount->bare && (first || second);
}

/* 4. or 4) that begins the sentence, 4- or 4/ before a word. */
static bool is_list_item(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *next = lexeme_at(lexemes, amount->to);
    bool start = amount->from == 0 && (LEXEME_IS(next, ".", ")") || is_dash(next));
    bool glued = is_glued(lexeme_at(lexemes, amount->to - 1), next);
    bool slash = lexeme_is(next, "/") && !is_glued(next, lexeme_at(lexemes, amount->to + 1));   /* 1/ الترجي 2/ الأهلي */
    return start || (amount->bare && glued && (lexeme_is(next, "-") || slash));
}

static bool is_bare_numeral(const Lexeme *lexeme)
{
    return lexeme->is_numeral && lexeme->numeral->bare && !has_proclitic(lexeme);
}

/* 0112345678, 00966 11 234 5678: a number that begins with 0, and digits between others with nothing but spaces. */
static bool is_telephone(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from);
    if (!amount->bare) return false;
    Slice digits = lexeme_core(lexemes, lexeme);
    bool zero = STARTS_WITH(digits, "0", "٠", "۰");
    if (zero && lexeme->numeral->digits > 2) return true;
    return is_bare_numeral(lexeme) && (is_bare_numeral(lexeme_at(lexemes, amount->from - 1)) ||
                                       is_bare_numeral(lexeme_at(lexemes, amount->to)));
}

/* م/38: a word, a slash and the digits without a space. */
static bool is_slashed(const Lexeme *word, const Lexeme *slash, const Lexeme *digits)
{
    return lexeme_is(slash, "/") && word->is_word && is_glued(word, slash) && is_glued(slash, digits);
}

/* 38/م. */
static bool is_slashed_behind(const Lexeme *digits, const Lexeme *slash, const Lexeme *word)
{
    return lexeme_is(slash, "/") && word->is_word && is_glued(digits, slash) && is_glued(slash, word);
}

/* م/38, 38/م, إتش7: a letter or a word without a space beside the digits; a number beside a slash and another (3 / 4). */
/* 12 / 5. */
static bool is_one_of_pair(const Lexeme *left, const Lexeme *before, const Lexeme *next, const Lexeme *right)
{
    return (lexeme_is(before, "/") && left->is_numeral) || (lexeme_is(next, "/") && right->is_numeral);
}

static bool is_code(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from), *last = lexeme_at(lexemes, amount->to - 1);
    const Lexeme *before = lexeme_at(lexemes, amount->from - 1), *next = lexeme_at(lexemes, amount->to);
    const Lexeme *left = lexeme_at(lexemes, amount->from - 2), *right = lexeme_at(lexemes, amount->to + 1);
    if (!amount->bare) return false;
    if (lexeme_is(before, "#") && lexeme_is(left, "&")) return true;   /* &#8220; */
    if (before->is_word && before->folded.len > LETTER && is_glued(before, lexeme)) return true;
    if (is_one_of_pair(left, before, next, right) && !lexeme_is_year(lexeme)) return true;
    return is_slashed(left, before, lexeme) || is_slashed_behind(last, next, right);
}

/* بلغ عدد المصابين 120, حصيلة القتلى 45 والجرحى 120, قتل في الحادث 26 من الركاب: a noun with ال before the digits does
   not name them, it is what they count or has nothing to do with them. */
static bool is_sized(const Lexemes *lexemes, const Amount *amount)
{
    enum { REACH = 4 };
    const Lexeme *from = lexeme_at(lexemes, amount->to);
    if (lexeme_is(lexeme_at(lexemes, amount->from - 1), "الدقيقه")) return false;   /* الدقيقة 85 من المباراة */
    if (lexeme_has_role(lexeme_at(lexemes, amount->from - 1), ROLE_SIZED)) return true;
    for (size_t k = 2; k <= REACH && k <= amount->from; k++)
        if (lexeme_has_role(lexeme_at(lexemes, amount->from - k), ROLE_SIZING)) return true;
    return lexeme_is(from, "من") && !lexeme_has_role(lexeme_at(lexemes, amount->to + 1), ROLE_NO_NOUN) &&
           slice_ends(lexeme_at(lexemes, amount->from - 2)->folded, SLICE("في"));
}

bool is_article_number(const Lexemes *lexemes, const Amount *amount)
{
    bool bracket = lexeme_is(lexeme_at(lexemes, amount->from - 1), "(");
    size_t noun = amount->from - 1 - bracket;
    if (lexeme_is(lexeme_at(lexemes, noun), "رقم")) noun--;
    return amount->digits && lexeme_has_role(lexeme_at(lexemes, noun), ROLE_ARTICLE);
}

/* رقم 5, القرار (1701), قناة 4. */
/* Behind a word in Latin letters, or one with ال whose size it does not tell. */
static bool is_of_name(const Lexemes *lexemes, const Amount *amount, const Lexeme *before)
{
    bool latin = (before->folded.ptr[0] & 0x80) == 0;
    return latin || (amount->bare && lexeme_has_article(lexemes, before) && !is_sized(lexemes, amount));
}

static bool is_numbered(const Lexemes *lexemes, const Amount *amount)
{
    const Lexeme *before = lexeme_at(lexemes, amount->from - 1);
    bool bracket = lexeme_is(before, "(") && lexeme_is(lexeme_at(lexemes, amount->to), ")");
    if (bracket) before = lexeme_at(lexemes, amount->from - 2);
    if (!before->is_word || is_article_number(lexemes, amount)) return false;
    return lexeme_has_role(before, ROLE_NAMER) || (!bracket && is_of_name(lexemes, amount, before));
}

/* 5+1 is a name. */
static bool is_term(const Lexemes *lexemes, const Amount *amount)
{
    return lexeme_is(lexeme_at(lexemes, amount->to), "+") || lexeme_is(lexeme_at(lexemes, amount->from - 1), "+");
}

/* الدقائق 11 و18 و25: one more behind those that a word names. */
static bool is_named_with_others(const Lexemes *lexemes, const Amount *amount)
{
    size_t i = amount->from;
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    for (; lexeme->is_numeral && lexeme->conjunction == 'w' && !lexeme->preposition; lexeme = lexeme_at(lexemes, i)) i--;
    return i < amount->from && lexeme->is_numeral && lexeme_has_role(lexeme_at(lexemes, i - 1), ROLE_NAMER);
}

/* مؤشر فاينانشيال تايمز | 100: nothing but names between. */
static bool is_of_index(const Lexemes *lexemes, const Amount *amount)
{
    enum { REACH = 5 };
    for (size_t k = 1; k <= REACH && k <= amount->from; k++) {
        const Lexeme *lexeme = lexeme_at(lexemes, amount->from - k);
        if (lexeme_has_role(lexeme, ROLE_INDEX)) return k > 1;
        bool name = lexeme->is_word && !lexeme->number && lexicon_find(&lexicon_not_counted, lexeme->folded) == LEXICON_NONE;
        if (!name) return false;
    }
    return false;
}

bool is_name_number(const Lexemes *lexemes, const Amount *amount)
{
    if (!amount->digits || amount->scaled) return false;
    const Lexeme *lexeme = lexeme_at(lexemes, amount->from);
    if (is_term(lexemes, amount) || is_list_item(lexemes, amount) || is_score(lexemes, amount)) return true;
    if (is_telephone(lexemes, amount) || is_code(lexemes, amount) || is_of_index(lexemes, amount)) return true;
    return has_proclitic(lexeme) ? is_named_with_others(lexemes, amount) : is_numbered(lexemes, amount);
}
