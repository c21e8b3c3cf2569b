#include "common/lexicon.h"
#include "common/arabic.h"
#include "common/buffer.h"
#include "common/errors.h"
#include "common/lines.h"
#include "common/word_key.h"

#include <stdlib.h>

/* ---- looking up ---- */

enum { PIECE = 8 };

static uint64_t hash_piece(uint64_t hash, uint64_t piece)
{
    hash = (hash ^ piece) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Taken on from word to word, so that a longer key costs only its new word. */
static uint64_t hash_word(uint64_t hash, Slice word)
{
    hash ^= (uint64_t)word.len << 56;
    if (word.len < PIECE) {
        uint64_t piece = 0;
        for (size_t i = 0; i < word.len; i++) piece |= (uint64_t)(unsigned char)word.ptr[i] << 8 * i;
        return hash_piece(hash, piece);
    }
    for (size_t at = 0; at + PIECE < word.len; at += PIECE) hash = hash_piece(hash, word_key_load(word.ptr + at));
    return hash_piece(hash, word_key_load(word.ptr + word.len - PIECE)); /* it may overlap the one before */
}

#define HASH_START 0x2545F4914F6CDD1Du

/* The end of the word that begins at `from`. */
static size_t word_end(Slice key, size_t from)
{
    const char *space = from < key.len ? memchr(key.ptr + from, ' ', key.len - from) : NULL;
    return space != NULL ? (size_t)(space - key.ptr) : key.len;
}

/* Of a key of several words, one after the other. */
static uint64_t hash_key(Slice key)
{
    uint64_t hash = HASH_START;
    for (size_t from = 0; from <= key.len;) {
        size_t end = word_end(key, from);
        hash = hash_word(hash, slice_part(key, from, end));
        from = end + 1;
    }
    return hash;
}

/* As slots have it: 0 marks an empty one. */
static uint32_t hash_finish(uint64_t hash) { return (uint32_t)hash == 0 ? 1 : (uint32_t)hash; }

/* Whether a NUL-terminated text begins with the word; `*text` is moved behind it. */
static bool take_word(const char **text, Slice word)
{
    const char *at = *text;
    for (size_t i = 0; i < word.len; i++, at++)
        if (*at != word.ptr[i] || *at == '\0') return false;
    *text = at;
    return true;
}

/* Whether the row's key is exactly these words, one space between. */
static bool key_is(const Lexicon *lexicon, uint32_t row, const Slice *words, size_t count)
{
    const char *key = lexicon->bytes + lexicon->cells[row * lexicon->column_count];
    for (size_t i = 0; i < count; i++)
        if ((i > 0 && *key++ != ' ') || !take_word(&key, words[i])) return false;
    return *key == '\0';
}

/* The row of a key with this hash, and whether longer keys may begin with it. */
static uint32_t find_hashed(const Lexicon *lexicon, uint64_t hashed, const Slice *words, size_t count, bool *longer)
{
    *longer = false;
    uint32_t hash = hash_finish(hashed);
    if (lexicon->row_count == 0) return LEXICON_NONE;
    for (uint32_t i = hash & lexicon->slot_mask;; i = (i + 1) & lexicon->slot_mask) {
        const LexiconSlot *slot = &lexicon->slots[i];
        if (slot->hash == 0) return LEXICON_NONE;
        if (slot->hash != hash) continue;
        if (slot->row == LEXICON_NONE) {
            *longer = true; /* a mere beginning; on a hash collision the look at the longer key fails */
        } else if (key_is(lexicon, slot->row, words, count)) {
            return slot->row;
        }
    }
}

uint32_t lexicon_find(const Lexicon *lexicon, Slice key)
{
    bool longer;
    return find_hashed(lexicon, hash_key(key), &key, 1, &longer);
}

uint32_t lexicon_find_longest(const Lexicon *lexicon, const Slice *words, size_t count, size_t *used)
{
    uint32_t best = LEXICON_NONE;
    uint64_t hash = HASH_START;
    *used = 0;
    for (size_t i = 0; i < count; i++) {
        bool longer;
        hash = hash_word(hash, words[i]);
        uint32_t row = find_hashed(lexicon, hash, words, i + 1, &longer);
        if (row != LEXICON_NONE) {
            best = row;
            *used = i + 1;
        }
        if (!longer) break;
    }
    return best;
}

uint32_t lexicon_hash(Slice word) { return hash_finish(hash_key(word)); }

bool lexicon_begins(const Lexicon *lexicon, Slice word)
{
    bool longer;
    return find_hashed(lexicon, hash_key(word), &word, 1, &longer) != LEXICON_NONE || longer;
}

uint32_t lexicon_next(const Lexicon *lexicon, uint32_t row)
{
    bool same = row + 1 < lexicon->row_count && slice_equal(lexicon_cell(lexicon, row, 0), lexicon_cell(lexicon, row + 1, 0));
    return same ? row + 1 : LEXICON_NONE;
}

Slice lexicon_cell(const Lexicon *lexicon, uint32_t row, uint32_t column)
{
    if (column >= lexicon->column_count) return (Slice){"", 0};
    return slice_of(lexicon->bytes + lexicon->cells[row * lexicon->column_count + column]);
}

/* ---- building ---- */

Slice lexicon_row_cell(Slice row, size_t column)
{
    for (;; column--) {
        const char *tab = row.len > 0 ? memchr(row.ptr, '\t', row.len) : NULL;
        size_t length = tab != NULL ? (size_t)(tab - row.ptr) : row.len;
        if (column == 0) return slice_part(row, 0, length);
        if (tab == NULL) return SLICE("");
        row = slice_part(row, length + 1, row.len);
    }
}

typedef struct {
    uint32_t key, line;  /* offset of the key in bytes; order in the file */
    uint32_t cells;      /* index of the row's cells in file order */
} RowOrder;

typedef struct {
    const char *path;
    uint64_t line;
    LexiconKey *key;
    LexiconCheck *check; /* NULL: none */
    uint32_t columns, row_count;
    Buffer bytes;
    Buffer cells;        /* uint32_t, in file order */
} Builder;

static uint32_t put_cell(Builder *builder, Slice cell)
{
    uint32_t at = (uint32_t)builder->bytes.len;
    buffer_put(&builder->bytes, cell);
    buffer_put_char(&builder->bytes, '\0');
    buffer_put(&builder->cells, (Slice){(const char *)&at, sizeof at});
    return at;
}

static void put_row(Builder *builder, Arena *arena, Slice line)
{
    size_t from = 0;
    for (uint32_t column = 0; column < builder->columns; column++) {
        const char *tab = from < line.len ? memchr(line.ptr + from, '\t', line.len - from) : NULL;
        size_t to = tab != NULL ? (size_t)(tab - line.ptr) : line.len;
        Slice cell = from <= line.len ? slice_part(line, from, to) : (Slice){"", 0};
        put_cell(builder, column == 0 ? builder->key(arena, cell) : cell);
        from = to + 1;
    }
    builder->row_count++;
}

static uint32_t count_columns(Slice line)
{
    uint32_t columns = 1;
    for (size_t i = 0; i < line.len; i++) columns += line.ptr[i] == '\t';
    return columns;
}

/* False, and a message, on a row that is none. */
static bool good_form(const Builder *builder, Slice line)
{
    if (count_columns(line) <= builder->columns && line.ptr[0] != '\t' && memchr(line.ptr, '\0', line.len) == NULL) return true;
    error_at(builder->path, builder->line, "bad lexicon row: expected a key and at most %u columns in all", builder->columns);
    return false;
}

/* False, and a message, on a row that the lexicon's own check does not take. */
static bool good_meaning(const Builder *builder, Slice line)
{
    const char *expected = builder->check != NULL ? builder->check(line) : NULL;
    if (expected == NULL) return true;
    error_at(builder->path, builder->line, "bad row %.*s: expected %s", (int)(line.len < 100 ? line.len : 100), line.ptr,
             expected);
    return false;
}

/* Reads the rows; false (and a message) on a bad one. What has a wrong form ends it; what has a wrong meaning is named, row by
   row. */
static bool read_rows(Builder *builder, Input *input)
{
    Arena *arena = arena_new();
    LineReader *reader = lines_open(input);
    Line next;
    bool good = true;
    while (lines_next(reader, &next)) {
        Slice line = next.text;
        builder->line = next.number;
        arena_reset(arena);
        if (line.len > 0 && line.ptr[line.len - 1] == '\r') line.len--;
        if (builder->line == 1 && slice_starts(line, SLICE("#")) && builder->columns == 0)
            builder->columns = count_columns(line);
        if (line.len == 0 || line.ptr[0] == '#') continue;
        if (!good_form(builder, line)) {
            good = false;
            break;
        }
        if (good_meaning(builder, line)) put_row(builder, arena, line);
        else good = false;
    }
    lines_close(reader);
    arena_free(arena);
    return good && input_good(input);
}

static int compare_rows(const char *bytes, const RowOrder *a, const RowOrder *b)
{
    int order = strcmp(bytes + a->key, bytes + b->key);
    return order != 0 ? order : a->line < b->line ? -1 : 1;
}

/* Merge sort: qsort has no room for the context that the comparison needs. */
static void sort_rows(const char *bytes, RowOrder *rows, RowOrder *spare, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t left = from, middle = from + width < count ? from + width : count;
            size_t right = middle, end = from + 2 * width < count ? from + 2 * width : count;
            for (size_t to = from; to < end; to++) {
                bool take_left = left < middle && (right >= end || compare_rows(bytes, &rows[left], &rows[right]) < 0);
                spare[to] = take_left ? rows[left++] : rows[right++];
            }
        }
        memcpy(rows, spare, count * sizeof *rows);
    }
}

