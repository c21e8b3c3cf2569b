/* Any bytes as a model of ner-tag: what loads must tag a sentence without harm. */

#include "tests/fuzz/fuzz.h"

#include "common/utf8.h"
#include "tools/ner-tag/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] = "S\tx\t1\t0\t46\tقال وزير الخارجية الروسي سيرغي لافروف في باكو.\t\t\tpar=1\n";
    static const Stage *const stages[] = {&ner_tag_stage, NULL};
    char path[64];
    int file = fuzz_file(data, size, path);
    Model *model = model_load(path);
    if (model != NULL) {
        lseek(file, 0, SEEK_SET);
        Options options = {.tool = "fuzz", .own = {{.name = "model", .value = path}}, .own_count = 1};
        fuzz_run(options, stages, (const uint8_t *)text, sizeof text - 1);
    }
    model_free(model);
    close(file);
    return 0;
}
