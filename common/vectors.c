/* Sixteen-entry tables looked up for 32 bytes at once: a byte's low half chooses an entry, whose bits stand for the high
   halves; a second lookup turns the high half into the bit to test. */

#include "common/vectors.h"

#if defined __x86_64__ && defined __GNUC__ && !defined ISNAD_PORTABLE

#include <immintrin.h>
#include <string.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

/* What all classes need to know of 32 bytes. */
typedef struct {
    __m256i low, next_low;              /* lookup indices: the byte itself, the low half of the next */
    __m256i ascii_bit, arabic_bit;      /* the bit to test; 0 where the byte is no such start */
    uint32_t starts, others;
} Bytes;

AVX2 static inline __m256i table(const unsigned char entries[16])
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)entries));
}

AVX2 static inline Bytes look_at(const char *text)
{
    const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,
                                          1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i half = _mm256_set1_epi8(15);
    __m256i byte = _mm256_loadu_si256((const __m256i *)(const void *)text);
    __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(text + 1));
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(byte, 4), half);
    __m256i next_high = _mm256_and_si256(_mm256_srli_epi16(next, 4), _mm256_set1_epi8(3));
    /* Bytes 80-BF are -128 to -65, the lowest of the signed ones. */
    __m256i continues = _mm256_cmpgt_epi8(_mm256_set1_epi8(-64), byte);
    __m256i next_continues = _mm256_cmpgt_epi8(_mm256_set1_epi8(-64), next);
    __m256i leads = _mm256_cmpeq_epi8(_mm256_and_si256(byte, _mm256_set1_epi8((char)0xFE)), _mm256_set1_epi8((char)0xD8));
    __m256i arabic = _mm256_and_si256(leads, next_continues);
    __m256i row = _mm256_slli_epi16(_mm256_and_si256(byte, _mm256_set1_epi8(1)), 2);
    Bytes bytes;
    bytes.low = byte;
    bytes.next_low = _mm256_and_si256(next, half);
    bytes.ascii_bit = _mm256_shuffle_epi8(bits, high);
    bytes.arabic_bit = _mm256_and_si256(arabic, _mm256_shuffle_epi8(bits, _mm256_or_si256(next_high, row)));
    uint32_t beyond_ascii = (uint32_t)_mm256_movemask_epi8(byte);
    bytes.starts = ~(uint32_t)_mm256_movemask_epi8(continues);
    bytes.others = bytes.starts & beyond_ascii & ~(uint32_t)_mm256_movemask_epi8(arabic);
    return bytes;
}

AVX2 static inline uint32_t members(const Bytes *bytes, const CharacterClass *class)
{
    /* A byte with its top bit set looks up 0, so ASCII needs no test of its own. */
    __m256i ascii = _mm256_and_si256(_mm256_shuffle_epi8(table(class->ascii), bytes->low), bytes->ascii_bit);
    __m256i arabic = _mm256_and_si256(_mm256_shuffle_epi8(table(class->arabic), bytes->next_low), bytes->arabic_bit);
    __m256i none = _mm256_cmpeq_epi8(_mm256_or_si256(ascii, arabic), _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_epi8(none) | (class->others ? bytes->others : 0);
}

AVX2 static void class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks,
                              uint64_t *masks)
{
    for (size_t i = 0; i < blocks; i++, text += CLASS_BLOCK) {
        Bytes first = look_at(text), second = look_at(text + CLASS_BLOCK / 2);
        *masks++ = first.starts | (uint64_t)second.starts << 32;
        for (size_t k = 0; k < count; k++)
            *masks++ = members(&first, &classes[k]) | (uint64_t)members(&second, &classes[k]) << 32;
    }
}

bool vectors_class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks, uint64_t *masks)
{
    if (!__builtin_cpu_supports("avx2")) return false;
    class_blocks(classes, count, text, blocks, masks);
    return true;
}

/* A bit for each byte from `low` to `low` + `count` - 1, as unsigned numbers. */
AVX2 static inline uint32_t in_range(__m256i bytes, int low, int count)
{
    __m256i above = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)low));
    __m256i capped = _mm256_min_epu8(above, _mm256_set1_epi8((char)(count - 1)));
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(above, capped));
}

AVX2 static inline uint32_t equal_bits(__m256i bytes, int value)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)value)));
}

AVX2 static inline uint64_t both(uint32_t first, uint32_t second) { return first | (uint64_t)second << 32; }

