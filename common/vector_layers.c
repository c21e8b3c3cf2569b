/* Layers of bytes by the processor's vectors, for products.c: the same numbers as there. */

#include "common/vector_layers.h"
#include "common/avx2.h"

#ifdef ISNAD_AVX2

/* ---- sums of products: four bytes of input, repeated, against four of each of eight rows ---- */

enum { PLACES = 4 };

static inline int32_t four_bytes(const uint8_t *bytes)
{
    int32_t four;
    memcpy(&four, bytes, sizeof four);
    return four;
}

AVX2 static inline __m256i add_products(__m256i sum, __m256i inputs, __m256i weights)
{
    __m256i pairs = _mm256_maddubs_epi16(inputs, weights);
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

/* The processor's own instruction for just that, where it has one: the same sums, for none overflows. */
VNNI static inline __m256i add_products_vnni(__m256i sum, __m256i inputs, __m256i weights)
{
    return _mm256_dpbusd_epi32(sum, inputs, weights);
}

/* What sixteen sums become. */
typedef struct {
    __m256i multipliers[2], most[2];
    __m128i shift;
    __m256i half;
} Scaling;

AVX2 static inline Scaling scaling_at(const Scale *scale, size_t row)
{
    const char *multipliers = (const char *)(scale->multipliers + row), *most = (const char *)(scale->most + row);
    return (Scaling){{load(multipliers), load(multipliers + 32)}, {load(most), load(most + 32)},
                     _mm_cvtsi32_si128((int)scale->shift), _mm256_set1_epi32((int)(1u << (scale->shift - 1)))};
}

AVX2 static inline __m256i scale_eight(__m256i sums, __m256i multipliers, __m256i most, const Scaling *by)
{
    __m256i between = _mm256_min_epi32(_mm256_max_epi32(sums, _mm256_setzero_si256()), most);
    return _mm256_srl_epi32(_mm256_add_epi32(_mm256_mullo_epi32(between, multipliers), by->half), by->shift);
}

AVX2 static inline void activate(__m256i first, __m256i second, const Scaling *by, const uint8_t *more, uint8_t *out)
{
    first = scale_eight(first, by->multipliers[0], by->most[0], by);
    second = scale_eight(second, by->multipliers[1], by->most[1], by);
    __m256i words = _mm256_permute4x64_epi64(_mm256_packus_epi32(first, second), 0xD8);
    __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
    if (more) bytes = _mm_adds_epu8(bytes, _mm_loadu_si128((const __m128i *)(const void *)more));
    _mm_storeu_si128((__m128i *)(void *)out, _mm_min_epu8(bytes, _mm_set1_epi8(ACTIVATION_MAX)));
}

/* Where results go: as sums or, where there is a scale, as activations. */
typedef struct {
    int32_t *sums;
    const Scale *scale;
    bool residual;
    uint8_t *activations;
} Results;

AVX2 static inline void put(const Products *layer, const Places *places, size_t place, unsigned row, const Results *to,
                            const Scaling *by, __m256i first, __m256i second)
{
    size_t at = place * layer->rows + row;
    if (!to->scale) {
        _mm256_storeu_si256((__m256i *)(void *)(to->sums + at), first);
        _mm256_storeu_si256((__m256i *)(void *)(to->sums + at + 8), second);
        return;
    }
    const uint8_t *middle = places->first + place * places->stride + layer->taps / 2 * places->tap_stride + row;
    activate(first, second, by, to->residual ? middle : NULL, to->activations + at);
}

/* Sixteen rows of `count` places at once, a number that is known when compiled, so that the sums stay in registers; and all
   rows of all places. */
#define PRODUCTS_SUM(name, target, add) \
    target __attribute__((always_inline)) static inline void name##_block( \
        const Products *layer, unsigned row, const Places *places, size_t place, unsigned count, const Results *to, \
        const Scaling *by) \
    { \
        __m256i first[PLACES], second[PLACES]; \
        const int8_t *weights = layer->weights + (size_t)row * layer->taps * layer->inputs; \
        const uint8_t *inputs = places->first + place * places->stride; \
        UNROLL for (unsigned p = 0; p < count; p++) { \
            first[p] = load((const char *)(layer->bias + row)); \
            second[p] = load((const char *)(layer->bias + row + 8)); \
        } \
        for (unsigned tap = 0; tap < layer->taps; tap++, inputs += places->tap_stride) \
            for (unsigned i = 0; i < layer->inputs; i += PRODUCTS_INPUTS, weights += PRODUCTS_ROWS * PRODUCTS_INPUTS) { \
                __m256i upper = load((const char *)weights), lower = load((const char *)(weights + 32)); \
                UNROLL for (unsigned p = 0; p < count; p++) { \
                    __m256i input = _mm256_set1_epi32(four_bytes(inputs + p * places->stride + i)); \
                    first[p] = add(first[p], input, upper); \
                    second[p] = add(second[p], input, lower); \
                } \
            } \
        UNROLL for (unsigned p = 0; p < count; p++) put(layer, places, place + p, row, to, by, first[p], second[p]); \
    } \
    target static void name(const Products *layer, const Places *places, const Results *to) \
    { \
        for (unsigned row = 0; row < layer->rows; row += PRODUCTS_ROWS) { \
            Scaling by = to->scale ? scaling_at(to->scale, row) : (Scaling){.shift = _mm_setzero_si128()}; \
            size_t p = 0; \
            for (; p + PLACES <= places->count; p += PLACES) name##_block(layer, row, places, p, PLACES, to, &by); \
            switch (places->count - p) { \
            case 3: name##_block(layer, row, places, p, 3, to, &by); break; \
            case 2: name##_block(layer, row, places, p, 2, to, &by); break; \
            case 1: name##_block(layer, row, places, p, 1, to, &by); break; \
            default: break; \
            } \
        } \
    }

