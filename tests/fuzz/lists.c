/* Any bytes as a user's list, for the stage that the first byte picks, over a sentence of the same words. */

#include "tests/fuzz/fuzz.h"

#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const tools[] = {&ner_tag_stage, &numextract_stage, &claimfind_stage, &actorcode_stage};
    static const char *const names[] = {"gazetteer", "lexicon", "lexicon", "lexicon"};
    static const char *const numbers[] = {"", "قال وزير ", "3 ", "مئتي "};
    if (size == 0) return 0;
    size_t skip, picked = data[0] % 4;
    const Stage *const stages[] = {tools[picked], NULL};
    Slice list = {(const char *)data + 1, size - 1};
    char path[64];
    int file = fuzz_file(data + 1, list.len, path);
    Buffer line = {0};
    buffer_put(&line, SLICE("S\tf\t1\t0\t100000\t"));
    buffer_put(&line, slice_of(numbers[data[0] / 4 % 4]));
    for (size_t i = 0; i < utf8_valid_prefix(list, &skip) && i < 2000; i++)
        buffer_put_char(&line, (unsigned char)list.ptr[i] < ' ' || list.ptr[i] == '\\' ? ' ' : list.ptr[i]);
    buffer_put(&line, SLICE("\t\t\tpar=1\n"));
    Options options = {.tool = "fuzz", .own = {{.name = names[picked], .value = path}}, .own_count = 1};
    fuzz_run(options, stages, (const uint8_t *)line.ptr, line.len);
    buffer_free(&line);
    close(file);
    return 0;
}
