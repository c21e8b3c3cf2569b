/* The vertical text of the Corpus Workbench and of NoSketch Engine: a word a line, structures as XML tags. */

#include "common/errors.h"
#include "tools/convert/claim_roles.h"
#include "tools/convert/format.h"
#include "tools/convert/words.h"

#include <stdlib.h>

typedef enum {
    ELEMENT_NAME, ELEMENT_NUMBER, ELEMENT_CUE, ELEMENT_SOURCE, ELEMENT_TARGET, ELEMENT_CLAIM, ELEMENTS
} Element;

static const char *const element_names[ELEMENTS] = {"name", "number", "cue", "source", "target", "claim"};

enum { SAME_MAX = 3 }; /* how deep an element may stand in its like: what cwb-encode's -S claim:2 takes */

typedef struct {
    bool document, paragraph; /* which elements are open */
} Open;

/* What is put around the words [first, last]. */
typedef struct {
    size_t first, last;
    size_t order;             /* as they came */
    Element element;
    const Record *record;
    size_t claim;             /* the claim's number in the sentence, from 1; 0 for others */
    Span span;
} Region;

typedef struct {
    Region *items;
    size_t count, capacity;
} Regions;

/* ---- text ---- */

/* Bytes at text[at] that XML 1.0 does not have as a character: a control, U+FFFE, U+FFFF; 0 elsewhere. */
static size_t forbidden_at(Slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.ptr[at];
    if (byte < 0x20 || byte == 0x7F) return 1;
    Slice rest = slice_part(text, at, text.len);
    return slice_starts(rest, SLICE("\xEF\xBF\xBE")) || slice_starts(rest, SLICE("\xEF\xBF\xBF")) ? 3 : 0;
}

static Slice reference_of(char byte)
{
    switch (byte) {
    case '&': return SLICE("&amp;");
    case '<': return SLICE("&lt;");
    case '>': return SLICE("&gt;");
    case '"': return SLICE("&quot;");
    case '\t':
    case '\n':
    case '\r': return SLICE(" ");
    default: return SLICE("");
    }
}

static void put_text(Buffer *out, Slice text)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len;) {
        Slice reference = reference_of(text.ptr[at]);
        size_t forbidden = reference.len > 0 ? 1 : forbidden_at(text, at);
        if (forbidden == 0) {
            at++;
            continue;
        }
        buffer_put(out, slice_part(text, from, at));
        buffer_put(out, reference.len > 0 ? reference : SLICE("\xEF\xBF\xBD"));
        from = at += forbidden;
    }
    buffer_put(out, slice_part(text, from, text.len));
}

static void put_attribute(Buffer *out, const char *name, Slice value)
{
    buffer_put_char(out, ' ');
    buffer_put(out, slice_of(name));
    buffer_put(out, SLICE("=\""));
    put_text(out, value);
    buffer_put_char(out, '"');
}

static void put_number(Buffer *out, const char *name, uint64_t number)
{
    char digits[NUMBER_MAX];
    put_attribute(out, name, (Slice){digits, number_write(digits, number)});
}

static void put_span(const Converter *converter, Slice doc, Span span, Buffer *out)
{
    put_number(out, "begin", converter_offset(converter, doc, span.begin));
    put_number(out, "end", converter_offset(converter, doc, span.end));
}

static void put_key(Buffer *out, const Record *record, const char *key, Arena *arena)
{
    Slice value;
    put_attribute(out, key, attrs_get(record->attrs, key, arena, &value) ? value : SLICE(""));
}

/* ---- regions ---- */

static void add_region(const Annotated *annotated, const WordList *words, Regions *regions, Region region, Slice text)
{
    if (!words_touched(annotated, words, region.span, text, &region.first, &region.last)) return;
    regions->items = arena_grow(annotated->sentence->arena, regions->items, regions->count, &regions->capacity,
                                sizeof *regions->items);
    region.order = regions->count;
    regions->items[regions->count++] = region;
}

