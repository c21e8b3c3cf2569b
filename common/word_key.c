#include "common/word_key.h"

static uint64_t load_two(const char *bytes) { return (unsigned char)bytes[0] | (uint64_t)(unsigned char)bytes[1] << 8; }

static uint64_t load_four(const char *bytes) { return load_two(bytes) | load_two(bytes + 2) << 16; }

/* Fewer than eight bytes, as their first and their last ones, of which some may be the same. */
static uint64_t load_few(const char *bytes, size_t count)
{
    if (count >= 4) return load_four(bytes) | load_four(bytes + count - 4) << 8 * (count - 4);
    if (count >= 2) return load_two(bytes) | load_two(bytes + count - 2) << 8 * (count - 2);
    return count > 0 ? (unsigned char)*bytes : 0;
}

WordKey word_key_unpadded(Slice word)
{
    if (word.len >= WORD_KEY_PADDING) return word_key(word);
    if (word.len < 8) return (WordKey){load_few(word.ptr, word.len), 0};
    uint64_t last = word_key_load(word.ptr + word.len - 8); /* of it the bytes from the ninth on */
    return (WordKey){word_key_load(word.ptr), word.len > 8 ? last >> 8 * (16 - word.len) : 0};
}

void word_sets_add(WordSets *table, uint64_t hash, uint8_t sets)
{
    size_t any = word_sets_any(hash);
    table->any[any / 64] |= (uint64_t)1 << any % 64;
    table->sets[word_sets_first(hash)] |= sets;
    table->sets[word_sets_second(hash)] |= sets;
}
