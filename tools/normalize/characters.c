/* What happens to which character. */

#include "tools/normalize/characters.h"
#include "common/arabic.h"
#include "lexicons.h"
#include "tools/normalize/character_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

typedef struct {
    uint32_t first, last;
    Change change;   /* the rule holds where this is wanted */
    CharacterAction action;
    uint32_t to;
    unsigned step;   /* SEQUENCE: `to` is what `first` becomes, the next character becomes the next */
} Rule;

enum { ONE = 0, SEQUENCE = 1 };

#define DELETE(first, last, change) {first, last, change, CHARACTER_DELETE, 0, ONE}
#define SPACE(first, last) {first, last, CHANGE_SPACES, CHARACTER_REPLACE, ' ', ONE}
#define SPELL(first, last) {first, last, CHANGE_PRESENTATION, CHARACTER_SPELL, 0, ONE}
#define FOLD(first, last, to) {first, last, CHANGE_FOLD, CHARACTER_REPLACE, to, ONE}
#define DIGITS(first, last) {first, last, CHANGE_DIGITS, CHARACTER_REPLACE, '0', SEQUENCE}

/* By character, for the search. Rules meet characters in decomposed form: آ أ إ ؤ ئ come here as letter and mark. */
static const Rule rules[] = {
    SPACE(0x0009, 0x0009),      /* tab */
    SPACE(0x000B, 0x000C),      /* line tabulation, form feed */
    SPACE(0x0085, 0x0085),      /* next line */
    SPACE(0x00A0, 0x00A0),      /* no-break space */
    DELETE(0x00AD, 0x00AD, CHANGE_INVISIBLE),     /* soft hyphen */
    DELETE(0x061C, 0x061C, CHANGE_BIDI),     /* Arabic letter mark */
    FOLD(0x0629, 0x0629, 0x0647), /* teh marbuta to heh */
    DELETE(0x0640, 0x0640, CHANGE_TATWEEL),     /* tatweel */
    FOLD(0x0649, 0x0649, 0x064A), /* alef maksura to yeh */
    {0x0653, 0x0655, CHANGE_FORM, CHARACTER_HAMZA, 0, ONE},
    DIGITS(0x0660, 0x0669),     /* Arabic-Indic */
    FOLD(0x0671, 0x0673, 0x0627), /* alef wasla and wavy hamzas to alef */
    DIGITS(0x06F0, 0x06F9),     /* Persian */
    SPACE(0x1680, 0x1680),      /* Ogham space */
    SPACE(0x2000, 0x200A),      /* typographic spaces */
    DELETE(0x200B, 0x200B, CHANGE_INVISIBLE), /* zero-width space; U+200C, the non-joiner, spells Persian and stays */
    {0x200D, 0x200D, CHANGE_INVISIBLE, CHARACTER_JOINER, 0, ONE},
    DELETE(0x200E, 0x200F, CHANGE_BIDI),     /* left-to-right and right-to-left mark */
    SPACE(0x2028, 0x2029),      /* line and paragraph separator */
    DELETE(0x202A, 0x202E, CHANGE_BIDI),     /* bidi embeddings and overrides */
    SPACE(0x202F, 0x202F),      /* narrow no-break space */
    SPACE(0x205F, 0x205F),      /* mathematical space */
    DELETE(0x2060, 0x2060, CHANGE_INVISIBLE),     /* word joiner */
    DELETE(0x2066, 0x2069, CHANGE_BIDI),     /* bidi isolates */
    SPACE(0x3000, 0x3000),      /* ideographic space */
    SPELL(0xFB50, 0xFDFF),      /* Arabic presentation forms A */
    SPELL(0xFE70, 0xFEFE),      /* Arabic presentation forms B */
    DELETE(0xFEFF, 0xFEFF, CHANGE_INVISIBLE),     /* zero-width no-break space: a byte order mark inside the text */
};

static const Rule *find_rule(uint32_t character)
{
    size_t low = 0, high = sizeof rules / sizeof *rules;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > rules[middle].last) low = middle + 1;
        else if (character < rules[middle].first) high = middle;
        else return &rules[middle];
    }
    return NULL;
}

/* ---- variants.tsv ---- */

enum { COLUMN_TO = 1, COLUMN_CHANGE = 2 };

static bool change_of_variant(Slice name, Change *change)
{
    static const struct {
        Slice name;
        Change change;
    } kinds[] = {{{"letters", 7}, CHANGE_LETTERS}, {{"quotes", 6}, CHANGE_QUOTES}, {{"dashes", 6}, CHANGE_DASHES}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_equal(kinds[i].name, name)) {
            *change = kinds[i].change;
            return true;
        }
    return false;
}

