/* Character references: entities.tsv has the names, and the numbers that HTML takes for windows-1252. */

#include "tools/normalize/entities.h"
#include "common/arabic.h"
#include "lexicons.h"

#include <stdio.h>

enum { COLUMN_NAME = 1, COLUMN_CHARACTERS = 2 };

static int digit_value(char letter, uint32_t base)
{
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (base == 16 && letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (base == 16 && letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

static bool is_name_letter(char letter)
{
    return digit_value(letter, 10) >= 0 || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/* ---- names ---- */

/* Hexadecimal code points with a space between. */
static void read_characters(Slice cell, Entity *entity)
{
    uint32_t character = 0;
    entity->count = 0;
    for (size_t i = 0; i <= cell.len && entity->count < ENTITY_CHARACTERS; i++) {
        if (i < cell.len && cell.ptr[i] != ' ') {
            character = character * 16 + (uint32_t)digit_value(cell.ptr[i], 16);
            continue;
        }
        entity->characters[entity->count++] = character < 0x20 ? ' ' : character;
        character = 0;
    }
}

static bool find_name(Slice name, Entity *entity)
{
    char folded[ENTITY_LONGEST];
    const Lexicon *lexicon = &lexicon_entities;
    uint32_t row = lexicon_find(lexicon, (Slice){folded, arabic_fold_into(name, folded)});
    while (row != LEXICON_NONE && !slice_equal(lexicon_cell(lexicon, row, COLUMN_NAME), name))
        row = lexicon_next(lexicon, row);
    if (row == LEXICON_NONE) return false;
    read_characters(lexicon_cell(lexicon, row, COLUMN_CHARACTERS), entity);
    return true;
}

/* ---- numbers ---- */

/* Left as they are: controls, halves of surrogate pairs, and what can be no character. White space becomes a space. */
static bool is_text(uint32_t number)
{
    if (number < 0x20) return number == '\t' || number == '\n' || number == '\f' || number == '\r';
    if (number >= 0x7F && number < 0xA0) return false;
    if (number >= 0xD800 && number <= 0xDFFF) return false;
    if (number >= 0xFDD0 && number <= 0xFDEF) return false;
    return (number & 0xFFFE) != 0xFFFE && number <= 0x10FFFF;
}

static bool find_number(uint32_t number, Entity *entity)
{
    if (is_text(number)) {
        entity->characters[0] = number < 0x20 ? ' ' : number;
        entity->count = 1;
        return true;
    }
    if (number < 0x80 || number > 0x9F) return false;
    char digits[12];
    int length = snprintf(digits, sizeof digits, "%u", (unsigned)number);
    return find_name((Slice){digits, (size_t)length}, entity);
}

/* ---- the reference ---- */

/* Bytes before the semicolon, or before what can stand in no reference, or the end; at most ENTITY_LONGEST - 1. */
static size_t body_length(Slice text, size_t from, uint32_t base)
{
    size_t length = from;
    while (length < text.len && length < ENTITY_LONGEST - 1 &&
           (base == 0 ? is_name_letter(text.ptr[length]) : digit_value(text.ptr[length], base) >= 0))
        length++;
    return length;
}

static uint32_t read_number(Slice digits, uint32_t base)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        number = number * base + (uint32_t)digit_value(digits.ptr[i], base);
        if (number > 0x10FFFF) return UINT32_MAX;
    }
    return number;
}

EntityFind entity_read(Slice text, Entity *entity)
{
    size_t from = 1;
    uint32_t base = 0; /* 0: a name */
    if (text.len > 1 && text.ptr[1] == '#') {
        bool hexadecimal = text.len > 2 && (text.ptr[2] == 'x' || text.ptr[2] == 'X');
        base = hexadecimal ? 16 : 10;
        from = hexadecimal ? 3 : 2;
    }
    size_t end = body_length(text, from, base);
    if (end == text.len && end < ENTITY_LONGEST) return ENTITY_CUT;
    if (end == from || text.ptr[end] != ';') return ENTITY_NONE;
    Slice body = slice_part(text, from, end);
    bool name = base == 0 && digit_value(body.ptr[0], 10) < 0; /* the list's own rows for numbers are no names */
    bool found = base != 0 ? find_number(read_number(body, base), entity) : name && find_name(body, entity);
    entity->length = end + 1;
    return found ? ENTITY_FOUND : ENTITY_NONE;
}
