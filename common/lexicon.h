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

/* Reads a TSV file. Returns a lexicon that lexicon_free gives back, or NULL after naming the file, the line and what
   was expected on stderr. `columns` is how many columns a row may have (missing last ones read as empty); 0: as many as
   the file's first line, `# column TAB column ...`, names. */
Lexicon *lexicon_load(const char *path, uint32_t columns);

/* The same with keys of another kind, which what is looked up must be too. */
typedef Slice LexiconKey(Arena *arena, Slice cell);
Lexicon *lexicon_load_keyed(const char *path, uint32_t columns, LexiconKey *key);
/* The same of several files as one list. `check` says what was expected of a row, NULL of a good one; each other is named.
   A LexiconKey of arabic_fold. */
typedef const char *LexiconCheck(Slice row);
Lexicon *lexicon_load_checked(const char *const *paths, size_t count, uint32_t columns, LexiconCheck *check);
void lexicon_free(Lexicon *lexicon);

#endif
