#include "tools/numextract/lexemes.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "lexicons.h"

#include <string.h>

enum { KEY_WORDS_MAX = 5 };

uint32_t lexemes_find(const Lexemes *lexemes, const Lexicon *lexicon, size_t i, size_t *used)
{
    *used = 0;
    if (i >= lexemes->count) return LEXICON_NONE;
    size_t left = lexemes->count - i;
    return lexicon_find_longest(lexicon, lexemes->keys + i, left < KEY_WORDS_MAX ? left : KEY_WORDS_MAX, used);
}

/* Looks keys[i] up. A month has no ال. */
static bool find_time(Lexemes *lexemes, size_t i, bool article_off)
{
    Lexeme *lexeme = &lexemes->items[i];
    size_t used;
    uint32_t row = lexemes_find(lexemes, &lexicon_time_words, i, &used);
    TimeClass time = vocabulary_time_class(lexemes->vocabulary, row);
    if (!time || (article_off && (time == TIME_MONTH || time == TIME_HIJRI))) return false;
    lexeme->time = (uint8_t)time;
    lexeme->time_row = (uint16_t)row;
    lexeme->time_length = (uint8_t)used;
    return true;
}

static bool find_number(Lexemes *lexemes, size_t i)
{
    Lexeme *lexeme = &lexemes->items[i];
    size_t used;
    uint32_t row = lexemes_find(lexemes, &lexicon_number_words, i, &used);
    if (row == LEXICON_NONE) return false;
    lexeme->number = (uint8_t)vocabulary_number_class(lexemes->vocabulary, row);
    lexeme->number_row = (uint16_t)row;
    lexeme->number_length = (uint8_t)used;
    return true;
}

/* Looks one reading of word i up in both lexicons. Whether either knows it. */
static bool find_reading(Lexemes *lexemes, size_t i, Slice key, bool article_off)
{
    Lexeme *lexeme = &lexemes->items[i];
    Slice whole = lexemes->keys[i];
    bool may_be_time = !lexeme->time && vocabulary_may_be_time(lexemes->vocabulary, key);
    bool may_be_number = !lexeme->number && vocabulary_may_be_number(lexemes->vocabulary, key);
    if (!may_be_time && !may_be_number) return false;
    lexemes->keys[i] = key;
    bool found = may_be_time && find_time(lexemes, i, article_off);
    found = (may_be_number && find_number(lexemes, i)) || found;
    lexemes->keys[i] = whole;
    if (found && article_off) lexeme->definite = true;
    return found;
}

/* The reading as it is and without its ال. */
static bool find_with_article(Lexemes *lexemes, size_t i, Slice key)
{
    bool whole = find_reading(lexemes, i, key, false);
    Slice article = SLICE("ال");
    if (!slice_starts(key, article) || key.len < article.len + 4) return whole;
    return find_reading(lexemes, i, slice_part(key, article.len, key.len), true) || whole;
}

bool may_have_proclitic(Slice folded)
{
    static const Slice letters[] = {WORD("و"), WORD("ف"), WORD("ب"), WORD("ل"), WORD("ك")};
    return folded.len > 4 && STARTS_WITH_ONE(folded, letters);
}

static void look_up(Lexemes *lexemes, size_t i)
{
    Lexeme *lexeme = &lexemes->items[i];
    if (find_with_article(lexemes, i, lexeme->folded) || !may_have_proclitic(lexeme->folded)) return;
    CliticReading readings[CLITIC_READINGS_MAX];
    size_t count = arabic_clitic_readings(lexemes->arena, lexeme->folded, readings);
    for (size_t r = 1; r < count; r++) {
        if (readings[r].preposition == 's' || !find_with_article(lexemes, i, readings[r].key)) continue;
        lexeme->key = readings[r].key;
        lexeme->conjunction = readings[r].conjunction;
        lexeme->preposition = readings[r].preposition;
        Slice surface = slice_part(lexemes->text, lexeme->begin, lexeme->end);
        lexeme->core = lexeme->begin + (uint32_t)arabic_skip_letters(surface, readings[r].letters);
        return;
    }
}

/* What every other lexeme points to. */
static const Numeral no_numeral = {.kind = NUMERAL_NONE, .hour = -1, .minute = -1};

static Lexeme *push(Lexemes *lexemes, size_t *capacity, size_t begin, size_t end)
{
    if (lexemes->count == *capacity)
        lexemes->items = arena_grow(lexemes->arena, lexemes->items, lexemes->count, capacity, sizeof *lexemes->items);
    Lexeme *lexeme = &lexemes->items[lexemes->count++];
    *lexeme = (Lexeme){.begin = (uint32_t)begin, .end = (uint32_t)end, .core = (uint32_t)begin,
                        .folded = {"", 0}, .key = {"", 0}, .number_row = ROW_NONE,
                        .time_row = ROW_NONE, .numeral = &no_numeral};
    return lexeme;
}

