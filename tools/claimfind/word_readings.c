#include "tools/claimfind/word_readings.h"

#include "common/errors.h"
#include "common/word_key.h"
#include "tools/tokenize/clitics.h"

#include <stdlib.h>

enum { SLOT_BITS = 14, SLOTS = 1 << SLOT_BITS, STEM_BYTES_MAX = 128 };

/* Half a line of the processor's cache. */
typedef struct {
    WordKey key;
    KnownWord stem;            /* of its reading, and the rest of that */
    uint32_t proclitics : 2, pronoun : 1, pronouns : PROCLITICS_MAX + 1;
    uint32_t length : 5;       /* 0: empty */
    uint32_t power : 2;        /* a CuePower */
    uint32_t read : 1;         /* the reading is there */
} Slot;

_Static_assert(sizeof(Slot) == 32 && WORD_KEY_BYTES < 1 << 5, "a slot is small");

struct WordReadings {
    const Vocabulary *vocabulary;
    Clitics *clitics;
    Slot slots[SLOTS];
};

WordReadings *word_readings_open(const Vocabulary *vocabulary)
{
    WordReadings *readings = calloc(1, sizeof *readings);
    if (!readings) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *readings);
    readings->vocabulary = vocabulary;
    readings->clitics = clitics_new(CLITICS_ATB);
    return readings;
}

void word_readings_close(WordReadings *readings)
{
    if (!readings) return;
    clitics_free(readings->clitics);
    free(readings);
}

char proclitic(Slice folded)
{
    static const char letters[][LETTER_BYTES + 1] = {"و", "ف", "ب", "ل", "ك", "س"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters && folded.len >= LETTER_BYTES; i++)
        if (memcmp(folded.ptr, letters[i], LETTER_BYTES) == 0) return "wfblks"[i];
    return 0;
}

static Slice without_letters(Slice folded, unsigned count) { return slice_part(folded, count * LETTER_BYTES, folded.len); }

/* The word without its first letters, one after the other, as long as they could be clitics. */
static CuePower power_of(const Vocabulary *vocabulary, Slice folded)
{
    CuePower most = CUES_NOT;
    for (size_t i = 0; i <= PROCLITICS_MAX && folded.len > LETTER_BYTES; i++) {
        KnownWord word = vocabulary_find(vocabulary, folded);
        CuePower power = cue_power(&word);
        if (power > most) most = power;
        if (most == CUES || !proclitic(folded)) break;
        folded = without_letters(folded, 1);
    }
    return most;
}

static bool known(const Vocabulary *vocabulary, Slice folded)
{
    KnownWord word = vocabulary_find(vocabulary, folded);
    return word.listed || word.cue.part != CUE_NONE;
}

/* As the cutter says, but for a word that the lexicons have whole and not without its first letter (وصفتها). Takes those
   cuts off that are none. */
static unsigned count_proclitics(const Vocabulary *vocabulary, Slice folded, uint64_t *cuts)
{
    unsigned count = 0;
    while (*cuts >> (count + 1) & 1) count++;
    if (count == 0 || !known(vocabulary, folded) || known(vocabulary, without_letters(folded, 1))) return count;
    *cuts &= ~(((uint64_t)2 << count) - 1);
    return 0;
}

static KnownWord find_stem(const Vocabulary *vocabulary, Slice folded, unsigned proclitics)
{
    if (proclitics == 0) return vocabulary_find(vocabulary, folded);
    Slice stem = without_letters(folded, proclitics);
    char last = proclitic(without_letters(folded, proclitics - 1)), bytes[STEM_BYTES_MAX + WORD_KEY_PADDING] = {0};
    if (!lost_alef(last, stem) || stem.len + LETTER_BYTES > STEM_BYTES_MAX) return vocabulary_find(vocabulary, stem);
    memcpy(bytes, "ا", LETTER_BYTES);
    memcpy(bytes + LETTER_BYTES, stem.ptr, stem.len);
    return vocabulary_find(vocabulary, (Slice){bytes, stem.len + LETTER_BYTES});
}

/* Only a word with such a first or last letter can have clitics, which spares the cutter a third of all words. */
static bool may_have_clitics(Slice folded)
{
    static const char last[][LETTER_BYTES + 1] = {"ه", "ا", "م", "ن", "ي", "ك"};
    if (proclitic(folded)) return true;
    for (size_t i = 0; i < sizeof last / sizeof *last && folded.len >= LETTER_BYTES; i++)
        if (memcmp(folded.ptr + folded.len - LETTER_BYTES, last[i], LETTER_BYTES) == 0) return true;
    return false;
}

static WordReading read_word(const WordReadings *readings, Slice word, Slice folded)
{
    const Vocabulary *vocabulary = readings->vocabulary;
    uint64_t cuts = may_have_clitics(folded) ? clitics_cuts(readings->clitics, word) : 0;
    unsigned pronouns = 0;
    for (unsigned i = 0; i <= PROCLITICS_MAX; i++) pronouns |= (cuts >> (i + 1) != 0 ? 1u : 0u) << i;
    unsigned wanted = count_proclitics(vocabulary, folded, &cuts), count = 0;
    while (count < wanted && count < PROCLITICS_MAX && folded.len > (count + 1) * LETTER_BYTES &&
           proclitic(without_letters(folded, count))) count++;
    return (WordReading){find_stem(vocabulary, folded, count), (uint8_t)count, cuts >> (count + 1) != 0, (uint8_t)pronouns};
}

/* The word's slot; NULL where it is too long to keep. */
static Slot *slot_of(WordReadings *readings, Slice word, Slice folded)
{
    if (word.len > WORD_KEY_BYTES) return NULL;
    WordKey key = word_key_unpadded(word);
    Slot *slot = &readings->slots[word_key_hash(key, word.len) >> (64 - SLOT_BITS)];
    if (slot->length != word.len || slot->key.first != key.first || slot->key.last != key.last)
        *slot = (Slot){.key = key, .length = word.len & 31, .power = power_of(readings->vocabulary, folded) & 3u};
    return slot;
}

CuePower word_readings_power(WordReadings *readings, Slice word, Slice folded)
{
    const Slot *slot = slot_of(readings, word, folded);
    return slot ? (CuePower)slot->power : power_of(readings->vocabulary, folded);
}

WordReading word_readings_find(WordReadings *readings, Slice word, Slice folded)
{
    Slot *slot = slot_of(readings, word, folded);
    if (!slot) return read_word(readings, word, folded);
    if (!slot->read) {
        WordReading reading = read_word(readings, word, folded);
        slot->read = true;
        slot->stem = reading.stem;
        slot->proclitics = reading.proclitics & 3u;
        slot->pronoun = reading.pronoun;
        slot->pronouns = reading.pronouns & 15u;
    }
    return (WordReading){slot->stem, slot->proclitics, slot->pronoun, slot->pronouns};
}
