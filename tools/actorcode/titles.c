#include "tools/actorcode/titles.h"

enum { WINDOW_BYTES = 160, TITLE_WORDS_MAX = 10 };

void names_mark(Phrase *phrase, size_t begin, const NamedSpan *names, size_t count)
{
    for (size_t i = 0; i < phrase->count; i++) {
        PhraseWord *word = &phrase->words[i];
        for (size_t name = 0; name < count; name++) {
            if (begin + word->to <= names[name].from || begin + word->from >= names[name].to) continue;
            word->entity = &names[name];
            word->personal = names[name].label == 'P';
            word->behind_and = names[name].from > begin + word->from && slice_starts(word->folded, SLICE("و"));
            word->place = names[name].label == 'L';
        }
    }
}

/* Words [from, to) as a phrase of their own. */
static void cut(const Phrase *phrase, size_t from, size_t to, Phrase *part)
{
    part->text = phrase->text;
    part->count = to - from;
    memcpy(part->words, phrase->words + from, part->count * sizeof *part->words);
}

/* A noun that calls a person, not a body. */
static bool calls_person(const Sign *sign)
{
    if (sign->kind != SIGN_WORD) return false;
    return sign->word == WORD_POST || sign->word == WORD_SPOKESMAN || sign->word == WORD_MEMBER || sign->word == WORD_GROUP ||
           sign->word == WORD_COUNTERPART;
}

/* Whether a word may stand between a title's noun and the name: one that the lexicons know, a definite one, a preposition. A
   verb is none of these. */
static bool in_title(const Phrase *phrase, const Sign *signs, size_t count, size_t at)
{
    const PhraseWord *word = &phrase->words[at];
    for (size_t i = 0; i < count; i++)
        if (signs[i].at <= at && at < signs[i].at + signs[i].words) return true;
    return word_definite(word) || word->entity != NULL || slice_starts(word->folded, SLICE("لل")) ||
           slice_starts(word->folded, SLICE("بال")) || slice_is(word->folded, "في") || slice_is(word->folded, "من") ||
           slice_is(word->folded, "باسم") || slice_is(word->folded, "عن");
}

/* Where the words begin that run up to the end without a break; one unknown word is let pass (رئيس لجنة مراقبة الانتخابات). */
static size_t run_begin(const Phrase *phrase, const Sign *signs, size_t count)
{
    size_t from = phrase->count, unknown = 0;
    while (from > 0) {
        bool known = in_title(phrase, signs, count, from - 1);
        if (!known && (from == phrase->count || unknown++ > 0)) break;
        from--;
    }
    return from;
}

/* The title that begins with the first such noun among words [from, to). */
static bool read_title(const Knowledge *knowledge, const Phrase *window, size_t from, size_t to, bool before, Phrase *title,
                       Arena *arena)
{
    Phrase part;
    Sign signs[SIGNS_MAX];
    cut(window, from, to, &part);
    size_t count = signs_read(knowledge, &part, arena, signs), first = 0;
    size_t begin = before ? run_begin(&part, signs, count) : 0;
    while (first < count && (!calls_person(&signs[first]) || signs[first].at < begin)) first++;
    if (first == count || (!before && signs[first].at > 0)) return false;
    cut(&part, signs[first].at, part.count, title);
    return true;
}

static bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

static bool title_before(const Knowledge *knowledge, Slice text, const NamedSpan *names, size_t count, size_t at, Phrase *title,
                         Arena *arena)
{
    size_t to = names[at].from, from = to > WINDOW_BYTES ? to - WINDOW_BYTES : 0;
    while (from < to && continues((unsigned char)text.ptr[from])) from++;
    Phrase window;
    phrase_read(&window, slice_part(text, from, to), arena);
    names_mark(&window, from, names, count);
    size_t first = window.count;
    while (first > 0 && window.count - first < TITLE_WORDS_MAX && !window.words[first - 1].personal) {
        first--;
        if (window.words[first].mark != 0) break;
    }
    return first < window.count && read_title(knowledge, &window, first, window.count, true, title, arena);
}

static bool title_behind(const Knowledge *knowledge, Slice text, const NamedSpan *names, size_t count, size_t at, Phrase *title,
                         Arena *arena)
{
    size_t from = names[at].to, to = from + WINDOW_BYTES < text.len ? from + WINDOW_BYTES : text.len;
    while (to > from && to < text.len && continues((unsigned char)text.ptr[to])) to--;
    Phrase window;
    phrase_read(&window, slice_part(text, from, to), arena);
    names_mark(&window, from, names, count);
    if (window.count == 0 || window.words[0].mark == 0) return false;
    size_t last = 1;
    while (last < window.count && last < TITLE_WORDS_MAX && window.words[last].mark == 0 && !window.words[last].personal) last++;
    return read_title(knowledge, &window, 0, last, false, title, arena);
}

bool title_read(const Knowledge *knowledge, Slice text, const NamedSpan *names, size_t count, size_t at, Phrase *title,
                Arena *arena)
{
    return title_before(knowledge, text, names, count, at, title, arena) ||
           title_behind(knowledge, text, names, count, at, title, arena);
}
