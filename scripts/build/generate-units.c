/* generate-units FILE.tsv: writes the rows of numextract's unit-words lexicon (key, class, code, count) to standard
   output: the names that ICU has for locale ar of the units that FILE lists and of all currencies, the names in FILE, and
   their forms by rule. Part of the build. FILE is tools/numextract/units.tsv, which says what its rows mean. */

#include "common/arabic.h"
#include "common/errors.h"
#include "common/lexicon.h"
#include "common/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

enum { NAME_MAX_BYTES = 256, WORDS_MAX = 8, SPELLINGS_MAX = 128, LETTER = 2 };

typedef struct {
    char text[NAME_MAX_BYTES];
} Name;

/* What a name stands for: the columns behind the key. */
typedef struct {
    const char *class, *code, *count;
} Meaning;

static Name name_of(const char *text)
{
    Name name;
    if (strlen(text) >= sizeof name.text) die_at(NULL, 0, "%s: expected a shorter name", text);
    strcpy(name.text, text);
    return name;
}

static bool ends(const char *text, const char *ending)
{
    return slice_ends(slice_of(text), slice_of(ending));
}

/* The text without the ending's bytes and with another. */
static Name changed(const char *text, size_t less, const char *more)
{
    Name name = name_of(text);
    snprintf(name.text + strlen(text) - less, sizeof name.text - strlen(text) + less, "%s", more);
    return name;
}

/* ---- rows ---- */

static Slice cell(const Lexicon *units, uint32_t row, uint32_t column) { return lexicon_cell(units, row, column); }

/* Whether a row of this kind has this text in its second column. */
static bool listed(const Lexicon *units, const char *kind, const char *text)
{
    uint32_t row = lexicon_find(units, slice_of(kind));
    for (; row != LEXICON_NONE; row = lexicon_next(units, row))
        if (slice_is(cell(units, row, 1), text)) return true;
    return false;
}

static bool is_letter(uint32_t c)
{
    return arabic_is_letter(c) || arabic_is_diacritic(c) || c == '.' || c == 0x0640 || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

/* Writes the key as the tokenizer would part it: each sign and each run of digits a word of its own. */
static void write_key(Slice text)
{
    size_t length;
    bool space = true, was_letter = true;
    while (text.len > 0 && text.ptr[text.len - 1] == '.') text.len--;
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t c = utf8_decode(text, at, &length);
        bool letter = is_letter(c);
        if (c == ' ' || c == 0x00A0 || c == '_') {
            if (!space) putchar(' ');
            space = true;
            continue;
        }
        if (!space && (!letter || !was_letter)) putchar(' ');
        fwrite(text.ptr + at, 1, length, stdout);
        was_letter = letter;
        space = false;
    }
}

static void write_row(const Lexicon *units, const char *name, Meaning meaning)
{
    if (listed(units, "drop", name)) return;
    write_key(slice_of(name));
    printf("\t%s\t%s\t%s\n", meaning.class, meaning.code, meaning.count);
}

/* A name in all its spellings: each pair of `spelled` applied or not, once each. */
static void write_spellings(const Lexicon *units, const char *name, Meaning meaning)
{
    Name spellings[SPELLINGS_MAX];
    size_t count = 0;
    spellings[count++] = name_of(name);
    uint32_t row = lexicon_find(units, SLICE("spelled"));
    for (; row != LEXICON_NONE; row = lexicon_next(units, row)) {
        const char *from = cell(units, row, 1).ptr, *to = cell(units, row, 2).ptr;
        for (size_t i = 0, before = count; i < before && count < SPELLINGS_MAX; i++) {
            const char *place = strstr(spellings[i].text, from);
            if (place == NULL || (strchr(to, '_') != NULL && strcmp(meaning.class, "measure") != 0)) continue;
            size_t head = (size_t)(place - spellings[i].text);
            snprintf(spellings[count++].text, NAME_MAX_BYTES, "%.*s%s%s", (int)head, spellings[i].text, to,
                     place + strlen(from));
        }
    }
    for (size_t i = 0; i < count; i++) write_row(units, spellings[i].text, meaning);
}

/* ---- forms ---- */

/* A name cut into the noun, the adjectives that agree with it, and what never changes. */
typedef struct {
    Name noun, adjectives[WORDS_MAX];
    size_t adjective_count;
    const char *rest;
} Phrase;

static bool is_adjective(const char *word)
{
    static const char *const others[] = {"مربع", "مكعب", "مربعة", "مكعبة", "جديد"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(word, others[i]) == 0) return true;
    return strlen(word) > 3 * LETTER && (ends(word, "ي") || ends(word, "ية"));
}