AVX2 static void line_blocks(const char *text, size_t blocks, LineWords *words)
{
    for (; blocks > 0; blocks--, text += CLASS_BLOCK, words++) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)text);
        __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(text + CLASS_BLOCK / 2));
        words->starts = ~both(in_range(first, 0x80, 0x40), in_range(second, 0x80, 0x40));
        words->ascii = ~both((uint32_t)_mm256_movemask_epi8(first), (uint32_t)_mm256_movemask_epi8(second));
        words->leads = both(in_range(first, 0xC2, 0x1E), in_range(second, 0xC2, 0x1E));
        words->tabs = both(equal_bits(first, '\t'), equal_bits(second, '\t'));
        words->newlines = both(equal_bits(first, '\n'), equal_bits(second, '\n'));
        words->escapes = both(equal_bits(first, '\\') | equal_bits(first, '\r'),
                              equal_bits(second, '\\') | equal_bits(second, '\r'));
        words->digits = both(in_range(first, '0', 10), in_range(second, '0', 10));
    }
}

bool vectors_line_words(const char *text, size_t blocks, LineWords *words)
{
    if (!__builtin_cpu_supports("avx2")) return false;
    line_blocks(text, blocks, words);
    return true;
}

/* What folding adds to the second byte of a letter after D8, by its low half where the high one is A: آ أ ؤ إ ئ ة. */
static const unsigned char added_after_d8[16] = {
    [2] = 5, [3] = 4, [4] = 0x88 - 0xA4 + 256, [5] = 2, [6] = 0x8A - 0xA6 + 256, [9] = 0x87 - 0xA9 + 256,
};
/* ... and to the D8 before those of ؤ ئ ة, which become D9. */
static const unsigned char added_to_d8[16] = {[4] = 1, [6] = 1, [9] = 1};

AVX2 static inline __m256i equal(__m256i bytes, int value)
{
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)value));
}

/* The entries for bytes A0-AF, 0 for all others. */
AVX2 static inline __m256i by_row_a(const unsigned char entries[16], __m256i bytes)
{
    __m256i row = equal(_mm256_and_si256(bytes, _mm256_set1_epi8((char)0xF0)), 0xA0);
    return _mm256_and_si256(row, _mm256_shuffle_epi8(table(entries), _mm256_and_si256(bytes, _mm256_set1_epi8(15))));
}

AVX2 static inline __m256i fold(__m256i before, __m256i byte, __m256i after)
{
    __m256i second = _mm256_and_si256(equal(before, 0xD8), by_row_a(added_after_d8, byte));
    __m256i ya = _mm256_and_si256(equal(byte, 0x89), _mm256_set1_epi8(1));           /* ى */
    __m256i wasla = _mm256_and_si256(equal(byte, 0xB1), _mm256_set1_epi8(0xA7 - 0xB1)); /* ٱ, whose D9 becomes D8 */
    __m256i after_d9 = _mm256_and_si256(equal(before, 0xD9), _mm256_or_si256(ya, wasla));
    __m256i first = _mm256_and_si256(equal(byte, 0xD8), by_row_a(added_to_d8, after));
    __m256i first_wasla = _mm256_and_si256(equal(byte, 0xD9), equal(after, 0xB1));    /* -1 */
    __m256i capital = _mm256_and_si256(_mm256_cmpgt_epi8(byte, _mm256_set1_epi8('A' - 1)),
                                       _mm256_cmpgt_epi8(_mm256_set1_epi8('Z' + 1), byte));
    __m256i letters = _mm256_or_si256(_mm256_or_si256(second, after_d9), _mm256_or_si256(first, first_wasla));
    return _mm256_add_epi8(byte, _mm256_or_si256(letters, _mm256_and_si256(capital, _mm256_set1_epi8(0x20))));
}

AVX2 static inline __m256i load(const char *text) { return _mm256_loadu_si256((const __m256i *)(const void *)text); }

AVX2 static void fold_pieces(const char *text, size_t pieces, char *out)
{
    for (size_t at = 0; at < pieces * VECTORS_FOLD; at += VECTORS_FOLD)
        _mm256_storeu_si256((__m256i *)(void *)(out + at),
                            fold(load(text + at - 1), load(text + at), load(text + at + 1)));
}

bool vectors_fold_letters(const char *text, size_t pieces, char *out)
{
    if (!__builtin_cpu_supports("avx2")) return false;
    fold_pieces(text, pieces, out);
    return true;
}

#else

bool vectors_line_words(const char *text, size_t blocks, LineWords *words)
{
    (void)text, (void)blocks, (void)words;
    return false;
}

bool vectors_fold_letters(const char *text, size_t pieces, char *out)
{
    (void)text, (void)pieces, (void)out;
    return false;
}

bool vectors_class_blocks(const CharacterClass *classes, size_t count, const char *text, size_t blocks, uint64_t *masks)
{
    (void)classes, (void)count, (void)text, (void)blocks, (void)masks;
    return false;
}

#endif
