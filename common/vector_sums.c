/* Sums of whole numbers of 16 bits, by the processor's vectors where it has them: the same numbers everywhere. */

#include "common/vector_sums.h"
#include "common/avx2.h"

#ifdef ISNAD_AVX2

AVX2 static inline __m256i add_pairs(__m256i sum, __m256i numbers, __m256i weights)
{
    return _mm256_add_epi32(sum, _mm256_madd_epi16(numbers, weights));
}

VNNI static inline __m256i add_pairs_vnni(__m256i sum, __m256i numbers, __m256i weights)
{
    return _mm256_dpwssd_epi32(sum, numbers, weights);
}

AVX2 static inline __m256i pair_at(const int16_t *numbers)
{
    int32_t both;
    memcpy(&both, numbers, sizeof both);
    return _mm256_set1_epi32(both);
}

/* `rows` rows of numbers and 16 or 48 columns at a time, known when compiled, so that all sums stay in registers and weights are
   loaded once for all rows; and all rows, as many as `most` at a time. */
#define PAIRS_SUM(name, target, add, most) \
    target __attribute__((always_inline)) static inline void name##_block( \
        const int16_t *numbers, size_t stride, size_t pairs, const int16_t *matrix, size_t columns, int32_t *sums, \
        const int rows, const int vectors) \
    { \
        __m256i sum[most][6]; \
        UNROLL for (int row = 0; row < rows; row++) \
            UNROLL for (int i = 0; i < vectors; i++) sum[row][i] = load((const char *)(sums + (size_t)row * columns + 8 * i)); \
        for (size_t pair = 0; pair < pairs; pair++) { \
            __m256i number[most]; \
            UNROLL for (int row = 0; row < rows; row++) number[row] = pair_at(numbers + (size_t)row * stride + 2 * pair); \
            UNROLL for (int i = 0; i < vectors; i++) { \
                __m256i weights = load((const char *)(matrix + pair * columns * 2 + 16 * i)); \
                UNROLL for (int row = 0; row < rows; row++) sum[row][i] = add(sum[row][i], number[row], weights); \
            } \
        } \
        UNROLL for (int row = 0; row < rows; row++) \
            UNROLL for (int i = 0; i < vectors; i++) \
                _mm256_storeu_si256((__m256i *)(void *)(sums + (size_t)row * columns + 8 * i), sum[row][i]); \
    } \
    target __attribute__((always_inline)) static inline void name##_rows( \
        const int16_t *numbers, size_t stride, size_t pairs, const int16_t *matrix, size_t columns, int32_t *sums, const int rows) \
    { \
        enum { WIDE = 48, NARROW = 16 }; \
        size_t column = 0; \
        for (; column + WIDE <= columns; column += WIDE) \
            name##_block(numbers, stride, pairs, matrix + 2 * column, columns, sums + column, rows, WIDE / 8); \
        for (; column < columns; column += NARROW) \
            name##_block(numbers, stride, pairs, matrix + 2 * column, columns, sums + column, rows, NARROW / 8); \
    } \
    target static void name(const int16_t *numbers, size_t stride, size_t count, size_t pairs, const int16_t *matrix, \
                            size_t columns, int32_t *sums) \
    { \
        for (; count >= most; count -= most, numbers += most * stride, sums += most * columns) \
            name##_rows(numbers, stride, pairs, matrix, columns, sums, most); \
        switch (count) { \
        case 3: name##_rows(numbers, stride, pairs, matrix, columns, sums, most < 3 ? 1 : 3); break; \
        case 2: name##_rows(numbers, stride, pairs, matrix, columns, sums, 2); break; \
        case 1: name##_rows(numbers, stride, pairs, matrix, columns, sums, 1); break; \
        default: break; \
        } \
    }

PAIRS_SUM(products_avx2, AVX2, add_pairs, 2)
PAIRS_SUM(products_vnni, VNNI, add_pairs_vnni, 4)

AVX2 static void add_avx2(const int16_t *from, size_t count, int16_t *to)
{
    for (size_t i = 0; i < count; i += 16) {
        __m256i *sum = (__m256i *)(void *)(to + i);
        __m256i more = _mm256_loadu_si256((const __m256i *)(const void *)(from + i));
        _mm256_storeu_si256(sum, _mm256_add_epi16(_mm256_loadu_si256(sum), more));
    }
}

/* 16 columns for each of `vectors`, known when compiled, so that their sums stay in registers. */
AVX2 __attribute__((always_inline)) static inline void add_rows_block(const int8_t *const *rows, size_t count, size_t column,
                                                                      const int vectors, int16_t *sums)
{
    __m256i total[3];
    UNROLL for (int i = 0; i < vectors; i++) total[i] = load((const char *)(sums + column + 16 * i));
    for (size_t row = 0; row < count; row++)
        UNROLL for (int i = 0; i < vectors; i++) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(rows[row] + column + 16 * i));
            total[i] = _mm256_add_epi16(total[i], _mm256_cvtepi8_epi16(bytes));
        }
    UNROLL for (int i = 0; i < vectors; i++) _mm256_storeu_si256((__m256i *)(void *)(sums + column + 16 * i), total[i]);
}