static Element element_of(const char *role)
{
    Element element = ELEMENT_CUE;
    while (element < ELEMENT_CLAIM && strcmp(element_names[element], role) != 0) element++;
    return element; /* content is the claim itself */
}

static void add_claim(const Annotated *annotated, const WordList *words, Regions *regions, const Record *claim,
                      size_t number)
{
    RolePlaces roles = claim_roles(claim, annotated->sentence->arena);
    for (size_t i = 0; i < roles.count; i++) {
        const RolePlace *place = &roles.items[i];
        Region region = {.element = element_of(place->role), .record = claim, .claim = number, .span = place->span};
        add_region(annotated, words, regions, region, place->text);
    }
}

static int compare_regions(const void *left, const void *right)
{
    const Region *a = left, *b = right;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->last != b->last) return a->last > b->last ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static Regions regions_of(Converter *converter, const Annotated *annotated, const WordList *words)
{
    Regions regions = {.capacity = 16};
    regions.items = arena_take(annotated->sentence->arena, regions.capacity * sizeof *regions.items);
    size_t claims = 0;
    for (size_t i = 0; i < annotated->count; i++) {
        const Record *record = &annotated->records[i];
        Region region = {.record = record, .span = {record->begin, record->end}};
        if (record->type == 'T') continue;
        if (record->type == 'C') {
            add_claim(annotated, words, &regions, record, ++claims);
        } else if (record->type == 'E' || record->type == 'N') {
            region.element = record->type == 'E' ? ELEMENT_NAME : ELEMENT_NUMBER;
            add_region(annotated, words, &regions, region, record->text);
        } else {
            converter->left_out++;
        }
    }
    if (regions.count > 1) qsort(regions.items, regions.count, sizeof *regions.items, compare_regions);
    return regions;
}

static void put_start(const Converter *converter, const Region *region, Arena *arena, Buffer *out)
{
    const Record *record = region->record;
    buffer_put_char(out, '<');
    buffer_put(out, slice_of(element_names[region->element]));
    if (region->claim > 0) {
        put_number(out, "n", region->claim);
        put_attribute(out, "act", record->label);
        if (region->element == ELEMENT_CLAIM) {
            put_attribute(out, "source", record->value);
            put_key(out, record, "target", arena);
            put_key(out, record, "form", arena);
        }
    } else {
        put_attribute(out, "type", record->label);
        put_attribute(out, "value", record->value);
        put_attribute(out, "text", record->text);
        if (record->type == 'N') {
            put_key(out, record, "unit", arena);
            put_key(out, record, "mod", arena);
            put_key(out, record, "of", arena);
        }
    }
    put_span(converter, record->doc, region->span, out);
    buffer_put(out, SLICE(">\n"));
}

static void put_end(const char *element, Buffer *out)
{
    buffer_put(out, SLICE("</"));
    buffer_put(out, slice_of(element));
    buffer_put(out, SLICE(">\n"));
}

/* ---- a sentence ---- */

/* The regions that are open: of each element at most SAME_MAX. Each element is an attribute of its own to the readers,
   so that one may cross another. */
typedef struct {
    const Region *items[ELEMENTS * SAME_MAX];
    size_t count;
} OpenRegions;

/* Whether a region may begin: its like that are open reach as far, and are not too many. */
static bool fits(const OpenRegions *open, const Region *region)
{
    size_t same = 0;
    for (size_t i = 0; i < open->count; i++) {
        if (open->items[i]->element != region->element) continue;
        if (open->items[i]->last < region->last || ++same == SAME_MAX) return false;
    }
    return true;
}

/* Ends those that end with a word, the last to begin first. */
static void end_regions(OpenRegions *open, size_t word, Buffer *out)
{
    size_t kept = 0;
    for (size_t i = open->count; i > 0; i--)
        if (open->items[i - 1]->last == word) put_end(element_names[open->items[i - 1]->element], out);
    for (size_t i = 0; i < open->count; i++)
        if (open->items[i]->last != word) open->items[kept++] = open->items[i];
    open->count = kept;
}

