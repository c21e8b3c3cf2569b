/* pack SECTION FOLDER: of the bytes of a section of tables makes FOLDER/packed.bin and FOLDER/packed_units.c (packed.h).
   Standard input has a line for each unit, `unit BEGIN SIZE`, then one for each array, `array BEGIN SIZE NAME`, numbers in
   hexadecimal. Part of `make static`. */

#include "packed/layouts.h"
#include "packed/packed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

enum { ARRAYS_MAX = 4096, PAGE = 4096 };

static PackedArray arrays[ARRAYS_MAX];
static PackedUnit units[PACKED_UNITS_MAX];
static uint32_t array_count, unit_count;

static void stop(const char *what)
{
    fprintf(stderr, "pack: %s\n", what);
    exit(2);
}

static void *take(size_t size)
{
    void *memory = calloc(size + 1, 1);
    if (memory == NULL) stop("out of memory");
    return memory;
}

static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) stop("cannot read the section: expected a file");
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = take(*size);
    if (fread(bytes, 1, *size, file) != *size) stop("cannot read the section");
    fclose(file);
    return bytes;
}

static size_t good(size_t result)
{
    if (ZSTD_isError(result)) stop(ZSTD_getErrorName(result));
    return result;
}

/* Adds the pieces, which are of different kinds, each as a frame of the level that packs it best. */
static void put_pieces(const unsigned char *laid, const Pieces *pieces, const int *levels, ZSTD_outBuffer *packed)
{
    for (unsigned i = 0; i < pieces->count; i++) {
        size_t from = i > 0 ? pieces->ends[i - 1] : 0, size = pieces->ends[i] - from, bound = ZSTD_compressBound(size);
        size_t least = SIZE_MAX;
        unsigned char *frame = take(bound);
        if (packed->size - packed->pos < bound) stop("no room");
        for (const int *level = levels; *level != 0; level++) {
            size_t length = good(ZSTD_compress(frame, bound, laid + from, size, *level));
            if (length < least) memcpy((unsigned char *)packed->dst + packed->pos, frame, least = length);
        }
        packed->pos += least;
        free(frame);
    }
}

/* The layout in which an array packs best; one that saves little is not worth its time. */
static unsigned best_layout(const unsigned char *table, size_t size)
{
    static const int quick[] = {3, 0};
    size_t room = 2 * ZSTD_compressBound(size) + PIECES_MAX * 1024, least = 0;
    unsigned char *laid = take(layout_most(size)), *again = take(size), *packed = take(room);
    uint32_t *scratch = take(layout_scratch(size) * sizeof *scratch);
    unsigned best = 0;
    for (unsigned layout = 0; layout < LAYOUTS; layout++) {
        Pieces pieces;
        ZSTD_outBuffer out = {packed, room, 0};
        if (!layout_apply(layout, table, size, laid, &pieces)) continue;
        memset(again, 0, size);
        layout_undo(layout, laid, size, scratch, again);
        if (memcmp(table, again, size) != 0) continue; /* numbers of another kind */
        put_pieces(laid, &pieces, quick, &out);
        if (layout > 0 && out.pos + out.pos / 64 >= least) continue;
        best = layout;
        least = out.pos;
    }
    free(laid);
    free(again);
    free(packed);
    free(scratch);
    return best;
}

static int by_begin(const void *a, const void *b)
{
    uint32_t first = ((const PackedArray *)a)->begin, second = ((const PackedArray *)b)->begin;
    return (first > second) - (first < second);
}

static void add_array(uint32_t begin, uint32_t size, const char *name)
{
    uint32_t unit = 0;
    while (unit + 1 < unit_count && units[unit + 1].begin <= begin) unit++;
    if (unit_count == 0 || begin + size > units[unit].begin + units[unit].size) stop("an array outside of all units");
    units[unit].array_count++;
    arrays[array_count++] = (PackedArray){begin, size, strcmp(name, "slots") == 0 ? LAYOUT_SLOTS : 0, 0, 0};
}