AVX2 static void add_rows_avx2(const int8_t *const *rows, size_t count, size_t columns, int16_t *sums)
{
    enum { WIDE = 48, NARROW = 16 };
    size_t column = 0;
    for (; column + WIDE <= columns; column += WIDE) add_rows_block(rows, count, column, WIDE / 16, sums);
    for (; column < columns; column += NARROW) add_rows_block(rows, count, column, NARROW / 16, sums);
}

AVX2 static void round_avx2(const int32_t *sums, size_t count, int digits, int16_t *rounded)
{
    __m256i half = _mm256_set1_epi32(1 << (digits - 1));
    __m128i shift = _mm_cvtsi32_si128(digits);
    for (size_t i = 0; i < count; i += 16) {
        const __m256i *from = (const __m256i *)(const void *)(sums + i);
        __m256i low = _mm256_sra_epi32(_mm256_add_epi32(_mm256_loadu_si256(from), half), shift);
        __m256i high = _mm256_sra_epi32(_mm256_add_epi32(_mm256_loadu_si256(from + 1), half), shift);
        __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
        _mm256_storeu_si256((__m256i *)(void *)(rounded + i), packed);
    }
}

#else

static void products_avx2(const int16_t *numbers, size_t stride, size_t count, size_t pairs, const int16_t *matrix,
                          size_t columns, int32_t *sums)
{
    (void)numbers, (void)stride, (void)count, (void)pairs, (void)matrix, (void)columns, (void)sums;
}

static void products_vnni(const int16_t *numbers, size_t stride, size_t count, size_t pairs, const int16_t *matrix,
                          size_t columns, int32_t *sums)
{
    products_avx2(numbers, stride, count, pairs, matrix, columns, sums);
}

static void add_avx2(const int16_t *from, size_t count, int16_t *to) { (void)from, (void)count, (void)to; }

static void add_rows_avx2(const int8_t *const *rows, size_t count, size_t columns, int16_t *sums)
{
    (void)rows, (void)count, (void)columns, (void)sums;
}

static void round_avx2(const int32_t *sums, size_t count, int digits, int16_t *rounded)
{
    (void)sums, (void)count, (void)digits, (void)rounded;
}

#endif

/* A sum that keeps its lowest 16 bits. */
static int16_t short_sum(int a, int b) { return (int16_t)(uint16_t)((unsigned)a + (unsigned)b); }

static void products_portable(const int16_t *numbers, size_t pairs, const int16_t *matrix, size_t columns, int32_t *sums)
{
    for (size_t pair = 0; pair < pairs; pair++, matrix += 2 * columns) {
        int32_t first = numbers[2 * pair], second = numbers[2 * pair + 1];
        for (size_t column = 0; column < columns; column++) {
            uint32_t both = (uint32_t)(first * matrix[2 * column]) + (uint32_t)(second * matrix[2 * column + 1]);
            sums[column] = (int32_t)((uint32_t)sums[column] + both);
        }
    }
}

void vectors_products(const int16_t *numbers, size_t stride, size_t count, size_t pairs, const int16_t *matrix,
                      size_t columns, int32_t *sums)
{
    if (have_vnni()) products_vnni(numbers, stride, count, pairs, matrix, columns, sums);
    else if (have_avx2()) products_avx2(numbers, stride, count, pairs, matrix, columns, sums);
    else for (size_t row = 0; row < count; row++)
        products_portable(numbers + row * stride, pairs, matrix, columns, sums + row * columns);
}

void vectors_add(const int16_t *from, size_t count, int16_t *to)
{
    if (have_avx2()) add_avx2(from, count, to);
    else for (size_t i = 0; i < count; i++) to[i] = short_sum(to[i], from[i]);
}

void vectors_add_rows(const int8_t *const *rows, size_t count, size_t columns, int16_t *sums)
{
    if (have_avx2()) add_rows_avx2(rows, count, columns, sums);
    else for (size_t row = 0; row < count; row++)
        for (size_t column = 0; column < columns; column++) sums[column] = short_sum(sums[column], rows[row][column]);
}

static void round_portable(const int32_t *sums, size_t count, int digits, int16_t *rounded)
{
    for (size_t i = 0; i < count; i++) {
        int32_t value = (int32_t)((uint32_t)sums[i] + (1u << (digits - 1))) >> digits;
        rounded[i] = (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
    }
}

void vectors_round(const int32_t *sums, size_t count, int digits, int16_t *rounded)
{
    if (have_avx2()) round_avx2(sums, count, digits, rounded);
    else round_portable(sums, count, digits, rounded);
}
