/* compile-characters: writes the C source of character_table to standard output: what Unicode says of the characters
   that normalize meets all the time. Part of the build. */

#include "tools/normalize/character_table.h"

#include <stdbool.h>
#include <stdio.h>
#include <utf8proc.h>

enum { PARTS_MAX = 32 };

static bool is_mark(const utf8proc_property_t *property)
{
    return property->category == UTF8PROC_CATEGORY_MN || property->category == UTF8PROC_CATEGORY_MC ||
           property->category == UTF8PROC_CATEGORY_ME;
}

/* Whether the form changes the character where it stands alone. */
static bool changes(utf8proc_int32_t character, utf8proc_option_t form)
{
    utf8proc_int32_t parts[PARTS_MAX];
    int boundary = 0;
    utf8proc_option_t apart = UTF8PROC_DECOMPOSE | (form & UTF8PROC_COMPAT);
    utf8proc_ssize_t count = utf8proc_decompose_char(character, parts, PARTS_MAX, apart, &boundary);
    if (count > 0 && (form & UTF8PROC_COMPOSE)) count = utf8proc_normalize_utf32(parts, count, form | UTF8PROC_STABLE);
    return count != 1 || parts[0] != character;
}

/* Whether some character composes with it. Of a pair that composes, utf8proc takes apart what came of it. */
static void mark_composing(unsigned char composing[CHARACTER_TABLE_SIZE])
{
    for (utf8proc_int32_t character = 0x80; character < 0x30000; character++) {
        utf8proc_int32_t parts[PARTS_MAX];
        int boundary = 0;
        utf8proc_ssize_t count =
            utf8proc_decompose_char(character, parts, PARTS_MAX, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 1; i < count; i++)
            if (parts[i] < CHARACTER_TABLE_SIZE) composing[parts[i]] = CHARACTER_COMPOSES;
    }
}

static unsigned flags_of(utf8proc_int32_t character)
{
    const utf8proc_property_t *property = utf8proc_get_property(character);
    bool jamo = character >= 0x1160 && character <= 0x11FF; /* vowels and finals, which join what stands before */
    return (is_mark(property) || property->combining_class != 0 || jamo ? CHARACTER_CONTINUES : 0u) |
           (jamo ? CHARACTER_COMPOSES : 0u) |
           (changes(character, UTF8PROC_DECOMPOSE) ? CHARACTER_CHANGES_NFD : 0u) |
           (changes(character, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT) ? CHARACTER_CHANGES_NFKD : 0u) |
           (changes(character, UTF8PROC_COMPOSE) ? CHARACTER_CHANGES_NFC : 0u) |
           (changes(character, UTF8PROC_COMPOSE | UTF8PROC_COMPAT) ? CHARACTER_CHANGES_NFKC : 0u);
}

int main(void)
{
    static unsigned char composing[CHARACTER_TABLE_SIZE];
    mark_composing(composing);
    printf("/* Made by compile-characters out of utf8proc %s, Unicode %s. */\n", utf8proc_version(),
           utf8proc_unicode_version());
    printf("#include \"tools/normalize/character_table.h\"\n");
    printf("const CharacterProperties character_table[CHARACTER_TABLE_SIZE] = {");
    for (utf8proc_int32_t character = 0; character < CHARACTER_TABLE_SIZE; character++)
        printf("%s{%u,%u},", character % 12 == 0 ? "\n" : "", flags_of(character) | composing[character],
               (unsigned)utf8proc_get_property(character)->combining_class);
    printf("\n};\n");
    return fflush(stdout) == 0 ? 0 : 2;
}
