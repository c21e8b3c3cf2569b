#include "tools/convert/flat.h"
#include "common/errors.h"

#include <stdlib.h>

enum { OPEN_MAX = 32 }; /* claims that run on; more at once are no text's */

/* A claim that records may stand in. */
typedef struct {
    uint64_t number;
    Slice places;                      /* of its content */
    uint64_t end;                      /* of the last of them */
    Slice act, source, source_actor;
} OpenClaim;

struct Flat {
    OpenClaim *claims;                 /* of the sentence, behind those that run on into it */
    size_t count, carried;
    uint64_t numbered;                 /* claims of the document so far */
    Arena *arenas[2];                  /* what runs on, of this sentence and the next by turns */
    unsigned turn;
};

Flat *flat_new(void)
{
    Flat *flat = calloc(1, sizeof *flat);
    if (flat == NULL) die_at(NULL, 0, "out of memory");
    for (size_t i = 0; i < 2; i++) flat->arenas[i] = arena_new();
    return flat;
}

void flat_free(Flat *flat)
{
    if (flat == NULL) return;
    for (size_t i = 0; i < 2; i++) arena_free(flat->arenas[i]);
    free(flat);
}

void *flat_open(Converter *converter) { return converter->flat != '\0' ? flat_new() : NULL; }

void flat_close(void *state) { flat_free(state); }

/* ---- claims ---- */

static Slice attribute(const Record *record, const char *key, Arena *arena)
{
    Slice value;
    return attrs_get(record->attrs, key, arena, &value) ? value : SLICE("");
}

static OpenClaim claim_of(const Record *record, uint64_t number, Arena *arena)
{
    OpenClaim claim = {.number = number, .places = attribute(record, "content_at", arena), .act = record->label,
                       .source = record->value, .source_actor = attribute(record, "source_actor", arena)};
    Slice places = claim.places;
    for (Span span; span_next(&places, &span);)
        if (span.end > claim.end) claim.end = span.end;
    return claim;
}

/* What of the sentence before reaches into this one. */
static size_t carry_on(Flat *flat, const Annotated *annotated, Arena *arena, OpenClaim *claims)
{
    size_t kept = 0;
    const Sentence *sentence = annotated->sentence;
    if (sentence->new_document) return 0;
    for (size_t i = 0; i < flat->count && kept < OPEN_MAX; i++) {
        OpenClaim claim = flat->claims[i];
        if (claim.end <= sentence->head.begin && sentence->head.type != '\0') continue;
        claim.places = arena_copy(arena, claim.places);
        claim.act = arena_copy(arena, claim.act);
        claim.source = arena_copy(arena, claim.source);
        claim.source_actor = arena_copy(arena, claim.source_actor);
        claims[kept++] = claim;
    }
    return kept;
}

void flat_see(Flat *flat, const Annotated *annotated)
{
    Arena *arena = flat->arenas[flat->turn ^= 1];
    size_t claims = 0;
    arena_reset(arena);
    for (size_t i = 0; i < annotated->count; i++) claims += annotated->records[i].type == 'C';
    OpenClaim *open = arena_take(arena, (claims + OPEN_MAX) * sizeof *open);
    size_t count = flat->carried = carry_on(flat, annotated, arena, open);
    if (annotated->sentence->new_document) flat->numbered = 0;
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        if (record->type != 'C') continue;
        Record kept = *record;
        kept.label = arena_copy(arena, record->label);
        kept.value = arena_copy(arena, record->value);
        kept.attrs = arena_copy(arena, record->attrs);
        open[count++] = claim_of(&kept, ++flat->numbered, arena);
    }
    flat->claims = open;
    flat->count = count;
}

/* The innermost claim in whose content a record stands; NULL: none. */
static const OpenClaim *claim_around(const Flat *flat, const Record *record)
{
    const OpenClaim *found = NULL;
    uint64_t shortest = UINT64_MAX;
    for (size_t i = 0; i < flat->count; i++) {
        Slice places = flat->claims[i].places;
        for (Span span; span_next(&places, &span);) {
            bool inside = span.begin <= record->begin && record->end <= span.end;
            if (!inside || span.end - span.begin >= shortest) continue;
            shortest = span.end - span.begin;
            found = &flat->claims[i];
        }
    }
    return found;
}

/* ---- rows ---- */

