#include "tools/show/anchors.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/show/safe_text.h"

#include <stdlib.h>

/* ---- a set of numbers ---- */

static size_t slot_of(const NumberSet *set, uint64_t number)
{
    size_t slot = (size_t)(number * 0x9E3779B97F4A7C15u >> 20) & set->mask;
    while (set->slots[slot] != 0 && set->slots[slot] != number) slot = (slot + 1) & set->mask;
    return slot;
}

static void grow(NumberSet *set)
{
    NumberSet grown = {.mask = set->slots == NULL ? 255 : set->mask * 2 + 1, .count = set->count};
    grown.slots = calloc(grown.mask + 1, sizeof *grown.slots);
    if (grown.slots == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", (grown.mask + 1) * sizeof *grown.slots);
    for (size_t i = 0; set->slots != NULL && i <= set->mask; i++)
        if (set->slots[i] != 0) grown.slots[slot_of(&grown, set->slots[i])] = set->slots[i];
    free(set->slots);
    *set = grown;
}

bool number_set_add(NumberSet *set, uint64_t number)
{
    if (set->slots == NULL || set->count > set->mask / 2) grow(set);
    size_t slot = slot_of(set, number);
    if (set->slots[slot] == number) return false;
    set->slots[slot] = number;
    set->count++;
    return true;
}

bool number_set_has(const NumberSet *set, uint64_t number)
{
    return set->slots != NULL && set->slots[slot_of(set, number)] == number;
}

void number_set_free(NumberSet *set)
{
    free(set->slots);
    *set = (NumberSet){0};
}

/* ---- anchors ---- */

/* FNV-1a of 64 bits, then mixed; never 0. */
static uint64_t hash_of(Slice bytes)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < bytes.len; i++) hash = (hash ^ (unsigned char)bytes.ptr[i]) * 0x100000001B3u;
    return hash | 1;
}

static uint64_t span_key(Span span)
{
    uint64_t key = (span.begin * 0xBF58476D1CE4E5B9u) ^ (span.end + 0x94D049BB133111EBu) * 0xD6E8FEB86659FD93u;
    key ^= key >> 29;
    return key | 1;
}

static bool fits_anchor(uint32_t character)
{
    if (character >= 0x80) return !acts_on_display(character);
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z') || character == '-' || character == '.' || character == '_';
}

void anchors_document(Anchors *anchors, Slice id)
{
    enum { DOCUMENTS_MAX = 100000 }; /* beyond so many, names are told apart by their ordinal alone */
    number_set_free(&anchors->spans);
    anchors->document.len = 0;
    anchors->ordinal++;
    for (size_t at = 0, length; at < id.len; at += length) {
        uint32_t character = utf8_decode(id, at, &length);
        if (fits_anchor(character)) buffer_put(&anchors->document, slice_part(id, at, at + length));
        else buffer_put_char(&anchors->document, '_');
    }
    bool full = anchors->documents.count >= DOCUMENTS_MAX;
    if (!full && number_set_add(&anchors->documents, hash_of(buffer_slice(&anchors->document)))) return;
    buffer_put_char(&anchors->document, '~');
    buffer_put_number(&anchors->document, anchors->ordinal);
}

static uint64_t place_key(Slice name, Span span) { return (hash_of(name) ^ span_key(span) * 0x94D049BB133111EBu) | 1; }

bool anchors_add(Anchors *anchors, Span span)
{
    enum { PLACES_MAX = 1 << 21 };
    if (!number_set_add(&anchors->spans, span_key(span))) return false;
    if (anchors->places.count < PLACES_MAX) number_set_add(&anchors->places, place_key(buffer_slice(&anchors->document), span));
    return true;
}

bool anchors_have_in(const Anchors *anchors, Slice name, Span span)
{
    return number_set_has(&anchors->places, place_key(name, span));
}

bool anchors_have(const Anchors *anchors, Span span)
{
    return number_set_has(&anchors->spans, span_key(span));
}

void put_anchor(Buffer *out, const Anchors *anchors, Span span)
{
    buffer_put(out, buffer_slice(&anchors->document));
    buffer_put_char(out, '-');
    buffer_put_number(out, span.begin);
    buffer_put_char(out, '-');
    buffer_put_number(out, span.end);
}

void anchors_close(Anchors *anchors)
{
    number_set_free(&anchors->documents);
    number_set_free(&anchors->spans);
    number_set_free(&anchors->places);
    buffer_free(&anchors->document);
}
