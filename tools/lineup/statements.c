#include "tools/lineup/statements.h"
#include "common/errors.h"
#include "tools/lineup/grouping.h"

#include <stdlib.h>

enum { TEXTS = 9 };

static void texts_of(const Statement *statement, Slice texts[TEXTS])
{
    const Slice all[TEXTS] = {statement->text, statement->label, statement->cue, statement->source, statement->source_actor,
                              statement->source_key, statement->source_name, statement->target, statement->target_actor};
    memcpy(texts, all, sizeof all);
}

static uint64_t hash_of(const Statement *statement)
{
    Slice texts[TEXTS];
    texts_of(statement, texts);
    uint64_t hash = hash_start();
    for (size_t i = 0; i < TEXTS; i++) hash = hash_add(hash, texts[i].ptr, texts[i].len);
    hash = hash_add(hash, statement->numbers, statement->number_count * sizeof *statement->numbers);
    return hash_bag(hash, &statement->names);
}

static bool same_bag(const Bag *a, const Bag *b)
{
    if (a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->stems[i].key != b->stems[i].key) return false;
    return true;
}

static bool says_the_same(const Statement *a, const Statement *b)
{
    Slice first[TEXTS], second[TEXTS];
    texts_of(a, first);
    texts_of(b, second);
    for (size_t i = 0; i < TEXTS; i++)
        if (!slice_equal(first[i], second[i])) return false;
    if (a->states != b->states || a->number_count != b->number_count || !same_bag(&a->names, &b->names)) return false;
    return a->number_count == 0 || memcmp(a->numbers, b->numbers, a->number_count * sizeof *a->numbers) == 0;
}

static const Statement **slot_of(Statements *statements, const Statement *wanted)
{
    size_t at = (size_t)hash_of(wanted) & (statements->size - 1);
    while (statements->slots[at] != NULL && !says_the_same(statements->slots[at], wanted)) at = (at + 1) & (statements->size - 1);
    return &statements->slots[at];
}

/* Half of the slots are free at least. */
static void grow(Statements *statements)
{
    enum { FIRST = 64 };
    Statements bigger = {.size = statements->size == 0 ? FIRST : statements->size * 2, .count = statements->count};
    bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
    if (bigger.slots == NULL) die_at(NULL, 0, "out of memory: %zu statements", bigger.size);
    for (size_t i = 0; i < statements->size; i++)
        if (statements->slots[i] != NULL) *slot_of(&bigger, statements->slots[i]) = statements->slots[i];
    free(statements->slots);
    *statements = bigger;
}

const Statement **statements_find(Statements *statements, const Statement *wanted)
{
    if (statements->count * 2 >= statements->size) grow(statements);
    const Statement **slot = slot_of(statements, wanted);
    statements->count += *slot == NULL;
    return slot;
}

/* A table that one document made big is given back. */
void statements_forget(Statements *statements)
{
    enum { KEPT = 4096 };
    statements->count = 0;
    if (statements->size > KEPT) statements_free(statements);
    else if (statements->size > 0) memset(statements->slots, 0, statements->size * sizeof *statements->slots);
}

void statements_free(Statements *statements)
{
    free(statements->slots);
    *statements = (Statements){.slots = NULL};
}
