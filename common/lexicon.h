#ifndef ISNAD_LEXICON_H
#define ISNAD_LEXICON_H

/* Word lists. A lexicon is a TSV file beside the code that uses it: a first line `# column TAB column ...`, then a row
   an entry, the key in the first column; lines that start with # and empty lines are comments. Keys are folded
   (arabic.h) word by word and may have several words; rows with one key stay together in the order of the file.
   At build time scripts/build/compile-lexicon turns tools/T/NAME.tsv into a static `const Lexicon lexicon_NAME`
   (hyphens become underscores); a user's file is read by lexicon_load in the same way. */

#include "common/arena.h"
#include "common/slice.h"
#include <stdint.h>

typedef struct {
    uint32_t hash;
    uint32_t row;            /* first row with this key; LEXICON_NONE: longer keys begin with these words and a space */
} LexiconSlot;

#define LEXICON_NONE UINT32_MAX

typedef struct {
    const char *bytes;          /* all cells, each NUL-terminated */
    const uint32_t *cells;      /* row_count * column_count offsets into bytes, column 0 the folded key */
    const LexiconSlot *slots;   /* open addressing, slot_mask + 1 of them; an empty one has hash 0 */
    uint32_t slot_mask, row_count, column_count;
} Lexicon;

/* First row whose key is the folded word (or words, one space between); LEXICON_NONE where there is none. */
uint32_t lexicon_find(const Lexicon *lexicon, Slice key);

/* The longest key that begins words[0], words[1], ... (all folded). `*used` gets its number of words. */
uint32_t lexicon_find_longest(const Lexicon *lexicon, const Slice *words, size_t count, size_t *used);

/* The hash by which slots are found. */
uint32_t lexicon_hash(Slice word);

/* Whether a key is the folded word, or begins with it and a space. Now and then also true where none does. */
bool lexicon_begins(const Lexicon *lexicon, Slice word);

/* The next row with the same key, or LEXICON_NONE. */
uint32_t lexicon_next(const Lexicon *lexicon, uint32_t row);

Slice lexicon_cell(const Lexicon *lexicon, uint32_t row, uint32_t column);

/* What a key is of a first cell; what is looked up must be of the same kind. */
typedef Slice LexiconKey(Arena *arena, Slice cell);

/* Says what was expected of a row, NULL of a good one. */
typedef const char *LexiconCheck(Slice row);

/* The cell of such a row, from 0; empty where it has none. */
Slice lexicon_row_cell(Slice row, size_t column);

typedef struct {
    uint32_t columns;    /* how many a row may have; missing last ones read as empty. 0: as many as the first line names */
    LexiconKey *key;     /* NULL: arabic_fold */
    LexiconCheck *check; /* NULL: any row is good */
} LexiconForm;

/* Reads TSV files as one list, in their order. Returns a lexicon that lexicon_free gives back, or NULL after naming on stderr
   the file, the line and what was expected of it. */
Lexicon *lexicon_load_all(const char *const *paths, size_t count, const LexiconForm *form);

/* A single file of so many columns, 0 as above. */
Lexicon *lexicon_load(const char *path, uint32_t columns);
void lexicon_free(Lexicon *lexicon);

/* Gives `slots`, slot_mask + 1 of them, all empty, what the lexicon's own have, of its other members. */
void lexicon_fill_slots(const Lexicon *lexicon, LexiconSlot *slots);

#endif
