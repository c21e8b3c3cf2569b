#include "common/name_key.h"
#include "common/arabic.h"
#include "common/utf8.h"

/* ---- letters ---- */

/* A letter as a key has it: of an Arabic word, which is a transliteration, one to one; of any other by its sound. */
typedef struct {
    uint32_t letter;
    char written, sound;
} Letter;

static const Letter letters[] = {
    {0x0621, '\'', 0}, {0x0627, 'A', 'A'}, {0x0628, 'b', 'b'}, {0x062A, 't', 't'}, {0x062B, 'v', 't'}, {0x062C, 'j', 'g'},
    {0x062D, 'H', 'h'}, {0x062E, 'x', 'x'}, {0x062F, 'd', 'd'}, {0x0630, 'V', 'd'}, {0x0631, 'r', 'r'}, {0x0632, 'z', 'z'},
    {0x0633, 's', 's'}, {0x0634, 'c', 'c'}, {0x0635, 'S', 's'}, {0x0636, 'D', 'd'}, {0x0637, 'T', 't'}, {0x0638, 'Z', 'z'},
    {0x0639, 'E', 'A'}, {0x063A, 'g', 'g'}, {0x0641, 'f', 'f'}, {0x0642, 'q', 'k'}, {0x0643, 'k', 'k'}, {0x0644, 'l', 'l'},
    {0x0645, 'm', 'm'}, {0x0646, 'n', 'n'}, {0x0647, 'h', 'h'}, {0x0648, 'w', 'w'}, {0x064A, 'y', 'y'},
    {0x067E, 'b', 'b'}, {0x0686, 'c', 'c'}, {0x0698, 'z', 'z'}, {0x06A4, 'f', 'f'}, {0x06AF, 'g', 'g'},
};

static const Letter *letter_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == c) return &letters[i];
    return NULL;
}

/* ---- a word ---- */

enum { WORD_LETTERS_MAX = 32 };

/* A word's letters, written and by sound; Latin letters and digits stand for themselves. */
typedef struct {
    char written[WORD_LETTERS_MAX], sound[WORD_LETTERS_MAX];
    size_t count;
    bool within;     /* an article was cut, or other words of the name stand before: its first letter is inside the name */
} Spelling;

static void put_letter(Spelling *spelling, char written, char sound)
{
    if (spelling->count == WORD_LETTERS_MAX) return;
    if (spelling->count > 0 && spelling->written[spelling->count - 1] == written) return; /* doubled */
    spelling->written[spelling->count] = written;
    spelling->sound[spelling->count++] = sound;
}

static Spelling spell(Slice folded, bool within)
{
    Spelling spelling = {.count = 0};
    enum { ARTICLE = 4, LEAST = 4, SERVANT = 6 };  /* bytes of ال, of what must stay behind it, of عبد */
    size_t at = slice_starts(folded, SLICE("ال")) && folded.len >= ARTICLE + LEAST ? ARTICLE : 0, length;
    spelling.within = within || at > 0;
    bool servant = slice_starts(folded, SLICE("عبدال")) && folded.len > SERVANT + ARTICLE;
    for (; at < folded.len; at += length) {
        uint32_t c = utf8_decode(folded, at, &length);
        const Letter *letter = letter_of(c);
        if (servant && at >= SERVANT && at < SERVANT + ARTICLE) continue;
        if (letter != NULL) put_letter(&spelling, letter->written, letter->sound);
        else if (c < 0x80) put_letter(&spelling, (char)c, (char)c);
    }
    return spelling;
}

static bool is_vowel(char written) { return written == 'A' || written == 'w' || written == 'y'; }

/* Whether the word, but for a ة at its end, has the shape: C a consonant, A w y themselves. */
static bool has_shape(const Spelling *spelling, const char *shape)
{
    size_t i = 0, count = spelling->count;
    if (count > 2 && spelling->written[count - 1] == 'h') count--;
    for (; shape[i] != '\0' && i < count; i++) {
        bool fits = shape[i] == 'C' ? !is_vowel(spelling->written[i]) : spelling->written[i] == shape[i];
        if (!fits) return false;
    }
    return shape[i] == '\0' && i == count;
}