PRODUCTS_SUM(sum_avx2, AVX2, add_products)
PRODUCTS_SUM(sum_vnni, VNNI, add_products_vnni)

static bool sum(const Products *layer, const Places *places, bool newest, const Results *to)
{
    if (!have_avx2()) return false;
    (newest && have_vnni() ? sum_vnni : sum_avx2)(layer, places, to);
    return true;
}

bool vectors_products_sum(const Products *layer, const Places *places, bool newest, int32_t *sums)
{
    return sum(layer, places, newest, &(Results){.sums = sums});
}

bool vectors_products_layer(const Products *layer, const Scale *scale, const Places *places, bool residual, bool newest,
                            uint8_t *out)
{
    return sum(layer, places, newest, &(Results){.scale = scale, .residual = residual, .activations = out});
}

/* Sixteen columns. */
AVX2 static inline __m256i add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t column)
{
    __m256i sum = load((const char *)(first + column));
    for (size_t row = 0; row < count; row++)
        sum = _mm256_add_epi16(sum, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)(rows[row] + column))));
    return sum;
}

AVX2 static void add_all_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums)
{
    for (size_t i = 0; i < width; i += PRODUCTS_ROWS)
        _mm256_storeu_si256((__m256i *)(void *)(sums + i), add_rows(first, rows, count, i));
}

bool vectors_products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums)
{
    if (!have_avx2()) return false;
    add_all_rows(first, rows, count, width, sums);
    return true;
}

AVX2 static void activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale, size_t width,
                               uint8_t *out)
{
    for (size_t i = 0; i < width; i += PRODUCTS_ROWS) {
        Scaling by = scaling_at(scale, i);
        __m256i sum = add_rows(first, rows, count, i);
        activate(_mm256_cvtepi16_epi32(_mm256_castsi256_si128(sum)), _mm256_cvtepi16_epi32(_mm256_extracti128_si256(sum, 1)),
                 &by, NULL, out + i);
    }
}

bool vectors_products_activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale,
                                    size_t width, uint8_t *out)
{
    if (!have_avx2()) return false;
    activate_rows(first, rows, count, scale, width, out);
    return true;
}

AVX2 static void activate_sums(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out)
{
    for (size_t i = 0; i < width; i += PRODUCTS_ROWS) {
        Scaling by = scaling_at(scale, i);
        __m256i first = _mm256_setzero_si256(), second = first;
        for (size_t row = 0; row < count; row++) {
            first = _mm256_add_epi32(first, load((const char *)(rows[row] + i)));
            second = _mm256_add_epi32(second, load((const char *)(rows[row] + i + 8)));
        }
        activate(first, second, &by, NULL, out + i);
    }
}

bool vectors_products_activate(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out)
{
    if (!have_avx2()) return false;
    activate_sums(rows, count, scale, width, out);
    return true;
}

#else

bool vectors_products_sum(const Products *layer, const Places *places, bool newest, int32_t *sums)
{
    (void)layer, (void)places, (void)newest, (void)sums;
    return false;
}

bool vectors_products_layer(const Products *layer, const Scale *scale, const Places *places, bool residual, bool newest,
                            uint8_t *out)
{
    (void)layer, (void)scale, (void)places, (void)residual, (void)newest, (void)out;
    return false;
}

bool vectors_products_add_rows(const int16_t *first, const int8_t *const *rows, size_t count, size_t width, int16_t *sums)
{
    (void)first, (void)rows, (void)count, (void)width, (void)sums;
    return false;
}

bool vectors_products_activate_rows(const int16_t *first, const int8_t *const *rows, size_t count, const Scale *scale,
                                    size_t width, uint8_t *out)
{
    (void)first, (void)rows, (void)count, (void)scale, (void)width, (void)out;
    return false;
}

bool vectors_products_activate(const int32_t *const *rows, size_t count, const Scale *scale, size_t width, uint8_t *out)
{
    (void)rows, (void)count, (void)scale, (void)width, (void)out;
    return false;
}

#endif
