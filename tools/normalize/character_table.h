#ifndef ISNAD_CHARACTER_TABLE_H
#define ISNAD_CHARACTER_TABLE_H

/* What Unicode says of the characters below U+2100: all of one and two bytes in UTF-8, and general punctuation. The
   table is made at build time, by scripts/build/compile-characters.c; for other characters utf8proc is asked. */

enum { CHARACTER_TABLE_SIZE = 0x2100 };

enum {
    CHARACTER_CHANGES_NFC = 1,   /* the form changes the character, even where it stands alone */
    CHARACTER_CHANGES_NFD = 2,
    CHARACTER_CHANGES_NFKC = 4,
    CHARACTER_CHANGES_NFKD = 8,
    CHARACTER_CONTINUES = 16,    /* it may change together with what stands before it */
    CHARACTER_COMPOSES = 32      /* it may compose with what stands before it */
};

typedef struct {
    unsigned char flags;
    unsigned char combining_class;
} CharacterProperties;

extern const CharacterProperties character_table[CHARACTER_TABLE_SIZE];

#endif
