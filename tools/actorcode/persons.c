#include "tools/actorcode/persons.h"
#include "common/arabic.h"
#include "common/errors.h"
#include "common/name_key.h"
#include "lexicons.h"
#include "tools/actorcode/signs.h"

#include <stdlib.h>

/* Every ending of a full name that may name the person: بن سلمان and سلمان of محمد بن سلمان. */
typedef struct {
    uint32_t hash;    /* of its key; 0: empty */
    uint32_t row;     /* the person's first */
    uint32_t spelt;   /* the hash of the ending as it is spelt */
    bool whole;
} Ending;

struct Persons {
    Ending *endings;  /* open addressing */
    uint32_t mask;
};

enum { NAME_WORDS_MAX = 8 };

static uint32_t hash_of(Slice name, Arena *arena)
{
    Slice key = name_key(arena, name);
    return key.len > 0 ? lexicon_hash(key) : 0;
}

static uint32_t spelling_of(Slice name, Arena *arena) { return lexicon_hash(arabic_fold(arena, name)); }

static void put(Persons *persons, Ending ending)
{
    uint32_t at = ending.hash & persons->mask;
    while (persons->endings[at].hash != 0) at = (at + 1) & persons->mask;
    persons->endings[at] = ending;
}

static void put_endings(Persons *persons, uint32_t row, Arena *arena)
{
    Slice name = lexicon_cell(&lexicon_known_persons, row, 0);
    for (size_t at = 0, from, words = 0; words < NAME_WORDS_MAX && arabic_next_word(name, &at, &from); words++) {
        uint32_t hash = hash_of(slice_part(name, from, name.len), arena);
        if (hash != 0) put(persons, (Ending){hash, row, spelling_of(slice_part(name, from, name.len), arena), words == 0});
    }
}

Persons *persons_open(void)
{
    size_t size = 16;
    while (size < (size_t)lexicon_known_persons.row_count * 8) size *= 2;
    Persons *persons = calloc(1, sizeof *persons);
    if (persons == NULL || (persons->endings = calloc(size, sizeof *persons->endings)) == NULL)
        die_at(NULL, 0, "out of memory: %zu bytes wanted", size * sizeof(Ending));
    persons->mask = (uint32_t)(size - 1);
    Arena *arena = arena_new();
    for (uint32_t row = 0; row < lexicon_known_persons.row_count; row++) {
        bool again = row > 0 && lexicon_next(&lexicon_known_persons, row - 1) == row;
        if (!again) put_endings(persons, row, arena);
    }
    arena_free(arena);
    return persons;
}

void persons_close(Persons *persons)
{
    if (persons == NULL) return;
    free(persons->endings);
    free(persons);
}

/* Adds the code of a row; false where another has been found. */
static bool agree(const Knowledge *knowledge, uint32_t row, Code *found)
{
    Code code;
    row = knowledge_row(knowledge, &lexicon_known_persons, row);
    if (row == LEXICON_NONE || !code_read(lexicon_cell(&lexicon_known_persons, row, 1), &code)) return true;
    if (code_placed(found) && !code_equal(found, &code)) return false;
    *found = code;
    return true;
}

bool persons_code(const Persons *persons, const Knowledge *knowledge, Slice name, Code *code, Arena *arena)
{
    Code whole = {"", ""}, ending = {"", ""};
    bool several = false;
    enum { SURE_KEY = 5 };   /* a shorter key is of too many names for a surname alone */
    uint32_t hash = hash_of(name, arena), spelt = spelling_of(name, arena);
    bool sure = name_key(arena, name).len >= SURE_KEY;
    for (uint32_t at = hash & persons->mask; hash != 0 && persons->endings[at].hash != 0; at = (at + 1) & persons->mask) {
        const Ending *found = &persons->endings[at];
        if (found->hash != hash || !(found->whole || sure || found->spelt == spelt)) continue;
        bool good = agree(knowledge, found->row, found->whole ? &whole : &ending);
        if (!found->whole) several = several || !good;
    }
    *code = code_placed(&whole) ? whole : ending;
    return code_placed(&whole) || (code_placed(&ending) && !several);
}