static void put_word(const Converter *converter, const Annotated *annotated, const Word *word, Buffer *out)
{
    const Record *head = &annotated->sentence->head;
    bool classed = word->token != NULL && word->token->label.len > 0;
    bool folded = word->token != NULL && word->token->value.len > 0;
    put_text(out, word->text);
    buffer_put_char(out, '\t');
    put_text(out, classed ? word->token->label : SLICE("_"));
    buffer_put_char(out, '\t');
    put_text(out, folded ? word->token->value : word->text);
    buffer_put_char(out, '\t');
    buffer_put_number(out, converter_offset(converter, head->doc, word->span.begin));
    buffer_put_char(out, '\t');
    buffer_put_number(out, converter_offset(converter, head->doc, word->span.end));
    buffer_put_char(out, '\n');
}

static void put_words(Converter *converter, const Annotated *annotated, const WordList *words, const Regions *regions,
                      Buffer *out)
{
    OpenRegions open = {.count = 0};
    for (size_t i = 0, next = 0; i < words->count; i++) {
        if (i > 0 && words->items[i - 1].to == words->items[i].from) buffer_put(out, SLICE("<g/>\n"));
        for (; next < regions->count && regions->items[next].first == i; next++) {
            const Region *region = &regions->items[next];
            if (!fits(&open, region)) {
                converter->crossing++;
                continue;
            }
            put_start(converter, region, annotated->sentence->arena, out);
            open.items[open.count++] = region;
        }
        put_word(converter, annotated, &words->items[i], out);
        end_regions(&open, i, out);
    }
}

static void close_elements(Open *open, bool document, Buffer *out)
{
    if (open->paragraph) put_end("p", out);
    if (open->document && document) put_end("doc", out);
    open->paragraph = false;
    if (document) open->document = false;
}

static void put_about(Buffer *out, const Record *about, Arena *arena)
{
    Slice outlet;
    if (about == NULL) return;
    if (about->text.len > 0) put_attribute(out, "title", about->text);
    if (about->value.len > 0) put_attribute(out, "date", about->value);
    if (attrs_get(about->attrs, "outlet", arena, &outlet)) put_attribute(out, "outlet", outlet);
}

static void open_elements(const Converter *converter, const Sentence *sentence, Buffer *out)
{
    Open *open = converter->state;
    if (sentence->new_document || sentence->new_paragraph) close_elements(open, sentence->new_document, out);
    if (!open->document) {
        buffer_put(out, SLICE("<doc"));
        put_attribute(out, "id", sentence->head.doc);
        put_about(out, converter_about(converter, sentence), sentence->arena);
        buffer_put(out, SLICE(">\n"));
    }
    if (!open->paragraph) {
        buffer_put(out, SLICE("<p"));
        put_key(out, &sentence->head, "par", sentence->arena);
        buffer_put(out, SLICE(">\n"));
    }
    open->document = open->paragraph = true;
}

static void vertical_sentence(Converter *converter, const Annotated *annotated, Buffer *out)
{
    const Record *head = &annotated->sentence->head;
    WordList words = sentence_words(converter, annotated);
    if (words.count == 0) {
        converter->left_out += annotated->count + 1;
        return;
    }
    Regions regions = regions_of(converter, annotated, &words);
    open_elements(converter, annotated->sentence, out);
    buffer_put(out, SLICE("<s"));
    put_number(out, "n", head->sent);
    put_span(converter, head->doc, (Span){head->begin, head->end}, out);
    buffer_put(out, SLICE(">\n"));
    put_words(converter, annotated, &words, &regions, out);
    put_end("s", out);
}

static void vertical_end(Converter *converter, Buffer *out) { close_elements(converter->state, true, out); }

static void *vertical_open(Converter *converter)
{
    (void)converter;
    Open *open = calloc(1, sizeof *open);
    if (open == NULL) die_at(NULL, 0, "out of memory");
    return open;
}

const Format vertical_format = {.name = "vertical", .leaves = "", .takes_tokens = true, .needs_sentences = true, .tells_about = true,
                                .open = vertical_open, .sentence = vertical_sentence, .end = vertical_end,
                                .close = free};
