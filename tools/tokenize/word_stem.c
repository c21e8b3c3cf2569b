#include "tools/tokenize/word_stem.h"
#include "common/arabic.h"
#include "common/errors.h"
#include "tools/tokenize/clitics.h"

#include <stdlib.h>

enum { LETTER = 2 /* bytes */, CONSONANTS_LEAST = 2, STEM_MAX = 64 };

struct WordStems {
    Clitics *clitics;
    char folded[STEM_MAX], stem[STEM_MAX];
};

WordStems *word_stems_new(void)
{
    WordStems *stems = calloc(1, sizeof *stems);
    if (stems == NULL) die_at(NULL, 0, "out of memory");
    stems->clitics = clitics_new(CLITICS_FARASA);
    return stems;
}

void word_stems_free(WordStems *stems)
{
    if (stems == NULL) return;
    clitics_free(stems->clitics);
    free(stems);
}

/* The longest of the pieces that seg= lists; the first of two. */
static Slice longest_piece(Slice seg)
{
    Slice rest = slice_part(seg, sizeof "seg=" - 1, seg.len), longest = SLICE("");
    for (;;) {
        const char *plus = memchr(rest.ptr, '+', rest.len);
        Slice piece = slice_part(rest, 0, plus != NULL ? (size_t)(plus - rest.ptr) : rest.len);
        if (piece.len > longest.len) longest = piece;
        if (plus == NULL) return longest;
        rest = slice_part(rest, piece.len + 1, rest.len);
    }
}

static bool is_weak(Slice letter) { return slice_is(letter, "ا") || slice_is(letter, "و") || slice_is(letter, "ي"); }

/* The letters but ا و ي: one of these at the beginning stays where too little would be left, as in وصل. */
static Slice consonants(Slice folded, char *out)
{
    size_t length = 0, strong = 0;
    for (size_t i = 0; i + LETTER <= folded.len; i += LETTER) strong += !is_weak(slice_part(folded, i, i + LETTER));
    for (size_t i = 0; i + LETTER <= folded.len; i += LETTER) {
        Slice letter = slice_part(folded, i, i + LETTER);
        bool kept = !is_weak(letter) || (i == 0 && strong <= CONSONANTS_LEAST && !slice_is(letter, "ا"));
        if (!kept) continue;
        memcpy(out + length, letter.ptr, LETTER);
        length += LETTER;
    }
    return length >= CONSONANTS_LEAST * LETTER ? (Slice){out, length} : folded;
}

Slice word_stem(WordStems *stems, Slice word, Slice folded)
{
    Slice seg = clitics_attrs(stems->clitics, word, folded);
    if (seg.len > 0 && longest_piece(seg).len < STEM_MAX) {
        Slice piece = longest_piece(seg);
        folded = (Slice){stems->folded, arabic_fold_into(piece, stems->folded)};
    }
    for (size_t i = 0; i < folded.len; i += LETTER)
        if ((unsigned char)folded.ptr[i] < 0xD8 || (unsigned char)folded.ptr[i] > 0xDB || i + LETTER > folded.len) return folded;
    return folded.len <= STEM_MAX ? consonants(folded, stems->stem) : folded;
}
