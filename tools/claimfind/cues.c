/* Lookup in cues.tsv, with and without a fused pronoun. */

#include "tools/claimfind/cues.h"

#include "common/arabic.h"
#include "lexicons.h"

enum { COLUMN_ACT = 1, COLUMN_PART, COLUMN_AGREEMENT, COLUMN_TENSE, COLUMN_VOICE, COLUMN_COMPLEMENT };

enum { CUE_BYTES_MAX = 64 };

typedef struct {
    const char *name;
    uint32_t value;
} Named;

static const Named parts[] = {
    {"verb", CUE_VERB}, {"participle", CUE_PARTICIPLE}, {"noun", CUE_NOUN}, {"saying", CUE_SAYING},
    {"reciprocal", CUE_RECIPROCAL}, {"adverbial", CUE_ADVERBIAL}, {NULL, CUE_NONE},
};

static const Named complements[] = {
    {"that", WANTS_THAT}, {"quote", WANTS_QUOTE}, {"np", WANTS_NP}, {"b", WANTS_B}, {"ila", WANTS_ILA},
    {"ala", WANTS_ALA}, {"an", WANTS_AN}, {"min", WANTS_MIN}, {"fi", WANTS_FI}, {"li", WANTS_LI},
    {"target", WANTS_TARGET}, {"tl", WANTS_TARGET_LI}, {"tmin", WANTS_TARGET_MIN}, {"blame", WANTS_BLAME},
    {"rebut", WANTS_REBUT}, {"name", WANTS_NAME}, {"describe", WANTS_DESCRIBE}, {"feeling", WANTS_FEELING},
    {"relay", WANTS_RELAY}, {"direct", WANTS_DIRECT}, {"verb", WANTS_VERB}, {NULL, 0},
};

static uint32_t named(const Named *table, Slice name)
{
    while (table->name && !slice_is(name, table->name)) table++;
    return table->value;
}

static uint32_t wants_of(Slice list)
{
    uint32_t wants = 0;
    for (size_t from = 0, at = 0; at <= list.len; at++) {
        if (at < list.len && list.ptr[at] != ' ') continue;
        wants |= named(complements, slice_part(list, from, at));
        from = at + 1;
    }
    return wants;
}

static Cue cue_of_row(uint32_t row)
{
    const Lexicon *lexicon = &lexicon_cues;
    Slice agreement = lexicon_cell(lexicon, row, COLUMN_AGREEMENT);
    bool agrees = agreement.len == 2;
    return (Cue){
        .part = (uint8_t)named(parts, lexicon_cell(lexicon, row, COLUMN_PART)),
        .row = row,
        .gender = agrees ? agreement.ptr[0] : 0,
        .number = agrees ? agreement.ptr[1] : 0,
        .past = slice_is(lexicon_cell(lexicon, row, COLUMN_TENSE), "past"),
        .impersonal = slice_is(lexicon_cell(lexicon, row, COLUMN_VOICE), "either"),
        .wants = wants_of(lexicon_cell(lexicon, row, COLUMN_COMPLEMENT)),
    };
}

Slice cue_act(const Cue *cue)
{
    return cue->part == CUE_NONE ? SLICE("") : lexicon_cell(&lexicon_cues, cue->row, COLUMN_ACT);
}

/* The verb of a form with a pronoun: نفاه is نفى, وصفته is وصفت. */
static Cue with_object(Slice folded)
{
    static const char *const pronouns[] = {"هما", "هم", "ها", "ه", NULL};
    for (const char *const *pronoun = pronouns; *pronoun; pronoun++) {
        Slice ending = slice_of(*pronoun);
        if (!slice_ends(folded, ending) || folded.len < ending.len + 4 || folded.len > CUE_BYTES_MAX) continue;
        Slice rest = slice_part(folded, 0, folded.len - ending.len);
        uint32_t row = lexicon_find(&lexicon_cues, rest);
        char bytes[CUE_BYTES_MAX];
        if (row == LEXICON_NONE && slice_ends(rest, SLICE("ا"))) {
            memcpy(bytes, rest.ptr, rest.len - 2);
            memcpy(bytes + rest.len - 2, "ي", 2);
            row = lexicon_find(&lexicon_cues, (Slice){bytes, rest.len});
        }
        if (row == LEXICON_NONE) continue;
        Cue cue = cue_of_row(row);
        cue.has_object = true;
        if (cue.part == CUE_VERB || cue.part == CUE_NOUN) return cue;
    }
    return (Cue){.part = CUE_NONE};
}

Cue cue_find(Slice folded)
{
    uint32_t row = lexicon_find(&lexicon_cues, folded);
    if (row != LEXICON_NONE) return cue_of_row(row);
    return with_object(folded);
}