/* Numbers without a name, between arrays. */
static void add_gaps(const unsigned char *section)
{
    uint32_t named = array_count;
    for (uint32_t unit = 0, i = 0; unit < unit_count; unit++) {
        uint32_t at = units[unit].begin, end = at + units[unit].size;
        for (uint32_t last = i + units[unit].array_count; at < end; i++) {
            uint32_t next = i < last ? arrays[i].begin : end;
            while (at < next && section[at] == 0) at++;
            if (at < next) add_array(at, next - at, "");
            if (i == last) break;
            at = arrays[i].begin + arrays[i].size;
        }
    }
    if (array_count > named) qsort(arrays, array_count, sizeof *arrays, by_begin);
}

static void read_places(const unsigned char *section, size_t section_size)
{
    char line[256], name[256];
    unsigned long begin, size;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (unit_count == PACKED_UNITS_MAX || array_count == ARRAYS_MAX) stop("too many tables");
        if (sscanf(line, "unit %lx %lx", &begin, &size) == 2 && begin + size <= section_size && begin % PAGE == 0)
            units[unit_count++] = (PackedUnit){.begin = (uint32_t)begin, .size = (uint32_t)size};
        else if (sscanf(line, "array %lx %lx %255s", &begin, &size, name) == 3) add_array((uint32_t)begin, (uint32_t)size, name);
        else stop("bad line: expected a unit or an array");
    }
    qsort(arrays, array_count, sizeof *arrays, by_begin);
    add_gaps(section);
    for (uint32_t unit = 0, at = 0; unit < unit_count; at += units[unit++].array_count) units[unit].array = at;
    for (uint32_t unit = 0; unit < unit_count; unit++)
        for (uint32_t i = 0; i < units[unit].array_count; i++) arrays[units[unit].array + i].begin -= units[unit].begin;
}

/* The unit's arrays as they are laid out, one behind the other. */
static void pack_unit(PackedUnit *unit, const unsigned char *section, ZSTD_outBuffer *packed)
{
    static const int levels[] = {1, 17, 19, 22, 0};
    unit->packed = (uint32_t)packed->pos;
    for (uint32_t i = 0; i < unit->array_count; i++) {
        PackedArray *array = &arrays[unit->array + i];
        const unsigned char *table = section + unit->begin + array->begin;
        if (array->layout == LAYOUT_SLOTS) continue;
        unsigned char *laid = take(layout_most(array->size));
        Pieces pieces;
        array->layout = best_layout(table, array->size);
        layout_apply(array->layout, table, array->size, laid, &pieces);
        array->laid = (uint32_t)pieces.ends[pieces.count - 1];
        size_t from = packed->pos;
        put_pieces(laid, &pieces, levels, packed);
        array->packed_size = (uint32_t)(packed->pos - from);
        free(laid);
    }
}

static void write_units(FILE *file)
{
    fprintf(file, "#include \"packed/packed.h\"\nconst PackedArray packed_arrays[] = {\n");
    for (uint32_t i = 0; i < array_count; i++) fprintf(file, "{%u, %u, %u, %u, %u},\n", arrays[i].begin, arrays[i].size, arrays[i].layout,
                arrays[i].laid, arrays[i].packed_size);
    fprintf(file, "};\nconst PackedUnit packed_units[] = {\n");
    for (uint32_t i = 0; i < unit_count; i++)
        fprintf(file, "{%u, %u, %u, %u, %u},\n", units[i].begin, units[i].size, units[i].packed, units[i].array,
                units[i].array_count);
    fprintf(file, "};\nconst uint32_t packed_unit_count = %u;\n", unit_count);
    if (fclose(file) != 0) stop("cannot write the units");
}

static FILE *open_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) stop("cannot write into the folder");
    return file;
}

int main(int argc, char **argv)
{
    if (argc != 3) stop("expected a section and a folder");
    size_t size;
    unsigned char *section = read_file(argv[1], &size);
    ZSTD_outBuffer packed = {take(2 * size), 2 * size, 0};
    read_places(section, size);
    for (uint32_t i = 0; i < unit_count; i++) pack_unit(&units[i], section, &packed);
    FILE *file = open_file(argv[2], "packed.bin");
    if (fwrite(packed.dst, 1, packed.pos, file) != packed.pos || fclose(file) != 0) stop("cannot write packed.bin");
    write_units(open_file(argv[2], "packed_units.c"));
    free(section);
    free(packed.dst);
    return 0;
}
