/* The portable path, and the choice of the path. The vector path is in vectors.c. */

#include "common/classes.h"
#include "common/vectors.h"

CharacterClass class_make(bool (*contains)(const void *context, uint32_t character), const void *context, bool others)
{
    CharacterClass class = {.others = others};
    for (uint32_t c = 0; c < 0x80; c++)
        if (contains(context, c)) class.ascii[c & 15] |= (unsigned char)(1u << (c >> 4));
    for (uint32_t c = 0; c < 0x80; c++)
        if (contains(context, 0x0600 + c)) class.arabic[c & 15] |= (unsigned char)(1u << (c >> 4));
    return class;
}

static bool is_arabic(const unsigned char *at, size_t left)
{
    return (at[0] & 0xFE) == 0xD8 && left > 1 && (at[1] & 0xC0) == 0x80;
}

/* Whether the character that starts here is of the class. */
static bool starts_member(const CharacterClass *class, const unsigned char *at, size_t left)
{
    if (at[0] < 0x80) return class->ascii[at[0] & 15] >> (at[0] >> 4) & 1;
    if (!is_arabic(at, left)) return class->others;
    return class->arabic[at[1] & 15] >> ((at[1] >> 4 & 3) | (at[0] & 1) << 2) & 1;
}

void class_masks_portable(const CharacterClass *classes, size_t count, Slice text, uint64_t *masks)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    memset(masks, 0, class_masks_size(text.len, count) * sizeof *masks);
    for (size_t i = 0; i < text.len; i++) {
        uint64_t *block = masks + i / CLASS_BLOCK * (count + 1), bit = (uint64_t)1 << i % CLASS_BLOCK;
        if ((bytes[i] & 0xC0) == 0x80) continue;
        block[0] |= bit;
        for (size_t k = 0; k < count; k++)
            if (starts_member(&classes[k], bytes + i, text.len - i)) block[k + 1] |= bit;
    }
}

void class_masks(const CharacterClass *classes, size_t count, Slice text, uint64_t *masks)
{
    /* The vectors look one byte ahead, so the last block goes through a copy with zeros behind it. */
    size_t blocks = text.len > 0 ? (text.len - 1) / CLASS_BLOCK : 0;
    if (!vectors_class_blocks(classes, count, text.ptr, blocks, masks)) {
        class_masks_portable(classes, count, text, masks);
        return;
    }
    size_t left = text.len - blocks * CLASS_BLOCK;
    if (left == 0) return;
    char last[CLASS_BLOCK + 1] = {0};
    uint64_t *words = masks + blocks * (count + 1);
    memcpy(last, text.ptr + blocks * CLASS_BLOCK, left);
    vectors_class_blocks(classes, count, last, 1, words);
    if (left < CLASS_BLOCK)
        for (size_t k = 0; k <= count; k++) words[k] &= mask_below((unsigned)left);
}
