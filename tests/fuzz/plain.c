/* Any bytes as plain text, through all stages; the first byte picks one of the settings of their options, which stay open.
   Of some texts it is asked whether one process writes what a pipe of one a stage writes, whether a stage run again changes
   anything, and whether the original has the text of a record where its offsets say. */

#include "tests/fuzz/fuzz.h"

#include "common/utf8.h"

/* Options of normalize, each with its value where a bit of the first bytes is set. */
static const Option switches[] = {
    {.name = "tsv", .value = ""}, {.name = "dediac", .value = ""}, {.name = "fold", .value = ""},
    {.name = "digits", .value = "ascii"}, {.name = "letters", .value = "arabic"}, {.name = "quotes", .value = ""},
    {.name = "dashes", .value = ""}, {.name = "entities", .value = ""}, {.name = "mojibake", .value = ""},
    {.name = "tatweel", .value = ""}, {.name = "spaces", .value = ""},
};
static const char *const encodings[] = {NULL, "auto", "windows-1256", "UTF-16LE"};
static const char *const profiles[] = {NULL, "search", "print", "none"};
enum { SWITCHES = sizeof switches / sizeof *switches, MOJIBAKE = 8 };
enum { TOKENIZE = 2, ENTITIES = 3, NUMEXTRACT = 4, ACTORS = 6 };
enum { SETTINGS = 8, KEYS = 16 /* pipes a setting */, WHOLE = 0, ALONE = 1, CUTS = 9 };

static void give(Options *options, size_t stage, const char *name, const char *value)
{
    if (value != NULL) options->own[options->own_count++] = (Option){.name = name, .value = value, .stage = stage};
}

static const Stage *const stages[] = {&normalize_stage, &sentsplit_stage, &tokenize_stage, &ner_tag_stage,
                                      &numextract_stage, &claimfind_stage, &actorcode_stage, NULL};

static unsigned bits_of(unsigned setting) { return setting * 40503u & 0xFFFFu; }

/* What the options are for one of the settings; with each, every option is on or off in half of them. */
static Options options_of(unsigned setting)
{
    unsigned bits = bits_of(setting);
    Options options = {.tool = "fuzz", .plain = true};
    for (unsigned i = 0; i < SWITCHES; i++)
        if (bits >> i & 1) give(&options, 0, switches[i].name, switches[i].value);
    bool table = bits & 1;
    give(&options, 0, "encoding", encodings[bits >> 11 & 3]);
    give(&options, 0, "profile", profiles[bits >> 13 & 3]);
    give(&options, 0, "columns", table && bits >> 15 ? "2,1" : NULL);
    give(&options, 0, "doc", table ? NULL : "d"); /* a table names its documents itself */
    give(&options, TOKENIZE, "clitics", bits & 2 ? "farasa" : NULL);
    give(&options, NUMEXTRACT, "date", bits & 4 ? "first" : NULL);
    return options;
}

/* One stage of the pipe, which reads what the one before wrote. */
static FuzzPipe *alone(unsigned setting, size_t stage)
{
    const Stage *const only[] = {stages[stage], NULL};
    Options options = options_of(setting), own = {.tool = "fuzz"};
    for (size_t i = 0; i < options.own_count; i++)
        if (options.own[i].stage == stage)
            give(&own, 0, options.own[i].name, options.own[i].value);
    return fuzz_pipe((uint32_t)(setting * KEYS + ALONE + stage), &own, only);
}

static void check_pipe(unsigned setting, const uint8_t *data, size_t size, Slice lines)
{
    Slice piped = {(const char *)data, size};
    for (size_t i = 0; stages[i] != NULL; i++) piped = fuzz_through(alone(setting, i), piped.ptr, piped.len);
    fuzz_expect("-p and the pipe differ", piped, lines);
}

/* A stage run again on what the last one wrote replaces its records in place by the same; those that actorcode amends it
   has to amend again. */
static void check_again(unsigned setting, Slice lines)
{
    for (size_t i = TOKENIZE; stages[i] != NULL; i++) {
        Slice again = fuzz_through(alone(setting, i), lines.ptr, lines.len);
        if (i >= ENTITIES) again = fuzz_through(alone(setting, ACTORS), again.ptr, again.len);
        fuzz_expect(stages[i]->name, lines, again);
    }
}

/* ---- offsets cut the text ---- */

/* Only of what is UTF-8 as it stands are characters of the original known here; mojibake is certain only in whole texts. */
static bool can_be_cut(unsigned setting, Slice text)
{
    unsigned bits = bits_of(setting);
    size_t skip;
    bool as_it_stands = (bits & 1) == 0 && (bits >> 11 & 3) == 0 && !(bits >> MOJIBAKE & 1);
    return as_it_stands && utf8_valid_prefix(text, &skip) == text.len && memchr(text.ptr, '\0', text.len) == NULL &&
           (text.len < 3 || memcmp(text.ptr, "\xEF\xBB\xBF", 3) != 0);
}

/* Behind so many characters from `at` on. */
static size_t walk(Slice text, size_t at, uint64_t count)
{
    while (count-- > 0 && at < text.len) at += utf8_length((unsigned char)text.ptr[at]);
    return at;
}