static void *take_array(size_t count, size_t size)
{
    void *array = calloc(count > 0 ? count : 1, size);
    if (array == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", count * size);
    return array;
}

/* Marks `hash` as the beginning of a longer key, in a slot of its own. */
static void put_slot(LexiconSlot *slots, uint32_t mask, uint64_t hashed, uint32_t row)
{
    uint32_t hash = hash_finish(hashed);
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        if (slots[i].hash == hash && slots[i].row == LEXICON_NONE && row == LEXICON_NONE) return;
        if (slots[i].hash != 0) continue;
        slots[i] = (LexiconSlot){hash, row};
        return;
    }
}

static void put_beginnings(LexiconSlot *slots, uint32_t mask, Slice key)
{
    uint64_t hash = HASH_START;
    for (size_t from = 0, end; (end = word_end(key, from)) < key.len; from = end + 1) {
        hash = hash_word(hash, slice_part(key, from, end));
        put_slot(slots, mask, hash, LEXICON_NONE);
    }
}

/* How many slots a row takes: those of the row before it has, of which it shares key or beginnings, are not counted again. */
static size_t slots_of_row(const Lexicon *lexicon, uint32_t row)
{
    Slice key = lexicon_cell(lexicon, row, 0), before = row > 0 ? lexicon_cell(lexicon, row - 1, 0) : SLICE("");
    size_t shared = 0, count = 0;
    while (shared < key.len && shared < before.len && key.ptr[shared] == before.ptr[shared]) shared++;
    if (row > 0 && shared == key.len && shared == before.len) return 0;
    for (size_t i = shared; i < key.len; i++) count += key.ptr[i] == ' ';
    return count + 1;
}

