#include "tools/numextract/counting_words.h"

enum { LETTER = 2 };

/* The sets of the filter that every word is asked of. A key with ال is kept without it, in a set of its own. */
enum {
    KEY = 1, KEY_WITH_ARTICLE = 2,        /* keys of one word: numbers, times, units that say their number themselves */
    OPENER = 4, OPENER_WITH_ARTICLE = 8,  /* the first words of longer keys */
    SECOND = 16,                          /* ... and the second ones */
    DUAL = 32                             /* nouns of dual-nouns.tsv as they stand before the dual's ending */
};

/* What a word may be by itself, as bits. */
enum {
    MAY_BE_DUAL = 1, MAY_BE_KEY = 2,
    MAY_OPEN = 4,        /* a longer key, where one of its second words is next */
    SAYS_ALL = 8
};

/* ---- making the sets ---- */

/* Of a part of a token's folded form. */
static inline uint64_t hash_of(Slice word) { return word_key_hash(word_key(word), word.len); }

/* The same of any word. */
static uint64_t hash_of_key(Slice word) { return word_key_hash(word_key_unpadded(word), word.len); }

static inline bool has_article(Slice word)
{
    return word.len >= 4 * LETTER && memcmp(word.ptr, "ال", 2 * LETTER) == 0;
}

static inline Slice without_article(Slice word)
{
    return has_article(word) ? slice_part(word, 2 * LETTER, word.len) : word;
}

static Slice first_word(Slice key)
{
    const char *space = memchr(key.ptr, ' ', key.len);
    return space != NULL ? slice_part(key, 0, (size_t)(space - key.ptr)) : key;
}

enum { WORD_MAX = 128 };

/* `with_article` is the set for a word with ال. */
static void add_word(CountingWords *words, Slice word, uint8_t set, uint8_t with_article)
{
    Slice bare = without_article(word);
    word_sets_add(&words->sets, hash_of_key(bare), has_article(word) ? with_article : set);
    endings_add(&words->endings, bare, SLICE(""));
}

void counting_words_add_key(CountingWords *words, Slice key)
{
    Slice first = first_word(key);
    if (first.len == key.len) {
        add_word(words, key, KEY, KEY_WITH_ARTICLE);
        return;
    }
    Slice second = first_word(slice_part(key, first.len + 1, key.len));
    add_word(words, first, OPENER, OPENER_WITH_ARTICLE);
    word_sets_add(&words->sets, hash_of_key(second), SECOND);
}

/* A stem before the dual's ending. */
static void add_stem(CountingWords *words, Slice stem)
{
    static const char *const endings[] = {"ين", "ان", "ي", "ا", "يها", "اها", "يهما", "اهما", "يه", "اه", "يهم"};
    word_sets_add(&words->sets, hash_of_key(stem), DUAL);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) endings_add(&words->endings, stem, slice_of(endings[i]));
}

/* As it is and without its ال: the form with an ending has shed one. */
static void add_stems(CountingWords *words, Slice stem)
{
    add_stem(words, stem);
    if (has_article(stem)) add_stem(words, without_article(stem));
}

void counting_words_add_dual(CountingWords *words, Slice noun)
{
    char stem[WORD_MAX];
    if (noun.len > sizeof stem || memchr(noun.ptr, ' ', noun.len) != NULL) return;
    add_stems(words, noun);
    if (!slice_ends(noun, SLICE("ه"))) return;
    memcpy(stem, noun.ptr, noun.len - LETTER);   /* مدينه stands as مدينت before an ending */
    memcpy(stem + noun.len - LETTER, "ت", LETTER);
    add_stems(words, (Slice){stem, noun.len});
}

/* ---- asking them ---- */

