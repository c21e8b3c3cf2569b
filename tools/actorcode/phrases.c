#include "tools/actorcode/phrases.h"
#include "common/utf8.h"

/* The mark that counts most between two words. */
static char mark_between(Slice text, size_t from, size_t to)
{
    char mark = 0;
    for (size_t at = from, length; at < to; at += length) {
        uint32_t c = utf8_decode(text, at, &length);
        if (c == ',' || c == ':' || c == ';' || c == 0x060C || c == 0x061B) return ',';
        if (c != ' ' && c != '.' && c != '_' && c != '#' && c != 0xA0) mark = '(';
    }
    return mark;
}

/* Whether a text ends with a mark that opens a quotation or a bracket. */
static bool opens_behind(Slice before)
{
    static const char *const opening[] = {"\"", "(", "«", "“", "[", "‘", "'", "« ", "( "};
    for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
        if (slice_ends(before, slice_of(opening[i]))) return true;
    return false;
}

void phrase_read(Phrase *phrase, Slice text, Arena *arena)
{
    phrase->text = text;
    phrase->count = 0;
    for (size_t at = 0, from, behind = 0; phrase->count < PHRASE_WORDS_MAX && arabic_next_word(text, &at, &from); behind = at) {
        Slice folded = arabic_fold(arena, slice_part(text, from, at));
        if (folded.len == 0) continue;
        phrase->words[phrase->count++] = (PhraseWord){
            .folded = folded, .stem = arabic_stem(folded), .from = from, .to = at, .mark = mark_between(text, behind, from),
            .quoted = opens_behind(slice_part(text, behind, from))};
    }
}

size_t phrase_readings(const PhraseWord *word, Arena *arena, WordReading readings[WORD_READINGS_MAX])
{
    CliticReading cut[CLITIC_READINGS_MAX];
    size_t cuts = arabic_clitic_readings(arena, word->folded, cut), count = 0;
    for (size_t i = 0; i < cuts && count < WORD_READINGS_MAX; i++) {
        if (cut[i].preposition == 's') continue;
        readings[count++] = (WordReading){cut[i].key, arabic_stem(cut[i].key), cut[i].conjunction != 0, cut[i].preposition != 0};
    }
    return count;
}

void phrase_see_before(Phrase *phrase, Slice before, Arena *arena)
{
    if (phrase->count == 0) return;
    PhraseWord *first = &phrase->words[0];
    first->quoted = first->quoted || opens_behind(before);
    if (!slice_ends(before, SLICE("ل")) || !slice_starts(first->folded, SLICE("ل"))) return;
    first->folded = arena_join(arena, SLICE("ا"), first->folded);
    first->stem = arabic_stem(first->folded);
}

bool word_is_relative(Slice folded)
{
    static const char *const endings[] = {"ي", "يه", "يين", "يون", "يات", "يا", "يان", "يتان", "يتين"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (slice_ends(folded, slice_of(endings[i]))) return true;
    return false;
}
