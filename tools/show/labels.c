#include "tools/show/labels.h"
#include "common/arabic.h"
#include "lexicons.h"

#include <stdio.h>

enum { COLUMN_STYLE = 3, LABEL_MAX = 32 };

static uint32_t row_of(const char *class, Slice folded)
{
    char key[2 * LABEL_MAX];
    if (folded.len > LABEL_MAX) return LEXICON_NONE;
    int length = snprintf(key, sizeof key, "%s:%.*s", class, (int)folded.len, folded.len > 0 ? folded.ptr : "");
    return lexicon_find(&lexicon_interface_words, (Slice){key, (size_t)length});
}

static uint32_t row_of_label(Arena *arena, const char *class, Slice label)
{
    return label.len > LABEL_MAX ? LEXICON_NONE : row_of(class, arabic_fold(arena, label));
}

Slice label_word(Language language, Arena *arena, const char *class, Slice label)
{
    uint32_t row = row_of_label(arena, class, label);
    return row == LEXICON_NONE ? label : lexicon_cell(&lexicon_interface_words, row, 1 + (uint32_t)language);
}

Slice label_style(Arena *arena, const char *class, Slice label)
{
    uint32_t row = row_of_label(arena, class, label);
    return row == LEXICON_NONE ? SLICE("") : lexicon_cell(&lexicon_interface_words, row, COLUMN_STYLE);
}

Slice interface_word(Language language, const char *key)
{
    uint32_t row = row_of("ui", slice_of(key));
    return row == LEXICON_NONE ? slice_of(key) : lexicon_cell(&lexicon_interface_words, row, 1 + (uint32_t)language);
}

Slice about_line(const Record *about, Language language, Arena *arena)
{
    Slice outlet, comma = language == LANGUAGE_ARABIC ? SLICE("، ") : SLICE(", ");
    if (!attrs_get(about->attrs, "outlet", arena, &outlet) || outlet.len == 0) return about->value;
    return about->value.len == 0 ? outlet : arena_join(arena, arena_join(arena, outlet, comma), about->value);
}