/* What stands as proclitics right before digits. */
typedef struct {
    char conjunction, preposition;
    bool definite;
} Proclitics;

/* Cuts the first letter off where it is one of these, and returns its name of the same place; else 0. */
static char cut_letter(Slice *word, const char *letters, const char *names)
{
    for (size_t i = 0; names[i] != '\0' && word->len >= 2; i++) {
        if (memcmp(word->ptr, letters + 2 * i, 2) != 0) continue;
        *word = slice_part(*word, 2, word->len);
        return names[i];
    }
    return 0;
}

/* Letters that stand as proclitics right before digits: لـ27500, الـ19, ب50, و16. */
static bool proclitic_before_digits(Slice folded, Proclitics *found)
{
    found->conjunction = cut_letter(&folded, "وف", "wf");
    found->preposition = cut_letter(&folded, "بلك", "blk");
    found->definite = slice_is(folded, "ال") || (found->preposition == 'l' && slice_is(folded, "ل"));
    return folded.len == 0 || found->definite;
}

/* Joins the proclitics, the lexeme before the digit string's, to it. */
static void join_proclitics(Lexemes *lexemes, Lexeme joined, Proclitics proclitics)
{
    const Lexeme *before = &lexemes->items[lexemes->count - 2];
    size_t letters = (proclitics.conjunction ? 1u : 0u) + (proclitics.preposition ? 1u : 0u);
    joined.begin = before->begin;
    joined.conjunction = proclitics.conjunction;
    joined.preposition = proclitics.preposition;
    joined.definite = proclitics.definite;
    Slice written = slice_part(lexemes->text, before->begin, before->end);
    if (joined.definite) joined.core = joined.begin + (uint32_t)arabic_skip_letters(written, letters);
    lexemes->count--;
    lexemes->items[lexemes->count - 1] = joined;
}

/* كوفيد-19, F16: a hyphen with a word before it, or Latin letters; but و-5%. */
static bool is_glued_name(const Lexemes *lexemes, const Lexeme *before)
{
    size_t length;
    if (slice_is(before->folded, "-"))
        return lexemes->count > 2 && before[-1].is_word && before[-1].end == before->begin && before[-1].folded.len > 2;
    if (!before->is_word || slice_ends(slice_part(lexemes->text, before->begin, before->end), SLICE("ـ"))) return false;
    return !arabic_is_letter(utf8_decode_before(lexemes->text, before->end, &length));
}

/* Takes what is glued to the front of a digit string into account: proclitics join it, Latin letters or a hyphenated
   name make it part of a name. */
static void glue(Lexemes *lexemes, Lexeme *numeral)
{
    if (lexemes->count < 2) return;
    const Lexeme *before = numeral - 1;
    Proclitics found = {0, 0, false};
    bool touches = before->end == numeral->begin;
    bool spaced = before->end + 1 == numeral->begin && lexemes->text.ptr[before->end] == ' ';   /* الـ 15 */
    if (!touches && !spaced) return;
    bool proclitic = before->is_word && proclitic_before_digits(before->folded, &found);
    if (proclitic && (touches || found.definite)) join_proclitics(lexemes, *numeral, found);
    else if (touches && is_glued_name(lexemes, before)) numeral->numeral = &no_numeral;
}

static void set_class(Lexeme *lexeme, TokenClass class)
{
    lexeme->is_word = class == TOKEN_WORD || class == TOKEN_NUMBER;
    lexeme->is_mark = class == TOKEN_PUNCT || class == TOKEN_SYMBOL;
}

/* Whether the mark belongs to what stands before it rather than to the digits: 3-5, but (-5 and و-5%. */
static bool is_taken(const Lexeme *before, const Lexeme *mark, bool minus)
{
    static const char *const opening[] = {"(", "[", "\""};
    if (before->end != mark->begin || LEXEME_IN(before, opening)) return false;
    return !(minus && before->is_word && before->folded.len == 2);
}

/* Gives the digits the mark before them, which is a minus or else a point; false where they take none. */
static bool take_mark(const Lexeme *before, bool minus, Numeral *value)
{
    if (minus && before->is_numeral) return false;
    if (!minus && (!value->bare || value->digits > 6)) return false;
    if (minus) value->value = decimal_negative(value->value);
    else value->value.decimals = value->digits;
    value->bare = false;
    return true;
}

