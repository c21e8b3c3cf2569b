#include "tools/show/annotations.h"

const char *mark_role(MarkKind kind)
{
    switch (kind) {
    case MARK_CONTENT: return "content";
    case MARK_SOURCE: return "source";
    case MARK_TARGET: return "target";
    default: return "cue";
    }
}

const char *mark_label_class(MarkKind kind) { return kind == MARK_ENTITY ? "entity" : "number"; }

static void add_mark(Annotations *annotations, Arena *arena, Span span, MarkKind kind, size_t item)
{
    if (span.begin >= span.end) return;
    annotations->marks = arena_grow(arena, annotations->marks, annotations->mark_count, &annotations->mark_capacity,
                                    sizeof *annotations->marks);
    annotations->marks[annotations->mark_count++] = (Mark){span, kind, (uint32_t)item};
}

/* The value of a key; empty where the record has none. */
static Slice attr(const Record *record, const char *key, Arena *arena)
{
    Slice value;
    return attrs_get(record->attrs, key, arena, &value) ? arena_copy(arena, value) : SLICE("");
}

/* Whether what is counted is the number's own word. */
static bool is_dual(const Record *record, Arena *arena)
{
    Slice counted;
    Span span;
    if (!slice_is(record->label, "cardinal") || !slice_is(record->value, "2")) return false;
    if (!attrs_get(record->attrs, "of_at", arena, &counted) || !span_next(&counted, &span)) return false;
    return span.begin == record->begin && span.end == record->end;
}

static void add_name(Annotations *annotations, Arena *arena, const Record *record)
{
    bool number = record->type == 'N';
    Name name = {.span = {record->begin, record->end}, .label = arena_copy(arena, record->label),
                 .value = arena_copy(arena, record->value)};
    if (!number) {
        name.full = attr(record, "name", arena);
        if (slice_equal(name.full, record->text)) name.full = SLICE("");
        name.actor = attr(record, "actor", arena);
    }
    if (number) {
        name.modifier = attr(record, "mod", arena);
        name.unit = attr(record, "unit", arena);
        name.resolved = attr(record, "resolved", arena);
        name.dual = is_dual(record, arena);
    }
    annotations->names = arena_grow(arena, annotations->names, annotations->name_count, &annotations->name_capacity,
                                    sizeof *annotations->names);
    annotations->names[annotations->name_count] = name;
    add_mark(annotations, arena, name.span, number ? MARK_NUMBER : MARK_ENTITY, annotations->name_count++);
}

/* Marks each span of a list and returns the first. */
static Span add_spans(Annotations *annotations, Arena *arena, const Record *record, const char *key, MarkKind kind)
{
    Slice list;
    Span span, first = {0, 0};
    if (!attrs_get(record->attrs, key, arena, &list)) return first;
    while (span_next(&list, &span)) {
        add_mark(annotations, arena, span, kind, annotations->claim_count);
        if (first.end == 0 && span.begin < span.end) first = span;
    }
    return first;
}

static void add_claim(Annotations *annotations, Arena *arena, const Record *record)
{
    Claim claim = {.act = arena_copy(arena, record->label), .source = arena_copy(arena, record->value),
                   .target = attr(record, "target", arena), .cue = attr(record, "cue", arena),
                   .form = attr(record, "form", arena), .source_actor = attr(record, "source_actor", arena),
                   .target_actor = attr(record, "target_actor", arena)};
    Slice from = attr(record, "source_from", arena);
    claim.carried = slice_is(from, "carried");
    claim.cue_at = add_spans(annotations, arena, record, "cue_at", MARK_CUE);
    claim.source_at = add_spans(annotations, arena, record, "source_at", MARK_SOURCE);
    claim.target_at = add_spans(annotations, arena, record, "target_at", MARK_TARGET);
    claim.content_at = add_spans(annotations, arena, record, "content_at", MARK_CONTENT);
    /* Where nothing says what the record's own span is, it is the content, as in a stream of someone else's. */
    if (claim.content_at.end == 0 && claim.cue_at.end == 0) {
        claim.content_at = (Span){record->begin, record->end};
        add_mark(annotations, arena, claim.content_at, MARK_CONTENT, annotations->claim_count);
    }
    if (claim.content_at.end != 0) claim.content = arena_copy(arena, record->text);
    if (claim.cue.len == 0 && claim.content_at.end == 0) claim.cue = arena_copy(arena, record->text);
    annotations->claims = arena_grow(arena, annotations->claims, annotations->claim_count, &annotations->claim_capacity,
                                     sizeof *annotations->claims);
    annotations->claims[annotations->claim_count++] = claim;
}

void annotations_add(Annotations *annotations, Arena *arena, const Record *record)
{
    if (record->type == 'E' || record->type == 'N') add_name(annotations, arena, record);
    if (record->type == 'C') add_claim(annotations, arena, record);
}

/* ---- sides ---- */

/* The country of a state, of the first actor. */
static Slice country_of(Slice actor)
{
    bool state = actor.len >= 2 && (actor.len == 2 || actor.ptr[2] == '/') && memcmp(actor.ptr, "XX", 2) != 0;
    return state ? slice_part(actor, 0, 2) : SLICE("");
}

/* The claims of a country's actors. */
static size_t claims_of(const Annotations *annotations, Slice country)
{
    size_t count = 0;
    for (size_t i = 0; i < annotations->claim_count; i++)
        count += slice_equal(country_of(annotations->claims[i].source_actor), country);
    return count;
}

/* The country of most claims but for `other`; of equals the first. */
static Slice leading(const Annotations *annotations, Slice other, size_t *most)
{
    Slice best = SLICE("");
    *most = 0;
    for (size_t i = 0; i < annotations->claim_count; i++) {
        Slice country = country_of(annotations->claims[i].source_actor);
        if (country.len == 0 || slice_equal(country, other) || slice_equal(country, best)) continue;
        size_t count = claims_of(annotations, country);
        if (count <= *most) continue;
        best = country;
        *most = count;
    }
    return best;
}

bool annotations_sides(const Annotations *annotations, Sides *sides)
{
    enum { CLAIMS_LEAST = 2, CLAIMS_MAX = 2000 };
    size_t first, second;
    *sides = (Sides){{SLICE(""), SLICE("")}};
    if (annotations->claim_count > CLAIMS_MAX) return false; /* no article */
    Slice one = leading(annotations, SLICE(""), &first), two = leading(annotations, one, &second);
    if (first < CLAIMS_LEAST || second < CLAIMS_LEAST || 5 * (first + second) < 3 * annotations->claim_count) return false;
    *sides = (Sides){{one, two}};
    return true;
}

int side_of(const Sides *sides, Slice actor)
{
    Slice country = country_of(actor);
    if (country.len == 0) return 0;
    return slice_equal(country, sides->countries[0]) ? 1 : slice_equal(country, sides->countries[1]) ? 2 : 0;
}
