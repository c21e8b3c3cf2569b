/* annconvert: chooses the format, gathers each sentence's records for it, tells what it could not carry. */

#include "common/errors.h"
#include "tools/convert/format.h"
#include "tools/stages.h"

#include <stdlib.h>

static const Format *const formats[] = {
    &json_format, &csv_format, &tsv_format, &sql_format, &conllu_format, &vertical_format, &brat_format, &webanno_format, &web_annotation_format,
};

enum { FORMATS = sizeof formats / sizeof *formats };

static const char format_names[] = "json, csv, tsv, sql, conllu, vertical, brat, webanno or w3c";

static const Format *read_format(const char *name)
{
    if (name == NULL) die_at(NULL, 0, "no --to: expected --to %s", format_names);
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(name, formats[i]->name) == 0) return formats[i];
    die_at(NULL, 0, "bad --to %s: expected %s", name, format_names);
}

static OffsetUnit read_unit(const char *name)
{
    static const char *const names[] = {"chars", "bytes", "utf16"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name == NULL || strcmp(name, names[i]) == 0) return (OffsetUnit)i;
    die_at(NULL, 0, "bad --offsets %s: expected chars, bytes or utf16", name);
}

static bool read_by(const char *name)
{
    if (name == NULL || strcmp(name, "record") == 0) return false;
    if (strcmp(name, "sentence") == 0) return true;
    die_at(NULL, 0, "bad --by %s: expected record or sentence", name);
}

static void read_types(bool wanted[26], const char *letters, const char *leaves)
{
    for (size_t i = 0; i < 26; i++) wanted[i] = letters == NULL && strchr(leaves, 'A' + (int)i) == NULL;
    if (letters == NULL) return;
    if (*letters == '\0') die_at(NULL, 0, "bad --types of nothing: expected capital letters, as EC");
    for (const char *letter = letters; *letter != '\0'; letter++) {
        if (*letter < 'A' || *letter > 'Z') die_at(NULL, 0, "bad --types %s: expected capital letters, as EC", letters);
        wanted[*letter - 'A'] = true;
    }
}

/* The rows of --flat are of one type, and tell the claims around it. */
static void read_flat(Converter *converter, const Options *options)
{
    const char *types = options_value(options, "types");
    if (!options_given(options, "flat")) return;
    converter->flat = types != NULL ? types[0] : 'C';
    if (types != NULL && (types[0] == '\0' || types[1] != '\0' || strchr("CNE", types[0]) == NULL))
        die_at(NULL, 0, "--flat with --types %s: expected one type, C, N or E, whose records are the rows", types);
    memset(converter->wanted, 0, sizeof converter->wanted);
    converter->wanted['C' - 'A'] = converter->wanted[converter->flat - 'A'] = true;
}

static void refuse(bool given, const Format *format, const char *option, const char *expected)
{
    if (given) die_at(NULL, 0, "--to %s takes no %s: expected %s", format->name, option, expected);
}

/* It goes into JSON as it is. */
static void check_base(Slice base)
{
    for (size_t i = 0; i < base.len; i++)
        if ((unsigned char)base.ptr[i] <= ' ' || strchr("\"\\<>", base.ptr[i]) != NULL)
            die_at(NULL, 0, "bad --base %s: expected an IRI", base.ptr);
}

static void check_options(const Converter *converter, const Options *options)
{
    const Format *format = converter->format;
    refuse(options_given(options, "directory") && !format->by_document, format, "--directory", "--to brat or webanno");
    refuse(options_given(options, "flat") && !format->takes_flat, format, "--flat", "--to csv, tsv or json");
    refuse(options_given(options, "by") && format != &json_format, format, "--by", "--to json");
    refuse(options_given(options, "base") && format != &web_annotation_format, format, "--base", "--to w3c");
    refuse(options_given(options, "offsets") && format->own_offsets, format, "--offsets",
           "its own unit, which its readers count in");
    if (format == &brat_format && converter->directory == NULL)
        die_at(NULL, 0, "--to brat writes files: expected --directory DIR");
    if (converter->unit != OFFSETS_CHARS && converter->originals == NULL)
        die_at(NULL, 0, "--offsets %s without --original: expected the document, which the stream does not hold whole",
               options_value(options, "offsets"));
}