/* A sign or a decimal point written right before the digits, with nothing before it: -5, .77. */
static void join_mark(Lexemes *lexemes, Numeral *value)
{
    static const char *const signs[] = {"-", "−", ".", "٫"};
    if (lexemes->count < 2 || value->kind != NUMERAL_PLAIN) return;
    Lexeme *numeral = &lexemes->items[lexemes->count - 1], *mark = numeral - 1;
    if (!mark->is_mark || mark->end != numeral->begin || !LEXEME_IN(mark, signs)) return;
    bool minus = LEXEME_IS(mark, "-", "−");
    const Lexeme *before = lexeme_at(lexemes, lexemes->count - 3);
    if ((before->end > 0 && is_taken(before, mark, minus)) || !take_mark(before, minus, value)) return;
    numeral->begin = numeral->core = mark->begin;
    lexemes->items[lexemes->count - 2] = *numeral;
    lexemes->count--;
}

/* Reads the digit string at a byte of the text. Returns where it ended. */
static size_t add_numeral(Lexemes *lexemes, size_t *capacity, size_t at)
{
    Lexeme *numeral = push(lexemes, capacity, at, at);
    Numeral *value = arena_take(lexemes->arena, sizeof *value);
    at = numeral_read(lexemes->text, at, value);
    numeral->numeral = value;
    numeral->end = (uint32_t)at;
    numeral->is_numeral = true;
    numeral->may_count = COUNTS_AS_WORD;
    if (value->bare && value->digits == 1)   /* as units have it: كم 2 */
        numeral->folded = numeral->key = arabic_fold(lexemes->arena, slice_part(lexemes->text, numeral->begin, at));
    glue(lexemes, numeral);
    join_mark(lexemes, value);
    return at;
}

static bool digit_at(Slice text, size_t at)
{
    size_t length;
    return arabic_digit(utf8_decode(text, at, &length)) >= 0;
}

/* What is left of a token from a byte on, where it is a number or a digit string has reached into it: digit strings,
   which may reach over several tokens, and what stands between them. Returns where it ended. */
static size_t cut_token(Lexemes *lexemes, size_t *capacity, const Token *token, size_t at)
{
    while (at < token->end) {
        size_t end = at;
        if (token->class == TOKEN_NUMBER && digit_at(lexemes->text, at)) {
            at = add_numeral(lexemes, capacity, at);
            continue;
        }
        while (end < token->end && !(token->class == TOKEN_NUMBER && digit_at(lexemes->text, end)))
            end += utf8_length((unsigned char)lexemes->text.ptr[end]);
        Slice folded = arabic_fold(lexemes->arena, slice_part(lexemes->text, at, end));
        if (folded.len > 0) {   /* else nothing but controls of text direction */
            Lexeme *rest = push(lexemes, capacity, at, end);
            set_class(rest, token->class);
            rest->may_count = rest->is_word ? COUNTS_AS_WORD : COUNTS_AS_NOTHING;
            rest->folded = rest->key = folded;
        }
        at = end;
    }
    return at;
}

static size_t add_token(Lexemes *lexemes, size_t *capacity, const Token *token, uint8_t may_count, size_t at)
{
    if (token_folded(token).len == 0) return at;   /* nothing but controls of text direction */
    if (token->class == TOKEN_NUMBER || at > token->begin)
        return cut_token(lexemes, capacity, token, at > token->begin ? at : token->begin);
    Lexeme *lexeme = push(lexemes, capacity, token->begin, token->end);
    set_class(lexeme, token->class);
    lexeme->folded = lexeme->key = token_folded(token);
    lexeme->may_count = may_count;
    return token->end;
}

/* Tells of each token what it may count as, and returns whether any may. `*all` tells whether جميع is among them. */
static bool find_counting(const TokenList *tokens, const CountingWords *words, uint8_t *may_count, bool *all)
{
    uint8_t any = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];
        CountingWord word = {token->class == TOKEN_NUMBER ? COUNTS_AS_WORD : COUNTS_AS_NOTHING, false};
        if (token->class == TOKEN_WORD)
            word = counting_word(words, token_folded(token), i + 1 < tokens->count ? token_folded(&token[1]) : (Slice){"", 0});
        may_count[i] = (uint8_t)word.kind;
        any |= may_count[i];
        *all |= word.says_all;
    }
    return any != 0;
}

