#include "tools/numextract/endings.h"

enum { LETTER = 2 };

static void add(Endings *endings, Slice word)
{
    char padded[WORD_KEY_PADDING] = {0};
    size_t length = word.len < ENDING_BYTES ? word.len : ENDING_BYTES;
    memcpy(padded, word.ptr + word.len - length, length);
    size_t place = endings_place((Slice){padded, length});
    endings->bits[place / 64] |= (uint64_t)1 << place % 64;
}

void endings_add(Endings *endings, Slice word, Slice behind)
{
    static const Slice before[] = {{"", 0}, {"و", 2}, {"ف", 2}, {"ب", 2}, {"ل", 2}, {"ك", 2}, {"ال", 4}, {"لل", 4}, {"وب", 4},
                                   {"ول", 4}, {"وك", 4}, {"فب", 4}, {"فل", 4}, {"فك", 4}};
    char joined[4 * ENDING_BYTES];
    size_t count = word.len + behind.len < ENDING_BYTES ? sizeof before / sizeof *before : 1;
    if (word.len > ENDING_BYTES) word = slice_part(word, word.len - ENDING_BYTES, word.len);
    for (size_t i = 0; i < count; i++) {
        size_t length = before[i].len;
        memcpy(joined, before[i].ptr, length);
        memcpy(joined + length, word.ptr, word.len);
        memcpy(joined + length + word.len, behind.ptr, behind.len);
        add(endings, (Slice){joined, length + word.len + behind.len});
    }
}

void endings_add_all(Endings *endings, Slice ending)
{
    char word[ENDING_BYTES + LETTER];
    if (ending.len >= ENDING_BYTES) {
        add(endings, ending);
        return;
    }
    for (unsigned letter = 0x621; letter <= 0x64A; letter++) {
        word[0] = (char)(0xC0 | letter >> 6);
        word[1] = (char)(0x80 | (letter & 0x3F));
        memcpy(word + LETTER, ending.ptr, ending.len);
        endings_add_all(endings, (Slice){word, LETTER + ending.len});
    }
}