/* What the wanted options make of a variant; false where they leave it. */
static bool find_variant(uint32_t character, unsigned changes, CharacterRule *rule)
{
    const unsigned wanted = 1u << CHANGE_LETTERS | 1u << CHANGE_QUOTES | 1u << CHANGE_DASHES;
    char key[16], folded[16];
    if ((changes & wanted) == 0 || character < 0x80) return false;
    Slice name = {key, (size_t)snprintf(key, sizeof key, "%04X", (unsigned)character)};
    uint32_t row = lexicon_find(&lexicon_variants, (Slice){folded, arabic_fold_into(name, folded)});
    Change change;
    if (row == LEXICON_NONE || !change_of_variant(lexicon_cell(&lexicon_variants, row, COLUMN_CHANGE), &change) ||
        !change_wanted(changes, change))
        return false;
    uint32_t to = (uint32_t)strtoul(lexicon_cell(&lexicon_variants, row, COLUMN_TO).ptr, NULL, 16);
    *rule = (CharacterRule){CHARACTER_REPLACE, to, change};
    return true;
}

/* ---- rules ---- */

static CharacterRule rule_of(uint32_t character, unsigned changes)
{
    const Rule *rule = find_rule(character);
    if (rule != NULL && (rule->action == CHARACTER_HAMZA || change_wanted(changes, rule->change)))
        return (CharacterRule){rule->action, rule->to + rule->step * (character - rule->first), rule->change};
    if (change_wanted(changes, CHANGE_DIACRITICS) && arabic_is_diacritic(character))
        return (CharacterRule){CHARACTER_DELETE, 0, CHANGE_DIACRITICS};
    return (CharacterRule){CHARACTER_KEEP, 0, CHANGE_FORM};
}

CharacterRule character_rule(uint32_t character, unsigned changes)
{
    CharacterRule variant;
    if (!find_variant(character, changes, &variant)) return rule_of(character, changes);
    CharacterRule further = rule_of(variant.to, changes); /* Urdu's teh marbuta, to be folded */
    return further.action == CHARACTER_KEEP ? variant : further;
}

bool hamza_is_dropped(uint32_t base, uint32_t mark, unsigned changes, Change *change)
{
    bool alef = base == 0x0627, letter = alef;
    if (mark == 0x0654)
        letter = alef || base == 0x0648 || base == 0x064A || base == 0x06C1 || base == 0x06D2 || base == 0x06D5;
    *change = letter ? CHANGE_FOLD : CHANGE_DIACRITICS;
    return change_wanted(changes, *change) && (!letter || base <= 0x064A);
}

/* ---- what Unicode says ---- */

bool character_decomposes(uint32_t character, Form form)
{
    if (form == FORM_NONE) return false;
    if (character < CHARACTER_TABLE_SIZE) {
        unsigned wanted = form & FORM_COMPATIBLE ? CHARACTER_CHANGES_NFKD : CHARACTER_CHANGES_NFD;
        return character_table[character].flags & wanted;
    }
    /* A Hangul syllable is taken apart only to stay so: what follows composes with it as it is. */
    if (character >= 0xAC00 && character <= 0xD7A3) return !(form & FORM_COMPOSED);
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)character);
    return property->decomp_seqindex != UINT16_MAX && (property->decomp_type == 0 || form & FORM_COMPATIBLE);
}

bool character_continues(uint32_t character)
{
    if (character < CHARACTER_TABLE_SIZE) return character_table[character].flags & CHARACTER_CONTINUES;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)character);
    /* More than combines, so that it does not hang on one version of Unicode: a mark that never combines costs only
       time. The class alone would miss the vowel signs (class 0) that join the sign before them, as U+09BE does. */
    return property->combining_class != 0 || property->category == UTF8PROC_CATEGORY_MN ||
           property->category == UTF8PROC_CATEGORY_MC || property->category == UTF8PROC_CATEGORY_ME;
}

bool character_composes_back(uint32_t character)
{
    if (character < CHARACTER_TABLE_SIZE) return character_table[character].flags & CHARACTER_COMPOSES;
    return character_continues(character);
}

unsigned char character_combining_class(uint32_t character)
{
    if (character < CHARACTER_TABLE_SIZE) return character_table[character].combining_class;
    return (unsigned char)utf8proc_get_property((utf8proc_int32_t)character)->combining_class;
}

bool character_takes_joiner(uint32_t character)
{
    if (character == 0xFE0F || (character >= 0x1F3FB && character <= 0x1F3FF)) return true; /* VS16, skin tones */
    return utf8proc_get_property((utf8proc_int32_t)character)->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}