Lexemes lexemes_of(Sentence *sentence, const Vocabulary *vocabulary)
{
    TokenList tokens = sentence_tokens(sentence);
    size_t capacity = tokens.count + 8, at = 0;
    Lexemes lexemes = {.text = sentence->head.text, .arena = sentence->arena, .vocabulary = vocabulary};
    uint8_t *may_count = arena_take(sentence->arena, tokens.count * sizeof *may_count);
    if (!find_counting(&tokens, vocabulary_counting(vocabulary), may_count, &lexemes.says_all)) return lexemes;
    lexemes.items = arena_take(sentence->arena, capacity * sizeof *lexemes.items);
    for (size_t i = 0; i < tokens.count; i++) at = add_token(&lexemes, &capacity, &tokens.items[i], may_count[i], at);
    lexemes.keys = arena_take(sentence->arena, (lexemes.count + 1) * sizeof *lexemes.keys);
    for (size_t i = 0; i < lexemes.count; i++) lexemes.keys[i] = lexemes.items[i].folded;
    for (size_t i = 0; i < lexemes.count; i++)
        if (lexemes.items[i].is_word && lexemes.items[i].may_count == COUNTS_AS_WORD) look_up(&lexemes, i);
    return lexemes;
}

static Slice value_column(const Lexicon *lexicon, uint32_t row)
{
    return row == ROW_NONE ? SLICE("") : lexicon_cell(lexicon, row, 2);
}

Slice number_value(const Lexeme *lexeme) { return value_column(&lexicon_number_words, lexeme->number_row); }
Slice time_value(const Lexeme *lexeme) { return value_column(&lexicon_time_words, lexeme->time_row); }

const Lexeme no_lexeme = {.folded = {"", 0}, .key = {"", 0}, .number_row = ROW_NONE, .time_row = ROW_NONE,
                           .numeral = &no_numeral, .number_roles = ROLES_KNOWN, .moment_roles = ROLES_KNOWN};

static bool equals_one(Slice folded, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)   /* without strlen: nearly all differ in the first letter */
        if (folded.len > 0 && words[i][0] == folded.ptr[0] && (folded.len == 1 || words[i][1] == folded.ptr[1]) &&
            slice_is(folded, words[i]))
            return true;
    return false;
}

Slice lexeme_behind_conjunction(const Lexeme *lexeme)
{
    Slice folded = lexeme->folded;
    bool joined = lexeme->is_word && folded.len > 4 && STARTS_WITH(folded, "و", "ف");
    return joined ? slice_part(folded, 2, folded.len) : (Slice){"", 0};
}

bool lexeme_is_one(const Lexeme *lexeme, const char *const *words, size_t count)
{
    return equals_one(lexeme->folded, words, count);
}

bool starts_with(Slice word, const char *const *prefixes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_starts(word, slice_of(prefixes[i]))) return true;
    return false;
}

bool ends_with(Slice word, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_ends(word, slice_of(endings[i]))) return true;
    return false;
}

bool lexeme_in(const Lexeme *lexeme, const char *const *words, size_t count)
{
    Slice rest = lexeme_behind_conjunction(lexeme);
    return equals_one(lexeme->folded, words, count) || (rest.len > 0 && equals_one(rest, words, count));
}

bool lexemes_stand_alone(const Lexemes *lexemes, size_t from, size_t to)
{
    for (size_t i = 0; i < from; i++)
        if (!lexemes->items[i].is_mark) return false;
    for (size_t i = to; i < lexemes->count; i++)
        if (!lexemes->items[i].is_mark) return false;
    return true;
}

Slice lexeme_core(const Lexemes *lexemes, const Lexeme *lexeme)
{
    return slice_part(lexemes->text, lexeme->core, lexeme->end);
}

static bool has_prefixed_article(Slice folded)
{
    static const Slice articles[] = {WORD("ال"), WORD("وال"), WORD("بال"), WORD("فال"), WORD("كال"), WORD("لل"), WORD("وبال"),
                                     WORD("ولل")};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (folded.len >= articles[i].len + 4 && slice_starts(folded, articles[i])) return true;
    return false;
}

/* ألقاب, ألعاب. */
static bool is_counted_plural(const Lexeme *lexeme, Slice core)
{
    return slice_starts(core, SLICE("أل")) && lexicon_find(&lexicon_counted_nouns, lexeme->folded) != LEXICON_NONE;
}

bool lexeme_has_article(const Lexemes *lexemes, const Lexeme *lexeme)
{
    Slice core = lexeme_core(lexemes, lexeme);
    if (!lexeme->is_word || core.len <= 6) return false;
    return lexeme->core != lexeme->begin ? STARTS_WITH(core, "ال", "ل")
                                         : has_prefixed_article(lexeme->folded) && !slice_starts(core, SLICE("آل")) && !is_counted_plural(lexeme, core);
}