static bool is_arabic(const Spelling *spelling)
{
    static const char *const shapes[] = {"CACC", "CCyC", "CCAC", "CCwC", "CCCAn", "CCC", "ACCC", "CyAC", "CwAC",
                                         "CAyC", "CAwC", "CACy", "ywCC", "Abw", "Aby", "AbA",
                                         "Abn", "CCwAC", "slymAn"};
    for (size_t i = 0; i < spelling->count; i++)
        if (strchr("EHSDZV", spelling->written[i]) != NULL) return true;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (has_shape(spelling, shapes[i])) return true;
    return false;
}

/* ---- the key ---- */

typedef struct {
    char bytes[NAME_KEY_BYTES_MAX];
    size_t length;
} Key;

static void put(Key *key, char byte)
{
    if (key->length == NAME_KEY_BYTES_MAX) return;
    if (key->length > 0 && key->bytes[key->length - 1] == byte) return;
    key->bytes[key->length++] = byte;
}

static void put_written(Key *key, const Spelling *spelling)
{
    bool son = spelling->count == 3 && memcmp(spelling->written, "Abn", 3) == 0;
    for (size_t i = son; i < spelling->count; i++) put(key, spelling->written[i]);
}

static size_t consonants(const Spelling *spelling)
{
    size_t count = 0;
    for (size_t i = 0; i < spelling->count; i++) count += !is_vowel(spelling->written[i]);
    return count;
}

/* What و or ي counts for inside a word: at its end, before a feminine ending, in a brief word; 0: nothing. */
static char vowel_at(const Spelling *spelling, size_t i, bool brief)
{
    size_t behind = spelling->count - i - 1;
    bool first = i == 1 && spelling->sound[0] == 'A' && !brief;  /* أو, إي */
    bool ending = behind == 1 && (spelling->sound[i + 1] == 'A' || spelling->sound[i + 1] == 'h'); /* يا, ية */
    if (first || (!brief && behind > 0 && !ending)) return 0;
    return spelling->sound[i] == 'w' ? 'u' : 'i';
}

/* The sound of a word's last letter. */
static char last_sound(char sound, size_t i)
{
    switch (sound) {
    case 'h': return i > 1 ? 0 : sound;
    case 'x': return 'g';
    case 'c': case 'z': return 's';
    default: return sound;
    }
}

/* The sound of a letter where it stands; 0: it does not count. */
static char sound_at(const Spelling *spelling, size_t i, bool brief)
{
    char sound = spelling->sound[i], next = i + 1 < spelling->count ? spelling->sound[i + 1] : '\0';
    if (sound == 'A') return i == 0 ? 'A' : 0;
    if (sound == 'w' || sound == 'y') return i == 0 && !spelling->within ? sound : vowel_at(spelling, i, brief);
    if ((sound == 't' && next == 'c') || (sound == 'd' && next == 'g')) return 0; /* تش, دج */
    return next == '\0' ? last_sound(sound, i) : sound;
}

/* لو of لو دريان, نيو of نيو دلهي: written with the next word or apart. */
static bool is_particle(const Spelling *spelling)
{
    static const char *const particles[] = {"lw", "lA", "dy", "dw", "dA", "nyw", "fwn", "fAn"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (strlen(particles[i]) == spelling->count && memcmp(particles[i], spelling->written, spelling->count) == 0) return true;
    return false;
}

static void put_sounds(Key *key, const Spelling *spelling)
{
    enum { BRIEF = 2 };
    bool brief = consonants(spelling) <= BRIEF && !is_particle(spelling);
    for (size_t i = 0; i < spelling->count; i++) {
        char sound = sound_at(spelling, i, brief);
        if (is_particle(spelling) && i > 0 && is_vowel(spelling->written[i])) continue;
        if (sound != 0) put(key, sound);
    }
}

Slice name_key(Arena *arena, Slice name)
{
    Key key = {.length = 0};
    for (size_t at = 0, from; arabic_next_word(name, &at, &from);) {
        Spelling spelling = spell(arabic_fold(arena, slice_part(name, from, at)), key.length > 0);
        if (is_arabic(&spelling)) put_written(&key, &spelling);
        else put_sounds(&key, &spelling);
    }
    return arena_copy(arena, (Slice){key.bytes, key.length});
}
