/* Sentences with records of every kind, their offsets anywhere, through the stage that the first byte picks: a byte a piece
   of the text up to a byte FF, then four bytes a record. */

#include "tests/fuzz/fuzz.h"

static const char *const pieces[] = {
    " ", "و", "ب", "ل", "ال", "، ", ". ", ": ", "\"", "«", "»", "(", ")", " - ", "…", "😀", "ـ", "ّ", "\\t", "\\n", "\\\\", "\\",
    "\xe2\x80\x8f", " أن ", " إن ", " بأن ", " عن ", " إلى ", " على ", " من ", " في ", " لم ", " كان ", " قد ", " الذي ", " التي ",
    " قال ", " قالت ", " أكد ", " نفى ", " تنفيه ", " اتهمت ", " دعا ", " حذر ", " نقل ", " قوله ", " مضيفا ", " منددة ",
    " اتهامات ", " تصريح ", " تبادل ", " وفق ", " على حد قوله ", " من جانبه ", " ذلك ", " وهو ما ", " أي ", " لكن ",
    " الوزير ", " وزارة ", " الخارجية ", " باكو ", " يريفان ", " الرئيس ", " سيرغي ", " لافروف ", " مسؤولون ", " الجيش ",
    " قصف ", " هجوم ", " قتيلا ", " 3 ", " مئات ", " عام ", " 2020 ", " السبت ", " أمس ", " شخصان ", "x", "\x7f", "\xd8",
};
static const char types[] = "TENCTENX";
static const char *const labels[] = {"PER", "LOC", "ORG", "MISC", "word", "cardinal", "say", ""};
static const char *const attrs[] = {"", "score=0.9", "seg=و+قال", "cue=قال;cue_at=0-5;source_at=6-10,12-14;content_at=9-1",
                                    "of=%;of_at=5-", "=;;=,", "cue_at=99999999999999999999-1;target_at=,", "mod=%41%2"};
static const char *const maps[] = {"par=1", "par=1;map=2:5", "par=1;map=0:3,4:-2,4:7", "par=x;map=9999:1", "", "map=1:-9"};
static const char *const dates[] = {NULL, "2020-02-29", "first"};
/* Those that write all documents into one file: convert.c has the others. */
static const char *const formats[] = {"json", "csv", "conllu", "vertical", "w3c", "sql"};

enum { PIECES = sizeof pieces / sizeof *pieces, TOOLS = 6, END_OF_TEXT = 0xFF, RECORD_BYTES = 4 };

static void put_columns(Buffer *out, const char *label, const char *value, const char *last)
{
    const char *const columns[] = {label, value, last};
    for (size_t i = 0; i < 3; i++) {
        buffer_put_char(out, '\t');
        buffer_put(out, slice_of(columns[i]));
    }
    buffer_put_char(out, '\n');
}

static void put_front(Buffer *out, char type, uint64_t sentence, uint64_t begin, uint64_t end)
{
    const uint64_t numbers[] = {sentence, begin, end};
    buffer_put_char(out, type);
    buffer_put(out, SLICE("\tf"));
    for (size_t i = 0; i < 3; i++) {
        buffer_put_char(out, '\t');
        buffer_put_number(out, numbers[i]);
    }
    buffer_put_char(out, '\t');
}

/* Returns the bytes that it took. */
static size_t put_sentence(Buffer *out, const uint8_t *data, size_t size, uint64_t number, const char *map)
{
    size_t at = 0;
    put_front(out, 'S', number, number * 100, number * 100 + 90);
    for (; at < size && data[at] != END_OF_TEXT; at++) buffer_put(out, slice_of(pieces[data[at] % PIECES]));
    put_columns(out, "", "", map);
    for (at++; at + RECORD_BYTES <= size && data[at] != END_OF_TEXT; at += RECORD_BYTES) {
        uint64_t begin = number * 100 + data[at + 1] % 128;
        put_front(out, types[data[at] & 7], number + (data[at] >> 7), begin, begin + data[at + 2] % 64);
        buffer_put(out, slice_of(pieces[data[at + 3] % PIECES]));
        put_columns(out, labels[data[at] >> 3 & 7], labels[data[at + 3] & 7], attrs[data[at + 3] >> 3 & 7]);
    }
    return at < size ? at + 1 : size;
}

static FuzzPipe *pipe_of(const Stage *stage, unsigned tool, unsigned setting)
{
    const Stage *const only[] = {stage, NULL};
    Options options = {.tool = "fuzz", .own_count = 1};
    if (stage == &numextract_stage) options.own[0] = (Option){.name = "date", .value = dates[setting % 3]};
    else if (stage == &show_stage && setting & 1) options.own[0] = (Option){.name = "html", .value = ""};
    else if (stage == &annconvert_stage) options.own[0] = (Option){.name = "to", .value = formats[setting % 6]};
    else options.own_count = 0;
    return fuzz_pipe(tool * 6 + setting % 6, &options, only);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const tools[TOOLS] = {&claimfind_stage, &numextract_stage, &ner_tag_stage, &actorcode_stage,
                                              &show_stage, &annconvert_stage};
    static Buffer stream;
    if (size < 2) return 0;
    const Stage *stage = tools[data[0] % TOOLS];
    stream.len = 0;
    uint64_t number = 1;
    for (size_t at = 2; at < size && number < 50; number++)
        at += put_sentence(&stream, data + at, size - at, number, maps[(data[0] / TOOLS + number) % 6]);
    const uint8_t *bytes = (const uint8_t *)stream.ptr;
    FuzzPipe *pipe = pipe_of(stage, data[0] % TOOLS, data[1]);
    if (stage->render != NULL) fuzz_through(pipe, bytes, stream.len);
    else fuzz_stage(pipe, bytes, stream.len);
    return 0;
}