static Phrase phrase_of(const char *name)
{
    Phrase phrase = {.adjective_count = 0};
    size_t length = strcspn(name, " /");
    phrase.noun = changed(name, strlen(name) - length, "");
    for (phrase.rest = name + length; phrase.rest[0] == ' ' && phrase.adjective_count < WORDS_MAX;
         phrase.rest += length + 1) {
        length = strcspn(phrase.rest + 1, " /");
        Name word = changed(phrase.rest + 1, strlen(phrase.rest + 1) - length, "");
        if (!is_adjective(word.text)) break;
        phrase.adjectives[phrase.adjective_count++] = word;
    }
    return phrase;
}

static bool is_feminine(const char *word) { return ends(word, "ة"); }

/* The noun in a form, and its adjectives with this ending (of a feminine one in the place of ة). */
static void write_form(const Lexicon *units, const Phrase *phrase, const char *noun, const char *ending,
                       Meaning meaning)
{
    Name whole = name_of(noun);
    for (size_t i = 0; i < phrase->adjective_count; i++) {
        const char *adjective = phrase->adjectives[i].text;
        bool single = strcmp(ending, "ا") == 0 || strcmp(ending, "ة") == 0;
        bool keeps = ending[0] == '\0' || (is_feminine(adjective) && single);
        Name agreeing = keeps ? name_of(adjective)
                        : is_feminine(adjective) ? changed(changed(adjective, LETTER, "ت").text, 0, ending)
                                                 : changed(adjective, 0, ending);
        whole = changed(changed(whole.text, 0, " ").text, 0, agreeing.text);
    }
    write_spellings(units, changed(whole.text, 0, phrase->rest).text, meaning);
}

static void write_plurals(const Lexicon *units, const Phrase *phrase, Meaning meaning)
{
    const char *noun = phrase->noun.text;
    bool broken = false;
    uint32_t row = lexicon_find(units, SLICE("plural"));
    for (; row != LEXICON_NONE; row = lexicon_next(units, row)) {
        if (!slice_is(cell(units, row, 1), noun)) continue;
        const char *plural = cell(units, row, 2).ptr;
        write_form(units, phrase, plural, "ة", meaning);
        if (slice_starts(slice_of(plural), SLICE("أ")) && !ends(plural, "ات"))
            write_form(units, phrase, changed(plural, 0, "ا").text, "ة", meaning);
        broken = true;
    }
    if (broken || listed(units, "single", noun)) return;
    write_form(units, phrase, changed(noun, is_feminine(noun) ? LETTER : 0, "ات").text, "ة", meaning);
}

static void write_duals(const Lexicon *units, const Phrase *phrase, Meaning meaning)
{
    const char *noun = phrase->noun.text;
    static const char *const endings[] = {"ان", "ين"};
    if (listed(units, "single", noun)) return;
    Meaning two = meaning;
    if (meaning.count[0] == '1' && meaning.count[1] == '\0') two.count = "2";
    else return;
    for (size_t i = 0; i < 2; i++) {
        Name stem = is_feminine(noun) ? changed(noun, LETTER, "ت") : name_of(noun);
        write_form(units, phrase, changed(stem.text, 0, endings[i]).text, endings[i], two);
    }
}

static void write_forms(const Lexicon *units, const char *name, Meaning meaning)
{
    if (listed(units, "drop", name)) return;
    Phrase phrase = phrase_of(name);
    const char *noun = phrase.noun.text;
    write_form(units, &phrase, noun, "", meaning);
    if (strlen(noun) < 2 * LETTER || (unsigned char)noun[0] < 0x80 || strchr(noun, '.') != NULL) return;
    if (!is_feminine(noun) && !ends(noun, "ا") && !ends(noun, "و")) {
        write_form(units, &phrase, changed(noun, 0, "ا").text, "ا", meaning);
        write_form(units, &phrase, changed(noun, 0, "ا").text, "", meaning);
        write_form(units, &phrase, noun, "ا", meaning);
    }
    write_plurals(units, &phrase, meaning);
    write_duals(units, &phrase, meaning);
}

/* ---- names from ICU ---- */

/* UTF-8 without digits, bidi marks and the spaces around. Whether digits stood there. */
static bool clean_name(const UChar *wide, int32_t length, Name *name)
{
    char raw[NAME_MAX_BYTES];
    int32_t bytes;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(raw, sizeof raw, &bytes, wide, length, &status);
    if (U_FAILURE(status)) die_at(NULL, 0, "ICU: %s", u_errorName(status));
    Slice text = {raw, (size_t)bytes};
    size_t written = 0, size;
    bool digits = false;
    for (size_t at = 0; at < text.len; at += size) {
        uint32_t c = utf8_decode(text, at, &size);
        bool digit = arabic_digit(c) >= 0, space = c == ' ' || c == 0x00A0;
        digits = digits || digit;
        if (digit || c == 0x200E || c == 0x200F || c == 0x061C || arabic_is_diacritic(c)) continue;
        if (space && written == 0) continue;
        if (space) name->text[written++] = ' ';
        else written += utf8_encode(c, name->text + written);
    }
    while (written > 0 && name->text[written - 1] == ' ') written--;
    name->text[written] = '\0';
    return digits;
}

