/* lineup of any bytes as a stream: all as one story, gathered into stories, as a table; and what annview makes of groups of
   the same bytes. */

#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const modes[][3] = {{NULL}, {"stories", NULL}, {"stories", "table", NULL}};
    if (size < 1) return 0;
    Options options = {.tool = "lineup"};
    const char *const *names = modes[data[0] % 3];
    for (; names[options.own_count] != NULL; options.own_count++)
        options.own[options.own_count] = (Option){.name = names[options.own_count], .value = ""};
    const Stage *const stages[] = {&lineup_stage, NULL};
    fuzz_run(options, stages, data + 1, size - 1);
    return 0;
}