/* Beginnings first, so that a look-up meets them before the row with the same key. */
void lexicon_fill_slots(const Lexicon *lexicon, LexiconSlot *slots)
{
    for (uint32_t row = 0; row < lexicon->row_count; row++) put_beginnings(slots, lexicon->slot_mask, lexicon_cell(lexicon, row, 0));
    for (uint32_t row = 0; row < lexicon->row_count; row++) {
        Slice key = lexicon_cell(lexicon, row, 0);
        if (row > 0 && slice_equal(key, lexicon_cell(lexicon, row - 1, 0))) continue;
        put_slot(slots, lexicon->slot_mask, hash_key(key), row);
    }
}

/* The slots, at most half of them taken. */
static LexiconSlot *make_slots(Lexicon *lexicon)
{
    size_t taken = 4, size = 16;
    for (uint32_t row = 0; row < lexicon->row_count; row++) taken += slots_of_row(lexicon, row);
    while (size < 2 * taken) size *= 2;
    LexiconSlot *slots = take_array(size, sizeof *slots);
    lexicon->slot_mask = (uint32_t)(size - 1);
    lexicon_fill_slots(lexicon, slots);
    return slots;
}

static Lexicon *build(Builder *builder)
{
    const uint32_t *file_cells = (const uint32_t *)(const void *)builder->cells.ptr;
    uint32_t rows = builder->row_count, columns = builder->columns;
    RowOrder *order = take_array(rows, sizeof *order), *spare = take_array(rows, sizeof *spare);
    for (uint32_t i = 0; i < rows; i++) order[i] = (RowOrder){file_cells[i * columns], i, i * columns};
    sort_rows(builder->bytes.ptr, order, spare, rows);
    uint32_t *cells = take_array((size_t)rows * columns, sizeof *cells);
    for (uint32_t i = 0; i < rows; i++)
        memcpy(cells + (size_t)i * columns, file_cells + order[i].cells, columns * sizeof *cells);
    free(order);
    free(spare);
    Lexicon *lexicon = take_array(1, sizeof *lexicon);
    *lexicon = (Lexicon){builder->bytes.ptr, cells, NULL, 0, rows, columns};
    lexicon->slots = make_slots(lexicon);
    return lexicon;
}

static bool read_file(Builder *builder, const char *path)
{
    Input *input = input_open(path);
    builder->path = path;
    bool good = input != NULL && read_rows(builder, input);
    input_close(input);
    return good;
}

Lexicon *lexicon_load_all(const char *const *paths, size_t count, const LexiconForm *form)
{
    bool good = true;
    LexiconKey *key = form->key != NULL ? form->key : arabic_fold;
    Builder builder = {.columns = form->columns, .key = key, .check = form->check};
    for (size_t i = 0; i < count; i++) good = read_file(&builder, paths[i]) && good;
    Lexicon *lexicon = good ? build(&builder) : NULL;
    if (!good) buffer_free(&builder.bytes);
    buffer_free(&builder.cells);
    return lexicon;
}

Lexicon *lexicon_load(const char *path, uint32_t columns)
{
    return lexicon_load_all(&path, 1, &(LexiconForm){.columns = columns});
}

void lexicon_free(Lexicon *lexicon)
{
    if (lexicon == NULL) return;
    free((void *)(uintptr_t)lexicon->bytes);
    free((void *)(uintptr_t)lexicon->cells);
    free((void *)(uintptr_t)lexicon->slots);
    free(lexicon);
}
