#ifndef ISNAD_AVX2_H
#define ISNAD_AVX2_H

/* What vector_layers.c and vector_sums.c share where the processor is an x86-64: functions that are compiled for its vectors and
   called where it has them. ISNAD_AVX2 is defined there. */

#if defined __x86_64__ && defined __GNUC__ && !defined ISNAD_PORTABLE
#define ISNAD_AVX2

#include <immintrin.h>
#include <stdbool.h>
#include <string.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define VNNI __attribute__((target("avx512vnni,avx512vl,avx2,bmi,popcnt")))
#define UNROLL _Pragma("GCC unroll 8")

AVX2 static inline __m256i load(const char *text) { return _mm256_loadu_si256((const __m256i *)(const void *)text); }

static inline bool have_avx2(void) { return __builtin_cpu_supports("avx2"); }
static inline bool have_vnni(void) { return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl"); }

#else

#include <stdbool.h>

static inline bool have_avx2(void) { return false; }
static inline bool have_vnni(void) { return false; }

#endif
#endif