/* How ICU writes so many of a unit. False where ICU has no such unit. */
static bool icu_unit(const char *id, const char *width, int64_t number, Name *name, bool *digits)
{
    char skeleton[NAME_MAX_BYTES];
    UChar wide[NAME_MAX_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-%s", id, width);
    u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(wide, -1, "ar", &status);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatInt(formatter, number, result, &status);
    int32_t length = unumf_resultToString(result, wide, NAME_MAX_BYTES, &status);
    unumf_closeResult(result);
    unumf_close(formatter);
    if (U_FAILURE(status)) return false;
    *digits = clean_name(wide, length, name);
    return true;
}

static void write_unit(const Lexicon *units, const char *id, const char *code)
{
    static const char *const widths[] = {"full-name", "short", "narrow"};
    static const int64_t numbers[] = {100, 1, 2, 3, 11};
    Meaning meaning = {"measure", code, "1"}, two = {"measure", code, "2"};
    Name name;
    bool digits;
    for (size_t w = 0; w < 3; w++)
        for (size_t n = 0; n < 5; n++) {
            if (!icu_unit(id, widths[w], numbers[n], &name, &digits)) return;
            bool dual = numbers[n] == 2 && !digits;
            if (w == 0 && n == 0) write_forms(units, name.text, meaning);
            else write_spellings(units, name.text, dual ? two : meaning);
        }
}

static void write_currency(const Lexicon *units, const char *code)
{
    static const char *const plurals[] = {"zero", "one", "two", "few", "many", "other"};
    Meaning meaning = {"money", code, "1"}, two = {"money", code, "2"}, as_code = {"money", code, "code"};
    UChar wide_code[4];
    UErrorCode status = U_ZERO_ERROR;
    UBool choice;
    int32_t length;
    Name name;
    u_charsToUChars(code, wide_code, 4);
    clean_name(ucurr_getName(wide_code, "ar", UCURR_LONG_NAME, &choice, &length, &status), -1, &name);
    Name singular = name;
    if (status != U_USING_DEFAULT_WARNING) write_forms(units, name.text, meaning);
    for (size_t i = 0; i < 6 && status != U_USING_DEFAULT_WARNING; i++) {
        clean_name(ucurr_getPluralName(wide_code, "ar", &choice, plurals[i], &length, &status), -1, &name);
        bool dual = i == 2 && strcmp(name.text, singular.text) != 0;
        write_spellings(units, name.text, dual ? two : meaning);
    }
    status = U_ZERO_ERROR;
    clean_name(ucurr_getName(wide_code, "ar", UCURR_SYMBOL_NAME, &choice, &length, &status), -1, &name);
    if (strcmp(name.text, code) != 0) write_row(units, name.text, meaning);
    write_row(units, code, as_code);
}

static void write_currencies(const Lexicon *units)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    const char *code;
    while (U_SUCCESS(status) && (code = uenum_next(codes, NULL, &status)) != NULL) write_currency(units, code);
    uenum_close(codes);
}

/* ---- the file ---- */

static void write_names(const Lexicon *units, uint32_t row, const char *kind)
{
    const char *name = cell(units, row, 1).ptr, *code = cell(units, row, 2).ptr, *more = cell(units, row, 3).ptr;
    if (strcmp(kind, "unit") == 0) write_unit(units, name, code);
    else if (strcmp(kind, "name") == 0) write_forms(units, name, (Meaning){"measure", code, "1"});
    else if (strcmp(kind, "money") == 0) write_forms(units, name, (Meaning){"money", code, "1"});
    else if (strcmp(kind, "part") == 0) write_forms(units, name, (Meaning){"part", code, more});
    else write_row(units, name, (Meaning){more[0] != '\0' ? more : "measure", code, "1"});
}

int main(int argc, char **argv)
{
    /* The hand-made names first: the first row of a key counts. */
    static const char *const kinds[] = {"word", "money", "part", "name", "unit"};
    errors_name_tool("generate-units");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    Lexicon *units = lexicon_load(argv[1], 4);
    if (units == NULL) return STATUS_ERROR;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        uint32_t row = lexicon_find(units, slice_of(kinds[k]));
        for (; row != LEXICON_NONE; row = lexicon_next(units, row)) write_names(units, row, kinds[k]);
    }
    write_currencies(units);
    lexicon_free(units);
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
