#ifndef ISNAD_TESTS_SLOW_SPANS_H
#define ISNAD_TESTS_SLOW_SPANS_H

/* A slow account of where each character of a normalised text comes from, by ICU's tables, for tests/unit/forms.c. */

#include "common/span.h"
#include "tools/normalize/rewrite.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { CHARACTERS_MAX = 512, PARTS_MAX = 20 * CHARACTERS_MAX };

#define WITH(change) (1u << (change))

/* A text in characters, each with the number of original characters that it stands for. */
typedef struct {
    uint32_t characters[CHARACTERS_MAX];
    uint32_t lengths[CHARACTERS_MAX];
    size_t count;
} Text;

typedef struct {
    UChar32 character;
    uint64_t begin, end;
} Part;

static bool is_deleted(unsigned changes, uint32_t c)
{
    bool bidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                (c >= 0x2066 && c <= 0x2069);
    return (c == 0x0640 && (changes & WITH(CHANGE_TATWEEL))) || (bidi && (changes & WITH(CHANGE_BIDI)));
}

static size_t take_apart(const Text *text, ChangeSet set, Part *parts)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer =
        set.form & FORM_COMPATIBLE ? unorm2_getNFKCInstance(&error) : unorm2_getNFCInstance(&error);
    size_t count = 0;
    uint64_t at = 0;
    for (size_t i = 0; i < text->count; at += text->lengths[i++]) {
        UChar units[64];
        UChar32 apart[64];
        uint32_t character = text->characters[i];
        if (is_deleted(set.changes, character)) continue;
        int32_t length = unorm2_getDecomposition(normalizer, (UChar32)character, units, 64, &error);
        if (length < 0) parts[count++] = (Part){(UChar32)character, at, at + text->lengths[i]};
        int32_t apart_count = 0;
        if (length > 0) u_strToUTF32(apart, 64, &apart_count, units, length, &error);
        for (int32_t k = 0; k < apart_count; k++) parts[count++] = (Part){apart[k], at, at + text->lengths[i]};
    }
    return count;
}

static void order(Part *parts, size_t count)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 1; i < count; i++) {
            unsigned before = u_getCombiningClass(parts[i - 1].character);
            unsigned here = u_getCombiningClass(parts[i].character);
            if (here == 0 || before <= here) continue;
            Part part = parts[i];
            parts[i] = parts[i - 1];
            parts[i - 1] = part;
            moved = true;
        }
    }
}

/* Whether nothing between them keeps parts[at] from composing with parts[starter]. */
static bool reaches(const Part *parts, size_t starter, size_t at)
{
    unsigned class = u_getCombiningClass(parts[at].character);
    for (size_t i = starter + 1; i < at; i++) {
        unsigned between = u_getCombiningClass(parts[i].character);
        if (between == 0 || between >= class) return false;
    }
    return u_getCombiningClass(parts[starter].character) == 0;
}

static size_t compose(Part *parts, size_t count)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
    for (size_t at = 1; at < count; at++) {
        size_t starter = at - 1;
        while (starter > 0 && u_getCombiningClass(parts[starter].character) != 0) starter--;
        UChar32 one = unorm2_composePair(normalizer, parts[starter].character, parts[at].character);
        if (one < 0 || !reaches(parts, starter, at)) continue;
        parts[starter].character = one;
        if (parts[at].begin < parts[starter].begin) parts[starter].begin = parts[at].begin;
        if (parts[at].end > parts[starter].end) parts[starter].end = parts[at].end;
        memmove(parts + at, parts + at + 1, (count - at - 1) * sizeof *parts);
        count--;
        at--;
    }
    return count;
}

static int compare_offsets(const void *a, const void *b)
{
    uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;
    return (first > second) - (first < second);
}

/* The spans that the map should lead back to. Returns how many. */
static size_t slow_spans(const Text *text, ChangeSet set, Span *spans)
{
    static Part parts[PARTS_MAX];
    static uint64_t begins[PARTS_MAX], ends[PARTS_MAX];
    size_t count = take_apart(text, set, parts);
    order(parts, count);
    if (set.form & FORM_COMPOSED) count = compose(parts, count);
    for (size_t i = 0; i < count; i++) {
        begins[i] = parts[i].begin;
        ends[i] = parts[i].end;
    }
    qsort(begins, count, sizeof *begins, compare_offsets);
    qsort(ends, count, sizeof *ends, compare_offsets);
    for (size_t i = 0; i < count; i++) {
        /* A character ends where the next begins, unless something deleted is between. */
        uint64_t end = i + 1 < count && begins[i + 1] <= ends[i] ? begins[i + 1] : ends[i];
        spans[i] = (Span){begins[i], end > begins[i] ? end : begins[i] + 1};
    }
    return count;
}

#endif