static void *open_converter(const Options *options)
{
    Converter *converter = calloc(1, sizeof *converter);
    if (converter == NULL) die_at(NULL, 0, "out of memory");
    const char *original = options_value(options, "original"), *base = options_value(options, "base");
    converter->format = read_format(options_value(options, "to"));
    converter->unit = read_unit(options_value(options, "offsets"));
    converter->by_sentence = read_by(options_value(options, "by"));
    converter->directory = options_value(options, "directory");
    converter->base = slice_of(base != NULL ? base : "urn:isnad:");
    read_types(converter->wanted, options_value(options, "types"), converter->format->leaves);
    read_flat(converter, options);
    if (original != NULL) converter->originals = originals_open(original);
    check_options(converter, options);
    check_base(converter->base);
    if (converter->format->open != NULL) converter->state = converter->format->open(converter);
    return converter;
}

static void close_converter(void *context)
{
    Converter *converter = context;
    if (converter->format->close != NULL && converter->state != NULL) converter->format->close(converter->state);
    originals_free(converter->originals);
    free(converter);
}

uint64_t converter_offset(const Converter *converter, Slice doc, uint64_t offset)
{
    if (converter->unit == OFFSETS_CHARS) return offset;
    const Original *original = originals_find(converter->originals, doc);
    if (offset > original->places.characters)
        die_at(original->path, 0,
               "%llu characters, but a record of the stream has the offset %llu: expected the text that it "
               "was made from", (unsigned long long)original->places.characters, (unsigned long long)offset);
    Place place = places_at(&original->places, offset);
    if (converter->unit == OFFSETS_UTF16) return place.utf16;
    if (original->repaired) die_at(original->path, 0, "not UTF-8: expected UTF-8 for --offsets bytes");
    return place.byte + original->mark;
}

size_t record_allowance(const Record *record)
{
    enum { TIMES = 8, LEAST = 4096 }; /* the original may be longer than the stream's text, by stretched letters, say */
    return TIMES * (record->text.len + record->value.len + record->attrs.len) + LEAST;
}

Slice record_kind(const Record *record, Arena *arena)
{
    if (record->type == 'E' || record->type == 'N' || record->type == 'C' || record->label.len == 0)
        return record->label.len > 0 ? record->label : arena_format(arena, "%c", record->type);
    return arena_format(arena, "%c-%.*s", record->type, (int)(record->label.len < 200 ? record->label.len : 200),
                        record->label.ptr);
}

const Record *converter_about(const Converter *converter, const Sentence *sentence)
{
    return sentence->new_document && converter->wanted['D' - 'A'] ? sentence->about : NULL;
}

static Annotated gather(const Converter *converter, Sentence *sentence)
{
    Slice lines = sentence->lines;
    size_t count = 0, capacity = 64;
    Record *records = arena_take(sentence->arena, capacity * sizeof *records);
    Record record;
    while (record_next(&lines, sentence->arena, &record)) {
        bool structure = record.type == 'T' && converter->format->takes_tokens;
        if (!converter->wanted[record.type - 'A'] && !structure) continue;
        records = arena_grow(sentence->arena, records, count, &capacity, sizeof *records);
        records[count++] = record;
    }
    return (Annotated){sentence, records, count};
}

/* Asked for, but the format has only its sentences' way to tell it, which is none. */
static bool leaves_about(const Converter *converter, const Sentence *sentence)
{
    return sentence->head.type == 'D' && converter->wanted['D' - 'A'] && !converter->format->tells_about;
}

static void render(void *context, Sentence *sentence, Buffer *out)
{
    Converter *converter = context;
    const Format *format = converter->format;
    if (format->begin != NULL && !converter->begun) format->begin(converter, out);
    converter->begun = true;
    Annotated annotated = gather(converter, sentence);
    if (format->needs_sentences && sentence->head.type != 'S') {
        converter->left_out += annotated.count + (sentence->head.type == 'P' || leaves_about(converter, sentence));
        return;
    }
    format->sentence(converter, &annotated, out);
}

static int finish(void *context, Buffer *out)
{
    Converter *converter = context;
    const Format *format = converter->format;
    if (format->begin != NULL && !converter->begun) format->begin(converter, out);
    if (format->end != NULL) format->end(converter, out);
    if (converter->crossing > 0)
        error_at(NULL, 0, "%llu elements left out that cross their like: expected them one in the other",
                 (unsigned long long)converter->crossing);
    if (converter->left_out > 0)
        error_at(NULL, 0,
                 "%llu records left out: %s has no place for them (annconvert(1)): expected --to json or csv for all",
                 (unsigned long long)converter->left_out, format->name);
    return converter->left_out > 0 || converter->rejected ? STATUS_REJECTED : STATUS_DONE;
}

static const OptionSpec own[] = {{"to", true}, {"types", true}, {"by", true}, {"offsets", true}, {"original", true},
                                 {"directory", true}, {"base", true}, {"flat", false}, {NULL, false}};

const Stage annconvert_stage = {.name = "annconvert", .own = own, .open = open_converter, .render = render,
                                .finish = finish, .close = close_converter};