static const char *const claim_columns[] = {
    "doc", "date", "outlet", "sent", "claim", "source", "source_actor", "act", "target", "target_actor", "content", "cue",
    "form", "sentence", "source_name", "target_name", "begin", "end",
};
static const char *const number_columns[] = {
    "doc", "date", "outlet", "sent", "text", "label", "value", "unit", "of", "mod", "fate", "resolved", "claim", "act",
    "source", "source_actor", "sentence", "begin", "end",
};
static const char *const name_columns[] = {
    "doc", "date", "outlet", "sent", "text", "label", "value", "name", "name_key", "actor", "score", "claim", "act", "source",
    "source_actor", "sentence", "begin", "end",
};

const char *const *flat_columns(char type, size_t *count)
{
    *count = type == 'C'   ? sizeof claim_columns / sizeof *claim_columns
             : type == 'N' ? sizeof number_columns / sizeof *number_columns
                           : sizeof name_columns / sizeof *name_columns;
    return type == 'C' ? claim_columns : type == 'N' ? number_columns : name_columns;
}

/* A row on its way. */
typedef struct {
    const Converter *converter;
    const Annotated *annotated;
    const Record *record;
    Arena *arena;
    FlatCell cells[FLAT_COLUMNS_MAX];
    size_t count;
} Row;

static void put(Row *row, Slice text) { row->cells[row->count++] = (FlatCell){text, false}; }

static void put_number(Row *row, uint64_t number)
{
    char digits[NUMBER_MAX];
    Slice text = {digits, number_write(digits, number)};
    row->cells[row->count++] = (FlatCell){arena_copy(row->arena, text), true};
}

static void put_keys(Row *row, const char *const *keys)
{
    for (; *keys != NULL; keys++) put(row, attribute(row->record, *keys, row->arena));
}

static void put_front(Row *row)
{
    const Record *about = row->annotated->sentence->about;
    put(row, row->record->doc);
    put(row, about != NULL ? about->value : SLICE(""));
    put(row, about != NULL ? attribute(about, "outlet", row->arena) : SLICE(""));
    put_number(row, row->record->sent);
}

static void put_sentence(Row *row)
{
    const Record *head = &row->annotated->sentence->head;
    put(row, head->type != '\0' ? head->text : SLICE(""));
}

static void put_place(Row *row)
{
    put_number(row, converter_offset(row->converter, row->record->doc, row->record->begin));
    put_number(row, converter_offset(row->converter, row->record->doc, row->record->end));
}

static void put_claim(Row *row, const OpenClaim *claim)
{
    if (claim != NULL) put_number(row, claim->number);
    else put(row, SLICE(""));
    put(row, claim != NULL ? claim->act : SLICE(""));
    put(row, claim != NULL ? claim->source : SLICE(""));
    put(row, claim != NULL ? claim->source_actor : SLICE(""));
}

static void make_claim(Row *row, const OpenClaim *claim)
{
    static const char *const target[] = {"target", "target_actor", NULL}, *const cue[] = {"cue", "form", NULL};
    static const char *const names[] = {"source_name", "target_name", NULL};
    put_number(row, claim->number);
    put(row, claim->source);
    put(row, claim->source_actor);
    put(row, claim->act);
    put_keys(row, target);
    put(row, claim->places.len > 0 ? row->record->text : SLICE(""));
    put_keys(row, cue);
    put_sentence(row);
    put_keys(row, names);
}

/* A number or a name, and the claim that it stands in. */
static void put_within(Row *row, const char *const *keys, const OpenClaim *claim)
{
    put(row, row->record->text);
    put(row, row->record->label);
    put(row, row->record->value);
    put_keys(row, keys);
    put_claim(row, claim);
    put_sentence(row);
}

static void make_number(Row *row, const OpenClaim *claim)
{
    static const char *const keys[] = {"unit", "of", "mod", "fate", "resolved", NULL};
    put_within(row, keys, claim);
}

static void make_name(Row *row, const OpenClaim *claim)
{
    static const char *const keys[] = {"name", "name_key", "actor", "score", NULL};
    put_within(row, keys, claim);
}

void flat_rows(Flat *flat, const Converter *converter, const Annotated *annotated, char type, FlatTaker *take, void *taker)
{
    size_t claim = flat->carried;
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        if (record->type != type) continue;
        Row row = {.converter = converter, .annotated = annotated, .record = record, .arena = annotated->sentence->arena};
        put_front(&row);
        if (type == 'C') make_claim(&row, &flat->claims[claim++]);
        else if (type == 'N') make_number(&row, claim_around(flat, record));
        else make_name(&row, claim_around(flat, record));
        put_place(&row);
        take(taker, row.cells, row.count);
    }
}