/* Two bytes or four as one number, the same on any machine for comparing with these. */
static uint32_t pair(const char *letters)
{
    const unsigned char *b = (const unsigned char *)letters;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

#define LETTERS(a, b) ((uint32_t)(a) << 16 | (uint32_t)(b))
enum { ALEF = 0xD8A7, BEH = 0xD8A8, FEH = 0xD981, KAF = 0xD983, LAM = 0xD984, MEEM = 0xD985, NOON = 0xD986, HEH = 0xD987,
       WAW = 0xD988, YEH = 0xD98A };

static uint32_t first_letter(Slice word) { return pair(word.ptr) >> 16; }

/* The dual's endings by their last letters: bytes of them that may stand at the word's end, two lengths where it can be
   read in two ways. */
static const struct {
    uint16_t last, before;   /* 0: any letter */
    uint8_t lengths[2];
} dual_endings[] = {
    {NOON, YEH, {2 * LETTER, 0}}, {NOON, ALEF, {2 * LETTER, 0}},          /* ين ان */
    {YEH, 0, {LETTER, 0}},
    {ALEF, HEH, {LETTER, 3 * LETTER}},                                    /* ا; يها اها */
    {ALEF, MEEM, {LETTER, 4 * LETTER}},                                   /* ا; يهما اهما */
    {ALEF, 0, {LETTER, 0}},
    {HEH, YEH, {2 * LETTER, 0}}, {HEH, ALEF, {2 * LETTER, 0}},            /* يه اه */
    {MEEM, HEH, {3 * LETTER, 0}},                                         /* يهم */
};

/* The lengths, or NULL where the word has no such ending. */
static const uint8_t *endings_of(Slice word)
{
    uint32_t letters = pair(word.ptr + word.len - 4), last = letters & 0xFFFF, before = letters >> 16;
    for (size_t i = 0; i < sizeof dual_endings / sizeof *dual_endings; i++)
        if (dual_endings[i].last == last && (dual_endings[i].before == before || !dual_endings[i].before))
            return dual_endings[i].lengths;
    return NULL;
}

static bool ends_as_dual(const CountingWords *words, Slice word, const uint8_t lengths[2])
{
    for (size_t i = 0; i < 2 && lengths[i] > 0; i++)
        if (word.len >= lengths[i] + 2u * LETTER &&
            (word_sets_of(&words->sets, hash_of(slice_part(word, 0, word.len - lengths[i]))) & DUAL))
            return true;
    return false;
}

/* الدولتين: feminine and definite, a dual without any list. */
static bool is_regular_dual(Slice word)
{
    uint32_t last = pair(word.ptr + word.len - 4);
    if (last != LETTERS(YEH, NOON) && last != LETTERS(ALEF, NOON)) return false;
    return word.len >= 8 * LETTER && memcmp(word.ptr + word.len - 3 * LETTER, "ت", LETTER) == 0;
}

/* المتهمان, والمسلحان: a participle in the nominative, likewise. */
static bool is_participle_dual(Slice word)
{
    uint32_t letter = first_letter(word);
    size_t at = letter == WAW || letter == FEH ? LETTER : 0;
    if (word.len < at + 8 * LETTER || pair(word.ptr + word.len - 4) != LETTERS(ALEF, NOON)) return false;
    return memcmp(word.ptr + at, "الم", 3 * LETTER) == 0;
}

/* A word of the text, and what is asked of all its readings. */
typedef struct {
    const CountingWords *words;
    const uint8_t *endings;   /* endings_of the word */
} Asked;

static unsigned sets_of(const Asked *asked, Slice word) { return word_sets_of(&asked->words->sets, hash_of(word)); }

/* Whether the word, its ال taken off to `bare`, has the ending of a dual and is one of ours without it. */
static unsigned dual_bare(const Asked *asked, Slice word, Slice bare)
{
    if (asked->endings == NULL) return 0;
    bool dual = ends_as_dual(asked->words, bare, asked->endings) ||
                (bare.len != word.len && ends_as_dual(asked->words, word, asked->endings));
    return dual ? MAY_BE_DUAL : 0;
}

/* A word with nothing to be cut off but ال, which لل has too though it does not show. */
static unsigned answer_bare(const Asked *asked, Slice word, bool article)
{
    Slice bare = article ? word : without_article(word);
    article = article || bare.len != word.len;
    unsigned keys = article ? KEY | KEY_WITH_ARTICLE : KEY, openers = article ? OPENER | OPENER_WITH_ARTICLE : OPENER;
    unsigned sets = sets_of(asked, bare);
    if (sets & keys) return MAY_BE_KEY;
    /* الآلاف: what looks like ال may be the word's own. */
    if (article && has_article(bare) && (sets_of(asked, without_article(bare)) & KEY_WITH_ARTICLE)) return MAY_BE_KEY;
    return dual_bare(asked, word, bare) | (sets & openers ? MAY_OPEN : 0);
}

/* A word that may begin with a preposition. Of للمدينة what is behind both is looked at, for the second ل stands for
   ال. */
static unsigned answer_joined(const Asked *asked, Slice word)
{
    unsigned whole = answer_bare(asked, word, false);
    uint32_t letter = first_letter(word);
    bool preposition = letter == LAM || letter == BEH || letter == KAF;
    if ((whole & MAY_BE_KEY) || !preposition || word.len < 3 * LETTER) return whole;
    Slice rest = slice_part(word, LETTER, word.len);
    bool article = letter == LAM && first_letter(rest) == LAM;
    if (article) rest = slice_part(rest, LETTER, rest.len);
    return whole | answer_bare(asked, rest, article);
}

static const char everybody[] = "جميع";

static unsigned says_all(Slice word)
{
    enum { LENGTH = sizeof everybody - 1 };
    bool whole = word.len >= LENGTH && memcmp(word.ptr, everybody, LENGTH) == 0;
    bool behind = word.len >= LENGTH + LETTER && memcmp(word.ptr + LETTER, everybody, LENGTH) == 0;   /* وجميعهم */
    return whole || behind ? SAYS_ALL : 0;
}

static unsigned work_out(const CountingWords *words, Slice word)
{
    Asked asked = {words, NULL};
    if (word.len < 2 * LETTER) return answer_bare(&asked, word, false);
    asked.endings = endings_of(word);
    unsigned answer = answer_joined(&asked, word) | says_all(word);
    if (is_regular_dual(word) || is_participle_dual(word)) answer |= MAY_BE_DUAL;
    uint32_t letter = first_letter(word);
    bool conjunction = letter == WAW || letter == FEH;
    if ((answer & MAY_BE_KEY) || !conjunction || word.len < 3 * LETTER) return answer;
    return answer | answer_joined(&asked, slice_part(word, LETTER, word.len));
}

CountingWord counting_words_look(const CountingWords *words, Slice word, Slice next)
{
    unsigned answer = work_out(words, word);
    if ((answer & MAY_OPEN) && next.len > 0 && (word_sets_of(&words->sets, hash_of(next)) & SECOND)) answer |= MAY_BE_KEY;
    MayCount kind = answer & MAY_BE_KEY ? COUNTS_AS_WORD : answer & MAY_BE_DUAL ? COUNTS_AS_DUAL : COUNTS_AS_NOTHING;
    return (CountingWord){kind, (answer & SAYS_ALL) != 0};
}

/* ---- what needs no list ---- */

void counting_words_add_regular(CountingWords *words)
{
    static const char *const pronouns[] = {"", "ا", "ه", "ها", "هم", "هما", "هن", "نا", "كم"};
    endings_add_all(&words->endings, SLICE("تين"));
    endings_add_all(&words->endings, SLICE("ان"));
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        endings_add(&words->endings, slice_of(everybody), slice_of(pronouns[i]));
}