/* What normalize makes of a piece of the original: its paragraphs, a line feed between. */
static Slice normalised(unsigned setting, Slice cut, Arena *arena)
{
    static const Stage *const only[] = {&normalize_stage, NULL};
    static Buffer row, text;
    Options options = {.tool = "fuzz"}, all = options_of(setting);
    give(&options, 0, "tsv", "");
    for (size_t i = 0; i < all.own_count; i++)
        if (all.own[i].stage == 0 && strcmp(all.own[i].name, "doc") != 0) options.own[options.own_count++] = all.own[i];
    row.len = text.len = 0;
    buffer_put(&row, SLICE("0\t"));
    record_write_text(&row, cut);
    buffer_put_char(&row, '\n');
    Slice lines = fuzz_through(fuzz_pipe(setting * KEYS + CUTS, &options, only), row.ptr, row.len);
    for (Record record; record_next(&lines, arena, &record);) {
        if (text.len > 0) buffer_put_char(&text, '\n');
        buffer_put(&text, record.text);
    }
    return buffer_slice(&text);
}

/* A span may begin or end within a ligature (ﻻ): then the original covers a letter more at either side. */
static bool within_ligature(Slice text, Slice again, Slice cut)
{
    bool presentation = false;
    for (size_t at = 0; at + 1 < cut.len; at++) presentation |= (unsigned char)cut.ptr[at] == 0xEF && (unsigned char)cut.ptr[at + 1] >= 0xAD;
    bool inside = text.len <= again.len && memmem(again.ptr, again.len, text.ptr, text.len) != NULL;
    return presentation && inside && utf8_count(again) - utf8_count(text) <= 2;
}

static void check_spans(Slice attrs, uint64_t size, Slice lines)
{
    for (Slice key, value; attrs_next(&attrs, &key, &value);) {
        if (key.len < 3 || memcmp(key.ptr + key.len - 3, "_at", 3) != 0) continue;
        for (size_t at = 0; at < value.len; at++) {
            char *end;
            uint64_t from = strtoull(value.ptr + at, &end, 10), to = strtoull(end + 1, &end, 10);
            if (from >= to || to > size) fuzz_complain("a span is none of the document", lines, value);
            at = (size_t)(end - value.ptr);
        }
    }
}

/* Characters that go away around a token, a name or a number are none of its own: one less at either end is another text. */
static void check_tight(unsigned setting, Slice cut, const Record *record, Arena *arena)
{
    size_t last = cut.len - 1;
    while (last > 0 && ((unsigned char)cut.ptr[last] & 0xC0) == 0x80) last--;
    const Slice shorter[] = {slice_part(cut, walk(cut, 0, 1), cut.len), slice_part(cut, 0, last)};
    for (size_t i = 0; i < 2; i++)
        if (slice_equal(record->text, normalised(setting, shorter[i], arena)))
            fuzz_complain("a record covers more of the original than its text", record->text, cut);
}

static void check_cut(unsigned setting, Slice original, const Record *record, Arena *arena)
{
    Slice content;
    if (attrs_get(record->attrs, "content_at", arena, &content) && memchr(content.ptr, ',', content.len) != NULL) return;
    size_t from = walk(original, 0, record->begin), to = walk(original, from, record->end - record->begin);
    Slice cut = slice_part(original, from, to), again = normalised(setting, cut, arena);
    if (!slice_equal(record->text, again) && !within_ligature(record->text, again, cut))
        fuzz_complain("the original does not have the text where a record says", record->text, again);
    if (strchr("TEN", record->type) != NULL) check_tight(setting, cut, record, arena);
}

static void check_offsets(unsigned setting, Slice original, Slice lines)
{
    static Arena *arena;
    if (arena == NULL) arena = arena_new();
    uint64_t size = utf8_count(original);
    Slice rest = lines;
    for (Record record; record_next(&rest, arena, &record); arena_reset(arena)) {
        if (record.type == 'D') continue;
        if (record.begin >= record.end || record.end > size) fuzz_complain("a span is none of the document", lines, record.text);
        check_spans(record.attrs, size, lines);
        check_cut(setting, original, &record, arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    unsigned setting = data[0] % SETTINGS;
    Options options = options_of(setting);
    FuzzPipe *pipe = fuzz_pipe(setting * KEYS + WHOLE, &options, stages);
    Slice text = {(const char *)data + 1, size - 1}, lines = fuzz_keep(fuzz_through(pipe, data + 1, size - 1));
    uint32_t lot = fuzz_lot(data, size);
    fuzz_check_lines(lines);
    fuzz_check_ways(pipe, data + 1, size - 1, lines);
    if (fuzz_asks(lot, 3, 64)) check_pipe(setting, data + 1, size - 1, lines);
    if (fuzz_asks(lot, 4, 64)) check_again(setting, lines);
    if (can_be_cut(setting, text) && fuzz_asks(lot, 5, 8)) check_offsets(setting, text, lines); /* one setting in eight */
    return 0;
}
