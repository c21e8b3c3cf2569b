/* Any bytes as a sentence, and as the sources, targets and names in it, through actorcode: the lengths of the parts come from
   the bytes too. */

#include "tests/fuzz/fuzz.h"

#include "common/record.h"
#include "common/utf8.h"

/* Bytes [from, to) of the text as a record of the type, with what actorcode reads of one. */
static void put_record(Buffer *stream, char type, Slice text, size_t from, size_t to, const char *label)
{
    Slice part = slice_part(text, from, to);
    uint64_t begin = utf8_count(slice_part(text, 0, from)), end = begin + utf8_count(part);
    Buffer attrs = {0};
    attrs_put_list(&attrs, "source_at", SLICE(""));
    buffer_put_number(&attrs, begin);
    buffer_put_char(&attrs, '-');
    buffer_put_number(&attrs, end);
    attrs_put(&attrs, "target", part);
    attrs_put_list(&attrs, "target_at", SLICE(""));
    buffer_put_number(&attrs, begin);
    buffer_put_char(&attrs, '-');
    buffer_put_number(&attrs, end);
    Record record = {.type = type, .doc = SLICE("f"), .sent = 1, .begin = begin, .end = end, .text = part,
                     .label = slice_of(label), .value = type == 'C' ? part : SLICE(""),
                     .attrs = type == 'C' ? buffer_slice(&attrs) : SLICE("")};
    record_write(stream, &record);
    buffer_free(&attrs);
}

/* The end of the character that ends at byte `at` or after it. */
static size_t whole(Slice text, size_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    return at < text.len ? at : text.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { LENGTHS = 8 };
    static const char *const labels[] = {"PER", "ORG", "LOC", "MISC"};
    const Stage *const stages[] = {&actorcode_stage, NULL};
    size_t skip;
    if (size < LENGTHS) return 0;
    Slice text = {(const char *)data + LENGTHS, size - LENGTHS};
    text.len = utf8_valid_prefix(text, &skip);
    Buffer stream = {0};
    put_record(&stream, 'S', text, 0, text.len, "");
    for (int type = 0; type < 2; type++)
        for (size_t i = 0, at = 0; i < LENGTHS; i++) {
            size_t to = whole(text, at + data[i]);
            if (to > at) put_record(&stream, "EC"[type], text, at, to, labels[data[i] % 4]);
            at = to;
        }
    Options options = {.tool = "fuzz"};
    FuzzPipe *pipe = fuzz_pipe(0, &options, stages);
    fuzz_stage(pipe, (const uint8_t *)stream.ptr, stream.len);
    buffer_free(&stream);
    return 0;
}
